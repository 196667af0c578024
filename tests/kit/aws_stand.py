"""The AWS door without a network or a database: what it is given is in memory, what it does is kept to be looked at."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from starlette.requests import HTTPConnection
from starlette.types import Message

from carillon.core.callers import Caller, Circumstances, Origin, Principal
from carillon.core.calls import Call, Calls
from carillon.core.clock import Clock, HandClock, SystemClock
from carillon.core.db import Database, Transaction
from carillon.core.errors import Refusal
from carillon.core.trail import Knock, Record
from carillon.wire.aws import Desk, Key, Marked, Pace, aws_app
from tests.kit.ids import CountedIds

HOST = "carillon.example:8080"
ACCESS_KEY_ID = "AKIDEXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
ARN = "arn:aws:iam::123456789012:user/alice"
NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


@dataclass
class Reply:
    """What the client would read from the socket."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Policy:
    """Allows what is not listed."""

    denied: set[str] = field(default_factory=set[str])

    def allows(self, action: str, circumstances: Circumstances) -> bool:
        return action not in self.denied


@dataclass
class KeyRing:
    """One key: Alice's."""

    policy: Policy
    uses: list[str] = field(default_factory=list[str])

    async def find(self, access_key_id: str) -> Key | None:
        return Key(ACCESS_KEY_ID, SECRET, self.alice) if access_key_id == ACCESS_KEY_ID else None

    def used(self, access_key_id: str, service: str, region: str) -> None:
        self.uses.append(access_key_id)

    def alice(self, origin: Origin) -> Principal:
        return Principal(
            organisation_id="123456789012",
            arn=ARN,
            principal_id="AIDAALICE",
            name="alice",
            is_root=False,
            authority=self.policy,
            origin=origin,
            access_key_id=ACCESS_KEY_ID,
        )


class Ledger:
    """A database that holds nothing and remembers which transactions were committed; and the trail beside it."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.committed: list[str] = []
        self.records: list[tuple[str, Record]] = []
        self.full: Refusal | None = None

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[Transaction]:
        yield cast(Transaction, self)

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[Transaction]:
        before = list(self.records)
        try:
            yield cast(Transaction, self)
        except BaseException:
            self.records[:] = before
            raise
        self.committed.append("write")

    async def record(self, call: Call, record: Record) -> None:
        self.records.append(("with the change", record))

    async def record_alone(self, record: Record) -> None:
        if self.full:
            raise self.full
        self.records.append(("alone", record))


class Stand:
    """The door with some handlers behind it."""

    def __init__(
        self,
        handlers: Mapping[str, Callable[..., Awaitable[Any]]],
        *,
        wall: Clock | None = None,
        service: str = "chime",
        marks: Sequence[Marked] = (),
        pace: Pace | None = None,
    ) -> None:
        self.service = service
        self.policy = Policy()
        self.keys = KeyRing(self.policy)
        self.ledger = Ledger()
        self.observed: list[tuple[str, str, int]] = []
        self.wall = wall or SystemClock()
        self.knocks: list[Knock] = []
        self.desk = Desk(
            self.keys,
            self.ledger,
            self._calls,
            _origin,
            self.wall,
            self._observe,
            pace=pace or Pace(10_000, 100_000),
            turned_away=self.knocks.append,
            instead={"cloudtrail": "Ask the operator."},
        )
        self.app = aws_app([*marks, *(Marked(service, name, h) for name, h in handlers.items())], self.desk)

    def _calls(self, caller: Caller) -> Calls:
        return Calls(cast(Database, self.ledger), HandClock(NOON), CountedIds(), {}, caller, "request-1")

    def _observe(self, service: str, operation: str, status: int, seconds: float) -> None:
        self.observed.append((service, operation, status))

    def call(self, method: str, target: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Reply:
        """A signed request, `target` as it stands on the request line."""
        return self.send(method, target, body, signed(method, target, body, headers or {}, service=self.service))

    def send(self, method: str, target: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        """Exactly these bytes."""
        return asyncio.run(self.answer(method, target, body, headers))

    async def answer(self, method: str, target: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        path, _, query = target.partition("?")
        messages: list[Message] = []
        pieces = [body[:7], body[7:]]  # In two chunks, as a network may cut it.

        async def receive() -> Message:
            piece = pieces.pop(0)
            return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

        async def send(message: Message) -> None:
            messages.append(message)

        raw_headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode("latin-1"),
            "query_string": query.encode("latin-1"),
            "headers": raw_headers,
            "client": ("192.0.2.7", 40000),
        }
        await self.app(scope, receive, send)
        start, content = messages
        names = {name.decode(): value.decode() for name, value in start["headers"]}
        return Reply(start["status"], names, content["body"])


def _origin(connection: HTTPConnection) -> Origin:
    return Origin(connection.client.host if connection.client else "", connection.headers.get("user-agent", ""))


def signed(
    method: str,
    target: str,
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
    region: str = "us-east-1",
    *,
    service: str = "chime",
) -> dict[str, str]:
    """The headers that botocore's own signer would send."""
    request = AWSRequest(method, f"http://{HOST}{target}", headers=dict(headers or {}), data=body)
    SigV4Auth(Credentials(ACCESS_KEY_ID, SECRET), service, region).add_auth(request)
    return {"host": HOST, **{name: str(value) for name, value in request.headers.items()}}
