"""Who is in: by our own doors, by the engine's list, and by notices that are lost, doubled, out of order or forged."""

from itertools import permutations

import pytest

from carillon.adapters.media import Gone, Media, NoticeForged, Room, Ticket
from carillon.adapters.media.nowhere import NoMedia
from carillon.features import meetings
from carillon.features.accounts import License
from carillon.features.meetings.model.attendances import LeavingReason
from carillon.features.meetings.model.entering import TICKET_LASTS
from carillon.features.meetings.model.meetings import Meeting
from carillon.features.meetings.service import meetings as use_cases
from carillon.features.meetings.service import presence, roster
from carillon.features.people import User
from carillon.features.signin.service import sessions
from tests.kit.halls import Browser, Ear, Hall, refused

pytestmark = pytest.mark.anyio


@pytest.fixture
async def bobs(hall: Hall, bob: User, meeting: Meeting) -> Browser:
    """Bob is in."""
    return await (await hall.enter(bob, meeting)).connect()


async def reason(browser: Browser) -> LeavingReason | None:
    return (await browser.stay()).reason


# By the engine's list


async def test_who_was_let_in_and_never_came_is_out_after_thirty_seconds(
    hall: Hall, bob: User, meeting: Meeting
) -> None:
    browser = await hall.enter(bob, meeting)
    await browser.admit()
    await hall.reconcile(after=29)
    assert await hall.present(meeting) == 1
    await hall.reconcile(after=1)
    assert await reason(browser) is LeavingReason.DROPPED


async def test_who_is_cut_off_keeps_the_place_for_a_minute_and_their_stay(hall: Hall, bobs: Browser) -> None:
    await hall.reconcile()
    bobs.leave(Gone.DROPPED)
    for seconds in (10, 59):
        await hall.reconcile(after=seconds)
        assert (await bobs.stay()).is_open
    await bobs.connect()
    await hall.reconcile(after=1)
    (stay,) = await bobs.stays()
    assert (stay.is_open, stay.missing_since) == (True, None)


async def test_who_does_not_come_back_was_there_until_they_were_missed(hall: Hall, bobs: Browser) -> None:
    await hall.reconcile()
    bobs.leave(Gone.DROPPED)
    await hall.reconcile(after=10)
    missed_at = hall.clock.now()
    await hall.reconcile(after=60)
    stay = await bobs.stay()
    assert (stay.reason, stay.left_at, stay.closed_at) == (LeavingReason.DROPPED, missed_at, hall.clock.now())
    hall.wait(60)
    await bobs.connect()
    assert [each.is_open for each in await bobs.stays()] == [True], "within a minute it is the same stay"


async def test_a_later_return_is_another_stay(hall: Hall, bobs: Browser) -> None:
    await hall.reconcile()
    bobs.leave(Gone.DROPPED)
    await hall.reconcile(after=10)
    await hall.reconcile(after=60)
    hall.wait(61)
    await bobs.connect()
    assert [each.is_open for each in await bobs.stays()] == [False, True]


async def test_while_the_engine_is_away_nobody_is_gone_and_then_everybody_has_a_minute(
    hall: Hall, bobs: Browser, meeting: Meeting
) -> None:
    guest = await (await hall.enter_as_guest(meeting)).connect()
    await hall.reconcile()
    guest.leave(Gone.DROPPED)
    await hall.reconcile(after=50)
    hall.media.crash()
    for _ in range(40):
        await hall.reconcile(after=10)
    assert await hall.present(meeting) == 2
    hall.media.restart()
    await hall.reconcile(after=9)
    await hall.reconcile(after=50)
    assert await hall.present(meeting) == 2, "the one who was missed before has not used the minute up either"
    await bobs.connect()
    await hall.reconcile(after=10)
    assert (await bobs.stay()).is_open
    assert await reason(guest) is LeavingReason.DROPPED
    assert (await hall.meeting(meeting)).is_open


async def test_without_an_engine_nothing_changes(hall: Hall, bobs: Browser, meeting: Meeting) -> None:
    hall.parts[Media] = NoMedia("livekit-server is not there.")
    for _ in range(10):
        await hall.reconcile(after=60)
    assert await hall.present(meeting) == 1
    assert (await bobs.stay()).is_open


async def test_who_is_in_without_having_passed_the_gate_is_sent_out_or_written_down(
    hall: Hall, bob: User, meeting: Meeting
) -> None:
    browser = await hall.enter(bob, meeting)
    await hall.media.ensure(Room(meeting.id, 300, meeting.state))
    hall.media.arrive(browser.entry.ticket)
    hall.media.arrive(hall.media.sign(Ticket("mallory", meeting.id, "Mallory"), TICKET_LASTS))
    await hall.reconcile()
    assert (await browser.stay()).is_open
    assert [one.identity for one in await hall.media.participants(meeting.id)] == [browser.id]


async def test_who_must_not_be_in_is_sent_out_again_and_again(
    hall: Hall, alice: User, bob: User, carol: User, bobs: Browser, meeting: Meeting
) -> None:
    carols = await (await hall.enter(carol, meeting, meeting.link)).connect()
    async with (await hall.by(alice)).write() as call:
        await roster.remove(call, meeting.id, bobs.id)
    async with (await hall.by(carol)).write() as call:
        await sessions.leave(call)
    for _ in range(2):
        await hall.reconcile(after=1)
        assert not await bobs.is_inside()
        assert not await carols.is_inside()
        for browser in (bobs, carols):
            hall.media.arrive(browser.entry.ticket)
    assert [await reason(browser) for browser in (bobs, carols)] == [LeavingReason.REMOVED, LeavingReason.SIGNED_OUT]
    assert bob.id != carol.id


async def test_a_goodbye_that_the_engine_has_not_seen_yet_stays_one(hall: Hall, bob: User, bobs: Browser) -> None:
    await hall.reconcile()
    async with (await hall.by(bob)).write() as call:
        await roster.leave(call, bobs.room)
    await hall.reconcile(after=1)
    assert await reason(bobs) is LeavingReason.LEFT
    assert await bobs.is_inside()
    bobs.leave()
    await hall.reconcile(after=31)
    assert await reason(bobs) is LeavingReason.LEFT


async def test_who_said_goodbye_and_is_in_after_all_is_in(hall: Hall, bob: User, bobs: Browser) -> None:
    await hall.reconcile()
    async with (await hall.by(bob)).write() as call:
        await roster.leave(call, bobs.room)
    await hall.reconcile(after=30)
    assert [stay.is_open for stay in await bobs.stays()] == [True]


@pytest.mark.spec("U:HST-04")
async def test_a_lock_holds_for_who_goes_round_the_gate(hall: Hall, alice: User, meeting: Meeting) -> None:
    gina, late = await (await hall.enter_as_guest(meeting)).connect(), await hall.enter_as_guest(meeting, "Late")
    async with (await hall.by(alice)).write() as call:
        await use_cases.lock(call, meeting.id, locked=True)
    hall.media.arrive(late.entry.ticket)
    await hall.reconcile()
    assert await gina.is_inside()
    assert not await late.is_inside()
    assert await late.stays() == []


async def test_who_said_goodbye_and_stayed_has_no_place_that_another_took(
    hall: Hall, alice: User, bob: User, bobs: Browser, carol: User, meeting: Meeting
) -> None:
    await hall.license(alice, License.BASIC)
    await (await hall.enter(alice, meeting)).connect()
    async with (await hall.by(bob)).write() as call:
        await roster.leave(call, bobs.room)
    await (await hall.enter(carol, meeting, meeting.link)).connect()
    await hall.reconcile(after=30)
    assert not await bobs.is_inside()
    assert (await hall.present(meeting), await reason(bobs)) == (2, LeavingReason.LEFT)


async def test_a_room_of_no_running_meeting_is_closed(hall: Hall, alice: User, bobs: Browser, meeting: Meeting) -> None:
    async with (await hall.by(alice)).write() as call:
        await use_cases.end(call, meeting.id)
    await hall.media.ensure(Room("stranger", 300, ""))
    assert sorted(await hall.media.rooms()) == sorted([meeting.id, "stranger"])
    await hall.reconcile()
    assert await hall.media.rooms() == []
    assert await reason(bobs) is LeavingReason.ENDED


async def test_where_nothing_runs_the_engine_is_left_alone(hall: Hall) -> None:
    await hall.media.ensure(Room("stranger", 300, ""))
    await hall.reconcile()
    assert await hall.media.rooms() == ["stranger"]


# The end


async def test_a_meeting_to_which_nobody_came_ends_after_five_minutes(hall: Hall, meeting: Meeting) -> None:
    await hall.reconcile(after=299)
    assert (await hall.meeting(meeting)).is_open
    await hall.reconcile(after=1)
    assert (await hall.meeting(meeting)).ended_at == hall.clock.now()


async def test_a_meeting_ends_a_minute_after_the_last_one_left(
    hall: Hall, alice: User, bob: User, bobs: Browser, meeting: Meeting
) -> None:
    ear = Ear(hall.push, f"user:{alice.id}")
    await hall.reconcile(after=600)
    async with (await hall.by(bob)).write() as call:
        await roster.leave(call, meeting.id)
    bobs.leave()
    await hall.reconcile(after=59)
    assert (await hall.meeting(meeting)).is_open
    assert ear.heard == []
    await hall.reconcile(after=1)
    assert not (await hall.meeting(meeting)).is_open
    assert [frame["meeting_id"] for frame in ear.heard] == [meeting.id]


async def test_who_comes_within_the_minute_keeps_the_meeting(
    hall: Hall, bob: User, bobs: Browser, meeting: Meeting
) -> None:
    await hall.reconcile()
    async with (await hall.by(bob)).write() as call:
        await roster.leave(call, meeting.id)
    bobs.leave()
    await hall.reconcile(after=59)
    await bobs.connect()
    await hall.reconcile(after=600)
    assert (await hall.meeting(meeting)).is_open


async def test_a_meeting_does_not_end_while_the_engine_is_away(
    hall: Hall, bob: User, bobs: Browser, meeting: Meeting
) -> None:
    async with (await hall.by(bob)).write() as call:
        await roster.leave(call, bobs.room)
    hall.media.crash()
    await hall.reconcile(after=600)
    assert (await hall.meeting(meeting)).is_open
    hall.media.restart()
    await hall.reconcile(after=10)
    assert not (await hall.meeting(meeting)).is_open


# By notices


async def test_the_engines_word_that_somebody_left_is_looked_into_at_once(hall: Hall, bobs: Browser) -> None:
    await hall.hear()
    bobs.leave()
    hall.wait(1)
    await hall.hear()
    stay = await bobs.stay()
    assert (stay.reason, stay.left_at) == (LeavingReason.LEFT, hall.clock.now())


async def test_a_notice_about_somebody_who_is_in_changes_nothing(hall: Hall, bobs: Browser) -> None:
    await hall.reconcile()
    before = await bobs.stays()
    bobs.leave()
    hall.media.arrive(bobs.entry.ticket)
    await hall.hear()
    (after,) = await bobs.stays()
    assert after.is_open
    assert after.session != before[0].session


async def test_a_notice_explains_a_stay_that_was_closed_as_dropped(hall: Hall, bobs: Browser) -> None:
    await hall.reconcile()
    bobs.leave()
    await hall.reconcile(after=10)
    await hall.reconcile(after=60)
    assert await reason(bobs) is LeavingReason.DROPPED
    await hall.hear()
    assert await reason(bobs) is LeavingReason.LEFT


async def test_a_forged_notice_is_refused_and_does_nothing(hall: Hall, bobs: Browser) -> None:
    await hall.reconcile()
    before = await bobs.stays()
    bobs.leave()
    body, signature = hall.media.notices[-1]
    for forged in ((body + b" ", signature), (body, ""), (body, signature[:-1] + "g"), (b"{}", "")):
        assert await refused(meetings.hear(hall.calls, *forged)) is NoticeForged
    assert await bobs.stays() == before


async def test_a_notice_about_a_meeting_that_is_over_closes_the_room(
    hall: Hall, alice: User, bobs: Browser, meeting: Meeting
) -> None:
    """The gate let somebody in, and the meeting ended before they were there."""
    async with (await hall.by(alice)).write() as call:
        await use_cases.end(call, meeting.id)
    await hall.hear()
    assert await hall.media.rooms() == []
    assert not await bobs.is_inside()


async def test_a_notice_while_the_engine_is_away_is_no_fault(hall: Hall, bobs: Browser) -> None:
    hall.media.crash()
    await hall.hear()
    assert (await bobs.stay()).is_open


async def test_notices_in_any_order_doubled_or_lost_lead_to_the_same(
    hall: Hall, alice: User, bob: User, meeting: Meeting
) -> None:
    """Alice is in, Bob left and the guest's line was cut; four notices tell of that."""
    outcomes: set[str] = set()
    orders = [*permutations(range(4)), (0, 0, 1, 1, 2, 2, 3, 3), (3,), ()]
    for number, order in enumerate(orders):
        running = await hall.start(bob, token=f"token-{number}") if number else meeting
        browsers = [await (await hall.enter(who, running, running.link)).connect() for who in (alice, bob)]
        browsers.append(await (await hall.enter_as_guest(running)).connect())
        await hall.reconcile()
        first = len(hall.media.notices)
        browsers[1].leave()
        browsers[2].leave(Gone.DROPPED)
        browsers[0].leave(Gone.REPLACED)
        hall.media.arrive(browsers[0].entry.ticket)
        assert len(hall.media.notices) == first + 4
        if order:
            await hall.hear(*(first + index for index in order))
        for _ in range(8):
            await hall.reconcile(after=10)
        if not order or order == (3,):
            await hall.hear(*range(first, first + 4))
        outcomes.add(str([await reason(browser) for browser in browsers]))
        async with (await hall.by(bob if number else alice)).write() as call:
            await use_cases.end(call, running.id)
    assert outcomes == {str([None, LeavingReason.LEFT, LeavingReason.DROPPED])}


async def test_notices_are_remembered_for_an_hour(hall: Hall, bobs: Browser) -> None:
    async def remembered() -> int:
        async with hall.calls.write() as call:
            await presence.tidy(call)
            return (await call.tx.exec_driver_sql("SELECT count(*) FROM media_notices")).scalar_one()

    await hall.hear()
    hall.wait(3599)
    assert await remembered() == len(hall.media.notices)
    hall.wait(1)
    assert await remembered() == 0
    assert bobs.id


async def test_a_seat_that_nobody_came_to_is_forgotten_after_an_hour(
    hall: Hall, bobs: Browser, meeting: Meeting
) -> None:
    async def known() -> set[str]:
        async with hall.calls.write() as call:
            await presence.tidy(call)
        return set(await hall.seats(meeting))

    never = await hall.enter_as_guest(meeting)
    hall.wait(3599)
    assert never.id in await known()
    hall.wait(1)
    assert await known() >= {bobs.id}
    assert never.id not in await known()
