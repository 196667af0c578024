"""What happens to meetings at the same moment, on both databases."""

import asyncio
from pathlib import Path

import pytest

from carillon.core.db import Database
from carillon.features.accounts import License
from carillon.features.meetings.model.entering import (
    MeetingIsFull,
)
from carillon.features.meetings.model.meetings import (
    Meeting,
)
from carillon.features.people import User
from tests.kit.halls import ROOM, Hall, open_hall, refused

pytestmark = pytest.mark.anyio


@pytest.fixture
async def hall(database: Database, tmp_path: Path) -> Hall:
    return await open_hall(database, tmp_path)


@pytest.fixture
async def alice(hall: Hall) -> User:
    return await hall.member("alice", ROOM)


@pytest.fixture
async def bob(hall: Hall) -> User:
    return await hall.member("bob", ROOM)


@pytest.fixture
async def meeting(hall: Hall, alice: User, bob: User) -> Meeting:
    """In the room, with Alice as its host and Bob as a member."""
    assert bob.id
    return await hall.start(alice, ROOM)


async def test_two_people_who_start_at_the_same_moment_meet(hall: Hall, alice: User, bob: User) -> None:
    for who in (alice, bob):
        await hall.by(who)
    started = await asyncio.gather(
        *(hall.start(who, ROOM, f"token-{number}") for number in range(3) for who in (alice, bob))
    )
    assert len({meeting.id for meeting in started}) == 1


async def test_many_requests_with_one_token_at_the_same_moment_start_one_meeting(hall: Hall, alice: User) -> None:
    await hall.by(alice)
    assert len({meeting.id for meeting in await asyncio.gather(*(hall.start(alice) for _ in range(5)))}) == 1


async def test_of_five_who_come_at_the_same_moment_one_gets_the_last_place(
    hall: Hall, alice: User, meeting: Meeting
) -> None:
    await hall.license(alice, License.BASIC)
    await (await hall.enter(alice, meeting)).connect()
    guests = [await hall.enter_as_guest(meeting) for _ in range(5)]
    outcomes = await asyncio.gather(*(refused(guest.admit()) for guest in guests))
    assert sorted(str(outcome) for outcome in outcomes) == sorted([str(None), *[str(MeetingIsFull)] * 4])
    assert await hall.present(meeting) == 2


async def test_one_seat_that_connects_many_times_at_once_takes_one_place(
    hall: Hall, bob: User, meeting: Meeting
) -> None:
    browser = await hall.enter(bob, meeting)
    await asyncio.gather(*(browser.admit() for _ in range(5)))
    assert [stay.is_open for stay in await browser.stays()] == [True]
