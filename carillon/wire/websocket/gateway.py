"""One socket per device: it listens to its person's topics and passes their frames on in order."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import msgspec
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

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
WRONG_NAME = 1008
TRY_AGAIN = 1013
MOST_WAITING = 4096
PING_SECONDS = 25
PONG = '{"type":"pong"}'


@dataclass(slots=True, eq=False)
class Mailbox:
    """Frames on their way to one device; a device that falls too far behind is cut off and resumes by its cursors."""

    session_topic: str
    waiting: deque[Frame] = field(default_factory=deque[Frame])
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    over: int | None = None

    def put(self, topic: str, frame: Frame) -> None:
        if self.over is not None:
            return  # a slow device reads on for a while, but nothing that was said after its end
        self.waiting.append(frame)
        if topic == self.session_topic:
            self.over = SIGNED_OUT
        elif len(self.waiting) > MOST_WAITING:
            self.over = TRY_AGAIN
        self.wake.set()


class Gateway:
    """Answers `/ws` as an ASGI application: no session, or a page of another site, and it hangs up."""

    def __init__(
        self, doorstep: Doorstep, sessions: Sessions, push: Push, topics: Topics, dropped: Callable[[], None]
    ) -> None:
        """`dropped` is told of every device that was cut off because it fell behind."""
        self._dropped = dropped
        self._doorstep = doorstep
        self._sessions = sessions
        self._push = push
        self._topics = topics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = HTTPConnection(scope)
        await receive()
        # Accepted first and closed then: a page cannot read why a handshake was refused, but it can read this code.
        await send({"type": "websocket.accept"})
        try:
            self._doorstep.check_host(connection)
            self._doorstep.check_page(connection)
        except Refusal as refusal:
            await _hang_up(send, FOREIGN if isinstance(refusal, ForeignOrigin) else WRONG_NAME)
            return
        caller = await self._person(connection)
        if caller is None:
            await _hang_up(send, SIGNED_OUT)
            return
        await self._serve(connection, caller, receive, send)

    async def _person(self, connection: HTTPConnection) -> Person | None:
        origin = self._doorstep.origin(connection)
        held = token(connection, Area.CLIENT, secure=origin.secure)
        return await self._sessions.person(held, origin) if held else None

    async def _serve(self, connection: HTTPConnection, caller: Person, receive: Receive, send: Send) -> None:
        mailbox = Mailbox(f"session:{caller.session_id}")
        heard = mailbox.put
        try:
            await self._listen(caller, mailbox)
            # The session may have ended before its topic was listened to.
            if await self._person(connection) is None:
                await _hang_up(send, SIGNED_OUT)
                return
            mailbox.waiting.appendleft(_hello(caller))
            mailbox.wake.set()
            await _talk(mailbox, receive, send)
            if mailbox.over == TRY_AGAIN:
                self._dropped()
        finally:
            self._push.forget_everywhere(heard)

    async def _listen(self, caller: Person, mailbox: Mailbox) -> None:
        """Listen first, then look again: whoever was taken out of a room in between is not on the second list."""
        heard = mailbox.put
        self._push.listen(mailbox.session_topic, heard)
        self._push.listen(f"user:{caller.user_id}", heard)
        first = await self._topics(caller)
        for topic in first:
            self._push.listen(topic, heard)
        for topic in set(first) - set(await self._topics(caller)):
            self._push.forget(topic, heard)


def _hello(caller: Person) -> Frame:
    return msgspec.json.encode(
        {"type": "hello", "user_id": caller.user_id, "session_id": caller.session_id, "ping_seconds": PING_SECONDS}
    ).decode()


async def _hang_up(send: Send, code: int) -> None:
    await send({"type": "websocket.close", "code": code})


async def _talk(mailbox: Mailbox, receive: Receive, send: Send) -> None:
    """Until the device goes away or its session ends."""
    hearing = asyncio.ensure_future(_hear(mailbox, receive))
    try:
        while not hearing.done():
            await mailbox.wake.wait()
            mailbox.wake.clear()
            while mailbox.waiting and mailbox.over != TRY_AGAIN:
                await send({"type": "websocket.send", "text": mailbox.waiting.popleft()})
            if mailbox.over is not None:
                await _hang_up(send, mailbox.over)
                return
    except (OSError, RuntimeError):
        # The device went away while it was being told something; it resumes by its cursors.
        return
    finally:
        hearing.cancel()


async def _hear(mailbox: Mailbox, receive: Receive) -> None:
    """Answer pings; nothing else is said to the server here, sending is a request of its own."""
    while (said := await receive())["type"] != "websocket.disconnect":
        if '"ping"' in (said.get("text") or "")[:64]:
            mailbox.put("", PONG)
    mailbox.wake.set()
