"""Attendances: who was in a meeting from when to when and why they went, and how the engine's word changes that."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from carillon.adapters.media import Gone, Participant
from carillon.features.meetings.model.attendees import Attendee
from carillon.features.meetings.model.meetings import Meeting, is_over

ARRIVES_WITHIN = timedelta(seconds=30)
"""How long it may take from the gate until the engine names somebody as present."""
DROPPED_AFTER = timedelta(seconds=60)
"""How long somebody whom the engine does not name any more may take to come back; the stay goes on meanwhile."""
RESUMED_WITHIN = timedelta(seconds=60)
"""Whoever comes back so soon after their stay was closed as dropped goes on with it."""
GOES_WITHIN = timedelta(seconds=30)
"""How long somebody who said goodbye may still be named by the engine."""


class LeavingReason(StrEnum):
    """Why somebody is not in a meeting any more."""

    LEFT = "Left"
    DROPPED = "Dropped"
    REMOVED = "Removed"
    SIGNED_OUT = "SignedOut"
    REPLACED = "Replaced"
    ENDED = "Ended"


class AttendeeState(StrEnum):
    """Under which heading the roster shows somebody (ROS-01)."""

    PRESENT = "Present"
    LEFT = "Left"
    DROPPED = "Dropped"
    REMOVED = "Removed"


# Who removes people and ends meetings is us: of these two the engine knows nothing that we do not know better.
_TOLD = {None: LeavingReason.DROPPED, Gone.LEFT: LeavingReason.LEFT, Gone.REPLACED: LeavingReason.REPLACED}


@dataclass(frozen=True, slots=True)
class Attendance:
    """One stay. `session` is the engine's name for the connection, empty before it was seen there for the first time.

    `missing_since` is set while the engine does not name them; `told` is why it said that this connection ended.
    `left_at` is when they were last there, `closed_at` when that became certain.
    """

    id: str
    meeting_id: str
    attendee_id: str
    joined_at: datetime
    client: str
    session: str = ""
    missing_since: datetime | None = None
    told: Gone | None = None
    left_at: datetime | None = None
    closed_at: datetime | None = None
    reason: LeavingReason | None = None

    @property
    def is_open(self) -> bool:
        return self.left_at is None

    def closed(self, reason: LeavingReason, now: datetime, left_at: datetime | None = None) -> "Attendance":
        return replace(self, left_at=left_at or now, closed_at=now, reason=reason, missing_since=None)

    def resumed(self, now: datetime, session: str = "") -> "Attendance":
        """As if it had never been closed; without a session it waits for the engine to name them again."""
        waiting = None if session else now
        return replace(
            self, session=session, missing_since=waiting, told=None, left_at=None, closed_at=None, reason=None
        )

    def seen(self, session: str) -> "Attendance":
        told = self.told if session == self.session else None
        return replace(self, session=session, missing_since=None, told=told)

    def missed(self, now: datetime) -> "Attendance":
        """The engine answers and does not name them: a while to come, or to come back, then they are gone."""
        if self.session and self.told is Gone.LEFT:
            return self.closed(LeavingReason.LEFT, now)
        since = self.missing_since or now
        if now - since < (DROPPED_AFTER if self.session else ARRIVES_WITHIN):
            return replace(self, missing_since=since)
        return self.closed(_TOLD.get(self.told, LeavingReason.DROPPED), now, left_at=since)

    def explained(self, gone: Gone) -> "Attendance":
        """The engine tells why the connection ended: that explains a stay which is or will be closed as dropped."""
        if self.reason is LeavingReason.DROPPED:
            return replace(self, told=gone, reason=_TOLD.get(gone, LeavingReason.DROPPED))
        return replace(self, told=gone) if self.is_open else self

    def may_go_on(self, now: datetime) -> bool:
        """Whether coming back now is still the same stay."""
        dropped_at = self.closed_at if self.reason is LeavingReason.DROPPED else None
        return dropped_at is not None and now - dropped_at <= RESUMED_WITHIN


def begun(attendance_id: str, attendee: Attendee, now: datetime, client: str, session: str = "") -> Attendance:
    """A new stay; without a session it waits for the engine to name them."""
    waiting = None if session else now
    return Attendance(attendance_id, attendee.meeting_id, attendee.id, now, client, session, waiting)


@dataclass(frozen=True, slots=True)
class Seat:
    """An attendee with all stays so far, the first one first."""

    attendee: Attendee
    stays: tuple[Attendance, ...] = ()

    @property
    def open(self) -> Attendance | None:
        return self.stays[-1] if self.stays and self.stays[-1].is_open else None

    @property
    def was_in(self) -> bool:
        return bool(self.stays)

    @property
    def state(self) -> AttendeeState:
        if self.attendee.removed_at is not None:
            return AttendeeState.REMOVED
        if self.open is not None:
            return AttendeeState.PRESENT
        dropped = self.stays and self.stays[-1].reason is LeavingReason.DROPPED
        return AttendeeState.DROPPED if dropped else AttendeeState.LEFT


@dataclass(frozen=True, slots=True)
class Changes:
    """What follows from the engine's list of who is in the room.

    `kept` are stays as they are now; `arrived` are seats whose holder is in without a stay, each with the engine's
    session; `barred` are the ids of those who are in and must go.
    """

    kept: list[Attendance] = field(default_factory=list[Attendance])
    arrived: list[tuple[Attendee, str]] = field(default_factory=list[tuple[Attendee, str]])
    barred: list[str] = field(default_factory=list[str])

    def __bool__(self) -> bool:
        return bool(self.kept or self.arrived or self.barred)

    def coming(self, seats: Mapping[str, Seat]) -> list[str]:
        """Who is in and would have a stay from now on, or again."""
        returned = [stay.attendee_id for stay in self.kept if stay.is_open and not seats[stay.attendee_id].open]
        return returned + [attendee.id for attendee, _ in self.arrived]

    def barring(self, ids: Collection[str]) -> "Changes":
        """The same, but that these must go."""
        kept = [stay for stay in self.kept if stay.attendee_id not in ids]
        arrived = [each for each in self.arrived if each[0].id not in ids]
        return Changes(kept, arrived, [*self.barred, *ids])


def compare(
    seats: Mapping[str, Seat], signed_out: Collection[str], inside: Sequence[Participant], now: datetime
) -> Changes:
    """What we know of an open meeting beside what the engine says; `signed_out` are seats whose session is over."""
    changes = Changes()
    named = {participant.identity: participant for participant in inside}
    for identity in named.keys() - seats.keys():
        changes.barred.append(identity)
    for identity, seat in seats.items():
        participant = named.get(identity)
        reason = _why_barred(seat, signed_out)
        if reason is not None:
            if participant is not None:
                changes.barred.append(identity)
            after = seat.open and seat.open.closed(reason, now)
        elif participant is not None:
            after = _present(changes, seat, participant, now)
        else:
            after = seat.open and seat.open.missed(now)
        if after is not None and after != seat.stays[-1]:
            changes.kept.append(after)
    return changes


def is_deserted(meeting: Meeting, seats: Iterable[Seat], changes: Changes, now: datetime) -> bool:
    """Whether nobody is in any more, and has not been for so long that the meeting is over."""
    kept = {stay.id: stay for stay in changes.kept}
    stays = [kept.get(stay.id, stay) for seat in seats for stay in seat.stays]
    if changes.arrived or any(stay.is_open for stay in stays):
        return False
    return is_over(meeting, max((stay.closed_at for stay in stays if stay.closed_at), default=None), now)


def _why_barred(seat: Seat, signed_out: Collection[str]) -> LeavingReason | None:
    if seat.attendee.removed_at is not None:
        return LeavingReason.REMOVED
    return LeavingReason.SIGNED_OUT if seat.attendee.id in signed_out else None


def _present(changes: Changes, seat: Seat, participant: Participant, now: datetime) -> Attendance | None:
    """The stay of somebody who is in: seen, gone on with, or arrived; unchanged while a goodbye may be on its way."""
    if not seat.stays:
        changes.arrived.append((seat.attendee, participant.session))
        return None
    last = seat.stays[-1]
    if last.left_at is None or last.closed_at is None:
        return last.seen(participant.session)
    if last.may_go_on(now):
        return last.resumed(now, participant.session)
    if participant.joined_at > last.left_at:
        changes.arrived.append((seat.attendee, participant.session))
        return None
    # The connection of the stay that was closed. Soon it is gone; if not, the goodbye was said for another page.
    return last.resumed(now, participant.session) if now - last.closed_at >= GOES_WITHIN else last
