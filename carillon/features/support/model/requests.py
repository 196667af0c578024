"""What a support request is: what its administrator has told, and how far it has come."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.features.support.model.contacts import Contact
from carillon.features.support.model.diagnostics import Enclosure
from carillon.features.support.model.numbers_abroad import SUBJECT as NUMBERS_SUBJECT
from carillon.features.support.model.numbers_abroad import NumbersAbroad
from carillon.features.support.model.states import DeskSide, RequestStatus, check_move

ID_LENGTH = 12
LONGEST_SUBJECT = 250
LONGEST_DESCRIPTION = 8000
LONGEST_VERSION = 100
AHEAD = timedelta(minutes=5)
"""How far a reader's clock may be ahead of ours."""


class RequestNotFound(Refusal):
    """There is no support request {request_id}."""

    kind = Kind.NOT_FOUND


class SubjectWrong(Refusal):
    """Write a subject of 1 to {longest} characters, in one line."""

    kind = Kind.INVALID


class DescriptionWrong(Refusal):
    """Describe the issue with 1 to {longest} characters."""

    kind = Kind.INVALID


class ClientVersionWrong(Refusal):
    """Give the client version with at most {longest} characters."""

    kind = Kind.INVALID


class ZoneWrong(Refusal):
    """{zone} is not a time zone. Name it like Europe/Zurich, together with the time of the issue."""

    kind = Kind.INVALID


class TimeAhead(Refusal):
    """The issue cannot have occurred at a time that is still to come."""

    kind = Kind.INVALID


class MeetingUnknown(Refusal):
    """No meeting of this organisation has the ID {meeting_id}."""

    kind = Kind.INVALID


class NumbersNeedOther(Refusal):
    """International numbers are asked for in the category "Other"."""

    kind = Kind.INVALID


class RequestCategory(StrEnum):
    """What a request is about, in the words of the form."""

    ACCOUNTS = "Accounts and users"
    MEETINGS = "Meetings"
    CHAT = "Chat"
    CALLING = "Calling"
    PORT_OUT = "Phone Number Port Out"
    OTHER = "Other"


class KnownMeetings(Protocol):
    """Knows which meetings there were; answered by the meetings."""

    async def knows(self, call: Call, organisation_id: str, meeting_id: str) -> bool:
        """Whether the meeting was one of somebody in an account of the organisation."""
        ...


@dataclass(frozen=True, slots=True)
class Issue:
    """What the form asks for (SUP-03 to SUP-07); `occurred_at` and `zone` are there together or not at all."""

    category: RequestCategory
    subject: str
    description: str
    occurred_at: datetime | None = None
    zone: str = ""
    client_version: str = ""
    log_reference: str = ""
    meeting_id: str = ""
    numbers: NumbersAbroad | None = None

    def cleaned(self, now: datetime) -> "Issue":
        """As it is kept; a Refusal for the first thing that is wrong."""
        clean = replace(
            self,
            subject=_subject(self),
            description=_description(self.description),
            client_version=" ".join(self.client_version.split()),
            log_reference=self.log_reference.strip().upper(),
            meeting_id="".join(self.meeting_id.split()),
        )
        if len(clean.client_version) > LONGEST_VERSION:
            raise ClientVersionWrong(longest=LONGEST_VERSION)
        if self.numbers is not None and self.category is not RequestCategory.OTHER:
            raise NumbersNeedOther
        _check_time(clean, now)
        return clean


@dataclass(frozen=True, slots=True)
class Opener:
    """The administrator who asked."""

    arn: str
    name: str


@dataclass(frozen=True, slots=True)
class SupportRequest:
    """One request with all that was told when it was opened; `assignee` is an administrator of the desk."""

    id: str
    organisation_id: str
    opener: Opener
    issue: Issue
    contact: Contact
    created_at: datetime
    updated_at: datetime
    status: RequestStatus = RequestStatus.OPEN
    assignee: str = ""
    enclosures: tuple[Enclosure, ...] = ()

    def moved(self, side: DeskSide, status: RequestStatus, now: datetime) -> "SupportRequest":
        check_move(side, self.status, status)
        return replace(self, status=status, updated_at=now)

    def touched(self, now: datetime) -> "SupportRequest":
        return replace(self, updated_at=now)

    def given_to(self, assignee: str, now: datetime) -> "SupportRequest":
        return replace(self, assignee=assignee, updated_at=now)

    @property
    def search_key(self) -> str:
        """What a search looks through, folded: databases fold only some letters."""
        return " ".join((self.id, self.issue.subject, self.opener.name, self.contact.email)).casefold()


def _subject(issue: Issue) -> str:
    if issue.numbers is not None:
        return NUMBERS_SUBJECT
    subject = " ".join(issue.subject.split())
    if not 1 <= len(subject) <= LONGEST_SUBJECT or not subject.isprintable():
        raise SubjectWrong(longest=LONGEST_SUBJECT)
    return subject


def _description(text: str) -> str:
    clean = text.replace("\r\n", "\n").strip()
    if not 1 <= len(clean) <= LONGEST_DESCRIPTION:
        raise DescriptionWrong(longest=LONGEST_DESCRIPTION)
    return clean


def _check_time(issue: Issue, now: datetime) -> None:
    if issue.occurred_at is None and not issue.zone:
        return
    if issue.occurred_at is None or not _is_zone(issue.zone):
        raise ZoneWrong(zone=issue.zone or '""')
    if issue.occurred_at > now + AHEAD:
        raise TimeAhead


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):  # unknown; not the form of a name; the name of a folder
        return False
    return True
