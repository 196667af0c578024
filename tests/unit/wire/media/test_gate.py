"""The gate as a dialogue, as far as it goes without an engine; tests/integration has the rest."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from starlette.types import Message

from carillon.core.callers import Origin
from carillon.core.errors import Kind, Refusal
from carillon.wire.http.origin import Doorstep
from carillon.wire.media import Gate
from tests.kit.eventually import eventually

HOST = "localhost:8420"
NO_PATIENCE = timedelta()

pytestmark = pytest.mark.anyio


class DoorLocked(Refusal):
    """The door is locked."""

    kind = Kind.FORBIDDEN


class Unknown(Refusal):
    """Nobody knows this ticket."""

    kind = Kind.UNAUTHENTICATED


class Away(Refusal):
    """Nobody is at home."""

    kind = Kind.UNAVAILABLE


class Asker:
    """Stands for a browser, and for what was said to it."""

    def __init__(self, gate: Gate, path: str, kind: str = "websocket", origin: str = f"http://{HOST}") -> None:
        self.heard: list[Message] = []
        self.says: asyncio.Queue[Message] = asyncio.Queue()
        self.says.put_nowait({"type": f"{kind}.connect" if kind == "websocket" else "http.request"})
        headers = {"host": HOST, "origin": origin, "user-agent": "Browser"}
        scope = {
            "type": kind,
            "method": "GET",
            "scheme": "ws" if kind == "websocket" else "http",
            "path": f"/media{path}",
            "query_string": b"access_token=ticket-1&join_request=x",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "client": ("192.0.2.7", 50000),
            "extensions": {"websocket.http.response": {}},
        }
        self.answering = asyncio.ensure_future(gate(scope, self.says.get, self._hear))

    async def _hear(self, message: Message) -> None:
        self.heard.append(message)

    @property
    def status(self) -> int:
        return next(message["status"] for message in self.heard if message["type"].endswith("response.start"))

    @property
    def text(self) -> str:
        return next(message["body"] for message in self.heard if message["type"].endswith("response.body")).decode()


@dataclass
class Keeper:
    """Answers one after the other, the last for ever; and knows who came in and who only asked."""

    answers: list[Refusal | str]
    asked: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])

    looked: list[str] = field(default_factory=list[str])

    async def look(self, ticket: str) -> None:
        self.looked.append(ticket)
        self._answer()

    async def enter(self, ticket: str, origin: Origin) -> str:
        self.asked.append((ticket, origin.address, origin.user_agent))
        return self._answer()

    def _answer(self) -> str:
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Refusal):
            raise answer
        return answer


def kept_by(*answers: Refusal | str, patience: timedelta = NO_PATIENCE) -> tuple[Gate, Keeper]:
    keeper = Keeper(list(answers))
    return Gate(Doorstep(), keeper, patience), keeper


@pytest.mark.parametrize("path", ["/rtc", "/rtc/v1"])
async def test_a_refused_handshake_is_answered_with_the_reason(path: str) -> None:
    for refusal, status in ((DoorLocked(), 403), (Unknown(), 401), (Away(), 503)):
        gate, keeper = kept_by(refusal)
        browser = Asker(gate, path)
        await browser.answering
        assert (browser.status, browser.text) == (status, refusal.code)
        assert keeper.asked == [("ticket-1", "192.0.2.7", "Browser")]


async def test_a_probe_is_told_what_a_handshake_would_be_told() -> None:
    for answer, status, text in ((DoorLocked(), 403, "DoorLocked"), ("ws://127.0.0.1:1", 200, "success")):
        gate, keeper = kept_by(answer)
        browser = Asker(gate, "/rtc/v1/validate", kind="http")
        await browser.answering
        assert (browser.status, browser.text) == (status, text)
        assert (keeper.looked, keeper.asked) == (["ticket-1"], [])


async def test_the_engine_has_no_other_doors() -> None:
    gate, keeper = kept_by("ws://127.0.0.1:1")
    for path, kind in (("/twirp/livekit.RoomService/ListRooms", "http"), ("/rtc/v2", "websocket")):
        browser = Asker(gate, path, kind)
        await browser.answering
        assert browser.heard[0]["type"] == "websocket.close" or browser.status == 404
    assert keeper.asked == []


async def test_a_page_of_another_site_is_not_let_near_the_engine() -> None:
    gate, keeper = kept_by("ws://127.0.0.1:1")
    browser = Asker(gate, "/rtc/v1", origin="https://elsewhere.example.net")
    await browser.answering
    assert (browser.status, browser.text, keeper.asked) == (403, "ForeignOrigin", [])


async def test_a_handshake_is_held_while_the_engine_is_away_and_decided_anew_each_time() -> None:
    gate, keeper = kept_by(Away(), Away(), DoorLocked(), patience=timedelta(seconds=30))
    browser = Asker(gate, "/rtc/v1")
    await browser.answering
    assert (browser.status, browser.text, len(keeper.asked)) == (403, "DoorLocked", 3)


async def test_a_browser_that_leaves_while_it_is_held_is_not_asked_about_any_more() -> None:
    gate, keeper = kept_by(Away(), patience=timedelta(seconds=30))
    browser = Asker(gate, "/rtc/v1")
    await eventually(lambda: keeper.asked)
    browser.says.put_nowait({"type": "websocket.disconnect", "code": 1006})
    await browser.answering
    assert [message["type"] for message in browser.heard] == ["websocket.close"]


async def test_a_browser_that_is_on_line_again_learns_that_the_gate_is_reached() -> None:
    gate, keeper = kept_by(DoorLocked())
    browser = Asker(gate, "", "http")
    await browser.answering
    assert (browser.status, keeper.asked) == (204, [])
