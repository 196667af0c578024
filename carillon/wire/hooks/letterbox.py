"""One message from a program, from the socket into a chat room: `POST /incomingwebhooks/<id>?token=<token>`."""

from collections.abc import Awaitable, Callable

import msgspec
import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from carillon.core.callers import System
from carillon.core.calls import Calls
from carillon.core.errors import Kind, Refusal
from carillon.wire.http.errors import STATUS, Unexpected
from carillon.wire.http.origin import Doorstep

log = structlog.get_logger(__name__)

LETTERS = "/incomingwebhooks"
LARGEST_CONTENT = 4096
LARGEST_BODY = 64 * 1024

Write = Callable[[Calls, str, str, str], Awaitable[None]]
"""Puts what is written to the address of this id, with this token, into its room; a Refusal where it may not."""


class LetterTooLarge(Refusal):
    """A message has at most {limit} bytes."""

    kind = Kind.INVALID


class LetterUnreadable(Refusal):
    """Post a JSON object with the text as its Content, and the Content-Type application/json."""

    kind = Kind.INVALID


class _Letter(msgspec.Struct):
    content: str = msgspec.field(name="Content")


class Letterbox:
    """Answers with an empty JSON object, or with the status of a refusal and its sentence."""

    def __init__(self, doorstep: Doorstep, calls: Callable[[System], Calls], write: Write) -> None:
        self._doorstep = doorstep
        self._calls = calls
        self._write = write

    async def __call__(self, request: Request) -> Response:
        try:
            self._doorstep.check_host(request)
            content = read(request.headers.get("content-type", ""), await _bounded(request))
            calls = self._calls(System("bots", self._doorstep.origin(request)))
            await self._write(calls, _named(request), request.query_params.get("token", ""), content)
        except Refusal as refusal:
            return _answer(413 if isinstance(refusal, LetterTooLarge) else STATUS[refusal.kind], refusal)
        except ClientDisconnect:
            return Response(status_code=400)
        except Exception:
            # This is the engine: what it does not know is a fault of Carillon's own, and the program may try again.
            log.exception("a letter could not be taken")
            return _answer(500, Unexpected())
        return Response(b"{}", media_type="application/json")


def read(content_type: str, body: bytes) -> str:
    """The text of a letter: JSON with `Content`, of at most 4 KB (HOOK-12, HOOK-20)."""
    if content_type.partition(";")[0].strip().lower() != "application/json":
        raise LetterUnreadable
    try:
        content = msgspec.json.decode(body, type=_Letter).content
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LetterUnreadable from error
    # PostgreSQL cannot store U+0000.
    if "\0" in content:
        raise LetterUnreadable
    if len(content.encode()) > LARGEST_CONTENT:
        raise LetterTooLarge(limit=LARGEST_CONTENT)
    return content


def _named(request: Request) -> str:
    """The id in the address. PostgreSQL cannot even look for U+0000."""
    return str(request.path_params["letterbox"]).replace("\0", "\N{REPLACEMENT CHARACTER}")


async def _bounded(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            raise LetterTooLarge(limit=LARGEST_CONTENT)
    return bytes(body)


def _answer(status: int, refusal: Refusal) -> Response:
    body = msgspec.json.encode({"Code": type(refusal).__name__, "Message": refusal.message})
    return Response(body, status, media_type="application/json")
