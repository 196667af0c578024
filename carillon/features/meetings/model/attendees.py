"""Attendees: each is one seat at one meeting, of a person at one device, of a guest, or of a telephone."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from carillon.core.errors import Kind, Refusal

LONGEST_GUEST_NAME = 100
_OUTSIDE = frozenset({"Cc", "Cn", "Co", "Cs", "Zl", "Zp"})
# They would turn the text around them: what stands beside a guest's name is ours to say.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class GuestNameWrong(Refusal):
    """Give a name of 1 to {longest} characters, without < and >."""

    kind = Kind.INVALID


class AttendeeNotFound(Refusal):
    """That person is not in this meeting."""

    kind = Kind.NOT_FOUND


class JoinFirst(Refusal):
    """Join the meeting first."""

    kind = Kind.FORBIDDEN


class HostStays(Refusal):
    """The host cannot be sent out. End the meeting instead."""

    kind = Kind.FORBIDDEN


class AttendeeRole(StrEnum):
    HOST = "host"
    ATTENDEE = "attendee"


class AttendeeKind(StrEnum):
    """What somebody meets with; a telephone and a room system have neither a session nor a pass."""

    BROWSER = "Browser"
    PHONE = "Phone"
    ROOM_SYSTEM = "RoomSystem"


@dataclass(frozen=True, slots=True)
class Attendee:
    """One seat: a registered person's for each signed-in session, or a guest's, who has a name instead of a user.

    Its id is what the media engine knows the participant by. A person's name is not kept here: it is always today's.
    """

    id: str
    meeting_id: str
    created_at: datetime
    user_id: str | None = None
    session_id: str | None = None
    guest_name: str | None = None
    kind: AttendeeKind = AttendeeKind.BROWSER
    removed_at: datetime | None = None


def clean_guest_name(text: str) -> str:
    """A name that can stand between the angle brackets in which guests are shown (ROS-02)."""
    name = " ".join(text.split())
    kinds = {unicodedata.category(character) for character in name}
    is_visible = any(kind[0] in "LNPS" for kind in kinds)
    is_odd = kinds & _OUTSIDE or set(name) & {*_TURNING, "<", ">"}
    if not 1 <= len(name) <= LONGEST_GUEST_NAME or is_odd or not is_visible:
        raise GuestNameWrong(longest=LONGEST_GUEST_NAME)
    return name
