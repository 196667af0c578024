"""The latest backup of an installation, as a note in its data folder: the file itself may be anywhere by now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

NOTE = "latest-backup.json"
OFTEN_ENOUGH = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Latest:
    """Where it was written, when, and how many bytes it had."""

    file: str
    made_at: datetime
    size: int

    @property
    def is_here(self) -> bool:
        """It is still where it was written; one that was carried off to a safer place is not."""
        return Path(self.file).is_file()

    def is_late(self, now: datetime) -> bool:
        return now - self.made_at > OFTEN_ENOUGH


def note(data: Path, file: Path, made_at: datetime) -> None:
    """Remember a backup that was just written."""
    draft = data / f".{NOTE}"
    draft.write_bytes(msgspec.json.encode(Latest(str(file), made_at, file.stat().st_size)))
    draft.replace(data / NOTE)


def latest(data: Path) -> Latest | None:
    """None where there has been none, or where the note cannot be read."""
    try:
        return msgspec.json.decode((data / NOTE).read_bytes(), type=Latest)
    except (OSError, msgspec.DecodeError):
        return None
