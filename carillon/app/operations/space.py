"""The room that an installation takes on its disk."""

import asyncio
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

MEASURED_EVERY = timedelta(minutes=1)
MOST_PARTS = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """One file or folder of the data folder, with all that is in it."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Space:
    """Sizes are in bytes; `pieces` are the largest, `used` is all of the data folder."""

    used: int
    free: int
    total: int
    pieces: tuple[Piece, ...]


class Gauge:
    """Measures the data folder, at most once a minute: it may hold a million files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turn = asyncio.Lock()
        self._known: Space | None = None
        self._again_at = 0.0

    async def read(self) -> Space:
        async with self._turn:
            if self._known is None or time.monotonic() >= self._again_at:
                self._known = await asyncio.to_thread(measure, self._folder)
                self._again_at = time.monotonic() + MEASURED_EVERY.total_seconds()
            return self._known


def measure(folder: Path) -> Space:
    disk = shutil.disk_usage(folder)
    pieces = sorted(_pieces(folder), key=lambda piece: (-piece.size, piece.name))
    return Space(sum(piece.size for piece in pieces), disk.free, disk.total, tuple(pieces[:MOST_PARTS]))


def _pieces(folder: Path) -> Iterator[Piece]:
    with os.scandir(folder) as entries:
        for entry in entries:
            yield Piece(entry.name, _size(entry))


def _size(entry: os.DirEntry[str]) -> int:
    """What was taken away meanwhile, or cannot be looked into, takes no room that could be told."""
    try:
        if not entry.is_dir(follow_symlinks=False):
            return entry.stat(follow_symlinks=False).st_size
        with os.scandir(entry) as entries:
            return sum(_size(each) for each in entries)
    except OSError:
        return 0
