"""20,000 requests out of shape, at the real handlers and a real database: never a fault, always an answer of AWS's."""

import asyncio
import json
import re
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from starlette.types import ASGIApp, Message

from carillon.adapters.http import Outgoing, Post, Unreached
from carillon.adapters.http import Reply as HttpReply
from carillon.app import doors
from carillon.app.installation import Installation, opened
from carillon.core.calls import find_part
from carillon.core.clock import SystemClock
from carillon.core.config import Config
from carillon.core.trail import Recorder
from carillon.core.vault import Vault
from carillon.features import access, accounts, signin
from carillon.wire import aws
from carillon.wire.http.origin import Doorstep
from tests.integration.aws.conformance.models import SERVICES, Case
from tests.integration.aws.fuzz import Sending, batches
from tests.kit.aws_stand import Reply

HOST = "carillon.example:8080"
AT_ONCE = 20
EXAMPLES = 100
PARTS = [*(("chime", part) for part in range(4)), *(("iam", part) for part in range(4)), ("sts", 0), ("cloudtrail", 0)]
"""Ten parts of 100 times 20 requests; each asks every fourth of a service's operations."""
TOKEN = re.compile(r"(?:{|%7B)(account|team|user|room|bot|member|key|arn)(?:}|%7D)")
# The draws are the same in every run: what was found once is found again.
STEADY = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example),
)


class Deaf:
    """Implements `Outgoing`: an internet in which nobody answers."""

    def check(self, url: str) -> None:
        """Every address will do."""

    async def post(self, post: Post) -> HttpReply:
        raise Unreached(host="nowhere", reason="nobody answers.")


class World:
    """An installation with something of everything in it, at work in this process."""

    def __init__(self, folder: Path) -> None:
        self.runner = asyncio.Runner()
        self._held = AsyncExitStack()
        self.installation = self.runner.run(self._open(folder))
        self.app = self.runner.run(self._build(self.installation))
        self.keys = {"right": self.runner.run(self._key(None)), "nobody's": self.runner.run(self._key("walter"))}
        self.ids = {"key": self.keys["right"].access_key, "arn": "arn:aws:iam::aws:policy/AmazonChimeFullAccess"}
        self.runner.run(self._fill())

    def close(self) -> None:
        self.runner.run(self._held.aclose())
        self.runner.close()

    async def _open(self, folder: Path) -> Installation:
        installation = await self._held.enter_async_context(opened(Config(), folder))
        installation.parts |= {Outgoing: Deaf(), signin.Hasher: signin.Hasher(signin.CHEAP)}
        async with installation.operator().write() as call:
            await access.ensure(call)
        return installation

    async def _build(self, installation: Installation) -> ASGIApp:
        desk = aws.Desk(
            keys=access.SigningKeys(
                installation.database, installation.clock, find_part(installation.parts, Vault), installation.tasks
            ),
            recorder=find_part(installation.parts, Recorder),
            calls=installation.calls,
            origin=Doorstep().origin,
            wall=SystemClock(),
            observe=installation.metrics.observe_aws,
            pace=aws.Pace(100_000, 1_000_000),
        )
        return aws.aws_app([mark for module in doors.AWS for mark in aws.operations_in(module)], desk)

    async def _key(self, user: str | None) -> Credentials:
        async with self.installation.operator().write() as call:
            if user is not None:
                await access.create_user(call, user)
            made = await access.create_key(call, user)
        return Credentials(made.id, made.secret)

    async def _fill(self) -> None:
        """Something to find behind the tokens that requests name."""
        team = (await self.ask("CreateAccount", Name="Team"))["Account"]["AccountId"]
        account = (await self.ask("CreateAccount", Name="Firm"))["Account"]["AccountId"]
        async with self.installation.operator().write() as call:
            await accounts.verify_domain(call, account, "firm.example")
        user = (await self.ask("CreateUser", AccountId=account, Email="ann@firm.example"))["User"]["UserId"]
        room = (await self.ask("CreateRoom", AccountId=account, Name="Tower"))["Room"]["RoomId"]
        bot = (await self.ask("CreateBot", AccountId=account, DisplayName="ring"))["Bot"]["BotId"]
        self.ids |= {"account": account, "team": team, "user": user, "room": room, "bot": bot}
        self.ids["member"] = user
        for order in ("Action=CreateUser&UserName=taken", "Action=CreateGroup&GroupName=taken"):
            form = {"content-type": "application/x-www-form-urlencoded"}
            body = f"{order}&Version=2010-05-08".encode()
            assert (await self.send(Sending("iam", "POST", "/aws/iam/", body, form, "right"))).status == 200

    async def ask(self, operation: str, **parameters: Any) -> Any:
        case = Case(SERVICES["chime"], SERVICES["chime"].operations[operation])
        method, target, body, headers = case.written(parameters)
        reply = await self.send(Sending("chime", method, target, body, headers, "right"))
        assert reply.status in (200, 201), reply.body
        return json.loads(reply.body)

    def answers(self, sent: list[Sending]) -> list[Reply]:
        async def all_at_once() -> list[Reply]:
            return await asyncio.gather(*(self.send(each) for each in sent))

        return self.runner.run(all_at_once())

    async def send(self, sending: Sending) -> Reply:
        filled = replace(
            sending,
            target=self._fill_in(sending.target),
            body=self._fill_in(sending.body.decode("latin-1")).encode("latin-1"),
        )
        if filled.signing == "presigned":
            filled = replace(filled, body=b"")
        target, headers = self._signed(filled)
        path, _, query = target.partition("?")
        messages: list[Message] = []
        waiting = [{"type": "http.request", "body": filled.body[:7], "more_body": True}]
        waiting.append({"type": "http.request", "body": filled.body[7:], "more_body": False})

        async def receive() -> Message:
            return waiting.pop(0) if waiting else {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            messages.append(message)

        scope = {
            "type": "http",
            "method": filled.method,
            "path": path,
            "raw_path": path.encode("latin-1", "replace"),
            "query_string": query.encode("latin-1", "replace"),
            "scheme": "http",
            "headers": [(name.lower().encode(), value.encode("latin-1", "replace")) for name, value in headers.items()],
            "client": ("192.0.2.7", 40000),
        }
        await self.app(scope, receive, send)
        start, content = messages
        return Reply(start["status"], {n.decode(): v.decode() for n, v in start["headers"]}, content["body"])

    def _fill_in(self, text: str) -> str:
        return TOKEN.sub(lambda found: self.ids[found[1]], text)

    def _signed(self, sending: Sending) -> tuple[str, dict[str, str]]:
        """The target and the headers as this kind of signing leaves them."""
        key = self.keys.get(sending.signing, self.keys["right"])
        if sending.signing == "unknown":
            key = Credentials("AKIAAAAAAAAAAAAAAAAA", "secret")
        if sending.signing == "strange token":
            key = Credentials(key.access_key, key.secret_key, "token")
        url, name = f"http://{HOST}{sending.target}", sending.service
        request = AWSRequest(sending.method, url, headers=dict(sending.headers), data=sending.body)
        if sending.signing == "presigned":
            SigV4QueryAuth(key, name, "us-east-1").add_auth(request)
            return str(request.url).removeprefix(f"http://{HOST}"), {"host": HOST, **sending.headers, **sending.after}
        SigV4Auth(key, name, "us-east-1").add_auth(request)
        headers = {"host": HOST, **{name: str(value) for name, value in request.headers.items()}}
        return sending.target, {**headers, **SPOILED.get(sending.signing, {}), **sending.after}


SPOILED = {
    "unsigned": {"Authorization": ""},
    "wrong": {"X-Amz-Date": "20260101T000000Z"},
    "garbled": {"Authorization": "AWS4-HMAC-SHA256 Credential=AKIA/x, SignedHeaders=;;, Signature=\xff"},
    "stale": {"X-Amz-Date": "19700101T000000Z", "Date": "yesterday"},
}


def check(sending: Sending, reply: Reply) -> None:
    """Not a fault, and of the form that the service's clients read."""
    assert reply.status < 500, (sending, reply)
    if "[" in sending.after.get("host", ""):
        return
    assert reply.headers.get("x-amzn-requestid"), (sending, reply)
    if reply.status < 400:
        return
    if sending.method == "HEAD":
        return
    protocol = SERVICES[sending.service].protocol
    if protocol == "query":
        assert ET.fromstring(reply.body).tag.endswith("ErrorResponse"), (sending, reply)
        return
    told = json.loads(reply.body)
    assert told.get("message") or told.get("Message"), (sending, reply)
    assert reply.headers.get("x-amzn-errortype") or told.get("__type"), (sending, reply)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = World(tmp_path_factory.mktemp("fuzz"))
    yield made
    made.close()


@pytest.mark.parametrize(("service", "part"), PARTS)
@STEADY
@given(data=st.data())
def test_no_request_meets_a_fault_and_every_answer_is_one_of_awss(
    world: World, service: str, part: int, data: st.DataObject
) -> None:
    sent = data.draw(batches(service, AT_ONCE, part))
    for sending, reply in zip(sent, world.answers(sent), strict=True):
        check(sending, reply)
