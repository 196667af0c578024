"""What /health tells of the outside, and how soon."""

import socket
from pathlib import Path

import httpx2
import pytest

from tests.kit.eventually import eventually
from tests.kit.scanner import clamd_by_tcp
from tests.kit.server import Server, free_port

MAIL = '[mail]\nhost = "127.0.0.1"\nport = {port}\ntls = "none"\n'


def mail_of(server: Server) -> dict[str, str]:
    answer = httpx2.get(f"{server.url}/health/live", timeout=5)
    assert answer.status_code == 200
    (mail,) = [part for part in answer.json()["parts"] if part["name"] == "mail"]
    return mail


def test_a_mail_server_that_hangs_keeps_no_load_balancer_waiting(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = Server(tmp_path / "data", MAIL.format(port=silent.getsockname()[1])).start()
        try:
            assert mail_of(server)["state"] == "off"
        finally:
            server.stop()


@pytest.mark.anyio
async def test_a_mail_server_that_is_away_is_told_once_it_was_looked_for(tmp_path: Path) -> None:
    server = Server(tmp_path / "data", MAIL.format(port=free_port())).start()

    async def is_told() -> bool:
        return mail_of(server)["state"] == "failed"

    try:
        await eventually(is_told)
    finally:
        server.stop()


@pytest.mark.anyio
async def test_a_virus_scanner_that_is_away_is_told_and_one_that_answers_too(tmp_path: Path) -> None:
    async with clamd_by_tcp() as clamd:
        server = Server(tmp_path / "data", f'[scan]\naddress = "{clamd.address}"\n').start()

        async def is_told() -> bool:
            return await scanner_of(server) == "ok"

        try:
            await eventually(is_told)
            clamd.says_instead = b"UNKNOWN COMMAND\0"
            server.stop()
            server.start()

            async def is_missed() -> bool:
                return await scanner_of(server) == "failed"

            await eventually(is_missed)
        finally:
            server.stop()


async def scanner_of(server: Server) -> str:
    async with httpx2.AsyncClient() as visitor:
        answer = await visitor.get(f"{server.url}/health/live", timeout=5)
    return next(part["state"] for part in answer.json()["parts"] if part["name"] == "virus scanner")
