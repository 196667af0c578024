"""The sample bot as a customer runs it: its own program with its own certificate, in a chat room of a real server."""

import json
import socket
import ssl
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError

import pytest

from tests.integration.aws.conftest import GENEROUS
from tests.integration.aws.office import employee, enterprise
from tests.integration.web.visitor import Visitor
from tests.kit.certificates import new_certificate
from tests.kit.endpoints import outgoing
from tests.kit.eventually import eventually
from tests.kit.server import Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient

pytestmark = pytest.mark.anyio

PROGRAM = Path(__file__).parent.parent.parent.parent / "examples/ring.py"
HELP = "I know these commands: help, echo."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("ring")
    new_certificate(made)
    return made


@pytest.fixture(scope="module")
def installation(folder: Path) -> Iterator[Server]:
    started = Server(folder / "installation", GENEROUS + outgoing(folder)).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def bot(root: "ChimeClient", installation: Server) -> dict[str, str]:
    account_id = enterprise(root, installation, "Acme", "acme.example")
    made: Any = root.create_bot(AccountId=account_id, DisplayName="ring")["Bot"]
    return {"AccountId": account_id, "BotId": made["BotId"], "Token": made["SecurityToken"]}


@pytest.fixture(scope="module")
def port(folder: Path, bot: dict[str, str]) -> Iterator[int]:
    """Where the sample bot listens."""
    (folder / "token.txt").write_text(bot["Token"])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        chosen = int(free.getsockname()[1])
    tls = ("--certificate", f"{folder}/cert.pem", "--key", f"{folder}/key.pem")
    running = subprocess.Popen(
        [sys.executable, "-I", str(PROGRAM), "--token-file", f"{folder}/token.txt", "--port", str(chosen), *tls],
        stderr=subprocess.DEVNULL,
    )
    yield chosen
    running.terminate()
    running.wait(10)


def listens(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


def post(request: urllib.request.Request, context: ssl.SSLContext) -> None:
    urllib.request.urlopen(request, context=context, timeout=10).close()


def said(visitor: Visitor, room_id: str) -> list[str]:
    return [item["content"] for item in visitor.get(f"/rooms/{room_id}/messages").json()["items"]]


@pytest.mark.spec("BOT-70", "BOT-38", "BOT-07")
async def test_the_sample_bot_says_what_it_knows_and_does_it(
    installation: Server, root: "ChimeClient", bot: dict[str, str], port: int
) -> None:
    await eventually(lambda: listens(port))
    here: Any = {"AccountId": bot["AccountId"], "BotId": bot["BotId"]}
    root.put_events_configuration(**here, OutboundEventsHTTPSEndpoint=f"https://localhost:{port}/")
    _, visitor = employee(root, installation, bot["AccountId"], "bob@acme.example")
    room_id = visitor.done("/rooms", {"name": "Tower", "token": "tower"})["id"]
    visitor.done(f"/rooms/{room_id}/bots", {"email": "ring-chimebot@acme.example"})
    await eventually(lambda: said(visitor, room_id) == [HELP])
    for number, (text, answer) in enumerate((("hey @ring help", HELP), ("@ring echo good morning", "good morning"))):
        visitor.done(f"/rooms/{room_id}/messages", {"content": text, "token": f"call-{number}"})
        await eventually(lambda text=text, answer=answer: said(visitor, room_id)[-2:] == [text, answer])


@pytest.mark.spec("BOT-44")
async def test_the_sample_bot_refuses_what_is_not_signed_with_its_token(folder: Path, port: int) -> None:
    await eventually(lambda: listens(port))
    context = ssl.create_default_context(cafile=f"{folder}/cert.pem")
    body = json.dumps({"Challenge": "0" * 20, "EventType": "HTTPSEndpointVerification"}).encode()
    headers = {"Chime-Request-Timestamp": "2026-03-02T12:00:00.000Z", "Chime-Signature": "AAAA"}
    with pytest.raises(HTTPError, match="403"):
        post(urllib.request.Request(f"https://localhost:{port}/", body, headers), context)
