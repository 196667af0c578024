"""The roster: who is or was in a meeting, going, and keeping order there."""

import asyncio

from carillon.adapters.media import Media
from carillon.core import events
from carillon.core.callers import person
from carillon.core.calls import Call, Calls
from carillon.core.ids import digest
from carillon.features.meetings import store
from carillon.features.meetings.model.attendances import AttendeeState, LeavingReason, Seat
from carillon.features.meetings.model.attendees import AttendeeNotFound, HostStays, JoinFirst
from carillon.features.meetings.model.entering import MeetingHasEnded
from carillon.features.meetings.model.meetings import AttendeesRemoved, HostOnly, Meeting
from carillon.features.meetings.service import meetings


async def attendees(call: Call, meeting_id: str) -> tuple[Meeting, list[Seat]]:
    """Everybody who is or was in, in the order in which they came for the first time."""
    meeting, _ = await meetings.find(call, meeting_id)
    seats = await store.seats_in(call.tx, [meeting.id])
    listed = [seat for seat in seats.values() if seat.was_in]
    return meeting, sorted(listed, key=lambda seat: (seat.stays[0].joined_at, seat.attendee.id))


async def leave(call: Call, meeting_id: str) -> None:
    """The caller goes, at this device; whoever is not in is out already."""
    await store.hold(call.tx, meeting_id)
    seat = await store.seat_of_session(call.tx, meeting_id, person(call.caller).session_id)
    await meetings.close_stays(call, [seat] if seat else [], LeavingReason.LEFT)


async def leave_as_guest(call: Call, guest_pass: str) -> None:
    """The holder of the pass goes."""
    seat = await store.seat_of_pass(call.tx, digest(guest_pass))
    if seat is not None:
        await store.hold(call.tx, seat.attendee.meeting_id)
        held = await store.seat(call.tx, seat.attendee.id)
        await meetings.close_stays(call, [held] if held else [], LeavingReason.LEFT)


async def remove(call: Call, meeting_id: str, attendee_id: str) -> tuple[str, ...]:
    """The host sends a guest out, or a person at all their devices (HST-05); they do not come back.

    Answers the ids of those whose connections end.
    """
    meeting = await meetings.hold_as_host(call, meeting_id)
    if not meeting.is_open:
        raise MeetingHasEnded
    seats = await store.seats_in(call.tx, [meeting.id])
    target = seats.get(attendee_id)
    if target is None:
        raise AttendeeNotFound
    user_id = target.attendee.user_id
    if user_id == meeting.host_id:
        raise HostStays
    same = [target] if user_id is None else [seat for seat in seats.values() if seat.attendee.user_id == user_id]
    ids = tuple(seat.attendee.id for seat in same)
    await store.remove(call.tx, ids, call.now)
    await meetings.close_stays(call, same, LeavingReason.REMOVED)
    await events.publish(call, AttendeesRemoved(meeting.id, ids))
    meetings.tell(call, meeting, *([user_id] if user_id else []))
    return ids


async def mute(calls: Calls, meeting_id: str, attendee_id: str | None) -> None:
    """Silence one attendee, which everybody in the meeting may do (MTG-05), or all others, which the host may."""
    async with calls.read() as call:
        identities = await _to_mute(call, meeting_id, attendee_id)
    media = calls.part(Media)
    outcomes = await asyncio.gather(*(media.mute(meeting_id, each) for each in identities), return_exceptions=True)
    for outcome in outcomes:
        if outcome is not None:
            raise outcome


async def _to_mute(call: Call, meeting_id: str, attendee_id: str | None) -> list[str]:
    meeting, own = await meetings.find(call, meeting_id)
    if not meeting.is_open:
        raise MeetingHasEnded
    is_host = meeting.host_id == person(call.caller).user_id
    seats = await store.seats_in(call.tx, [meeting.id])
    present = [seat.attendee.id for seat in seats.values() if seat.state is AttendeeState.PRESENT]
    if attendee_id is None:
        if not is_host:
            raise HostOnly
        mine = {seat.attendee.id for seat in own}
        return [each for each in present if each not in mine]
    if not is_host and not any(seat.open for seat in own):
        raise JoinFirst
    if attendee_id not in present:
        raise AttendeeNotFound
    return [attendee_id]
