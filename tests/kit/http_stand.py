"""The HTTP door without a network or a database: sessions and the trail are in memory."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from starlette.applications import Starlette
from starlette.routing import Route as Address
from starlette.types import Message

from carillon.core.callers import Caller, Origin, Person, Principal
from carillon.core.calls import Calls
from carillon.core.clock import HandClock
from carillon.core.db import Database
from carillon.wire.http import Route
from carillon.wire.http.door import Desk, Door
from carillon.wire.http.origin import Doorstep
from tests.kit.aws_stand import NOON, Ledger, Policy
from tests.kit.ids import CountedIds

HOST = "localhost:8420"
SAME_SITE = {"host": HOST, "origin": f"http://{HOST}", "content-type": "application/json"}


@dataclass
class Answer:
    """What a browser would read."""

    status: int
    headers: dict[str, str]
    body: Any


@dataclass
class KnownSessions:
    """Alice holds `console-1` in the console, Bob holds `client-1` in the client."""

    policy: Policy = field(default_factory=Policy)

    async def person(self, token: str, origin: Origin) -> Person | None:
        return Person("bob", "s1", origin) if token == "client-1" else None

    async def administrator(self, token: str, origin: Origin) -> Principal | None:
        if token != "console-1":
            return None
        arn = "arn:aws:iam::123456789012:user/alice"
        return Principal("123456789012", arn, "AIDAALICE", "alice", is_root=False, authority=self.policy, origin=origin)


class HttpStand:
    """Some routes behind the real door."""

    def __init__(self, *routes: Route) -> None:
        self.ledger = Ledger()
        self.sessions = KnownSessions()
        self.observed: list[tuple[str, str, int]] = []
        desk = Desk(Doorstep(), self.sessions, self.ledger, self._calls, self._observe)
        self.app = Starlette(
            routes=[Address(route.path, Door(desk, route).__call__, methods=[route.method]) for route in routes]
        )

    def _calls(self, caller: Caller) -> Calls:
        return Calls(cast(Database, self.ledger), HandClock(NOON), CountedIds(), {}, caller, "request-1")

    def _observe(self, method: str, route: str, status: int, seconds: float) -> None:
        self.observed.append((method, route, status))

    def send(
        self, method: str, target: str, body: Any = None, cookie: str = "", headers: Mapping[str, str] = SAME_SITE
    ) -> Answer:
        raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        return asyncio.run(self._send(method, target, raw, {**headers, **({"cookie": cookie} if cookie else {})}))

    async def _send(self, method: str, target: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        path, _, query = target.partition("?")
        sent: list[Message] = []
        waiting: list[Message] = [
            {"type": "http.request", "body": body[:5], "more_body": True},
            {"type": "http.request", "body": body[5:], "more_body": False},
        ]

        async def receive() -> Message:
            return waiting.pop(0) if waiting else {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "scheme": "http",
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", 8420),
            "root_path": "",
        }
        await self.app(scope, receive, send)
        text = b"".join(message.get("body", b"") for message in sent[1:])
        told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Answer(sent[0]["status"], told, _read(told.get("content-type", ""), text))


def _read(content_type: str, body: bytes) -> Any:
    """JSON as what it says, a file as its bytes, nothing as nothing."""
    if content_type == "application/json":
        return json.loads(body)
    return body or None
