"""Bare LiveKit: the engine and a page of a few lines, beside which Carillon's meetings are measured."""

import json
import subprocess
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
from livekit.api import AccessToken, VideoGrants

from tests.kit.server import free_port

HOST = "127.0.0.1"
CLIENT = Path(__file__).parent.parent / "web/node_modules/livekit-client/dist/livekit-client.umd.js"
KEY, SECRET = "bench", "bench-bench-bench-bench-bench-bench"
START_LIMIT = 20.0
PAGE = """<!doctype html><title>Bare</title><script src=/livekit.js></script><button>Join</button><script>
document.querySelector('button').onclick = async () => {
    const { url, token } = await (await fetch('/token' + location.search)).json()
    const room = new LivekitClient.Room()
    room.on('trackSubscribed', (track) => document.body.append(track.attach()))
    await room.connect(url, token)
    await room.localParticipant.enableCameraAndMicrophone()
}
</script>"""


@dataclass(frozen=True, slots=True)
class Bare:
    """Where the page is, and the engine behind it."""

    origin: str
    engine: "subprocess.Popen[bytes]"


@contextmanager
def bare_livekit(program: Path, folder: Path) -> Generator[Bare]:
    port = free_port()
    settings = folder / "bare.yaml"
    settings.write_text(configuration(port, free_port()))
    with (folder / "bare.log").open("wb") as log:
        engine = subprocess.Popen([program, "--config", settings], stdout=log, stderr=log)
    page = ThreadingHTTPServer((HOST, 0), pages(f"ws://{HOST}:{port}"))
    threading.Thread(target=page.serve_forever, daemon=True).start()
    try:
        wait_until_ready(port)
        yield Bare(f"http://localhost:{page.server_port}", engine)
    finally:
        page.shutdown()
        engine.terminate()
        engine.wait(timeout=30)


def configuration(port: int, udp_port: int) -> str:
    """JSON is YAML too."""
    rtc = {
        "node_ip": HOST,
        "use_external_ip": False,
        "enable_loopback_candidate": True,
        "interfaces": {"includes": ["lo"]},
        "ips": {"includes": [f"{HOST}/32"]},
        "udp_port": udp_port,
        "stun_servers": [f"{HOST}:3478"],
    }
    tree = {"port": port, "bind_addresses": [HOST], "rtc": rtc, "keys": {KEY: SECRET}, "logging": {"level": "warn"}}
    return json.dumps(tree)


def pages(signalling: str) -> type[BaseHTTPRequestHandler]:
    class Pages(BaseHTTPRequestHandler):
        """The page, the library, and a token for whoever asks by name."""

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/livekit.js":
                return self.answer(CLIENT.read_bytes(), "text/javascript")
            if parts.path == "/token":
                token = signed(parse_qs(parts.query)["name"][0])
                return self.answer(json.dumps({"url": signalling, "token": token}).encode(), "application/json")
            return self.answer(PAGE.encode(), "text/html")

        def answer(self, content: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(content)

        def log_request(self, code: object = None, size: object = None) -> None:
            """Nothing is measured by what is printed."""

    return Pages


def signed(name: str) -> str:
    grants = VideoGrants(room_join=True, room="bench")
    return AccessToken(KEY, SECRET).with_identity(name).with_grants(grants).to_jwt()


def wait_until_ready(port: int) -> None:
    end = time.monotonic() + START_LIMIT
    while True:
        try:
            httpx2.get(f"http://{HOST}:{port}", timeout=5).raise_for_status()
        except httpx2.HTTPError:
            assert time.monotonic() < end, f"no engine at {HOST}:{port}"
            time.sleep(0.05)
        else:
            return
