"""Offices in which people meet: on just this machine, or reached by a name from their homes."""

import time
from pathlib import Path

import httpx2

from tests.e2e.media_windows import MediaWindow
from tests.e2e.office import GENEROUS, Office, open_office
from tests.integration.web.visitor import Visitor
from tests.kit.certificates import NAME, new_certificate
from tests.kit.homes import ADDRESS
from tests.kit.media_engine import HeldEngine, engine_program
from tests.kit.server import START_LIMIT, Server

NAMED = """[server]
host = "0.0.0.0"
host_name = "{name}"
certificate_file = "{folder}/cert.pem"
key_file = "{folder}/key.pem"
[media]
address = "{address}"
{more}"""
COOKIE = "carillon_client"


def open_meeting_office(folder: Path) -> tuple[Office, HeldEngine]:
    """On just this machine, with an engine that can be held down."""
    engine = HeldEngine(folder / "engine", engine_program()).put()
    return open_office(folder / "data", GENEROUS + engine.config), engine


def give_name(server: Server, more: str = "") -> None:
    """Start anew as others reach it: HTTPS, a name, and media on the address that homes lead to."""
    server.stop()
    folder = server.data.with_name(f"{server.data.name}-tls")
    new_certificate(folder)
    text = NAMED.format(name=NAME, folder=folder, address=ADDRESS, more=more)
    (server.data / "carillon.toml").write_text(text)
    server.begin()
    wait_until_ready(server)


def named_address(server: Server) -> str:
    return f"https://{NAME}:{server.port}"


def wait_until_ready(server: Server) -> None:
    end = time.monotonic() + START_LIMIT
    with httpx2.Client(base_url=f"https://127.0.0.1:{server.port}", verify=False, timeout=5) as http:
        while True:
            assert time.monotonic() < end, f"the server was not ready:\n{server.log}"
            try:
                if http.get("/health/ready").status_code == 200:
                    return
            except httpx2.TransportError:
                time.sleep(0.05)


def seat_by_name(window: MediaWindow, somebody: Visitor) -> None:
    """Go on at home as somebody who had signed in before the server had its name."""
    value = str(somebody.cookies[COOKIE])
    window.window.context.add_cookies(
        [{"name": f"__Host-{COOKIE}", "value": value, "url": window.window.witness.origin}]
    )
