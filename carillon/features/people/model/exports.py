"""Personal exports: everything that is held about one person, in a file that is there for a week."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from carillon.core.errors import Kind, Refusal
from carillon.core.jobs import Job

KEPT = timedelta(days=7)
MOST_SHOWN = 10


class ExportNotFound(Refusal):
    """There is no such export, or its week is over. Ask for a new one."""

    kind = Kind.NOT_FOUND


class ExportNotReady(Refusal):
    """The export is still being put together. A mail comes when it is ready."""

    kind = Kind.CONFLICT


@dataclass(frozen=True, slots=True)
class Export:
    """One archive. `requested_by` is the person's own id, or an administrator's ARN; `tell` is whom a mail goes to."""

    id: str
    user_id: str
    organisation_id: str | None
    requested_by: str
    tell: str | None
    requested_at: datetime
    ready_at: datetime | None = None
    expires_at: datetime | None = None
    size: int | None = None

    @property
    def is_own(self) -> bool:
        return self.requested_by == self.user_id

    @property
    def key(self) -> str:
        """Where the file lies among the documents."""
        return key_of(self.id)

    def check_ready(self, now: datetime) -> None:
        if self.ready_at is None:
            raise ExportNotReady
        if self.expires_at is None or now >= self.expires_at:
            raise ExportNotFound


def key_of(export_id: str) -> str:
    return f"personal-exports/{export_id}.zip"


@dataclass(frozen=True, slots=True)
class PutTogether(Job):
    """Collect the archive and keep it."""

    export_id: str
    language: str = ""
    """Of whoever caused the letter about it, for readers who have chosen none."""


@dataclass(frozen=True, slots=True)
class TellExportReady(Job):
    """Mail that the archive is there."""

    mails: ClassVar[bool] = True

    export_id: str
    language: str = ""
    """Of whoever caused the letter, for readers who have chosen none."""


@dataclass(frozen=True, slots=True)
class ForgetExports(Job):
    """Remove archives whose week is over."""
