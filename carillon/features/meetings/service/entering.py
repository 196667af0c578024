"""Entering: looking at an invitation, taking a seat, and being admitted at every connect."""

from collections.abc import Awaitable, Callable

from carillon.adapters.media import Bearer, Media, Room, Ticket
from carillon.core.callers import Origin, person
from carillon.core.calls import Call, Calls
from carillon.core.db import Transaction
from carillon.core.ids import digest
from carillon.features import people, signin
from carillon.features.meetings import store
from carillon.features.meetings.model.attendances import Seat, begun
from carillon.features.meetings.model.attendees import Attendee, AttendeeRole, clean_guest_name
from carillon.features.meetings.model.entering import (
    ROOM_HOLDS,
    TICKET_LASTS,
    Admitted,
    Entry,
    Overview,
    Standing,
    check_may_enter,
)
from carillon.features.meetings.model.meetings import Meeting, MeetingNotFound, Settings, clean_key
from carillon.features.meetings.service import meetings
from carillon.features.meetings.service.deeds import begin_stay
from carillon.features.meetings.service.standing import (
    is_expected,
    standing_at_seat,
    standing_of_guest,
    standing_of_person,
)

LOOKING, ENTERING = "meeting", "meeting entry"
"""Counted apart for each network address: who was just shown a meeting is not too late to enter it."""
NOBODY = "00000000-0000-0000-0000-000000000000"
LONGEST_CLIENT = 500


async def look(calls: Calls, key: str) -> Overview:
    """What an invitation leads to, as a registered person sees it."""
    return await _look(calls, key, meetings.overview)


async def look_as_guest(calls: Calls, key: str) -> Overview:
    """What an invitation leads to, as somebody without a profile sees it."""

    async def overview(call: Call, meeting: Meeting) -> Overview:
        return await meetings.overview_for(call, await standing_of_guest(call, meeting, None))

    return await _look(calls, key, overview)


async def enter(calls: Calls, meeting_id: str, key: str | None) -> Entry:
    """The seat of the caller's session, with a ticket; without a key for who is expected or has had a seat there."""
    if key is not None:
        await _count(calls, ENTERING)
    async with calls.write() as call:
        me = person(call.caller)
        meeting = await store.hold(call.tx, meeting_id)
        if meeting is None or not await _is_invited(call, meeting, me.user_id, key):
            raise MeetingNotFound
        seat = await store.seat_of_session(call.tx, meeting.id, me.session_id)
        standing = await standing_of_person(call, meeting, me.user_id, seat)
        check_may_enter(standing)
        attendee = seat.attendee if seat else _attendee(call, meeting, user_id=me.user_id, session_id=me.session_id)
        if seat is None:
            await store.add_attendee(call.tx, attendee)
        name = (await people.card(call.tx, me.user_id)).display_name
        return await _entry(call, standing, attendee, name)


async def enter_as_guest(calls: Calls, key: str, name: str, guest_pass: str | None) -> Entry:
    """A seat for somebody without a profile, with a ticket; a pass from before leads to the same seat again."""
    await _count(calls, ENTERING)
    name = clean_guest_name(name)
    async with calls.write() as call:
        found = await store.with_key(call.tx, clean_key(key))
        meeting = await store.hold(call.tx, found.id if found else NOBODY) or _no_meeting(call)
        seat = await store.seat_of_pass(call.tx, digest(guest_pass or ""))
        if seat is not None and seat.attendee.meeting_id != meeting.id:
            seat = None
        standing = await standing_of_guest(call, meeting, seat)
        if found is None:
            raise MeetingNotFound
        check_may_enter(standing)
        if seat is not None and guest_pass is not None:
            await store.rename_guest(call.tx, seat.attendee.id, name)
            return await _entry(call, standing, seat.attendee, name, guest_pass)
        attendee, fresh_pass = _attendee(call, meeting, guest_name=name), call.ids.secret()
        await store.add_attendee(call.tx, attendee, digest(fresh_pass))
        return await _entry(call, standing, attendee, name, fresh_pass)


async def admit(calls: Calls, signed: str, origin: Origin) -> Admitted:
    """Whether the bearer of a ticket may connect at this moment; asked anew at every connect, whatever the ticket says.

    Whoever comes in takes one of the places. Who was in and lost the connection has one, and only comes back.
    """
    bearer = calls.part(Media).read(signed)
    async with calls.read() as call:
        # After an outage everybody comes back at once, which changes nothing and waits for nobody.
        meeting, seat, standing = await _at_the_gate(call, bearer, store.find)
    if not standing.is_in:
        async with calls.write() as call:
            meeting, seat, standing = await _at_the_gate(call, bearer, store.hold)
            if not standing.is_in:
                await _begin(call, meeting, seat, origin)
    return Admitted(Room(meeting.id, ROOM_HOLDS, meeting.state), seat.attendee.id)


async def consider(calls: Calls, signed: str) -> None:
    """What `admit` would say at this moment; nobody takes a place by asking."""
    bearer = calls.part(Media).read(signed)
    async with calls.read() as call:
        await _at_the_gate(call, bearer, store.find)


async def _look(calls: Calls, key: str, shown: Callable[[Call, Meeting], Awaitable[Overview]]) -> Overview:
    """A key that leads nowhere costs as much work as one that leads somewhere."""
    await _count(calls, LOOKING)
    async with calls.read() as call:
        found = await store.with_key(call.tx, clean_key(key))
        overview = await shown(call, found or _no_meeting(call))
    if found is None:
        raise MeetingNotFound
    return overview


async def _at_the_gate(
    call: Call, bearer: Bearer, find: Callable[[Transaction, str], Awaitable[Meeting | None]]
) -> tuple[Meeting, Seat, Standing]:
    meeting = await find(call.tx, bearer.room)
    seat = await store.seat(call.tx, bearer.identity)
    if meeting is None or seat is None or seat.attendee.meeting_id != meeting.id:
        raise MeetingNotFound
    standing = await standing_at_seat(call, meeting, seat)
    check_may_enter(standing)
    return meeting, seat, standing


async def _begin(call: Call, meeting: Meeting, seat: Seat, origin: Origin) -> None:
    """A stay begins, or goes on where it was broken off a moment ago."""
    if seat.stays and seat.stays[-1].may_go_on(call.now):
        await store.keep_stays(call.tx, [seat.stays[-1].resumed(call.now)])
    else:
        client = origin.user_agent[:LONGEST_CLIENT]
        await begin_stay(call, meeting, seat.attendee, begun(call.ids.uuid(), seat.attendee, call.now, client))


async def _is_invited(call: Call, meeting: Meeting, user_id: str, key: str | None) -> bool:
    if key is not None and clean_key(key) in (meeting.number, meeting.link):
        return True
    has_seat = bool(await store.seats_of_user(call.tx, user_id, [meeting.id]))
    return has_seat or await is_expected(call, meeting, user_id)


async def _entry(call: Call, standing: Standing, attendee: Attendee, name: str, guest_pass: str | None = None) -> Entry:
    meeting = standing.meeting
    role = AttendeeRole.HOST if attendee.user_id == meeting.host_id else AttendeeRole.ATTENDEE
    told = {"role": role.value, "kind": attendee.kind.value, "user_id": attendee.user_id or ""}
    ticket = call.part(Media).sign(Ticket(attendee.id, meeting.id, name, told), TICKET_LASTS)
    return Entry(await meetings.overview_for(call, standing), attendee, name, role, ticket, guest_pass)


def _attendee(
    call: Call,
    meeting: Meeting,
    *,
    user_id: str | None = None,
    session_id: str | None = None,
    guest_name: str | None = None,
) -> Attendee:
    return Attendee(call.ids.uuid(), meeting.id, call.now, user_id, session_id, guest_name)


def _no_meeting(call: Call) -> Meeting:
    """Stands where none was found, so that looking for one takes as long."""
    return Meeting(NOBODY, "", "", "", NOBODY, NOBODY, call.now)


async def _count(calls: Calls, kind: str) -> None:
    await signin.count_from(calls, kind, calls.part(Settings).per_address)
