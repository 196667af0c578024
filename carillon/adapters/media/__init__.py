"""Media: rooms in which participants hear and see each other; what carries them, and how that fails."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from carillon.core.errors import Kind, Refusal


class MediaDown(Refusal):
    """The media engine does not answer. It is being started again; try once more in a moment."""

    kind = Kind.UNAVAILABLE


class MediaOff(Refusal):
    """Meetings are off here: {reason}"""

    kind = Kind.UNAVAILABLE


class TicketWrong(Refusal):
    """This ticket is not one of this installation, or its time is over. Join the meeting again."""

    kind = Kind.UNAUTHENTICATED


class NoticeForged(Refusal):
    """This notice does not come from the media engine."""

    kind = Kind.UNAUTHENTICATED


class Gone(StrEnum):
    """Why a participant is not in a room any more, as far as the engine knows."""

    LEFT = "Left"
    REPLACED = "Replaced"
    REMOVED = "Removed"
    ENDED = "Ended"
    DROPPED = "Dropped"


@dataclass(frozen=True, slots=True)
class Room:
    """A room as the engine must have it; `state` is text that everybody inside is told, at once and when it changes."""

    name: str
    capacity: int
    state: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """What lets one participant into one room; `attributes` are told to everybody inside."""

    identity: str
    room: str
    name: str
    attributes: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who holds a ticket that the engine or we ourselves signed."""

    identity: str
    room: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in a room at this moment; `session` is new after each join and after a restart of the engine."""

    identity: str
    session: str
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """What the engine says has happened: a hint, which may come twice, late, out of order or never."""

    id: str
    event: str
    room: str
    identity: str = ""
    session: str = ""
    gone: Gone | None = None


class Media(Protocol):
    """Controls the rooms of one media engine. Every call ends within seconds: else MediaDown, or MediaOff."""

    @property
    def signalling(self) -> str:
        """Where browsers' signalling is forwarded to: `ws://host:port`, without a slash at the end."""
        ...

    async def check(self) -> str:
        """One sentence about the engine that answers."""
        ...

    def sign(self, ticket: Ticket, lasts: timedelta) -> str:
        """The ticket as text that browsers show at the door."""
        ...

    def read(self, signed: str) -> Bearer:
        """Who shows this text, ours or refreshed by the engine; TicketWrong for any other."""
        ...

    async def ensure(self, room: Room) -> None:
        """Make the room where it is not there; a room that is there stays as it is."""
        ...

    async def tell(self, room: str, state: str) -> None:
        """Change a room's state text; a room that is not there is no error."""
        ...

    async def end(self, room: str) -> None:
        """Send everybody out and close; a room that is not there is no error."""
        ...

    async def rooms(self) -> list[str]:
        """The names of the open rooms."""
        ...

    async def participants(self, room: str) -> list[Participant]:
        """Everybody in the room; nobody where it is not there."""
        ...

    async def remove(self, room: str, identity: str) -> None:
        """Send one participant out; whoever is not there is no error."""
        ...

    async def mute(self, room: str, identity: str) -> None:
        """Silence a participant's microphone; they may turn it on again. Whoever is not there is no error."""
        ...

    def hear(self, body: bytes, signature: str) -> Notice:
        """Read a notice of the engine; NoticeForged when it is not signed by it for just this body."""
        ...


__all__ = [
    "Bearer",
    "Gone",
    "Media",
    "MediaDown",
    "MediaOff",
    "Notice",
    "NoticeForged",
    "Participant",
    "Room",
    "Ticket",
    "TicketWrong",
]
