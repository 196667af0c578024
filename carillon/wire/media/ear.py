"""The ear: where the media engine posts its notices, on a port of its own that only this machine reaches."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from carillon.core.errors import Kind, Refusal

Hear = Callable[[bytes, str], Awaitable[None]]
"""Takes the body of a notice and its signature; a Refusal when it is forged."""

NOTICES = "/notices"
LARGEST_NOTICE = 256 * 1024


class Ear:
    """Answers `POST /notices` as an ASGI application."""

    def __init__(self, hear: Hear) -> None:
        self._hear = hear

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        # An engine that dies in the middle of a word has said nothing.
        with suppress(ClientDisconnect):
            response = Response(status_code=await self._status(Request(scope, receive)))
            await response(scope, receive, send)

    async def _status(self, request: Request) -> int:
        if request.method != "POST" or request.url.path != NOTICES:
            return 404
        body = bytearray()
        async for part in request.stream():
            body += part
            if len(body) > LARGEST_NOTICE:
                return 413
        try:
            await self._hear(bytes(body), request.headers.get("authorization", ""))
        except Refusal as refusal:
            return 401 if refusal.kind is Kind.UNAUTHENTICATED else 503
        return 204
