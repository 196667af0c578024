"""Both implementations of Media with people in their rooms, behind one face for the suite."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

from carillon.adapters.media import Media, Notice, memory
from carillon.adapters.media.memory import MemoryMedia
from carillon.core.clock import SystemClock
from tests.kit.engine import Attendee, NotLetIn, RunningEngine, running_engine

__all__ = ["LiveKitStand", "MediaStand", "MemoryStand", "NotLetIn", "livekit_stand"]


class MediaStand(Protocol):
    """One engine, and people who are known by the word they say: their identity."""

    @property
    def media(self) -> Media: ...

    async def arrive(self, identity: str, signed: str) -> None:
        """Come in with a ticket, or NotLetIn."""
        ...

    async def leave(self, room: str, identity: str) -> None: ...

    async def unmute(self, room: str, identity: str) -> None: ...

    def is_muted(self, room: str, identity: str) -> bool: ...

    def told(self, room: str, identity: str) -> str:
        """The room's state as this participant knows it."""
        ...

    def posted(self) -> list[tuple[bytes, str]]:
        """Every notice so far, with its signature."""
        ...

    async def crash(self) -> None: ...

    def heard(self, event: str) -> list[Notice]: ...


class MemoryStand:
    """Rooms in memory."""

    def __init__(self) -> None:
        self.media = MemoryMedia(SystemClock())

    async def arrive(self, identity: str, signed: str) -> None:
        try:
            self.media.arrive(signed)
        except memory.NotLetIn as error:
            raise NotLetIn from error

    async def leave(self, room: str, identity: str) -> None:
        self.media.leave(room, identity)

    async def unmute(self, room: str, identity: str) -> None:
        self.media.unmute(room, identity)

    def is_muted(self, room: str, identity: str) -> bool:
        return self.media.is_muted(room, identity)

    def told(self, room: str, identity: str) -> str:
        return self.media.state(room)

    def posted(self) -> list[tuple[bytes, str]]:
        return self.media.notices

    async def crash(self) -> None:
        self.media.crash()

    def heard(self, event: str) -> list[Notice]:
        return heard(self.media, self.posted(), event)


class LiveKitStand:
    """A real server, and people made of LiveKit's own client library."""

    def __init__(self, running: RunningEngine) -> None:
        self.media = running.media
        self._running = running
        self._people: dict[str, Attendee] = {}

    async def arrive(self, identity: str, signed: str) -> None:
        attendee = Attendee()
        await attendee.join(self.media, signed)
        if former := self._people.pop(identity, None):
            await former.leave()
        self._people[identity] = attendee

    async def leave(self, room: str, identity: str) -> None:
        await self._people.pop(identity).leave()

    async def unmute(self, room: str, identity: str) -> None:
        await self._people[identity].unmute()

    def is_muted(self, room: str, identity: str) -> bool:
        return self._people[identity].is_muted

    def told(self, room: str, identity: str) -> str:
        return str(self._people[identity].room.metadata)

    def posted(self) -> list[tuple[bytes, str]]:
        return self._running.notices.posted

    async def crash(self) -> None:
        self._running.work.cancel()

    def heard(self, event: str) -> list[Notice]:
        return heard(self.media, self.posted(), event)

    async def close(self) -> None:
        for attendee in self._people.values():
            await attendee.leave()


def heard(media: Media, posted: list[tuple[bytes, str]], event: str) -> list[Notice]:
    return [notice for notice in (media.hear(body, signature) for body, signature in posted) if notice.event == event]


@asynccontextmanager
async def livekit_stand(folder: Path) -> AsyncGenerator[LiveKitStand]:
    async with running_engine(folder) as running:
        stand = LiveKitStand(running)
        yield stand
        await stand.close()
