"""People and guests take seats, and are admitted at every connect."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from carillon.adapters.media import Ticket, TicketWrong
from carillon.core.callers import Origin, SignInRequired
from carillon.features import meetings
from carillon.features.accounts import License
from carillon.features.meetings.model.attendances import LeavingReason
from carillon.features.meetings.model.attendees import (
    AttendeeKind,
    GuestNameWrong,
)
from carillon.features.meetings.model.entering import (
    MeetingIsFull,
)
from carillon.features.meetings.model.meetings import (
    Meeting,
    MeetingNotFound,
)
from carillon.features.meetings.service import roster
from carillon.features.people import User
from carillon.features.signin.service import sessions
from tests.kit.halls import ROOM, Hall, refused

pytestmark = pytest.mark.anyio


async def test_a_person_has_one_seat_for_each_session_and_may_sit_on_several(
    hall: Hall, bob: User, meeting: Meeting
) -> None:
    first, again = await hall.enter(bob, meeting), await hall.enter(bob, meeting)
    phone = await hall.enter(bob, meeting, device="phone")
    assert first.id == again.id != phone.id
    at_once = await asyncio.gather(*(hall.enter(bob, meeting, device="phone") for _ in range(4)))
    assert {browser.id for browser in at_once} == {phone.id}
    assert (first.entry.name, first.entry.role, first.entry.guest_pass) == ("Bob", "attendee", None)
    assert first.entry.attendee.kind is AttendeeKind.BROWSER


async def test_a_ticket_says_to_all_who_is_host_and_who_is_a_guest(hall: Hall, alice: User, meeting: Meeting) -> None:
    host, guest = await hall.enter(alice, meeting), await hall.enter_as_guest(meeting)
    assert (host.entry.role, guest.entry.role) == ("host", "attendee")
    bearer = hall.media.read(host.entry.ticket)
    assert (bearer.identity, bearer.room) == (host.id, meeting.id)
    hall.wait(11 * 60 + 1)
    assert await refused(host.admit()) is TicketWrong


async def test_who_is_not_expected_needs_the_link_or_the_number(
    hall: Hall, bob: User, carol: User, meeting: Meeting
) -> None:
    await hall.enter(bob, meeting)
    for key in (None, "", "0000000000"):
        assert await refused(hall.enter(carol, meeting, key)) is MeetingNotFound
    await hall.enter(carol, meeting, meeting.number)
    await hall.enter(carol, meeting, device="phone")


async def test_an_attendance_has_begun_when_the_gate_says_so(hall: Hall, bob: User, meeting: Meeting) -> None:
    browser = await hall.enter(bob, meeting)
    assert await browser.stays() == []
    admitted = await browser.admit(Origin("192.0.2.7", "Chromium " + "x" * 600))
    assert (admitted.room.name, admitted.room.state, admitted.attendee_id) == (meeting.id, meeting.state, browser.id)
    stay = await browser.stay()
    assert (stay.joined_at, stay.left_at, stay.reason) == (hall.clock.now(), None, None)
    assert stay.client == ("Chromium " + "x" * 600)[:500]


async def test_a_reconnect_changes_nothing(hall: Hall, bob: User, meeting: Meeting) -> None:
    browser = await (await hall.enter(bob, meeting)).connect()
    before = await browser.stays()
    hall.wait(5)
    for _ in range(3):
        await browser.admit()
    assert await browser.stays() == before


async def test_who_left_and_comes_back_attends_a_second_time(hall: Hall, bob: User, meeting: Meeting) -> None:
    browser = await (await hall.enter(bob, meeting)).connect()
    hall.wait(60)
    for _ in range(2):
        async with (await hall.by(bob)).write() as call:
            await roster.leave(call, meeting.id)
    hall.wait(60)
    await browser.connect()
    first, second = await browser.stays()
    assert (first.reason, first.left_at) == (LeavingReason.LEFT, second.joined_at - timedelta(seconds=60))
    assert second.is_open


async def test_nobody_else_enters_with_a_ticket_that_is_not_ours(hall: Hall, bob: User, meeting: Meeting) -> None:
    browser = await hall.enter(bob, meeting)
    forged = browser.entry.ticket[:-1] + ("0" if browser.entry.ticket[-1] != "0" else "1")
    for ticket in ("", "nonsense", forged):
        assert await refused(meetings.admit(hall.calls, ticket, Origin())) is TicketWrong
    assert await browser.stays() == []


async def test_a_ticket_of_one_meeting_opens_no_other(hall: Hall, alice: User, bob: User, meeting: Meeting) -> None:
    other = await hall.start(bob, token="other")
    browser = await hall.enter(alice, meeting)
    ticket = hall.media.sign(Ticket(browser.id, other.id, "Alice"), timedelta(minutes=10))
    assert await refused(meetings.admit(hall.calls, ticket, Origin())) is MeetingNotFound


@pytest.mark.spec("U:JON-06", "U:ROS-02")
async def test_a_guest_enters_with_a_name_and_comes_back_to_the_same_seat(hall: Hall, meeting: Meeting) -> None:
    first = await hall.enter_as_guest(meeting, " Gina ")
    assert (first.entry.name, first.entry.attendee.user_id, first.entry.role) == ("Gina", None, "attendee")
    guest_pass = first.entry.guest_pass
    assert guest_pass is not None
    again = await hall.enter_as_guest(meeting, "Gina G.", guest_pass)
    assert (again.id, again.entry.name, again.entry.guest_pass) == (first.id, "Gina G.", guest_pass)
    assert (await hall.enter_as_guest(meeting, "Gina")).id != first.id
    assert (await hall.enter_as_guest(meeting, "Gina", "guessed")).id != first.id
    assert (await hall.seats(meeting))[first.id].attendee.guest_name == "Gina G."


async def test_a_pass_is_kept_as_a_digest_and_opens_no_other_meeting(hall: Hall, bob: User, meeting: Meeting) -> None:
    guest = await hall.enter_as_guest(meeting)
    other = await hall.start(bob, token="other")
    assert (await hall.enter_as_guest(other, "Gina", guest.entry.guest_pass)).id != guest.id
    async with hall.calls.read() as call:
        rows = (await call.tx.execute(text("SELECT * FROM attendees"))).all()
    assert str(guest.entry.guest_pass) not in str(rows)


async def test_a_guests_name_has_1_to_100_characters(hall: Hall, meeting: Meeting) -> None:
    assert (await hall.enter_as_guest(meeting, "x" * 100)).entry.name == "x" * 100
    for name in ("", "x" * 101):
        assert await refused(hall.enter_as_guest(meeting, name)) is GuestNameWrong


async def test_a_guest_goes_with_the_pass(hall: Hall, meeting: Meeting) -> None:
    guest = await (await hall.enter_as_guest(meeting)).connect()
    assert guest.entry.guest_pass is not None
    for wrong in ("", "guessed", guest.entry.guest_pass):
        assert (await guest.stay()).is_open
        async with hall.guest.write() as call:
            await roster.leave_as_guest(call, wrong)
    assert (await guest.stay()).reason is LeavingReason.LEFT


@pytest.mark.spec("U:JON-15")
async def test_250_are_in_and_the_251st_is_told_that_the_meeting_is_full(hall: Hall, meeting: Meeting) -> None:
    guests = [await hall.enter_as_guest(meeting) for _ in range(251)]
    for guest in guests[:249]:
        await guest.connect()
    assert await hall.present(meeting) == 249
    await guests[249].connect()
    assert await refused(guests[250].admit()) is MeetingIsFull
    assert await refused(hall.enter_as_guest(meeting)) is MeetingIsFull
    assert await refused(guests[249].admit()) is None, "who is in comes back"
    async with hall.guest.write() as call:
        await roster.leave_as_guest(call, guests[0].entry.guest_pass or "")
    await guests[250].connect()
    assert await refused(guests[0].admit()) is MeetingIsFull


@pytest.mark.spec("U:CAL-01", "SLACK-14")
async def test_a_host_with_a_basic_licence_meets_one_and_another_licence_counts_at_once(
    hall: Hall, alice: User, bob: User
) -> None:
    await hall.license(alice, License.BASIC)
    meeting = await hall.start(alice, ROOM)
    third = await hall.enter_as_guest(meeting)
    for who in (alice, bob):
        await (await hall.enter(who, meeting)).connect()
    assert await refused(third.admit()) is MeetingIsFull
    await hall.license(alice, License.PRO)
    await third.connect()
    assert await hall.present(meeting) == 3


async def test_who_signed_out_is_refused_with_a_ticket_that_is_still_good(
    hall: Hall, bob: User, meeting: Meeting
) -> None:
    laptop = await (await hall.enter(bob, meeting)).connect()
    phone = await (await hall.enter(bob, meeting, device="phone")).connect()
    async with (await hall.by(bob)).write() as call:
        await sessions.leave(call)
    assert await refused(laptop.admit()) is SignInRequired
    assert await refused(phone.admit()) is None
