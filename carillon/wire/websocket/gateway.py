"""One socket per device: it listens to its person's topics and passes their frames on in order."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import msgspec
from starlette.requests import HTTPConnection
from starlette.websockets import WebSocket, WebSocketDisconnect

from carillon.core.callers import Person
from carillon.core.errors import Refusal
from carillon.core.push import Frame, Push
from carillon.wire.http import Area
from carillon.wire.http.cookies import token
from carillon.wire.http.door import Sessions
from carillon.wire.http.errors import ForeignOrigin
from carillon.wire.http.origin import Doorstep

Topics = Callable[[Person], Awaitable[list[str]]]
"""The topics that a person may listen to at this moment, beside their own."""

SIGNED_OUT = 4401
FOREIGN = 4403
TRY_AGAIN = 1013
MOST_WAITING = 4096
PING_SECONDS = 25


@dataclass(slots=True, eq=False)
class Mailbox:
    """Frames on their way to one device; a device that falls too far behind is cut off and resumes by its cursors."""

    session_topic: str
    waiting: deque[Frame] = field(default_factory=deque[Frame])
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    over: int | None = None

    def put(self, topic: str, frame: Frame) -> None:
        self.waiting.append(frame)
        if topic == self.session_topic:
            self.over = SIGNED_OUT
        elif len(self.waiting) > MOST_WAITING:
            self.over = TRY_AGAIN
        self.wake.set()


class Gateway:
    """Answers `/ws`: who has no session, or comes from a page of another site, is turned away."""

    def __init__(self, doorstep: Doorstep, sessions: Sessions, push: Push, topics: Topics) -> None:
        self._doorstep = doorstep
        self._sessions = sessions
        self._push = push
        self._topics = topics

    async def __call__(self, socket: WebSocket) -> None:
        try:
            self._doorstep.check_host(socket)
            self._doorstep.check_page(socket)
        except Refusal as refusal:
            await _turn_away(socket, FOREIGN if isinstance(refusal, ForeignOrigin) else 1008)
            return
        caller = await self._person(socket)
        if caller is None:
            await _turn_away(socket, SIGNED_OUT)
            return
        await socket.accept()
        await self._serve(socket, caller)

    async def _person(self, connection: HTTPConnection) -> Person | None:
        origin = self._doorstep.origin(connection)
        held = token(connection, Area.CLIENT, secure=origin.secure)
        return await self._sessions.person(held, origin) if held else None

    async def _serve(self, socket: WebSocket, caller: Person) -> None:
        mailbox = Mailbox(f"session:{caller.session_id}")
        listened = [mailbox.session_topic, f"user:{caller.user_id}"]
        heard = mailbox.put
        for topic in listened:
            self._push.listen(topic, heard)
        try:
            # Listen first, then look again: whoever was taken out of a room in between is no longer on the second list.
            for topic in await self._topics(caller):
                self._push.listen(topic, heard)
                listened.append(topic)
            allowed = {*listened[:2], *await self._topics(caller)}
            for topic in set(listened) - allowed:
                self._push.forget(topic, heard)
            # The session may have ended before its topic was listened to.
            if await self._person(socket) is None:
                await socket.close(SIGNED_OUT)
                return
            await self._talk(socket, caller, mailbox)
        finally:
            self._push.forget_everywhere(heard)

    async def _talk(self, socket: WebSocket, caller: Person, mailbox: Mailbox) -> None:
        hello = {
            "type": "hello",
            "user_id": caller.user_id,
            "session_id": caller.session_id,
            "ping_seconds": PING_SECONDS,
        }
        await socket.send_text(msgspec.json.encode(hello).decode())
        hearing = asyncio.ensure_future(_hear(socket, mailbox))
        try:
            await _tell(socket, mailbox, hearing)
        finally:
            hearing.cancel()


async def _turn_away(socket: WebSocket, code: int) -> None:
    """Accept, then close with a code that the page can read; a refused handshake would tell it nothing."""
    await socket.accept()
    await socket.close(code)


async def _tell(socket: WebSocket, mailbox: Mailbox, hearing: asyncio.Future[None]) -> None:
    """Send what waits until the device goes away or its session ends."""
    try:
        while not hearing.done():
            await mailbox.wake.wait()
            mailbox.wake.clear()
            while mailbox.waiting and mailbox.over != TRY_AGAIN:
                await socket.send_text(mailbox.waiting.popleft().decode())
            if mailbox.over is not None:
                await socket.close(mailbox.over)
                return
    except (WebSocketDisconnect, RuntimeError):
        return


async def _hear(socket: WebSocket, mailbox: Mailbox) -> None:
    """Answer pings; nothing else is said to the server here, sending is a request of its own."""
    try:
        while True:
            said = await socket.receive_text()
            if '"ping"' in said[:64]:
                mailbox.put("", b'{"type":"pong"}')
    except (WebSocketDisconnect, RuntimeError, KeyError):
        return
    finally:
        mailbox.wake.set()
