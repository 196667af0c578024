"""What is decided about a meeting becomes true in the engine at once: with a worker, and jobs that survive."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest

from carillon.core.events import known_facts
from carillon.core.jobs import Alarm, gather
from carillon.core.jobs.worker import Pace, Worker
from carillon.features import accounts, people
from carillon.features.meetings import jobs as meetings_jobs
from carillon.features.meetings.model.attendances import LeavingReason
from carillon.features.meetings.model.meetings import Meeting
from carillon.features.meetings.service import meetings as use_cases
from carillon.features.meetings.service import roster
from carillon.features.people import User
from carillon.features.people import jobs as people_jobs
from carillon.features.signin import jobs as signin_jobs
from carillon.features.signin.service import sessions
from tests.kit.eventually import eventually
from tests.kit.halls import ROOM, Browser, Hall

pytestmark = pytest.mark.anyio


@pytest.fixture
async def hall(hall: Hall) -> AsyncIterator[Hall]:
    """The hall, with a worker that only looks up when it is woken or twice a second."""
    handlers = gather([meetings_jobs, signin_jobs, people_jobs], known_facts())
    worker = Worker(hall.calls, handlers, lambda: 0.0, Pace())
    hall.parts[Alarm] = worker
    worker.start()
    yield hall
    await worker.stop()


@pytest.fixture
async def bobs(hall: Hall, bob: User, meeting: Meeting) -> Browser:
    return await (await hall.enter(bob, meeting)).connect()


async def within_a_second(browser: Browser, act: Callable[[], Awaitable[None]]) -> None:
    """After the act, the browser's media end within one second."""
    assert await browser.is_inside()
    began = time.monotonic()
    await act()

    async def is_outside() -> bool:
        return not await browser.is_inside()

    await eventually(is_outside, within=1)
    assert time.monotonic() - began < 1


@pytest.mark.spec("U:HST-05")
async def test_who_is_removed_is_out_within_a_second(hall: Hall, alice: User, bobs: Browser, meeting: Meeting) -> None:
    async def remove() -> None:
        async with (await hall.by(alice)).write() as call:
            await roster.remove(call, meeting.id, bobs.id)

    await within_a_second(bobs, remove)


@pytest.mark.spec("USR-40", "AMB-26")
async def test_who_is_suspended_is_out_within_a_second_at_all_devices(
    hall: Hall, bob: User, bobs: Browser, meeting: Meeting
) -> None:
    phone = await (await hall.enter(bob, meeting, device="phone")).connect()
    async with hall.office.operator.write() as call:
        await accounts.verify_domain(call, hall.account.id, "example.com")

    async def suspend() -> None:
        async with hall.office.alice.write() as call:
            assert await people.suspend(call, hall.account.id, [bob.id]) == {bob.id: None}

    await within_a_second(bobs, suspend)
    assert not await phone.is_inside()
    assert [(await each.stay()).reason for each in (bobs, phone)] == [LeavingReason.SIGNED_OUT] * 2


async def test_who_signs_out_is_out_within_a_second_and_stays_in_at_other_devices(
    hall: Hall, bob: User, bobs: Browser, meeting: Meeting
) -> None:
    phone = await (await hall.enter(bob, meeting, device="phone")).connect()

    async def sign_out() -> None:
        async with (await hall.by(bob)).write() as call:
            await sessions.leave(call)

    await within_a_second(bobs, sign_out)
    assert (await bobs.stay()).reason is LeavingReason.SIGNED_OUT
    assert await phone.is_inside()


@pytest.mark.spec("U:HST-09")
async def test_the_room_is_empty_within_a_second_of_the_end(
    hall: Hall, alice: User, bobs: Browser, meeting: Meeting
) -> None:
    async def end() -> None:
        async with (await hall.by(alice)).write() as call:
            await use_cases.end(call, meeting.id)

    await within_a_second(bobs, end)
    assert await hall.media.rooms() == []


@pytest.mark.spec("U:HST-04")
async def test_everybody_inside_is_told_of_a_lock_and_of_its_end_in_this_order(
    hall: Hall, alice: User, bobs: Browser, meeting: Meeting
) -> None:
    assert bobs.id
    for locked in (True, False, True):
        async with (await hall.by(alice)).write() as call:
            await use_cases.lock(call, meeting.id, locked=locked)
        expected = (await hall.meeting(meeting)).state
        assert f'"locked":{str(locked).lower()}' in expected

        def is_told(expected: str = expected) -> bool:
            return hall.media.state(meeting.id) == expected

        await eventually(is_told)


async def test_what_the_engine_missed_while_it_was_away_is_done_when_it_is_back(
    hall: Hall, alice: User, bob: User, bobs: Browser, meeting: Meeting
) -> None:
    hall.media.crash()
    async with (await hall.by(bob)).write() as call:
        await sessions.leave(call)
    async with (await hall.by(alice)).write() as call:
        await roster.remove(call, meeting.id, bobs.id)
    hall.media.restart()
    # Somebody who was on the way in just then.
    admitted = await (await hall.enter(alice, meeting)).admit()
    await hall.media.ensure(admitted.room)
    hall.media.arrive(bobs.entry.ticket)

    async def is_outside() -> bool:
        hall.wait(1)
        return not await bobs.is_inside()

    await eventually(is_outside)


async def test_meetings_are_compared_with_their_rooms_every_ten_seconds(hall: Hall, meeting: Meeting) -> None:
    async def is_over() -> bool:
        hall.wait(10)
        return not (await hall.meeting(meeting)).is_open

    await eventually(is_over)
    assert (await hall.meeting(meeting)).place_id == ROOM
    assert (await hall.meeting(meeting)).created_at + timedelta(minutes=5) <= hall.clock.now()
