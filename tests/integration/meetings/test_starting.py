"""Meetings are started and found."""

from dataclasses import replace
from datetime import timedelta

import pytest

from carillon.adapters.media import Media, MediaOff
from carillon.adapters.media.nowhere import NoMedia
from carillon.core.errors import Throttled
from carillon.features import accounts, meetings, signin
from carillon.features.accounts import License
from carillon.features.accounts.service import settings
from carillon.features.meetings import store
from carillon.features.meetings.model.meetings import (
    Meeting,
    MeetingNotFound,
    ProNeeded,
    TitleWrong,
    TokenWrong,
)
from carillon.features.meetings.service import entering
from carillon.features.meetings.service import meetings as use_cases
from carillon.features.people import User
from tests.kit.halls import ROOM, Ear, Hall, NotAMember, refused
from tests.kit.ids import CountedIds
from tests.kit.offices import SITE

pytestmark = pytest.mark.anyio


class Loaded(CountedIds):
    """Draws the digits that a test has named."""

    def __init__(self, drawn: list[str]) -> None:
        super().__init__(2)
        self._drawn = drawn

    def digits(self, length: int) -> str:
        return self._drawn.pop(0)[:length]


async def test_a_meeting_has_a_number_that_is_nobodys_and_a_link_that_nobody_guesses(hall: Hall, alice: User) -> None:
    meeting = await hall.start(alice)
    assert meeting.number.isdigit()
    assert (len(meeting.number), len(meeting.link)) == (10, 22)
    assert (meeting.title, meeting.host_id, meeting.place_id) == ("Alice", alice.id, None)
    view = await use_cases.start(await hall.by(alice), "second", None, " Weekly  review ")
    assert view.meeting.title == "Weekly review"
    assert view.meeting.number != meeting.number
    for token, title, why in (("x", None, TokenWrong), ("third", " ", TitleWrong)):
        assert await refused(use_cases.start(await hall.by(alice), token, None, title)) is why


async def test_a_number_is_never_somebodys_personal_pin_or_another_meetings(hall: Hall, alice: User) -> None:
    assert alice.personal_pin is not None
    drawn = [alice.personal_pin, "1111111111", "1111111111", "2222222222"]

    calls = replace(await hall.by(alice), ids=Loaded(drawn))
    first = await use_cases.start(calls, "first", None, None)
    second = await use_cases.start(calls, "second", None, None)
    assert [first.meeting.number, second.meeting.number] == ["1111111111", "2222222222"]


async def test_one_meeting_runs_in_a_room_and_everybody_there_hears_of_it(hall: Hall, alice: User, bob: User) -> None:
    in_room, hosts = Ear(hall.push, f"room:{ROOM}"), Ear(hall.push, f"user:{alice.id}")
    meeting = await hall.start(alice, ROOM)
    assert in_room.heard == hosts.heard == [{"type": "meeting", "meeting_id": meeting.id, "room_id": ROOM}]
    assert (await hall.start(bob, ROOM, "other")).id == meeting.id
    assert (meeting.title, len(in_room.heard)) == ("Launch", 1)


async def test_the_same_token_finds_the_same_meeting_even_when_it_is_over(hall: Hall, alice: User, bob: User) -> None:
    meeting = await hall.start(alice, ROOM)
    async with (await hall.by(alice)).write() as call:
        await use_cases.end(call, meeting.id)
    assert (await hall.start(alice, ROOM)).id == meeting.id
    assert (await hall.start(bob, ROOM)).id != meeting.id
    assert (await hall.start(alice, token="second")).id != meeting.id


async def test_a_stranger_starts_nothing_in_a_room(hall: Hall, alice: User, carol: User) -> None:
    assert alice.id != carol.id
    assert await refused(hall.start(carol, ROOM)) is NotAMember


@pytest.mark.spec("U:CAL-01", "SLACK-14", "OVR-05")
async def test_a_basic_person_starts_in_a_room_of_two_and_joins_in_one_of_three(
    hall: Hall, alice: User, bob: User
) -> None:
    await hall.license(bob, License.BASIC)
    meeting = await hall.start(bob, ROOM)
    async with (await hall.by(bob)).write() as call:
        await use_cases.end(call, meeting.id)
    await hall.member("carol", ROOM)
    assert await refused(hall.start(bob, ROOM, "second")) is ProNeeded
    running = await hall.start(alice, ROOM)
    assert (await hall.start(bob, ROOM, "third")).id == running.id


async def test_without_an_engine_no_meeting_starts_and_the_list_says_why(hall: Hall, alice: User) -> None:
    calls = await hall.by(alice)
    assert await use_cases.hindrance(calls) is None
    hall.media.crash()
    assert (await use_cases.hindrance(calls) or "").startswith("The media engine does not answer.")
    await hall.start(alice)
    hall.parts[Media] = NoMedia("livekit-server is not there.")
    assert await use_cases.hindrance(calls) == "Meetings are off here: livekit-server is not there."
    assert await refused(hall.start(alice, token="second")) is MediaOff


async def test_a_meeting_is_found_by_its_host_its_room_and_its_attendees(
    hall: Hall, alice: User, bob: User, carol: User, meeting: Meeting
) -> None:
    async def finds(who: User) -> bool:
        async with (await hall.by(who)).read() as call:
            listed = meeting.id in [each.meeting.id for each in await use_cases.running(call)]
            assert (await refused(use_cases.find(call, meeting.id)) is None) == listed
        return listed

    assert [await finds(who) for who in (alice, bob, carol)] == [True, True, False]
    await hall.enter(carol, meeting, meeting.link)
    assert await finds(carol)
    hall.rooms.members[ROOM] = set()
    assert [await finds(who) for who in (alice, bob, carol)] == [True, False, True]


@pytest.mark.spec("U:JON-06")
async def test_an_invitation_is_looked_at_by_link_or_number(hall: Hall, carol: User, meeting: Meeting) -> None:
    shown = f"{meeting.number[:4]} {meeting.number[4:6]} {meeting.number[6:]}"
    for key in (meeting.link, f"{SITE}/meet/{meeting.link}", meeting.number, shown):
        for overview in (await entering.look(await hall.by(carol), key), await entering.look_as_guest(hall.guest, key)):
            assert overview.meeting == meeting
            assert (overview.host.display_name, overview.capacity, overview.refusal) == ("Alice", 250, None)
    for wrong in ("0000000000", meeting.link[:-1] + "?", ""):
        assert await refused(entering.look(await hall.by(carol), wrong)) is MeetingNotFound
        assert await refused(entering.look_as_guest(hall.guest, wrong)) is MeetingNotFound


async def test_who_looks_learns_why_they_could_not_enter(hall: Hall, alice: User, bob: User, meeting: Meeting) -> None:
    async def told(who: User | None) -> str | None:
        looked = (
            entering.look(await hall.by(who), meeting.link) if who else entering.look_as_guest(hall.guest, meeting.link)
        )
        refusal = (await looked).refusal
        return refusal and refusal.code

    async with (await hall.by(alice)).write() as call:
        assert (await use_cases.lock(call, meeting.id, locked=True)).refusal is None
    assert [await told(who) for who in (None, alice, bob)] == ["MeetingIsLocked", None, None]
    async with (await hall.by(alice)).write() as call:
        await use_cases.end(call, meeting.id)
    assert [await told(who) for who in (None, alice)] == ["MeetingHasEnded", "MeetingHasEnded"]


async def test_look_ups_and_entries_are_counted_by_address_before_anything_else(hall: Hall, meeting: Meeting) -> None:
    hall.parts[meetings.Settings] = meetings.Settings(SITE, signin.Limit(3, timedelta(minutes=1)))
    for key in ("0000000000", meeting.link, "1111111111"):
        await refused(entering.look_as_guest(hall.guest, key))
    for key in ("0000000000", meeting.link):
        assert await refused(entering.look_as_guest(hall.guest, key)) is Throttled
    for name in ("Gina", "", "Gus"):
        await refused(entering.enter_as_guest(hall.guest, meeting.link, name, None))
    assert await refused(entering.enter_as_guest(hall.guest, meeting.link, "Gina", None)) is Throttled
    hall.wait(20)
    await hall.enter_as_guest(meeting)
    assert await refused(hall.enter_as_guest(meeting)) is Throttled


@pytest.mark.spec("MTG-08", "MTG-09")
async def test_a_meeting_runs_in_a_region_that_its_hosts_account_selected_and_stays_there(
    hall: Hall, alice: User
) -> None:
    hall.parts[accounts.Regions] = accounts.Regions(("jakarta", "milan"))
    first = await use_cases.start(await hall.by(alice), "first", None, None)
    assert (first.meeting.region, first.meeting.account_id) == ("jakarta", hall.account.id)
    await select(hall, "milan")
    second = await use_cases.start(await hall.by(alice), "second", None, None)
    async with hall.office.operator.read() as call:
        kept = [await store.find(call.tx, each.meeting.id) for each in (first, second)]
    assert [each and each.region for each in kept] == ["jakarta", "milan"]


async def test_no_meeting_begins_where_none_of_the_selected_regions_is_in_service(hall: Hall, alice: User) -> None:
    hall.parts[accounts.Regions] = accounts.Regions(("jakarta", "milan"))
    await select(hall, "milan")
    hall.parts[accounts.Regions] = accounts.Regions(("jakarta",))
    assert await refused(use_cases.start(await hall.by(alice), "first", None, None)) is accounts.RegionsClosed


async def select(hall: Hall, region: str) -> None:
    async with hall.office.alice.write() as call:
        await settings.select_regions(call, hall.account.id, [region])
