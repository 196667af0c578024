"""The host keeps order, and what happened is kept."""

import pytest

from carillon.features import people
from carillon.features.meetings.model.attendances import AttendeeState, LeavingReason
from carillon.features.meetings.model.attendees import (
    AttendeeNotFound,
    HostStays,
    JoinFirst,
)
from carillon.features.meetings.model.entering import (
    MeetingHasEnded,
    MeetingIsLocked,
    RemovedFromMeeting,
)
from carillon.features.meetings.model.meetings import (
    HostOnly,
    Meeting,
    MeetingNotFound,
)
from carillon.features.meetings.service import meetings as use_cases
from carillon.features.meetings.service import roster
from carillon.features.people import User
from carillon.features.people.store import users
from tests.kit.halls import ROOM, Ear, Hall, refused

pytestmark = pytest.mark.anyio


async def test_only_the_host_keeps_order(hall: Hall, bob: User, carol: User, meeting: Meeting) -> None:
    browser = await (await hall.enter(bob, meeting)).connect()
    for who, why in ((bob, HostOnly), (carol, MeetingNotFound)):
        async with (await hall.by(who)).write() as call:
            assert await refused(use_cases.lock(call, meeting.id, locked=True)) is why
            assert await refused(use_cases.end(call, meeting.id)) is why
            assert await refused(roster.remove(call, meeting.id, browser.id)) is why
        assert await refused(roster.mute(await hall.by(who), meeting.id, None)) is why
    assert await hall.meeting(meeting) == meeting


@pytest.mark.spec("U:HST-04")
async def test_a_lock_keeps_out_guests_and_strangers_and_nobody_else(
    hall: Hall, alice: User, bob: User, carol: User, meeting: Meeting
) -> None:
    dora = await hall.member("dora")
    guest, late = await (await hall.enter_as_guest(meeting)).connect(), await hall.enter_as_guest(meeting)
    been = await (await hall.enter(carol, meeting, meeting.link)).connect()
    only_asked = await hall.enter(dora, meeting, meeting.link)
    async with (await hall.by(carol)).write() as call:
        await roster.leave(call, meeting.id)
    reloading = await (await hall.enter_as_guest(meeting)).connect()
    async with hall.guest.write() as call:
        await roster.leave_as_guest(call, reloading.entry.guest_pass or "")
    async with (await hall.by(alice)).write() as call:
        assert (await use_cases.lock(call, meeting.id, locked=True)).meeting.locked
    for refused_one in (late.admit(), only_asked.admit(), hall.enter_as_guest(meeting), hall.enter(dora, meeting)):
        assert await refused(refused_one) is MeetingIsLocked
    again = await hall.enter_as_guest(meeting, guest_pass=reloading.entry.guest_pass)
    for welcome in (guest, been, again, await hall.enter(bob, meeting), await hall.enter(alice, meeting)):
        await welcome.connect()
    async with (await hall.by(alice)).write() as call:
        await use_cases.lock(call, meeting.id, locked=False)
    await late.connect()


@pytest.mark.spec("U:HST-05", "U:ROS-05")
async def test_whoever_is_removed_is_out_at_all_devices_and_sees_the_meeting_no_more(
    hall: Hall, alice: User, bob: User, meeting: Meeting
) -> None:
    laptop = await (await hall.enter(bob, meeting)).connect()
    phone = await (await hall.enter(bob, meeting, device="phone")).connect()
    ear = Ear(hall.push, f"user:{bob.id}")
    async with (await hall.by(alice)).write() as call:
        await roster.remove(call, meeting.id, laptop.id)
    assert [(await browser.stay()).reason for browser in (laptop, phone)] == [LeavingReason.REMOVED] * 2
    assert ear.heard == [{"type": "meeting", "meeting_id": meeting.id, "room_id": ROOM}]
    for attempt in (
        laptop.admit(),
        phone.admit(),
        hall.enter(bob, meeting),
        hall.enter(bob, meeting, meeting.link, "desktop"),
    ):
        assert await refused(attempt) is RemovedFromMeeting
    async with (await hall.by(bob)).read() as call:
        assert await use_cases.running(call) == []
        assert await refused(use_cases.find(call, meeting.id)) is RemovedFromMeeting


@pytest.mark.spec("U:HST-05")
async def test_a_removed_guests_pass_is_void(hall: Hall, alice: User, meeting: Meeting) -> None:
    guest, other = await (await hall.enter_as_guest(meeting)).connect(), await hall.enter_as_guest(meeting)
    async with (await hall.by(alice)).write() as call:
        await roster.remove(call, meeting.id, guest.id)
    assert await refused(guest.admit()) is RemovedFromMeeting
    assert await refused(hall.enter_as_guest(meeting, "Gina", guest.entry.guest_pass)) is RemovedFromMeeting
    await other.connect()


async def test_neither_the_host_nor_a_stranger_can_be_removed(hall: Hall, alice: User, meeting: Meeting) -> None:
    browser = await (await hall.enter(alice, meeting)).connect()
    async with (await hall.by(alice)).write() as call:
        assert await refused(roster.remove(call, meeting.id, browser.id)) is HostStays
        assert await refused(roster.remove(call, meeting.id, "somebody")) is AttendeeNotFound


@pytest.mark.spec("U:MTG-05", "U:HST-02")
async def test_everybody_signed_in_silences_one_and_the_host_silences_all_others(
    hall: Hall, alice: User, bob: User, carol: User, meeting: Meeting
) -> None:
    host, guest, late = (
        await hall.enter(alice, meeting),
        await hall.enter_as_guest(meeting),
        await hall.enter_as_guest(meeting),
    )
    seated = await hall.enter(bob, meeting)
    assert await refused(roster.mute(await hall.by(bob), meeting.id, guest.id)) is JoinFirst
    for browser in (host, guest, seated):
        await browser.connect()
        hall.media.unmute(meeting.id, browser.id)

    def muted() -> list[bool]:
        return [hall.media.is_muted(meeting.id, browser.id) for browser in (host, seated, guest)]

    assert await refused(roster.mute(await hall.by(carol), meeting.id, guest.id)) is MeetingNotFound
    assert await refused(roster.mute(await hall.by(bob), meeting.id, late.id)) is AttendeeNotFound
    await roster.mute(await hall.by(bob), meeting.id, guest.id)
    assert muted() == [False, False, True]
    await roster.mute(await hall.by(alice), meeting.id, None)
    assert muted() == [False, True, True]


@pytest.mark.spec("U:HST-09")
async def test_the_host_ends_the_meeting_for_everybody(hall: Hall, alice: User, bob: User, meeting: Meeting) -> None:
    browsers = [await (await hall.enter(who, meeting)).connect() for who in (alice, bob)]
    ear = Ear(hall.push, f"room:{ROOM}")
    hall.wait(60)
    for _ in range(2):
        async with (await hall.by(alice)).write() as call:
            await use_cases.end(call, meeting.id)
    assert (await hall.meeting(meeting)).ended_at == hall.clock.now()
    assert [(await browser.stay()).reason for browser in browsers] == [LeavingReason.ENDED] * 2
    assert len(ear.heard) == 1
    for attempt in (browsers[0].admit(), hall.enter(alice, meeting), hall.enter_as_guest(meeting)):
        assert await refused(attempt) is MeetingHasEnded
    async with (await hall.by(alice)).write() as call:
        assert await refused(use_cases.lock(call, meeting.id, locked=True)) is MeetingHasEnded
    assert (await hall.start(alice, ROOM, "another")).id != meeting.id


@pytest.mark.spec("U:ROS-01")
async def test_the_roster_names_who_is_in_and_who_was(hall: Hall, alice: User, bob: User, meeting: Meeting) -> None:
    host = await (await hall.enter(alice, meeting)).connect()
    hall.wait(1)
    guest = await (await hall.enter_as_guest(meeting)).connect()
    await hall.enter(bob, meeting)
    async with hall.guest.write() as call:
        await roster.leave_as_guest(call, guest.entry.guest_pass or "")
    async with (await hall.by(bob)).read() as call:
        _, seats = await roster.attendees(call, meeting.id)
        named = await use_cases.names(call, seats)
    assert [(named[seat.attendee.id], seat.state) for seat in seats] == [
        ("Alice", AttendeeState.PRESENT),
        ("Gina", AttendeeState.LEFT),
    ]
    assert [seat.attendee.id for seat in seats] == [host.id, guest.id]


async def test_past_meetings_come_newest_first_in_pages_for_who_was_there(hall: Hall, alice: User, bob: User) -> None:
    ended: list[str] = []
    for number in range(3):
        meeting = await hall.start(alice, ROOM, f"token-{number}")
        await (await hall.enter(alice, meeting)).connect()
        await hall.enter(bob, meeting)
        hall.wait(60)
        async with (await hall.by(alice)).write() as call:
            await use_cases.end(call, meeting.id)
        ended.insert(0, meeting.id)
    async with (await hall.by(alice)).read() as call:
        newest, more = await use_cases.past(call, None, 2)
        assert ([each.meeting.id for each, _ in newest], more) == (ended[:2], True)
        assert [len(seats) for _, seats in newest] == [2, 2]
        oldest, more = await use_cases.past(call, newest[-1][0].meeting.ended_at, 2)
        assert ([each.meeting.id for each, _ in oldest], more) == (ended[2:], False)
    async with (await hall.by(bob)).read() as call:
        assert await use_cases.past(call, None, 2) == ([], False)


@pytest.mark.spec("USR-21")
async def test_meetings_attended_and_organised_are_counted_once_each(
    hall: Hall, alice: User, bob: User, meeting: Meeting
) -> None:
    async def counts(who: User) -> tuple[int, int]:
        async with hall.calls.read() as call:
            found = (await people.done_by(call, [who.id]))[who.id]
        return found.meetings_attended, found.meetings_organized

    assert [await counts(who) for who in (alice, bob)] == [(0, 0), (0, 0)]
    await hall.enter(alice, meeting)
    for device in ("laptop", "phone"):
        await (await hall.enter(bob, meeting, device=device)).connect()
    assert [await counts(who) for who in (alice, bob)] == [(0, 1), (1, 0)]


async def test_a_deleted_persons_name_is_in_no_meeting_any_more(hall: Hall, alice: User, bob: User) -> None:
    meeting = await hall.start(alice, ROOM)
    await (await hall.enter(bob, meeting)).connect()
    async with hall.calls.write() as call:
        await users.remove(call.tx, [bob.id])
    async with (await hall.by(alice)).read() as call:
        _, seats = await roster.attendees(call, meeting.id)
        assert list((await use_cases.names(call, seats)).values()) == [""]
