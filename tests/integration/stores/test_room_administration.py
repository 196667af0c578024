"""The rooms of an Enterprise account, as its administrator keeps them, on both databases."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from sqlalchemy import update

from carillon.core.calls import Call
from carillon.core.db import Database
from carillon.core.errors import Refusal
from carillon.core.pages import CursorWrong
from carillon.core.push import InProcessPush, Push
from carillon.features import accounts, chat, people
from carillon.features.accounts import Account
from carillon.features.chat import jobs as chat_jobs
from carillon.features.chat.model import (
    MOST_MEMBERS,
    ForgetTokens,
    MemberAlready,
    MemberNotFound,
    MemberUnable,
    MemberUnknown,
    Role,
    RoomIsFull,
    RoomNameWrong,
    RoomUnknown,
    TokenUsed,
    Wanted,
)
from carillon.features.chat.service import administration, rooms
from carillon.features.chat.store.tables import conversations
from carillon.features.people import User
from tests.kit.offices import Office, open_office

pytestmark = pytest.mark.anyio

T = TypeVar("T")
NOWHERE = "00000000-0000-4000-8000-000000000000"


class Firm:
    """Acme, an Enterprise account with Bob and Carol; Sales, a Team account with Dave."""

    def __init__(self, office: Office, push: Push, acme: Account, sales: Account, people: dict[str, User]) -> None:
        self.office, self.push, self.acme, self.sales = office, push, acme, sales
        self.bob, self.carol, self.dave = (people[name] for name in ("bob", "carol", "dave"))

    async def does(self, act: Callable[[Call], Awaitable[T]]) -> T:
        """The administrator Alice does it."""
        async with self.office.alice.write() as call:
            return await act(call)

    async def room(self, name: str = "Launch", token: str = "first", *members: User) -> str:
        room = await self.does(lambda call: administration.create(call, self.acme.id, name, token))
        if members:
            await self.add(room.id, *(Wanted(member.id) for member in members))
        return room.id

    async def add(self, room_id: str, *wanted: Wanted) -> list[tuple[str, type[Refusal]]]:
        """Who was refused, and why."""
        _, refused = await self.does(lambda call: administration.add(call, self.acme.id, room_id, wanted))
        return [(member_id, type(refusal)) for member_id, refusal in refused]

    async def names_of(self, who: User) -> list[str]:
        """What the person sees in the list of rooms."""
        async with self.office.person(who).read() as call:
            return [room.name for room, _, _ in await rooms.rooms(call)]

    def ear(self, topic: str) -> list[str]:
        heard: list[str] = []
        self.push.listen(topic, lambda _topic, frame: heard.append(msgspec.json.decode(frame)["type"]))
        return heard


@pytest.fixture
async def firm(database: Database, tmp_path: Path) -> Firm:
    office = await open_office(database, tmp_path)
    push = InProcessPush()
    parts = office.calls.parts
    assert isinstance(parts, dict)
    parts[Push] = push
    acme, sales = await office.account("Acme", "acme.example"), await office.account("Sales")
    people = {name: await office.member(acme, name) for name in ("bob", "carol")}
    people["dave"] = await office.member(sales, "dave")
    return Firm(office, push, acme, sales, people)


@pytest.mark.spec("U:ROM-02")
async def test_people_see_at_once_what_an_administrator_does_with_a_room(firm: Firm) -> None:
    room_id = await firm.room()
    heard = firm.ear(f"user:{firm.bob.id}")
    assert await firm.add(room_id, Wanted(firm.bob.id, Role.ADMINISTRATOR)) == []
    assert await firm.names_of(firm.bob) == ["Launch"]
    await firm.does(lambda call: administration.rename(call, firm.acme.id, room_id, " Landing "))
    assert await firm.names_of(firm.bob) == ["Landing"]
    async with firm.office.person(firm.bob).write() as call:
        assert (await chat.add(call, room_id, [firm.carol.id]))[1] == []
    await firm.does(lambda call: administration.set_role(call, firm.acme.id, room_id, firm.carol.id, Role.MEMBER))
    await firm.does(lambda call: administration.remove(call, firm.acme.id, room_id, firm.carol.id))
    await firm.does(lambda call: administration.delete(call, firm.acme.id, room_id))
    assert await firm.names_of(firm.bob) == []
    assert heard == ["room_added", "room", "room", "room", "room", "room", "room_removed"]


async def test_a_room_is_made_once_for_a_token_and_stays_the_same_after_a_new_name(firm: Firm) -> None:
    (room_id,) = set(await asyncio.gather(*(firm.room() for _ in range(4))))
    await firm.does(lambda call: administration.rename(call, firm.acme.id, room_id, "Landing"))
    assert await firm.room() == room_id
    with pytest.raises(TokenUsed):
        await firm.room("Another")
    assert await firm.room("Another", "second") != room_id
    firm.office.clock.advance(timedelta(days=7))
    await chat_jobs.forget_tokens(firm.office.calls, ForgetTokens())
    assert await firm.room() == room_id
    firm.office.clock.advance(timedelta(seconds=1))
    await chat_jobs.forget_tokens(firm.office.calls, ForgetTokens())
    assert await firm.room() != room_id


async def test_the_token_of_a_deleted_room_is_free_again(firm: Firm) -> None:
    room_id = await firm.room()
    await firm.does(lambda call: administration.delete(call, firm.acme.id, room_id))
    assert await firm.room() != room_id


async def test_a_name_that_is_none_makes_no_room(firm: Firm) -> None:
    for name in ("", " ", "two\nlines"):
        with pytest.raises(RoomNameWrong):
            await firm.room(name)
    room_id = await firm.room()
    with pytest.raises(RoomNameWrong):
        await firm.does(lambda call: administration.rename(call, firm.acme.id, room_id, ""))
    same = await firm.does(lambda call: administration.rename(call, firm.acme.id, room_id, None))
    assert (same.name, same.updated_at) == ("Launch", same.created_at)


async def test_a_team_account_has_no_rooms_to_administer_and_a_foreign_account_does_not_exist(firm: Firm) -> None:
    async with firm.office.person(firm.dave).write() as call:
        room, _ = await chat.create(call, "Own", "token")
    acts: list[Callable[[Call, str], Awaitable[object]]] = [
        lambda call, account_id: administration.create(call, account_id, "Launch", "token"),
        lambda call, account_id: administration.page(call, account_id, None, None, 10),
        lambda call, account_id: administration.find(call, account_id, room.id),
        lambda call, account_id: administration.delete(call, account_id, room.id),
        lambda call, account_id: administration.add(call, account_id, room.id, [Wanted(firm.dave.id)]),
    ]
    for act in acts:
        with pytest.raises(accounts.OnlyInEnterprise):
            await firm.does(lambda call, act=act: act(call, firm.sales.id))
        with pytest.raises(accounts.AccountNotFound):
            await firm.does(lambda call, act=act: act(call, NOWHERE))
        with pytest.raises(accounts.AccountNotFound):
            async with firm.office.mallory.write() as call:
                await act(call, firm.acme.id)


async def test_a_room_of_another_account_is_not_found(firm: Firm) -> None:
    other = await firm.office.account("Other", "other.example")
    room_id = await firm.room()
    for account_id, wanted in ((other.id, room_id), (firm.acme.id, NOWHERE)):
        for act in (administration.find, administration.delete):
            with pytest.raises(RoomUnknown):
                await firm.does(lambda call, act=act, at=account_id, it=wanted: act(call, at, it))
    assert (await firm.does(lambda call: administration.find(call, firm.acme.id, room_id))).name == "Launch"


async def test_members_are_people_of_the_organisation_who_can_sign_in(firm: Firm) -> None:
    room_id = await firm.room("Launch", "first", firm.bob)
    async with firm.office.alice.write() as call:
        invited = await invited_user(call, firm.acme)
    wanted = (firm.bob.id, firm.dave.id, invited, NOWHERE)
    assert await firm.add(room_id, *(Wanted(each) for each in wanted)) == [
        (firm.bob.id, MemberAlready),
        (invited, MemberUnable),
        (NOWHERE, MemberUnknown),
    ]
    page = await firm.does(lambda call: administration.members(call, firm.acme.id, room_id, None, 10))
    assert {member.user_id for member in page.items} == {firm.bob.id, firm.dave.id}
    assert {member.invited_by for member in page.items} == {f"arn:aws:iam::{firm.acme.organisation_id}:user/alice"}


async def invited_user(call: Call, account: Account) -> str:
    """Somebody who has been invited and has not come yet."""
    user = await people.create_user(call, account.id, "erin@acme.example", people.UserType.PRIVATE_USER, None)
    return user.id


@pytest.mark.spec("TRANS-17")
async def test_a_full_room_takes_nobody_and_the_last_place_goes_to_the_first_who_asks(firm: Firm) -> None:
    room_id = await firm.room()

    async def fill(number: int) -> None:
        async with firm.office.operator.write() as call:
            await call.tx.execute(
                update(conversations).where(conversations.c.id == room_id).values(member_count=number)
            )

    await fill(MOST_MEMBERS - 1)
    assert await firm.add(room_id, Wanted(firm.carol.id), Wanted(firm.bob.id)) == [(firm.bob.id, RoomIsFull)]
    assert await firm.add(room_id, Wanted(firm.bob.id)) == [(firm.bob.id, RoomIsFull)]


async def test_a_room_may_be_left_without_administrators_or_members(firm: Firm) -> None:
    room_id = await firm.room()
    await firm.add(room_id, Wanted(firm.bob.id, Role.ADMINISTRATOR))
    firm.office.clock.advance(timedelta(hours=1))
    member = await firm.does(
        lambda call: administration.set_role(call, firm.acme.id, room_id, firm.bob.id, Role.MEMBER)
    )
    assert (member.role, member.updated_at - member.joined_at) == (Role.MEMBER, timedelta(hours=1))
    same = await firm.does(lambda call: administration.set_role(call, firm.acme.id, room_id, firm.bob.id, None))
    assert same == member
    await firm.does(lambda call: administration.remove(call, firm.acme.id, room_id, firm.bob.id))
    with pytest.raises(MemberNotFound):
        await firm.does(lambda call: administration.remove(call, firm.acme.id, room_id, firm.bob.id))
    with pytest.raises(MemberNotFound):
        await firm.does(lambda call: administration.set_role(call, firm.acme.id, room_id, firm.bob.id, None))
    assert (await firm.does(lambda call: administration.find(call, firm.acme.id, room_id))).member_count == 0


async def test_rooms_are_listed_by_age_in_pages_that_do_not_move(firm: Firm) -> None:
    made: list[str] = []
    for number in range(5):
        made.append(await firm.room(f"Room {number}", f"token-{number}", *([firm.bob] if number % 2 else [])))
        firm.office.clock.advance(timedelta(seconds=number % 2))
    async with firm.office.person(firm.carol).write() as call:
        own, _ = await chat.create(call, "Her own", "token")

    async def pages(member_id: str | None) -> list[str]:
        found: list[str] = []
        cursor: str | None = None
        while True:
            page = await firm.does(lambda call, at=cursor: administration.page(call, firm.acme.id, member_id, at, 2))
            assert len(page.items) <= 2
            found += [room.id for room in page.items]
            cursor = page.next_cursor
            if cursor is None:
                return found

    assert sorted(await pages(None)) == sorted([*made, own.id])
    assert await pages(firm.bob.id) == [made[1], made[3]]
    assert (await pages(firm.carol.id), await pages(NOWHERE)) == ([own.id], [])
    with pytest.raises(CursorWrong):
        await firm.does(lambda call: administration.page(call, firm.acme.id, None, "x_y", 2))


async def test_members_are_listed_in_pages(firm: Firm) -> None:
    room_id = await firm.room("Launch", "first", firm.bob, firm.carol, firm.dave)
    first = await firm.does(lambda call: administration.members(call, firm.acme.id, room_id, None, 2))
    last = await firm.does(lambda call: administration.members(call, firm.acme.id, room_id, first.next_cursor, 2))
    assert last.next_cursor is None
    found = [member.user_id for member in (*first.items, *last.items)]
    assert found == sorted({firm.bob.id, firm.carol.id, firm.dave.id})
