"""Who may enter a meeting now: the one rule that the join page, the ticket and the gate ask."""

from dataclasses import dataclass
from datetime import timedelta

from carillon.adapters.media import Room
from carillon.core.callers import SignInRequired
from carillon.core.errors import Kind, Refusal
from carillon.features.meetings.model.attendees import Attendee, AttendeeRole
from carillon.features.meetings.model.meetings import LONGEST_ROSTER, Meeting
from carillon.features.people import Card

ROOM_HOLDS = LONGEST_ROSTER
"""What the engine is told. It still counts who is about to leave, and so must let in more than we do."""

TICKET_LASTS = timedelta(minutes=10)
"""The engine refreshes it while its holder is connected, and the gate asks at every connect anyway."""


class MeetingHasEnded(Refusal):
    """The meeting has ended."""

    kind = Kind.GONE


class MeetingIsLocked(Refusal):
    """The meeting is locked. Ask the host to let you in."""

    kind = Kind.FORBIDDEN


class MeetingIsFull(Refusal):
    """The meeting is full: {most} can be in it."""

    kind = Kind.LIMIT


class RemovedFromMeeting(Refusal):
    """The host has removed you from this meeting."""

    kind = Kind.FORBIDDEN


@dataclass(frozen=True, slots=True)
class Admitted:
    """Somebody may connect now: to this room, which must be there, under this id."""

    room: Room
    attendee_id: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands to a meeting at this moment, whether they have a seat there yet or not.

    `present` and `roster` count the seats that are taken now, and those that were ever taken. `was_in` is whoever
    has been in at this seat; `is_invited` is the host, a member of the place, or a registered person who has been in.
    """

    meeting: Meeting
    capacity: int
    present: int
    roster: int
    is_in: bool = False
    was_in: bool = False
    is_invited: bool = False
    is_removed: bool = False
    is_signed_out: bool = False


def check_may_enter(standing: Standing) -> None:
    """Whoever is in may come back whenever the connection was lost, also when the meeting was locked or filled up."""
    if not standing.meeting.is_open:
        raise MeetingHasEnded
    if standing.is_signed_out:
        raise SignInRequired
    if standing.is_removed:
        raise RemovedFromMeeting
    if standing.is_in:
        return
    if standing.meeting.locked and not (standing.is_invited or standing.was_in):
        raise MeetingIsLocked
    if standing.present >= standing.capacity:
        raise MeetingIsFull(most=standing.capacity)
    if standing.roster >= LONGEST_ROSTER and not standing.was_in:
        raise MeetingIsFull(most=LONGEST_ROSTER)


def refusal_of(standing: Standing) -> Refusal | None:
    """The same as an answer."""
    try:
        check_may_enter(standing)
    except Refusal as refusal:
        return refusal
    return None


@dataclass(frozen=True, slots=True)
class Overview:
    """A meeting as one person sees it; `refusal` is why they could not enter it now."""

    meeting: Meeting
    host: Card
    capacity: int
    present: int
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A seat with what its holder needs to connect; `guest_pass` takes the same seat again."""

    overview: Overview
    attendee: Attendee
    name: str
    role: AttendeeRole
    ticket: str
    guest_pass: str | None = None
