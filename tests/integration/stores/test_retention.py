"""What grows too old in the rooms of an account, on both databases."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import func, select

from carillon.core.db import Database
from carillon.core.push import InProcessPush, Push
from carillon.features import accounts, chat
from carillon.features.accounts import Account, AccountDeleted
from carillon.features.chat import jobs as chat_jobs
from carillon.features.chat.model import Send, ShownMessage, Wanted
from carillon.features.chat.service import administration, expiry, messages, rooms
from carillon.features.chat.store.tables import messages as kept
from carillon.features.people import User
from carillon.features.people.service import users
from carillon.features.retention import jobs, service, store
from carillon.features.retention.model import (
    LONGEST_DAYS,
    Outlook,
    Part,
    Policy,
    RetentionOutOfRange,
    Sweep,
    SweepAccount,
)
from tests.kit.offices import Office, open_office

pytestmark = pytest.mark.anyio

DAY = timedelta(days=1)


class Archive:
    """Acme, an Enterprise account with Bob and Carol, who write into Bob's room once a day."""

    def __init__(self, office: Office, push: Push, acme: Account, bob: User, carol: User) -> None:
        self.office, self.push, self.acme, self.bob, self.carol = office, push, acme, bob, carol
        self.room_id = ""

    async def write(self, room_id: str, texts: str, who: User | None = None) -> None:
        """One letter a day; the clock ends a day after the last one."""
        sender = who or self.bob
        for text in texts:
            async with self.office.person(sender).write() as call:
                await messages.send_all(call, [Send(room_id, sender.id, text, f"token-{text}")])
            self.office.clock.advance(DAY)

    async def room(self, who: User, token: str = "first") -> str:
        async with self.office.person(who).write() as call:
            room, _ = await chat.create(call, "Launch", token)
        return room.id

    async def keep(self, days: int | None, part: Part = Part.ROOMS, of: Account | None = None) -> None:
        async with self.office.alice.write() as call:
            await service.set_periods(call, (of or self.acme).id, {part: days})
        await self.swept()

    async def swept(self, *, hourly: bool = False) -> None:
        """Let the jobs run that wait, and those that follow from them."""
        if hourly:
            await jobs.sweep(self.office.calls, Sweep())
        while found := await self.office.tasks(SweepAccount):
            for job in found:
                await jobs.sweep_account(self.office.calls, msgspec.convert(job, SweepAccount))

    async def seen(self, who: User | None = None, room_id: str = "") -> str:
        """What the whole history shows, page by page from the newest and the other way round."""
        async with self.office.person(who or self.bob).read() as call:
            shown, _ = await chat.history(call, room_id or self.room_id, None, None, 100)
            again, _ = await chat.history(call, room_id or self.room_id, None, 0, 100)
        assert shown == again
        return "".join(message.content for message in shown)

    async def stored(self) -> int:
        async with self.office.calls.read() as call:
            return (await call.tx.execute(select(func.count()).select_from(kept))).scalar_one()


@pytest.fixture
async def archive(database: Database, tmp_path: Path) -> Archive:
    office = await open_office(database, tmp_path)
    push = InProcessPush()
    parts = office.calls.parts
    assert isinstance(parts, dict)
    parts[Push] = push
    acme = await office.account("Acme", "acme.example")
    found = Archive(office, push, acme, await office.member(acme, "bob"), await office.member(acme, "carol"))
    found.room_id = await found.room(found.bob)
    async with office.person(found.bob).write() as call:
        await chat.add(call, found.room_id, [found.carol.id])
    return found


@pytest.mark.spec("RET-08", "RST-03")
async def test_what_is_older_than_the_period_is_hidden_from_everybody_at_once(archive: Archive) -> None:
    await archive.write(archive.room_id, "abcdef")
    await archive.keep(3)
    assert (await archive.seen(), await archive.seen(archive.carol)) == ("def", "def")
    assert await archive.stored() == 6
    archive.office.clock.advance(DAY)
    await archive.swept(hourly=True)
    assert await archive.seen() == "ef"


async def test_hidden_messages_are_neither_unread_nor_the_newest(archive: Archive) -> None:
    await archive.write(archive.room_id, "ab")
    await archive.keep(1)
    archive.office.clock.advance(DAY)
    await archive.swept(hourly=True)
    async with archive.office.person(archive.carol).read() as call:
        ((room, membership, newest),) = await rooms.rooms(call)
    assert (room.hidden_through, room.last_sequence, membership.last_read, newest) == (2, 2, 0, None)
    await archive.write(archive.room_id, "c")
    assert await archive.seen() == "c"


@pytest.mark.spec("RST-02", "RET-25")
async def test_within_thirty_days_turning_off_or_lengthening_brings_back(archive: Archive) -> None:
    await archive.write(archive.room_id, "abcdef")
    await archive.keep(1)
    assert await archive.seen() == "f"
    await archive.keep(4)
    assert await archive.seen() == "cdef"
    archive.office.clock.advance(29 * DAY)
    await archive.swept(hourly=True)
    assert (await archive.seen(), await archive.stored()) == ("", 6)
    await archive.keep(None)
    assert await archive.seen() == "abcdef"
    async with archive.office.person(archive.bob).read() as call:
        room, _ = await chat.find(call, archive.room_id)
    assert (room.hidden_through, room.history_version) == (0, 2)


@pytest.mark.spec("RST-04", "RST-05")
async def test_after_thirty_days_what_is_too_old_is_deleted_and_from_then_on_at_once(archive: Archive) -> None:
    await archive.write(archive.room_id, "abc")
    await archive.keep(2)
    archive.office.clock.advance(29 * DAY)
    await archive.write(archive.room_id, "x")
    await archive.swept(hourly=True)
    assert (await archive.seen(), await archive.stored()) == ("x", 1)
    await archive.keep(None)
    assert await archive.seen() == "x"
    await archive.keep(LONGEST_DAYS)
    assert await archive.seen() == "x"


async def test_only_messages_of_the_shorter_step_can_still_be_brought_back(archive: Archive) -> None:
    await archive.write(archive.room_id, "abcdef")
    await archive.keep(40)
    archive.office.clock.advance(37 * DAY)
    await archive.keep(30)
    await archive.swept(hourly=True)
    assert (await archive.seen(), await archive.stored()) == ("", 3)
    await archive.keep(None)
    assert await archive.seen() == "def"


@pytest.mark.spec("RET-09")
async def test_a_rooms_messages_follow_the_account_of_its_creator_alone(archive: Archive) -> None:
    other = await archive.office.account("Other", "other.example")
    team = await archive.office.account("Team")
    dave, erin = await archive.office.member(other, "dave"), await archive.office.member(team, "erin")
    strange = [(who, await archive.room(who)) for who in (dave, erin)]
    for who, room_id in strange:
        await archive.write(room_id, "ab", who)
    await archive.write(archive.room_id, "ab")
    archive.office.clock.advance(9 * DAY)
    await archive.keep(1)
    assert await archive.seen() == ""
    assert [await archive.seen(who, room_id) for who, room_id in strange] == ["ab", "ab"]


@pytest.mark.spec("RET-09")
async def test_who_reads_in_another_enterprises_room_reads_by_that_ones_period(archive: Archive) -> None:
    other = await archive.office.account("Other", "other.example")
    dave = await archive.office.member(other, "dave")
    room_id = await archive.room(dave)
    async with archive.office.alice.write() as call:
        await administration.add(call, other.id, room_id, [Wanted(archive.bob.id)])
    await archive.write(room_id, "a", dave)
    archive.office.clock.advance(4 * DAY)
    await archive.keep(5)
    await archive.keep(30, of=other)
    archive.office.clock.advance(DAY)
    await archive.swept(hourly=True)
    assert [await archive.seen(who, room_id) for who in (archive.bob, dave)] == ["a", "a"]
    archive.office.clock.advance(25 * DAY)
    await archive.swept(hourly=True)
    assert [await archive.seen(who, room_id) for who in (archive.bob, dave)] == ["", ""]
    assert await archive.stored() == 1


@pytest.mark.spec("RET-19")
async def test_a_teams_room_is_kept_without_limit_for_who_is_in_no_account_any_more(archive: Archive) -> None:
    team = await archive.office.account("Team")
    erin, fay = await archive.office.member(team, "erin"), await archive.office.member(team, "fay")
    room_id = await archive.room(erin)
    async with archive.office.person(erin).write() as call:
        await chat.add(call, room_id, [fay.id])
    await archive.write(room_id, "ab", erin)
    async with archive.office.alice.write() as call:
        assert await users.remove(call, team.id, [fay.id]) == {fay.id: None}
    await archive.keep(1)
    archive.office.clock.advance(20 * 365 * DAY)
    await archive.swept(hourly=True)
    assert (await archive.seen(fay, room_id), await archive.seen(erin, room_id)) == ("ab", "ab")


@pytest.mark.spec("RET-01")
async def test_the_two_parts_have_periods_of_their_own(archive: Archive) -> None:
    await archive.write(archive.room_id, "abc")
    await archive.keep(1, Part.CONVERSATIONS)
    assert await archive.seen() == "abc"
    await archive.keep(2)
    async with archive.office.alice.read() as call:
        found = await service.policies(call, archive.acme.id)
    assert {part: policy.days for part, policy in found.items()} == {Part.ROOMS: 2, Part.CONVERSATIONS: 1}


@pytest.mark.spec("RET-26", "RST-01")
async def test_only_administrators_of_that_enterprise_account_set_it(archive: Archive) -> None:
    team = await archive.office.account("Team")
    async with archive.office.alice.write() as call:
        with pytest.raises(accounts.OnlyInEnterprise):
            await service.set_periods(call, team.id, {Part.ROOMS: 1})
        with pytest.raises(accounts.OnlyInEnterprise):
            await service.policies(call, team.id)
        with pytest.raises(RetentionOutOfRange):
            await service.set_periods(call, archive.acme.id, {Part.ROOMS: 0})
    async with archive.office.mallory.write() as call:
        with pytest.raises(accounts.AccountNotFound):
            await service.set_periods(call, archive.acme.id, {Part.ROOMS: 1})


async def test_many_rooms_and_messages_are_swept_in_pages(archive: Archive) -> None:
    room_ids = [archive.room_id, *[await archive.room(archive.bob, f"room-{number}") for number in range(4)]]
    async with archive.office.person(archive.bob).write() as call:
        sends = [Send(room, archive.bob.id, "a", f"{n:02}") for room in room_ids for n in range(3)]
        assert all(isinstance(answer, ShownMessage) for answer in await messages.send_all(call, sends))
    await archive.keep(1)
    archive.office.clock.advance(31 * DAY)
    ends: list[str | None] = []
    after = ""
    while True:
        async with archive.office.calls.write() as call:
            moment = call.now - DAY
            onward = await expiry.expire(call, archive.acme.id, moment, moment, after, pace=expiry.Pace(2, 4))
        ends.append(onward)
        if onward is None:
            break
        after = onward
    assert await archive.stored() == 0
    _, second, _, fourth, _ = sorted(room_ids)
    assert ends == ["", second, second, fourth, None]


async def test_many_accounts_are_swept_in_pages(archive: Archive) -> None:
    policy = Policy().changed(1, archive.office.clock.now())
    async with archive.office.calls.write() as call:
        for number in range(service.ACCOUNTS_AT_ONCE + 1):
            await store.save(call.tx, f"{number:036}", Part.ROOMS, policy)
    await jobs.sweep(archive.office.calls, Sweep())
    assert len(await archive.office.tasks(SweepAccount)) == service.ACCOUNTS_AT_ONCE
    (onward,) = await archive.office.tasks(Sweep)
    await jobs.sweep(archive.office.calls, msgspec.convert(onward, Sweep))
    assert len(await archive.office.tasks(SweepAccount)) == 1
    assert await archive.office.tasks(Sweep) == []


@pytest.mark.spec("ACC-31")
async def test_a_deleted_enterprise_takes_its_rooms_and_policies_along_and_a_team_does_not(archive: Archive) -> None:
    await archive.write(archive.room_id, "ab")
    await archive.keep(1)
    heard: list[str] = []
    archive.push.listen(f"user:{archive.carol.id}", lambda _topic, frame: heard.append(frame))
    team = AccountDeleted(archive.acme.id, was_team=True)
    await chat_jobs.remove_rooms(archive.office.calls, team)
    assert await archive.stored() == 2
    for _ in range(2):
        await chat_jobs.remove_rooms(archive.office.calls, AccountDeleted(archive.acme.id, was_team=False))
        await jobs.forget_policies(archive.office.calls, AccountDeleted(archive.acme.id, was_team=False))
    assert await archive.stored() == 0
    assert [msgspec.json.decode(frame)["type"] for frame in heard] == ["room_removed"]
    async with archive.office.calls.read() as call:
        found: Sequence[str] = await store.accounts_with_policy(call.tx, "", 10)
    assert found == []


@pytest.mark.parametrize("days", [1, 2, 4, 30, None])
async def test_the_outlook_of_a_change_is_what_the_change_then_does(archive: Archive, days: int | None) -> None:
    await archive.write(archive.room_id, "abcdef")
    await archive.keep(3)
    archive.office.clock.advance(DAY * 31)
    await archive.write(archive.room_id, "gh")
    seen, stored = await archive.seen(), await archive.stored()
    async with archive.office.alice.read() as call:
        found = await service.outlook(call, archive.acme.id, {Part.ROOMS: days, Part.CONVERSATIONS: days})
    await archive.keep(days)
    now = await archive.seen()
    outlook = found[Part.ROOMS]
    assert len(set(seen) - set(now)) == outlook.hidden
    assert len(set(now) - set(seen)) == outlook.shown_again
    assert stored - await archive.stored() == outlook.deleted
    assert replace(found[Part.CONVERSATIONS], final_at=None) == Outlook()


async def test_the_outlook_tells_until_when_hidden_messages_can_come_back(archive: Archive) -> None:
    await archive.write(archive.room_id, "abcdef")
    async with archive.office.alice.read() as call:
        found = await service.outlook(call, archive.acme.id, {Part.ROOMS: 3})
        assert found == {Part.ROOMS: Outlook(hidden=3, final_at=call.now + DAY * 30)}
    await archive.keep(2)
    async with archive.office.alice.read() as call:
        found = await service.outlook(call, archive.acme.id, {Part.ROOMS: None})
    assert found == {Part.ROOMS: Outlook(shown_again=4)}
