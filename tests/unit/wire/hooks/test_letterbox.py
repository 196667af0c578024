"""The letterbox: which letters are taken, and how the others are answered."""

import json
from collections.abc import Mapping
from typing import cast

import pytest
from starlette.requests import Request
from starlette.types import Message

from carillon.core.callers import System
from carillon.core.calls import Calls
from carillon.core.clock import HandClock
from carillon.core.db import Database
from carillon.core.errors import Kind, Refusal
from carillon.wire.hooks import Letterbox
from carillon.wire.hooks.letterbox import LARGEST_BODY
from carillon.wire.http.origin import Doorstep
from tests.kit.aws_stand import NOON, Ledger
from tests.kit.ids import CountedIds

pytestmark = pytest.mark.anyio

JSON = {"content-type": "application/json"}


class Gone(Refusal):
    """The room is gone."""

    kind = Kind.NOT_FOUND


class Room:
    """What has been written, by which address and token."""

    def __init__(self) -> None:
        self.written: list[tuple[str, str, str]] = []

    async def write(self, calls: Calls, letterbox: str, token: str, content: str) -> None:
        assert calls.caller == System("bots", calls.caller.origin)
        if token == "gone":
            raise Gone
        if token == "broken":
            raise ZeroDivisionError
        self.written.append((letterbox, token, content))


def calls(caller: System) -> Calls:
    return Calls(cast(Database, Ledger()), HandClock(NOON), CountedIds(), {}, caller, "request-1")


async def posted(
    room: Room,
    body: bytes,
    headers: Mapping[str, str] = JSON,
    token: str = "T0KEN",
    host: str = "localhost",
    box: str = "box-1",
) -> tuple[int, dict[str, str]]:
    parts: list[Message] = [
        {"type": "http.request", "body": body[:9], "more_body": True},
        {"type": "http.request", "body": body[9:], "more_body": False},
    ]

    async def receive() -> Message:
        return parts.pop(0)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/incomingwebhooks/box-1",
        "path_params": {"letterbox": box},
        "query_string": f"token={token}".encode(),
        "scheme": "http",
        "headers": [(name.encode(), value.encode()) for name, value in {"host": host, **headers}.items()],
        "client": ("127.0.0.1", 9),
    }
    response = await Letterbox(Doorstep(), calls, room.write)(Request(scope, receive))
    return response.status_code, json.loads(bytes(response.body))


async def test_a_letter_is_written_into_its_room() -> None:
    room = Room()
    for headers in (JSON, {"content-type": "application/JSON; charset=utf-8"}):
        assert await posted(room, '{"Content": "grüß dich", "More": 1}'.encode(), headers) == (200, {})
    assert room.written == [("box-1", "T0KEN", "grüß dich")] * 2


async def test_what_cannot_be_read_is_refused_in_words() -> None:
    room = Room()
    for body in (b"", b"hello", b"[]", b"{}", b'{"Content": 1}', b'{"Content": "\\u0000"}', b'{"Content": "\xff"}'):
        status, told = await posted(room, body)
        assert (status, told["Code"]) == (400, "LetterUnreadable")
    assert (await posted(room, b'{"Content": "x"}', {"content-type": "text/plain"}))[0] == 400
    assert (await posted(room, b'{"Content": "x"}', host="other.example"))[0] == 400
    assert room.written == []


async def test_no_address_reaches_the_database_with_a_character_that_it_cannot_hold() -> None:
    room = Room()
    await posted(room, b'{"Content": "x"}', box="box\0")
    assert room.written == [("box\N{REPLACEMENT CHARACTER}", "T0KEN", "x")]


async def test_the_longest_letter_has_4_kb() -> None:
    room = Room()
    assert (await posted(room, json.dumps({"Content": "x" * 4096}).encode()))[0] == 200
    for content in ("x" * 4097, "ü" * 2049, "x" * LARGEST_BODY):
        status, told = await posted(room, json.dumps({"Content": content}).encode())
        assert (status, told["Message"]) == (413, "A message has at most 4096 bytes.")
    assert len(room.written) == 1


async def test_refusals_keep_their_status_and_a_fault_tells_nothing_of_itself() -> None:
    room = Room()
    letter = b'{"Content": "x"}'
    assert await posted(room, letter, token="gone") == (404, {"Code": "Gone", "Message": "The room is gone."})
    status, told = await posted(room, letter, token="broken")
    assert (status, told["Code"]) == (500, "Unexpected")
