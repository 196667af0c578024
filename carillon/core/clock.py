"""Time as a dependency: everything that waits or expires asks a Clock."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class HandClock:
    """A clock that moves only when told to, for tests."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        return self._at

    def advance(self, by: timedelta) -> None:
        self._at += by


class DevelopmentClock:
    """The machine's time plus an offset kept in a file, so that `carillon clock advance` reaches a running server."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen = 0
        self._offset = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset()

    def offset(self) -> timedelta:
        try:
            changed = self._file.stat().st_mtime_ns
        except FileNotFoundError:
            return timedelta()
        if changed != self._seen:
            self._offset = timedelta(seconds=float(self._file.read_text()))
            self._seen = changed
        return self._offset

    def advance(self, by: timedelta) -> None:
        """Move forward by `by`; the offset survives a restart."""
        seconds = (self.offset() + by).total_seconds()
        draft = self._file.with_suffix(".new")
        draft.write_text(str(seconds))
        draft.replace(self._file)
