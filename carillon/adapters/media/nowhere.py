"""No media engine: meetings are off, and whoever asks is told why."""

from datetime import timedelta
from typing import NoReturn

from carillon.adapters.media import Bearer, MediaOff, Notice, Participant, Room, Ticket


class NoMedia:
    """Refuses everything, always with the same reason."""

    def __init__(self, reason: str) -> None:
        self._reason = reason

    @property
    def signalling(self) -> str:
        self._refuse()

    async def check(self) -> str:
        self._refuse()

    def sign(self, ticket: Ticket, lasts: timedelta) -> str:
        self._refuse()

    def read(self, signed: str) -> Bearer:
        self._refuse()

    async def ensure(self, room: Room) -> None:
        self._refuse()

    async def tell(self, room: str, state: str) -> None:
        self._refuse()

    async def end(self, room: str) -> None:
        self._refuse()

    async def rooms(self) -> list[str]:
        self._refuse()

    async def participants(self, room: str) -> list[Participant]:
        self._refuse()

    async def remove(self, room: str, identity: str) -> None:
        self._refuse()

    async def mute(self, room: str, identity: str) -> None:
        self._refuse()

    def hear(self, body: bytes, signature: str) -> Notice:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise MediaOff(reason=self._reason)
