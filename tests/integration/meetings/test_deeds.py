"""What meetings leave behind for their people, on both databases: figures, opinions, and days that are paid for."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from carillon.features import people
from carillon.features.accounts import License
from carillon.features.accounts.service import accounts
from carillon.features.meetings import jobs as meetings_jobs
from carillon.features.meetings.model.entering import MeetingIsFull
from carillon.features.meetings.model.meetings import Meeting, MeetingEnded, MeetingNotFound
from carillon.features.meetings.service import deeds
from carillon.features.meetings.service import meetings as use_cases
from carillon.features.meetings.service.deeds import MeetingsOfPeople
from carillon.features.organisations import OrganisationNotFound
from carillon.features.people import Act, Deeds, User, UserSuspended
from carillon.features.people import jobs as people_jobs
from carillon.features.people.model.facts import UserDeleted
from carillon.features.people.service import metering
from carillon.features.people.store import users
from tests.kit.halls import ROOM, Hall

pytestmark = pytest.mark.anyio


async def done_by(hall: Hall, who: User) -> Deeds:
    async with hall.calls.read() as call:
        return (await people.done_by(call, [who.id]))[who.id]


async def hold(hall: Hall, host: User, *guests: User, token: str = "first") -> Meeting:
    """A meeting from its start to its end, to which these people come."""
    meeting = await hall.start(host, ROOM, token)
    for who in (host, *guests):
        await (await hall.enter(who, meeting, meeting.link)).connect()
    await end(hall, host, meeting)
    return meeting


async def end(hall: Hall, host: User, meeting: Meeting) -> None:
    async with (await hall.by(host)).write() as call:
        await use_cases.end(call, meeting.id)
    for fact in await hall.office.tasks(MeetingEnded):
        await meetings_jobs.meter(hall.calls, MeetingEnded(str(fact["meeting_id"])))


async def days(hall: Hall, who: User, month: str = "2026-11") -> list[date]:
    async with hall.office.alice.read() as call:
        return list(await metering.days_of_user(call, hall.account.id, who.id, month))


async def days_of_account(hall: Hall, month: str = "2026-11") -> Mapping[date, int]:
    async with hall.office.alice.read() as call:
        return await metering.days_of_account(call, hall.account.id, month)


TODAY = date(2026, 11, 21)


@pytest.mark.spec("USR-17", "USR-18")
async def test_who_comes_back_has_still_attended_one_meeting(hall: Hall, alice: User, bob: User) -> None:
    for token in ("first", "second"):
        meeting = await hall.start(alice, ROOM, token)
        for device in ("laptop", "phone"):
            await (await hall.enter(bob, meeting, device=device)).connect()
        (await hall.enter(bob, meeting)).leave()
        await hall.reconcile(after=120)
        await (await hall.enter(bob, meeting)).connect()
        await end(hall, alice, meeting)
    assert await done_by(hall, alice) == Deeds(meetings_organized=2)
    assert await done_by(hall, bob) == Deeds(meetings_attended=2)


@pytest.mark.spec("USR-18")
async def test_a_meeting_to_which_nobody_came_was_organised_by_nobody(hall: Hall, alice: User) -> None:
    await end(hall, alice, await hall.start(alice, ROOM))
    assert await done_by(hall, alice) == Deeds()


@pytest.mark.spec("IMP-01", "USR-19")
async def test_whoever_was_in_is_asked_once_how_it_was_and_the_first_answer_stands(
    hall: Hall, alice: User, bob: User, carol: User
) -> None:
    good, bad = [await hold(hall, alice, bob, token=token) for token in ("good", "bad")]
    async with (await hall.by(carol)).write() as call:
        assert not await deeds.may_judge(call, good.id)
        with pytest.raises(MeetingNotFound):
            await deeds.judge(call, good.id, None, good=True)
    async with (await hall.by(bob)).write() as call:
        assert await deeds.may_judge(call, good.id)
        await deeds.judge(call, good.id, None, good=True)
        assert not await deeds.may_judge(call, good.id)
        await deeds.judge(call, good.id, "after all not", good=False)
    assert (await done_by(hall, bob)).meeting_satisfaction == 100
    async with (await hall.by(bob)).write() as call:
        await deeds.judge(call, bad.id, "the sound", good=False)
    assert (await done_by(hall, bob)).meeting_satisfaction == 50
    assert (await done_by(hall, alice)).meeting_satisfaction is None


@pytest.mark.spec("OVR-06", "AMB-29")
async def test_three_who_meet_make_the_host_active_and_two_do_not(
    hall: Hall, alice: User, bob: User, carol: User
) -> None:
    await hold(hall, alice, bob)
    assert await days(hall, alice) == []
    await hold(hall, alice, bob, carol, token="second")
    assert [await days(hall, who) for who in (alice, bob, carol)] == [[TODAY], [], []]
    assert await days_of_account(hall) == {TODAY: 1}


@pytest.mark.spec("AMB-29")
async def test_guests_count_and_two_devices_of_one_person_are_one_attendee(hall: Hall, alice: User, bob: User) -> None:
    meeting = await hall.start(alice, ROOM)
    for device in ("laptop", "phone"):
        await (await hall.enter(bob, meeting, device=device)).connect()
    await (await hall.enter(alice, meeting)).connect()
    await end(hall, alice, meeting)
    assert await days(hall, alice) == []
    meeting = await hall.start(alice, ROOM, "second")
    for who in (alice, bob):
        await (await hall.enter(who, meeting)).connect()
    await (await hall.enter_as_guest(meeting)).connect()
    await end(hall, alice, meeting)
    assert await days(hall, alice) == [TODAY]


@pytest.mark.spec("PRO-06", "OVR-06")
async def test_several_meetings_a_day_count_once_and_each_day_counts(
    hall: Hall, alice: User, bob: User, carol: User
) -> None:
    for token in ("one", "two", "three"):
        await hold(hall, alice, bob, carol, token=token)
    hall.wait(3 * 24 * 3600)
    await hold(hall, alice, bob, carol, token="four")
    assert await days(hall, alice) == [TODAY, date(2026, 11, 24)]
    assert await days(hall, alice, "2026-12") == []


@pytest.mark.spec("PRO-05")
async def test_the_day_on_which_the_meeting_ended_counts(hall: Hall, alice: User, bob: User, carol: User) -> None:
    hall.clock.advance(datetime(2026, 11, 21, 23, 50, tzinfo=UTC) - hall.clock.now())
    meeting = await hall.start(alice, ROOM)
    for who in (alice, bob, carol):
        await (await hall.enter(who, meeting, meeting.link)).connect()
    hall.wait(20 * 60)
    await end(hall, alice, meeting)
    assert await days(hall, alice) == [date(2026, 11, 22)]


@pytest.mark.spec("OVR-07", "PRO-03")
async def test_attending_for_days_and_hosting_as_basic_cost_nothing(
    hall: Hall, alice: User, bob: User, carol: User
) -> None:
    meeting = await hall.start(alice, ROOM)
    for who in (alice, bob, carol):
        await (await hall.enter(who, meeting, meeting.link)).connect()
    await hall.license(alice, License.BASIC)
    await end(hall, alice, meeting)
    assert await days_of_account(hall) == {}


@pytest.mark.spec("USR-35")
async def test_whoever_was_removed_hosts_nothing_that_the_account_would_pay_for(
    hall: Hall, alice: User, bob: User, carol: User
) -> None:
    async with hall.office.alice.write() as call:
        await people.remove(call, hall.account.id, [alice.id])
    meeting = await hall.start(alice, ROOM)
    for who in (alice, bob):
        await (await hall.enter(who, meeting, meeting.link)).connect()
    with pytest.raises(MeetingIsFull):
        await hall.enter(carol, meeting, meeting.link)
    await end(hall, alice, meeting)
    assert await days_of_account(hall) == {}


@pytest.mark.spec("ACC-34")
async def test_the_days_of_deleted_users_and_accounts_are_still_told(
    hall: Hall, alice: User, bob: User, carol: User
) -> None:
    await hold(hall, alice, bob, carol)
    async with hall.calls.write() as call:
        await users.remove(call.tx, [alice.id, bob.id, carol.id])
    await people_jobs.forget_deeds(hall.calls, UserDeleted(alice.id))
    assert await done_by(hall, alice) == Deeds()
    async with hall.office.alice.write() as call:
        await accounts.delete(call, hall.account.id)
    assert await days_of_account(hall) == {TODAY: 1}
    async with hall.office.mallory.read() as call:
        with pytest.raises(OrganisationNotFound):
            await metering.days_of_account(call, hall.account.id, "2026-11")


@pytest.mark.spec("AMB-26")
async def test_as_many_meetings_end_with_the_suspended_host_as_were_foretold(
    hall: Hall, alice: User, bob: User
) -> None:
    meeting = await hall.start(alice, ROOM)
    async with hall.calls.read() as call:
        found = await MeetingsOfPeople().of(call, Act.SUSPEND, hall.account.id, [alice.id, bob.id])
        assert found == {"meetings": 1}
        assert await MeetingsOfPeople().of(call, Act.REMOVE, hall.account.id, [alice.id]) == {}
    await meetings_jobs.end_hosted_by_suspended(hall.calls, UserSuspended(alice.id, hall.account.id))
    assert not (await hall.meeting(meeting)).is_open
    async with hall.calls.read() as call:
        assert await MeetingsOfPeople().of(call, Act.SUSPEND, hall.account.id, [alice.id]) == {"meetings": 0}
