"""The history of a support request: who did what, and which of it stays inside the desk."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from carillon.core.errors import Kind, Refusal
from carillon.core.jobs import Job
from carillon.features.support.model.states import DeskSide, RequestStatus

LONGEST_REPLY = 8000


class ReplyWrong(Refusal):
    """Write 1 to {longest} characters."""

    kind = Kind.INVALID


class RequestDeed(StrEnum):
    OPENED = "opened"
    REPLIED = "replied"
    NOTED = "noted"
    MOVED = "moved"
    ASSIGNED = "assigned"
    ATTACHED = "attached"
    PROVIDED = "provided"


INSIDE = (RequestDeed.NOTED, RequestDeed.ASSIGNED)
TOLD = (RequestDeed.OPENED, RequestDeed.REPLIED, RequestDeed.MOVED, RequestDeed.PROVIDED)
"""What contacts are written about."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One step; `text` is what was said, the name of what was attached, who it was given to, or the numbers that were
    provided, one on each line."""

    request_id: str
    place: int
    deed: RequestDeed
    side: DeskSide
    author: str
    text: str
    status: RequestStatus
    """How the request stood afterwards."""
    at: datetime

    @property
    def inside(self) -> bool:
        """Only the desk sees it."""
        return self.deed in INSIDE


@dataclass(frozen=True, slots=True)
class SendUpdate(Job):
    """Tell one address what has happened."""

    mails: ClassVar[bool] = True

    request_id: str
    place: int
    to: str
    desk: bool = False
    """The address is the desk's own."""


def clean_reply(text: str) -> str:
    clean = text.replace("\r\n", "\n").strip()
    if not 1 <= len(clean) <= LONGEST_REPLY:
        raise ReplyWrong(longest=LONGEST_REPLY)
    return clean
