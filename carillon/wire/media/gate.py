"""The gate in front of the media engine's signalling: every connect and reconnect is decided anew, then carried."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import Protocol
from urllib.parse import urlencode

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from carillon.core.callers import Origin
from carillon.core.errors import Kind, Refusal
from carillon.wire.http.origin import Doorstep


class Doorkeeper(Protocol):
    """Decides about the bearer of a ticket, anew each time it is asked; a Refusal says why somebody may not enter."""

    async def look(self, ticket: str) -> None:
        """Say whether they may enter now, and leave everything as it is."""
        ...

    async def enter(self, ticket: str, origin: Origin) -> str:
        """Let them in and see to it that the room is there; answers the engine's `ws://host:port`."""
        ...


MEDIA = "/media"
JOINS = frozenset({"/rtc", "/rtc/v1"})
PROBES = frozenset({"/rtc/validate", "/rtc/v1/validate"})
"""What the engine's clients ask for, and all that they may ask for."""
TICKET = "access_token"
KEPT_BACK = frozenset({TICKET, "publish"})
"""Of two tickets the engine would take another one than we; `publish` would make a second participant of its bearer,
of whom nothing was decided."""
REACHED = frozenset({"", "/"})
"""A browser that is on line again asks for this first, and connects at once when it is answered."""

PATIENCE = timedelta(seconds=8)
PAUSE = timedelta(milliseconds=200)
SPEECH = timedelta(seconds=5)
RESTARTING = 1012
NOT_SENT = frozenset({None, 1005, 1006, 1015})
"""Close codes that only tell how a connection ended, and never travel (RFC 6455, section 7.4.1)."""


class EngineAway(Refusal):
    """The media engine does not answer at this moment."""

    kind = Kind.UNAVAILABLE


class EngineRefused(Refusal):
    """The media engine did not accept this connection."""

    kind = Kind.FORBIDDEN


class Gate:
    """Answers `/media/…` as an ASGI application.

    A handshake that meets the engine while it restarts is held for `patience`: browsers that are sent away wait
    longer and longer before they ask again.
    """

    def __init__(self, doorstep: Doorstep, keeper: Doorkeeper, patience: timedelta = PATIENCE) -> None:
        self._doorstep = doorstep
        self._keeper = keeper
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(MEDIA)
        if scope["type"] == "websocket" and path in JOINS:
            await self._join(WebSocket(scope, receive, send), path)
        elif scope["type"] == "websocket":
            await WebSocket(scope, receive, send).close()
        else:
            response = await self._answer(HTTPConnection(scope), path)
            await response(scope, receive, send)

    async def _answer(self, connection: HTTPConnection, path: str) -> Response:
        if path in REACHED:
            return Response(status_code=204)
        return (
            await self._probe(connection) if path in PROBES else PlainTextResponse("There is no such address.\n", 404)
        )

    async def _probe(self, connection: HTTPConnection) -> Response:
        """What a handshake would be told now; clients ask it after one failed, since they cannot read that answer."""
        try:
            self._doorstep.check_host(connection)
            await self._keeper.look(_ticket(connection))
        except Refusal as refusal:
            return _denial(refusal)
        return PlainTextResponse("success")

    async def _join(self, browser: WebSocket, path: str) -> None:
        await browser.receive()
        # Until it is accepted, all that the browser can say is that it has gone.
        said = asyncio.ensure_future(browser.receive())
        opening = asyncio.ensure_future(self._open(browser, path))
        try:
            await asyncio.wait({said, opening}, return_when=asyncio.FIRST_COMPLETED)
            if not opening.done():
                await browser.close()
            elif isinstance(refusal := opening.exception(), Refusal):
                await browser.send_denial_response(_denial(refusal))
            else:
                # The browser may be gone in this very moment; the engine's end is closed all the same.
                async with opening.result() as engine:
                    await _carry(browser, said, engine)
        finally:
            said.cancel()
            opening.cancel()

    async def _open(self, browser: WebSocket, path: str) -> ClientConnection:
        """The engine's end of the connection; each try asks anew whether the bearer may enter."""
        self._doorstep.check_host(browser)
        self._doorstep.check_page(browser)
        ticket = _ticket(browser)
        origin, clock = self._doorstep.origin(browser), asyncio.get_running_loop()
        until = clock.time() + self._patience.total_seconds()
        while True:
            try:
                return await _reach(await self._keeper.enter(ticket, origin) + path, _asked(browser, ticket))
            except Refusal as refusal:
                if refusal.kind is not Kind.UNAVAILABLE or clock.time() >= until:
                    raise
            await asyncio.sleep(PAUSE.total_seconds())


async def _reach(address: str, asked: str) -> ClientConnection:
    try:
        return await connect(
            f"{address}?{asked}",
            compression=None,
            max_size=None,
            ping_interval=None,
            proxy=None,
            open_timeout=SPEECH.total_seconds(),
            close_timeout=1,
        )
    except InvalidHandshake as error:
        # Its words may hold the ticket, so they go no further. A room that was lost just now is made at the next try.
        raise (EngineAway() if _may_change(error) else EngineRefused()) from None
    except (OSError, TimeoutError) as error:
        raise EngineAway from error


def _may_change(error: InvalidHandshake) -> bool:
    response = getattr(error, "response", None)
    return response is None or response.status_code == 404 or response.status_code >= 500


async def _carry(browser: WebSocket, said: "asyncio.Future[Message]", engine: ClientConnection) -> None:
    """Until one side ends; whoever is left is told."""
    await browser.accept()
    asking = asyncio.ensure_future(_to_engine(said, browser, engine))
    telling = asyncio.ensure_future(_to_browser(engine, browser))
    try:
        await asyncio.wait({asking, telling}, return_when=asyncio.FIRST_COMPLETED)
        await engine.close()
        await telling
    finally:
        asking.cancel()
        telling.cancel()


async def _to_engine(said: "asyncio.Future[Message]", browser: WebSocket, engine: ClientConnection) -> None:
    message = await said
    with suppress(ConnectionClosed):
        while message["type"] == "websocket.receive":
            await engine.send(message["bytes"] if message.get("bytes") is not None else message["text"])
            message = await browser.receive()


async def _to_browser(engine: ClientConnection, browser: WebSocket) -> None:
    with suppress(WebSocketDisconnect, RuntimeError):  # the browser went away while it was being told something
        with suppress(ConnectionClosed):
            async for frame in engine:
                await (browser.send_text(frame) if isinstance(frame, str) else browser.send_bytes(frame))
        await browser.close(RESTARTING if engine.close_code in NOT_SENT else engine.close_code or RESTARTING)


def _ticket(connection: HTTPConnection) -> str:
    return connection.query_params.get(TICKET, "")


def _asked(browser: WebSocket, ticket: str) -> str:
    """What the browser asks of the engine, written anew: with the very ticket that was decided about."""
    wishes = [(name, told) for name, told in browser.query_params.multi_items() if name not in KEPT_BACK]
    return urlencode([(TICKET, ticket), *wishes])


def _denial(refusal: Refusal) -> Response:
    """Clients of the engine know 401 and 403 as final and try again after a 503; the code tells the page why."""
    status = {Kind.UNAUTHENTICATED: 401, Kind.UNAVAILABLE: 503, Kind.THROTTLED: 503}.get(refusal.kind, 403)
    return PlainTextResponse(refusal.code, status, headers={"cache-control": "no-store"})
