"""The ear: what is taken for a notice, and what is not."""

import pytest
from starlette.types import Message

from carillon.core.errors import Kind, Refusal
from carillon.wire.media import Ear
from carillon.wire.media.ear import LARGEST_NOTICE

pytestmark = pytest.mark.anyio


class Forged(Refusal):
    """This is forged."""

    kind = Kind.UNAUTHENTICATED


async def posted(
    body: bytes, signature: str, *, method: str = "POST", path: str = "/notices"
) -> tuple[int, list[bytes]]:
    heard: list[bytes] = []

    async def hear(text: bytes, signed: str) -> None:
        if signed != "signed":
            raise Forged
        heard.append(text)

    parts: list[Message] = [
        {"type": "http.request", "body": body[:100], "more_body": True},
        {"type": "http.request", "body": body[100:], "more_body": False},
    ]
    said: list[Message] = []

    async def receive() -> Message:
        return parts.pop(0)

    async def send(message: Message) -> None:
        said.append(message)

    headers = [(b"authorization", signature.encode()), (b"host", b"127.0.0.1:9")]
    scope = {"type": "http", "method": method, "path": path, "scheme": "http", "query_string": b"", "headers": headers}
    await Ear(hear)(scope, receive, send)
    return said[0]["status"], heard


async def test_a_signed_notice_is_heard_whole_and_a_forged_one_is_not() -> None:
    body = b"x" * 1000
    assert await posted(body, "signed") == (204, [body])
    assert await posted(body, "invented") == (401, [])


async def test_the_largest_notice_is_heard_and_one_byte_more_is_not() -> None:
    assert (await posted(b"x" * LARGEST_NOTICE, "signed"))[0] == 204
    assert await posted(b"x" * (LARGEST_NOTICE + 1), "signed") == (413, [])


async def test_nothing_else_is_answered() -> None:
    assert await posted(b"", "signed", method="GET") == (404, [])
    assert await posted(b"", "signed", path="/") == (404, [])


async def test_an_engine_that_dies_in_the_middle_of_a_notice_has_said_nothing() -> None:
    heard: list[bytes] = []
    parts: list[Message] = [{"type": "http.request", "body": b"{", "more_body": True}, {"type": "http.disconnect"}]

    async def hear(text: bytes, _signature: str) -> None:
        heard.append(text)

    async def receive() -> Message:
        return parts.pop(0)

    async def send(_message: Message) -> None:
        raise AssertionError("nobody is there to be answered")

    scope = {"type": "http", "method": "POST", "path": "/notices", "scheme": "http", "query_string": b"", "headers": []}
    await Ear(hear)(scope, receive, send)
    assert (heard, parts) == ([], [])
