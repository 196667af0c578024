"""Meetings for the client: people who are signed in, and guests."""

from contextlib import suppress
from datetime import datetime
from typing import Annotated, Literal

import msgspec

from carillon.adapters.media import MediaDown
from carillon.core.callers import Person
from carillon.core.calls import Call, Calls
from carillon.core.errors import Refusal
from carillon.features.meetings.model.attendances import AttendeeState, LeavingReason, Seat
from carillon.features.meetings.model.attendees import AttendeeKind, AttendeeRole
from carillon.features.meetings.model.entering import Entry, Overview
from carillon.features.meetings.model.meetings import Meeting, Settings
from carillon.features.meetings.service import deeds, entering, meetings, presence, roster
from carillon.wire.http import PERSON, PUBLIC, Secret, route


class MeetingHost(msgspec.Struct, frozen=True):
    user_id: str
    display_name: str


class EntryRefusal(msgspec.Struct, frozen=True):
    """Why the one who asks could not enter at this moment."""

    code: str
    message: str


class MeetingView(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting as one person sees it. `link` and `number` invite, so what is told of them is not on record."""

    id: str
    number: Secret
    link: Secret
    title: str
    host: MeetingHost
    room_id: str | None
    created_at: datetime
    ended_at: datetime | None
    locked: bool
    capacity: int
    am_host: bool
    present: int
    refused: EntryRefusal | None


class OpinionWanted(msgspec.Struct, frozen=True):
    wanted: bool


class OpinionGiven(msgspec.Struct, frozen=True, kw_only=True):
    """What was said is nobody's business but that of whoever improves the meetings, so it is not on record."""

    good: bool
    comment: Secret | None = None


class Meetings(msgspec.Struct, frozen=True):
    """`off` says why there can be no meetings now; null when there can."""

    items: list[MeetingView]
    off: str | None


class NewMeeting(msgspec.Struct, frozen=True):
    """`token` is the client's own name for the request: sent again, it finds the same meeting."""

    token: str
    room_id: str | None = None
    title: str | None = None


class MeetingKey(msgspec.Struct, frozen=True):
    """The key of a link, the whole link, or the ten digits with or without spaces."""

    key: Secret


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """What a link or an ID tells before one is inside."""

    meeting_id: str
    number: str
    title: str
    host_name: str
    locked: bool
    ended: bool
    refused: EntryRefusal | None


class EntryWish(msgspec.Struct, frozen=True):
    """`key` is not needed by the host, by members of the room, and by whoever has had a seat there."""

    key: Secret | None = None


class GuestWish(msgspec.Struct, frozen=True):
    """`guest_pass` is that of an earlier entry and leads to the same seat."""

    key: Secret
    name: str
    guest_pass: Secret | None = None


class GuestPass(msgspec.Struct, frozen=True):
    guest_pass: Secret


class OwnSeat(msgspec.Struct, frozen=True):
    id: str
    name: str
    role: AttendeeRole


class MediaTicket(msgspec.Struct, frozen=True):
    """Where to connect, and what to show there."""

    path: Literal["/media"]
    ticket: Secret


class SeatTaken(msgspec.Struct, frozen=True, kw_only=True):
    """One's own way in; `guest_pass` is there for guests alone."""

    meeting: MeetingView
    attendee: OwnSeat
    media: MediaTicket
    guest_pass: Secret | None


class AttendeeView(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    user_id: str | None
    role: AttendeeRole
    kind: AttendeeKind
    state: AttendeeState
    joined_at: datetime | None
    left_at: datetime | None


class Attendees(msgspec.Struct, frozen=True):
    items: list[AttendeeView]


class LockWish(msgspec.Struct, frozen=True):
    locked: bool


class MuteWish(msgspec.Struct, frozen=True):
    """Everybody else when nobody is named."""

    attendee_id: str | None = None


class PastQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Meetings that ended before a moment; without one, the latest."""

    before: datetime | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 20


class AttendanceView(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    user_id: str | None
    joined_at: datetime
    left_at: datetime | None
    reason: LeavingReason | None


class PastMeeting(msgspec.Struct, frozen=True):
    meeting: MeetingView
    attendances: list[AttendanceView]


class PastMeetings(msgspec.Struct, frozen=True):
    items: list[PastMeeting]
    more: bool


@route("GET", "/meetings", rule=PERSON)
async def list_meetings(calls: Calls) -> Meetings:
    """The meetings that run in the person's rooms, are hosted by them, or have a seat of theirs."""
    async with calls.read() as call:
        items = [_view(call, each) for each in await meetings.running(call)]
    return Meetings(items, await meetings.hindrance(calls))


@route("GET", "/meetings/recent", rule=PERSON)
async def list_past_meetings(call: Call, query: PastQuery) -> PastMeetings:
    """Meetings that the person was in and that have ended, the latest first."""
    found, more = await meetings.past(call, query.before, query.limit)
    return PastMeetings([await _past(call, overview, seats) for overview, seats in found], more)


@route("POST", "/meetings", rule=PERSON, act="CreateMeeting", status=201)
async def start_meeting(calls: Calls, body: NewMeeting) -> MeetingView:
    """Start a meeting; where one runs in the room already, it is answered."""
    return _view(calls, await meetings.start(calls, body.token, body.room_id, body.title))


# No audit record: looking at an invitation changes nothing.
@route("POST", "/meetings/find", rule=PERSON, act=None)
async def find_meeting(calls: Calls, body: MeetingKey) -> Invitation:
    """What a link or an ID leads to."""
    return _invitation(await entering.look(calls, body.key))


@route("GET", "/meetings/{meeting_id}", rule=PERSON)
async def get_meeting(call: Call, meeting_id: str) -> MeetingView:
    """One meeting."""
    meeting, _ = await meetings.find(call, meeting_id)
    return _view(call, await meetings.overview(call, meeting))


@route("GET", "/meetings/{meeting_id}/attendees", rule=PERSON)
async def list_attendees(call: Call, meeting_id: str) -> Attendees:
    """Everybody who is or was in."""
    meeting, seats = await roster.attendees(call, meeting_id)
    names = await meetings.names(call, seats)
    return Attendees([_attendee(meeting, seat, names[seat.attendee.id]) for seat in seats])


@route("GET", "/meetings/{meeting_id}/opinion", rule=PERSON)
async def get_opinion(call: Call, meeting_id: str) -> OpinionWanted:
    """Whether the person is to be asked how the meeting was."""
    return OpinionWanted(await deeds.may_judge(call, meeting_id))


@route("POST", "/meetings/{meeting_id}/opinion", rule=PERSON, act="JudgeMeeting")
async def give_opinion(call: Call, meeting_id: str, body: OpinionGiven) -> None:
    """Say how the meeting was; what was said first stands."""
    await deeds.judge(call, meeting_id, body.comment, good=body.good)


@route("POST", "/meetings/{meeting_id}/entry", rule=PERSON, act="JoinMeeting")
async def enter_meeting(calls: Calls, meeting_id: str, body: EntryWish) -> SeatTaken:
    """Take the seat of this session."""
    return _seat_taken(calls, await entering.enter(calls, meeting_id, body.key))


@route("POST", "/meetings/{meeting_id}/leave", rule=PERSON, act="LeaveMeeting")
async def leave_meeting(call: Call, meeting_id: str) -> None:
    """Go, at this device."""
    await roster.leave(call, meeting_id)


@route("POST", "/meetings/{meeting_id}/lock", rule=PERSON, act="LockMeeting")
async def lock_meeting(call: Call, meeting_id: str, body: LockWish) -> MeetingView:
    """Lock the meeting, or unlock it."""
    return _view(call, await meetings.lock(call, meeting_id, locked=body.locked))


@route("POST", "/meetings/{meeting_id}/mute", rule=PERSON, act="MuteAttendee")
async def mute_attendee(calls: Calls, meeting_id: str, body: MuteWish) -> None:
    """Silence one attendee or all others; they may turn their microphones on again."""
    await roster.mute(calls, meeting_id, body.attendee_id)


@route("DELETE", "/meetings/{meeting_id}/attendees/{attendee_id}", rule=PERSON, act="RemoveAttendee")
async def remove_attendee(calls: Calls, meeting_id: str, attendee_id: str) -> None:
    """Send somebody out, who does not come back."""
    async with calls.write() as call:
        out = await roster.remove(call, meeting_id, attendee_id)
    # The job that is written by now does it too; here it is done before the answer.
    with suppress(MediaDown):
        await presence.send_out(calls, meeting_id, out)


@route("POST", "/meetings/{meeting_id}/end", rule=PERSON, act="EndMeeting")
async def end_meeting(calls: Calls, meeting_id: str) -> None:
    """End the meeting for everybody."""
    async with calls.write() as call:
        await meetings.end(call, meeting_id)
    # As with removal: the job is the promise, this is the speed.
    with suppress(MediaDown):
        await presence.empty(calls, meeting_id)


# No audit record: looking at an invitation changes nothing.
@route("POST", "/meet/find", rule=PUBLIC, act=None)
async def find_meeting_as_guest(calls: Calls, body: MeetingKey) -> Invitation:
    """What a link or an ID leads to, for somebody without a profile."""
    return _invitation(await entering.look_as_guest(calls, body.key))


@route("POST", "/meet/entry", rule=PUBLIC, act="JoinMeeting")
async def enter_meeting_as_guest(calls: Calls, body: GuestWish) -> SeatTaken:
    """Take a seat under a name."""
    return _seat_taken(calls, await entering.enter_as_guest(calls, body.key, body.name, body.guest_pass))


@route("POST", "/meet/leave", rule=PUBLIC, act="LeaveMeeting")
async def leave_meeting_as_guest(call: Call, body: GuestPass) -> None:
    """Go."""
    await roster.leave_as_guest(call, body.guest_pass)


def _view(call: Call | Calls, overview: Overview) -> MeetingView:
    meeting = overview.meeting
    me = call.caller.user_id if isinstance(call.caller, Person) else None
    return MeetingView(
        id=meeting.id,
        number=meeting.number,
        link=call.part(Settings).link_of(meeting),
        title=meeting.title,
        host=MeetingHost(overview.host.user_id, overview.host.display_name),
        room_id=meeting.place_id if me else None,
        created_at=meeting.created_at,
        ended_at=meeting.ended_at,
        locked=meeting.locked,
        capacity=overview.capacity,
        am_host=meeting.host_id == me,
        present=overview.present,
        refused=_refused(overview.refusal),
    )


def _refused(refusal: Refusal | None) -> EntryRefusal | None:
    return refusal and EntryRefusal(refusal.code, refusal.message)


def _invitation(overview: Overview) -> Invitation:
    return Invitation(
        meeting_id=overview.meeting.id,
        number=overview.meeting.number,
        title=overview.meeting.title,
        host_name=overview.host.display_name,
        locked=overview.meeting.locked,
        ended=not overview.meeting.is_open,
        refused=_refused(overview.refusal),
    )


def _seat_taken(calls: Calls, entry: Entry) -> SeatTaken:
    return SeatTaken(
        meeting=_view(calls, entry.overview),
        attendee=OwnSeat(entry.attendee.id, entry.name, entry.role),
        media=MediaTicket("/media", entry.ticket),
        guest_pass=entry.guest_pass,
    )


def _attendee(meeting: Meeting, seat: Seat, name: str) -> AttendeeView:
    last = seat.stays[-1] if seat.stays else None
    return AttendeeView(
        id=seat.attendee.id,
        name=name,
        user_id=seat.attendee.user_id,
        role=AttendeeRole.HOST if seat.attendee.user_id == meeting.host_id else AttendeeRole.ATTENDEE,
        kind=seat.attendee.kind,
        state=seat.state,
        joined_at=last and last.joined_at,
        left_at=last and last.left_at,
    )


async def _past(call: Call, overview: Overview, seats: list[Seat]) -> PastMeeting:
    names = await meetings.names(call, seats)
    views = [
        AttendanceView(
            name=names[seat.attendee.id],
            user_id=seat.attendee.user_id,
            joined_at=stay.joined_at,
            left_at=stay.left_at,
            reason=stay.reason,
        )
        for seat in seats
        for stay in seat.stays
    ]
    return PastMeeting(_view(call, overview), sorted(views, key=lambda view: (view.joined_at, view.name)))
