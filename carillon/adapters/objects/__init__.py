"""Object stores: bytes under keys, in a folder or in a bucket, and the two ways in which that fails."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from carillon.core.errors import Kind, Refusal


class ObjectsUnavailable(Refusal):
    """The object store does not take anything now: {reason}"""

    kind = Kind.UNAVAILABLE


class ObjectsRefused(Refusal):
    """The object store refuses: {reason}"""

    kind = Kind.UNPROCESSABLE


@dataclass(frozen=True, slots=True)
class Stored:
    """An object that is read bit by bit, once."""

    size: int
    chunks: AsyncIterator[bytes]


class Objects(Protocol):
    """Keeps objects."""

    @property
    def is_there(self) -> bool:
        """False where none is configured."""
        ...

    async def put(self, key: str, body: bytes, content_type: str, encoding: str | None = None) -> None:
        """Keep the bytes under the key; what was there is replaced."""
        ...

    async def put_file(self, key: str, file: Path, content_type: str) -> None:
        """The same for a file of any size, of which little is in memory at a time."""
        ...

    async def get(self, key: str) -> bytes | None:
        """The bytes of the key; None where there are none."""
        ...

    async def read(self, key: str) -> Stored | None:
        """The same, of which little is in memory at a time."""
        ...

    async def keys(self, prefix: str = "") -> list[str]:
        """All keys below a prefix, sorted."""
        ...

    async def remove(self, key: str) -> None:
        """Take the bytes away; nothing happens where there are none."""
        ...


class Documents(Objects, Protocol):
    """The store of what people hand in, apart from the one of the audit trail: nobody reads it but Carillon."""
