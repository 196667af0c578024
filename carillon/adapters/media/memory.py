"""Media without sound and pictures: rooms and who is in them, kept in this process's memory."""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

from carillon.adapters.media import (
    Bearer,
    Gone,
    MediaDown,
    Notice,
    NoticeForged,
    Participant,
    Room,
    Ticket,
    TicketWrong,
)
from carillon.core.clock import Clock

LEEWAY = timedelta(minutes=1)


class NotLetIn(Exception):
    """The room is not there, or it is full."""


@dataclass(slots=True)
class OpenRoom:
    """A room with the people in it; `unmuted` are those whose microphone is on."""

    room: Room
    people: dict[str, Participant] = field(default_factory=dict[str, Participant])
    unmuted: set[str] = field(default_factory=set[str])


@dataclass(frozen=True, slots=True)
class Signed:
    """A ticket and when it ends."""

    ticket: Ticket
    ends_at: datetime


class MemoryMedia:
    """One engine and, in `arrive` to `crash`, what people and bad luck do with it; `notices` is what it has posted."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._secret = secrets.token_bytes(32)
        self._rooms: dict[str, OpenRoom] = {}
        self._count = 0
        self._is_up = True
        self.notices: list[tuple[bytes, str]] = []

    @property
    def signalling(self) -> str:
        return "ws://memory.invalid:1"

    async def check(self) -> str:
        return f"Rooms are kept in memory: {len(self._up())}."

    def sign(self, ticket: Ticket, lasts: timedelta) -> str:
        body = urlsafe_b64encode(msgspec.json.encode(Signed(ticket, self._clock.now() + lasts)))
        return f"{body.decode()}.{self._seal(body)}"

    def read(self, signed: str) -> Bearer:
        ticket = self._read(signed)
        return Bearer(ticket.identity, ticket.room)

    async def ensure(self, room: Room) -> None:
        if room.name not in self._up():
            self._rooms[room.name] = OpenRoom(room)
            self._post("room_started", room.name)

    async def tell(self, room: str, state: str) -> None:
        if there := self._up().get(room):
            there.room = Room(room, there.room.capacity, state)

    async def end(self, room: str) -> None:
        if there := self._up().get(room):
            for identity in tuple(there.people):
                self._out(room, identity, Gone.ENDED)
            del self._rooms[room]
            self._post("room_finished", room)

    async def rooms(self) -> list[str]:
        return list(self._up())

    async def participants(self, room: str) -> list[Participant]:
        there = self._up().get(room)
        return list(there.people.values()) if there else []

    async def remove(self, room: str, identity: str) -> None:
        self._up()
        self._out(room, identity, Gone.REMOVED)

    async def mute(self, room: str, identity: str) -> None:
        if there := self._up().get(room):
            there.unmuted.discard(identity)

    def hear(self, body: bytes, signature: str) -> Notice:
        if not hmac.compare_digest(signature.encode(), self._seal(body).encode()):
            raise NoticeForged
        return msgspec.json.decode(body, type=Notice)

    def arrive(self, signed: str) -> Participant:
        """Come in with a ticket; whoever is in already under this identity is replaced."""
        ticket = self._read(signed)
        there = self._up().get(ticket.room)
        if there is None:
            raise NotLetIn
        self._out(ticket.room, ticket.identity, Gone.REPLACED)
        if len(there.people) >= there.room.capacity:
            raise NotLetIn
        self._count += 1
        participant = Participant(ticket.identity, f"session-{self._count}", self._clock.now())
        there.people[ticket.identity] = participant
        self._post("participant_joined", ticket.room, participant)
        return participant

    def leave(self, room: str, identity: str, gone: Gone = Gone.LEFT) -> None:
        """Go, by one's own will or because the connection was lost."""
        self._out(room, identity, gone)

    def unmute(self, room: str, identity: str) -> None:
        """Turn one's microphone on."""
        self._rooms[room].unmuted.add(identity)

    def is_muted(self, room: str, identity: str) -> bool:
        return identity not in self._rooms[room].unmuted

    def state(self, room: str) -> str:
        """What everybody in the room is told."""
        return self._rooms[room].room.state

    def crash(self) -> None:
        """Die without a word: every room is gone, nothing is posted, and until `restart` nothing is answered."""
        self._rooms.clear()
        self._is_up = False

    def restart(self) -> None:
        self._is_up = True

    def _up(self) -> dict[str, OpenRoom]:
        if not self._is_up:
            raise MediaDown
        return self._rooms

    def _out(self, room: str, identity: str, gone: Gone) -> None:
        there = self._rooms.get(room)
        if there and (participant := there.people.pop(identity, None)):
            there.unmuted.discard(identity)
            self._post("participant_left", room, participant, gone)

    def _post(self, event: str, room: str, who: Participant | None = None, gone: Gone | None = None) -> None:
        notice = Notice(f"notice-{len(self.notices) + 1}", event, room, gone=gone)
        if who is not None:
            notice = Notice(notice.id, event, room, who.identity, who.session, gone)
        body = msgspec.json.encode(notice)
        self.notices.append((body, self._seal(body)))

    def _read(self, signed: str) -> Ticket:
        body, _, seal = signed.rpartition(".")
        if not hmac.compare_digest(seal.encode(errors="replace"), self._seal(body.encode(errors="replace")).encode()):
            raise TicketWrong
        found = msgspec.json.decode(urlsafe_b64decode(body), type=Signed)
        if self._clock.now() > found.ends_at + LEEWAY:
            raise TicketWrong
        return found.ticket

    def _seal(self, body: bytes) -> str:
        return hmac.new(self._secret, body, "sha256").hexdigest()
