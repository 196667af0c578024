"""An archive: a ZIP file of JSON files, written a few rows at a time, with a page that says what is inside."""

from datetime import datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from carillon.features.people.model.holdings import Leaf

EARLIEST = 1980
"""ZIP files know no year before."""


class Archive:
    """Never more than one leaf of it is in memory."""

    def __init__(self, place: Path, at: datetime) -> None:
        self._zip = ZipFile(place, "w", ZIP_DEFLATED)
        self._at = at
        self._open: IO[bytes] | None = None
        self._index: list[tuple[str, str, int]] = []

    def add(self, leaf: Leaf) -> None:
        """The rows, behind those of the same file."""
        if not self._index or self._index[-1][0] != leaf.file:
            self._begin(leaf)
        assert self._open is not None
        file, about, number = self._index[-1]
        for row in leaf.rows:
            self._open.write((b",\n" if number else b"\n") + msgspec.json.encode(row))
            number += 1
        self._index[-1] = (file, about, number)

    def close(self, title: str) -> None:
        """Write the page and end the file."""
        self._end()
        self._zip.writestr(self._entry("README.txt"), self._page(title))
        self._zip.close()

    def _begin(self, leaf: Leaf) -> None:
        self._end()
        self._index.append((leaf.file, leaf.about, 0))
        self._open = self._zip.open(self._entry(leaf.file), "w", force_zip64=True)
        self._open.write(b"[")

    def _end(self) -> None:
        if self._open is not None:
            self._open.write(b"\n]\n")
            self._open.close()
            self._open = None

    def _entry(self, name: str) -> ZipInfo:
        at = self._at
        entry = ZipInfo(name, (max(at.year, EARLIEST), at.month, at.day, at.hour, at.minute, at.second))
        entry.compress_type = ZIP_DEFLATED
        return entry

    def _page(self, title: str) -> str:
        width = max((len(file) for file, _, _ in self._index), default=0)
        lines = [f"{file:<{width}}  {number:>8}  {about}" for file, about, number in sorted(self._index)]
        made = f"Put together on {self._at:%Y-%m-%d at %H:%M} UTC."
        how = "Every file is a JSON list. Times are in UTC. The number is how many entries a file has."
        return "\n".join([title, "", made, how, "", *lines, ""])
