"""What a meeting is: its invitation and its host, how long it runs, and how it changes."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import msgspec

from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.core.events import Fact
from carillon.core.jobs import Job
from carillon.features.accounts import License
from carillon.features.signin import Limit

CAPACITY = 250
CAPACITY_OF_BASIC = 2
LONGEST_ROSTER = 300
LONGEST_TITLE = 256
LONGEST_PAGE = 100
NUMBER_LENGTH = 10
LINK_LENGTH = 22
"""Six random bits a character: 132 of them."""

EMPTY_FOR = timedelta(seconds=60)
NOBODY_CAME = timedelta(minutes=5)
UNSETTLED_FOR = timedelta(minutes=10)
"""How long after its end somebody may still be on the way into a meeting's room."""

_IN_LINK = re.compile(r"/meet/([^/?#\s]+)")
_BETWEEN_DIGITS = re.compile(r"[\s.\-\u2010-\u2015]")
_NUMBER = re.compile(r"[0-9]{10}")


class MeetingNotFound(Refusal):
    """There is no such meeting. See whether the ID or the link is complete."""

    kind = Kind.NOT_FOUND


class HostOnly(Refusal):
    """Only the host of the meeting may do that."""

    kind = Kind.FORBIDDEN


class ProNeeded(Refusal):
    """With a Basic license you can meet one person, and {count} are in this room. Ask somebody with Pro to start."""

    kind = Kind.FORBIDDEN


class TitleWrong(Refusal):
    """Give the meeting a title of 1 to {longest} characters."""

    kind = Kind.INVALID


class TokenWrong(Refusal):
    """Give the request a token of 2 to 64 letters, digits, hyphens or underscores."""

    kind = Kind.INVALID


@dataclass(frozen=True, slots=True)
class Meeting:
    """People who meet, from the first click to the end; the room that the engine has for it may come and go.

    `number` and `link` are the invitation: who has one of them may ask to come in. `place_id` is the chat room that it
    was started from, `account_id` the host's account at the start, and `region` the media site that it runs in.
    """

    id: str
    number: str
    link: str
    title: str
    host_id: str
    place_id: str | None
    created_at: datetime
    locked: bool = False
    ended_at: datetime | None = None
    account_id: str | None = None
    region: str | None = None

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def state(self) -> str:
        """What everybody inside is told, at once and when it changes."""
        return msgspec.json.encode({"title": self.title, "number": self.number, "locked": self.locked}).decode()


@dataclass(frozen=True, slots=True)
class Place:
    """A chat room, as far as meetings care."""

    id: str
    name: str
    member_count: int


class Places(Protocol):
    """Knows where meetings are started from; answered by chat."""

    async def find(self, call: Call, place_id: str) -> Place:
        """The place, or the refusal of whoever does not belong there."""
        ...

    async def mine(self, call: Call) -> list[str]:
        """The ids of the caller's places."""
        ...


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator decides about meetings. `base_url` is the address that people use, without a slash at its end.

    `per_address` is how often one network address may ask for a meeting by link or ID.
    """

    base_url: str
    per_address: Limit

    def link_of(self, meeting: Meeting) -> str:
        return f"{self.base_url}/meet/{meeting.link}"


@dataclass(frozen=True, slots=True)
class MeetingChanged(Fact):
    """What everybody inside is told about a meeting is different now."""

    partition = "meeting_id"
    meeting_id: str


@dataclass(frozen=True, slots=True)
class MeetingEnded(Fact):
    """Nobody may enter any more, and whoever is inside goes."""

    meeting_id: str


@dataclass(frozen=True, slots=True)
class AttendeesRemoved(Fact):
    """The host sent these out; they do not come back."""

    meeting_id: str
    attendee_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reconcile(Job):
    """Compare who we know is in with what the media engine says."""


@dataclass(frozen=True, slots=True)
class TidyMeetings(Job):
    """Remove what is only kept for a while: which notices were heard, and seats that nobody came to."""


def capacity_of(license_: License | None) -> int:
    """How many can be in at once, by the host's licence of the moment (CAL-01); a host who is gone has none."""
    return CAPACITY if license_ in (License.PRO, License.PRO_TRIAL) else CAPACITY_OF_BASIC


def check_may_start(license_: License | None, place: Place | None) -> None:
    """A Basic person meets one other (SLACK-14), so not where more than two would be asked to come."""
    if place is not None and place.member_count > CAPACITY_OF_BASIC and capacity_of(license_) < CAPACITY:
        raise ProNeeded(count=place.member_count)


def clean_title(text: str) -> str:
    title = " ".join(text.split())
    if not 1 <= len(title) <= LONGEST_TITLE or not title.isprintable():
        raise TitleWrong(longest=LONGEST_TITLE)
    return title


def check_token(token: str) -> None:
    if not 2 <= len(token) <= 64 or not all(c.isascii() and (c.isalnum() or c in "-_") for c in token):
        raise TokenWrong


def clean_key(text: str) -> str:
    """The number or the link's key in what somebody typed or pasted."""
    found = _IN_LINK.search(text)
    key = found.group(1) if found else text.strip()
    digits = _BETWEEN_DIGITS.sub("", key)
    return digits if _NUMBER.fullmatch(digits) else key


def is_over(meeting: Meeting, last_closed_at: datetime | None, now: datetime) -> bool:
    """Whether a meeting in which nobody is ends now: a while after the last one went, or when nobody came at all."""
    if last_closed_at is None:
        return now - meeting.created_at >= NOBODY_CAME
    return now - last_closed_at >= EMPTY_FOR
