"""Meetings: started, found, shown, locked, and ended."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime

import msgspec

from carillon.adapters.media import Media, MediaDown, MediaOff
from carillon.core import events, push
from carillon.core.callers import person
from carillon.core.calls import Call, Calls
from carillon.features import accounts, people
from carillon.features.meetings import store
from carillon.features.meetings.model.attendances import LeavingReason, Seat
from carillon.features.meetings.model.entering import (
    MeetingHasEnded,
    Overview,
    RemovedFromMeeting,
    Standing,
    refusal_of,
)
from carillon.features.meetings.model.meetings import (
    LINK_LENGTH,
    LONGEST_PAGE,
    NUMBER_LENGTH,
    HostOnly,
    Meeting,
    MeetingChanged,
    MeetingEnded,
    MeetingNotFound,
    Place,
    Places,
    check_may_start,
    check_token,
    clean_title,
)
from carillon.features.meetings.service.standing import is_expected, standing_of_person
from carillon.features.people import User

TRIES = 5
"""How often another number is drawn, or another start waited for; the second time is rare enough."""


async def start(calls: Calls, token: str, place_id: str | None, title: str | None) -> Overview:
    """A new meeting, or the one that runs in this place, or that was started with this token."""
    check_token(token)
    name = None if title is None else clean_title(title)
    # An engine that is coming back is waited for at the gate; only where there is none is this refused.
    with suppress(MediaDown):
        await calls.part(Media).check()
    async with calls.write() as call:
        place = None if place_id is None else await call.part(Places).find(call, place_id)
        host = await people.person(call.tx, person(call.caller).user_id)
        assert host is not None, "a session is a person's"
        return await overview(call, await _start(call, host, token, place, name))


async def _start(call: Call, host: User, token: str, place: Place | None, title: str | None) -> Meeting:
    for _ in range(TRIES):
        known = await store.started_with(call.tx, host.id, token)
        running = known or (place and await store.running_in(call.tx, place.id))
        if running:
            return running
        check_may_start(host.license_at(call.now), place)
        home = None if host.account_id is None else await accounts.unguarded(call.tx, host.account_id)
        meeting = Meeting(
            id=call.ids.uuid(),
            number=await _fresh_number(call),
            link=call.ids.secret(LINK_LENGTH),
            title=title or (place.name if place else host.display_name or host.email),
            host_id=host.id,
            place_id=place.id if place else None,
            created_at=call.now,
            account_id=home and home.id,
            # There is one media engine, so nobody has measured yet how far its site is.
            region=call.part(accounts.Regions).place(home and home.settings, {}),
        )
        if await store.add(call.tx, meeting, token):
            tell(call, meeting)
            return meeting
    raise AssertionError(f"no number was free in {TRIES} tries")


async def find(call: Call, meeting_id: str) -> tuple[Meeting, list[Seat]]:
    """The one way to a meeting, with the caller's own seats: for its host, who was in it, and who is in its place."""
    return await _for_caller(call, await store.find(call.tx, meeting_id))


async def hold_as_host(call: Call, meeting_id: str) -> Meeting:
    """The meeting, held for its host, who changes it."""
    meeting, _ = await _for_caller(call, await store.hold(call.tx, meeting_id))
    if meeting.host_id != person(call.caller).user_id:
        raise HostOnly
    return meeting


async def running(call: Call) -> list[Overview]:
    """What runs in the caller's places, is hosted by them, or has a seat of theirs."""
    me = person(call.caller).user_id
    found = await store.running_of(call.tx, me, await call.part(Places).mine(call))
    return [await overview(call, meeting) for meeting in found]


async def hindrance(calls: Calls) -> str | None:
    """Why there can be no meetings at this moment."""
    try:
        await calls.part(Media).check()
    except (MediaDown, MediaOff) as refusal:
        return refusal.message
    return None


async def past(call: Call, before: datetime | None, limit: int) -> tuple[list[tuple[Overview, list[Seat]]], bool]:
    """Meetings that the caller was in and that have ended, with everybody's stays; and whether there are more."""
    me, size = person(call.caller).user_id, max(1, min(limit, LONGEST_PAGE))
    found = await store.past_of(call.tx, me, before, size + 1)
    page = found[:size]
    seats = await store.seats_in(call.tx, [meeting.id for meeting in page])
    shown = [
        (await overview(call, each), [seat for seat in seats.values() if seat.attendee.meeting_id == each.id])
        for each in page
    ]
    return shown, len(found) > size


async def overview(call: Call, meeting: Meeting) -> Overview:
    """The meeting as the caller sees it."""
    me = person(call.caller)
    seat = await store.seat_of_session(call.tx, meeting.id, me.session_id)
    return await overview_for(call, await standing_of_person(call, meeting, me.user_id, seat))


async def overview_for(call: Call, standing: Standing) -> Overview:
    host = await people.card(call.tx, standing.meeting.host_id)
    return Overview(standing.meeting, host, standing.capacity, standing.present, refusal_of(standing))


async def lock(call: Call, meeting_id: str, *, locked: bool) -> Overview:
    """Keep out who is neither invited nor in (HST-04), or let them in again."""
    meeting = await hold_as_host(call, meeting_id)
    if not meeting.is_open:
        raise MeetingHasEnded
    await store.set_locked(call.tx, meeting.id, locked=locked)
    await events.publish(call, MeetingChanged(meeting.id))
    tell(call, meeting)
    return await overview(call, await _found(await store.find(call.tx, meeting.id)))


async def end(call: Call, meeting_id: str) -> None:
    """For everybody (HST-09); a second time changes nothing."""
    meeting = await hold_as_host(call, meeting_id)
    if meeting.is_open:
        await close(call, meeting)


async def end_hosted_by(call: Call, user_id: str) -> None:
    """Their host is nobody any more: what runs ends, and nothing of theirs is entered again (DOM-25)."""
    for meeting_id in await store.open_of_hosts(call.tx, [user_id]):
        meeting = await store.hold(call.tx, meeting_id)
        if meeting is not None and meeting.is_open:
            await close(call, meeting)


async def close(call: Call, meeting: Meeting) -> None:
    """The meeting, which is held, is over: everybody in it goes, and nobody comes any more."""
    await store.set_ended(call.tx, meeting.id, call.now)
    seats = (await store.seats_in(call.tx, [meeting.id])).values()
    await close_stays(call, seats, LeavingReason.ENDED)
    await events.publish(call, MeetingEnded(meeting.id))
    tell(call, meeting)


async def close_stays(call: Call, seats: Collection[Seat], reason: LeavingReason) -> None:
    await store.keep_stays(call.tx, [seat.open.closed(reason, call.now) for seat in seats if seat.open])


def tell(call: Call, meeting: Meeting, *user_ids: str) -> None:
    """Pages of the host, of everybody in the place and of `user_ids` hear that there is something to ask for again."""
    frame = {"type": "meeting", "meeting_id": meeting.id, "room_id": meeting.place_id}
    topics = [f"user:{user_id}" for user_id in dict.fromkeys((meeting.host_id, *user_ids))]
    for topic in ([] if meeting.place_id is None else [f"room:{meeting.place_id}"]) + topics:
        push.publish(call, topic, msgspec.json.encode(frame).decode())


async def tell_inside(calls: Calls, meeting_id: str) -> None:
    """Everybody inside is told what the meeting is called and whether it is locked, as it is by now."""
    async with calls.read() as call:
        meeting = await store.find(call.tx, meeting_id)
    if meeting is not None and meeting.is_open:
        await calls.part(Media).tell(meeting.id, meeting.state)


async def names(call: Call, seats: Sequence[Seat]) -> dict[str, str]:
    """What to call the holders, by the attendee's id: a person as they are called today, a guest as they said."""
    cards = await people.cards(call.tx, {seat.attendee.user_id for seat in seats if seat.attendee.user_id})
    return {
        seat.attendee.id: cards[seat.attendee.user_id].display_name
        if seat.attendee.user_id
        else seat.attendee.guest_name or ""
        for seat in seats
    }


async def _for_caller(call: Call, found: Meeting | None) -> tuple[Meeting, list[Seat]]:
    meeting = await _found(found)
    me = person(call.caller).user_id
    own = await store.seats_of_user(call.tx, me, [meeting.id])
    if not own and not await is_expected(call, meeting, me):
        raise MeetingNotFound
    if meeting.is_open and any(seat.attendee.removed_at is not None for seat in own):
        raise RemovedFromMeeting  # whoever was removed does not see it going on (HST-05)
    return meeting, own


async def _found(meeting: Meeting | None) -> Meeting:
    if meeting is None:
        raise MeetingNotFound
    return meeting


async def _fresh_number(call: Call) -> str:
    """Ten digits that lead to nobody's personal meeting; that no meeting has them is seen when it is added."""
    while True:
        number = call.ids.digits(NUMBER_LENGTH)
        if not await people.pin_is_taken(call, number):
            return number
