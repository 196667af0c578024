"""How somebody stands to a meeting: what is known about them and it, put together for the one rule."""

from dataclasses import replace

from carillon.core.callers import Person
from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.features import people, signin
from carillon.features.meetings import store
from carillon.features.meetings.model.attendances import Seat
from carillon.features.meetings.model.entering import Standing
from carillon.features.meetings.model.meetings import Meeting, Places, capacity_of


async def capacity(call: Call, meeting: Meeting) -> int:
    """By the licence that the host has now: another one counts at once (USR-28)."""
    host = await people.person(call.tx, meeting.host_id)
    return capacity_of(host and host.license_at(call.now))


async def standing_of_person(call: Call, meeting: Meeting, user_id: str, seat: Seat | None) -> Standing:
    """Of a registered person, at `seat` where they have one there with this session."""
    standing = await _standing(call, meeting, seat)
    own = await store.seats_of_user(call.tx, user_id, [meeting.id])
    return replace(
        standing,
        is_invited=any(each.was_in for each in own) or await is_expected(call, meeting, user_id),
        is_removed=any(each.attendee.removed_at is not None for each in own),
    )


async def standing_of_guest(call: Call, meeting: Meeting, seat: Seat | None) -> Standing:
    """Of somebody without a profile."""
    removed = seat is not None and seat.attendee.removed_at is not None
    return replace(await _standing(call, meeting, seat), is_removed=removed)


async def standing_at_seat(call: Call, meeting: Meeting, seat: Seat) -> Standing:
    """Of whoever holds this seat, as the gate meets them: there, nobody has asked for the session yet."""
    user_id, session_id = seat.attendee.user_id, seat.attendee.session_id
    if user_id is None or session_id is None:
        return await standing_of_guest(call, meeting, seat)
    by_holder = replace(call, caller=Person(user_id, session_id, call.caller.origin))
    standing = await standing_of_person(by_holder, meeting, user_id, seat)
    return replace(standing, is_signed_out=not await signin.living(call, [session_id]))


async def is_expected(call: Call, meeting: Meeting, user_id: str) -> bool:
    """The host, and whoever is in the place where the meeting was started, need no invitation."""
    if user_id == meeting.host_id:
        return True
    if meeting.place_id is None:
        return False
    try:
        await call.part(Places).find(call, meeting.place_id)
    except Refusal:
        return False
    return True


async def _standing(call: Call, meeting: Meeting, seat: Seat | None) -> Standing:
    present, roster = (await store.head_counts(call.tx, [meeting.id])).get(meeting.id, (0, 0))
    return Standing(
        meeting=meeting,
        capacity=await capacity(call, meeting),
        present=present,
        roster=roster,
        is_in=seat is not None and seat.open is not None,
        was_in=seat is not None and seat.was_in,
    )
