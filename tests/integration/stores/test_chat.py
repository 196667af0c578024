"""Rooms and messages on both databases."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from carillon.core.calls import Call
from carillon.core.db import Database
from carillon.core.push import InProcessPush, Push
from carillon.features import chat, people
from carillon.features.chat import store
from carillon.features.chat.model import (
    AdministratorsOnly,
    LastAdministrator,
    MemberNotFound,
    Message,
    NotAContact,
    Role,
    RoomNotFound,
    Send,
    ShownMessage,
    TooManyAtOnce,
)
from carillon.features.chat.service import messages, rooms
from carillon.features.people import User
from tests.kit.offices import Office, open_office

pytestmark = pytest.mark.anyio

T = TypeVar("T")


class Ear:
    """Hears what is pushed."""

    def __init__(self, push: Push, topic: str) -> None:
        self.heard: list[dict[str, object]] = []
        push.listen(topic, self._hear)

    def _hear(self, _topic: str, frame: str) -> None:
        self.heard.append(msgspec.json.decode(frame))


class Company:
    """Alice, Bob and Carol of one account, and Dave of another."""

    def __init__(self, office: Office, push: Push, *people: User) -> None:
        self.office = office
        self.push = push
        self.alice, self.bob, self.carol, self.dave = people

    async def does(self, who: User, act: Callable[[Call], Awaitable[T]]) -> T:
        async with self.office.person(who).write() as call:
            return await act(call)

    async def room(self, *members: User) -> str:
        """A room that Alice has made, with members."""
        room, _ = await self.does(self.alice, lambda call: chat.create(call, "Launch", "first"))
        if members:
            await self.does(self.alice, lambda call: chat.add(call, room.id, [member.id for member in members]))
        return room.id

    async def send(self, room_id: str, who: User, *texts: str) -> list[ShownMessage]:
        sends = [Send(room_id, who.id, text, f"{who.id[:8]}-{text}") for text in texts]
        answers = await self.does(who, lambda call: messages.send_all(call, sends))
        return [answer for answer in answers if isinstance(answer, ShownMessage)]

    async def unread(self, who: User) -> list[int]:
        found = await self.does(who, rooms.rooms)
        return [room.last_sequence - membership.last_read for room, membership, _ in found]


@pytest.fixture
async def company(database: Database, tmp_path: Path) -> Company:
    office = await open_office(database, tmp_path)
    push = InProcessPush()
    parts = office.calls.parts
    assert isinstance(parts, dict)
    parts[Push] = push
    sales, other = await office.account("Sales"), await office.account("Other")
    inside = [await office.member(sales, name) for name in ("alice", "bob", "carol")]
    return Company(office, push, *inside, await office.member(other, "dave"))


@pytest.mark.spec("U:ROM-01", "U:ROM-02")
async def test_who_creates_a_room_administers_it_and_adds_members(company: Company) -> None:
    room_id = await company.room(company.bob)
    room, found = await company.does(company.bob, lambda call: chat.members(call, room_id))
    assert {member.user_id: member.role for member in found} == {
        company.alice.id: Role.ADMINISTRATOR,
        company.bob.id: Role.MEMBER,
    }
    assert room.member_count == 2
    with pytest.raises(AdministratorsOnly):
        await company.does(company.bob, lambda call: chat.add(call, room_id, [company.carol.id]))


async def test_the_same_token_creates_one_room(company: Company) -> None:
    assert await company.room() == await company.room()
    other, _ = await company.does(company.bob, lambda call: chat.create(call, "Launch", "first"))
    assert len(await company.does(company.alice, rooms.rooms)) == 1
    assert other.created_by == company.bob.id


async def test_a_stranger_finds_no_room_and_a_member_does(company: Company) -> None:
    room_id = await company.room(company.bob)
    assert (await company.does(company.bob, lambda call: chat.find(call, room_id)))[0].name == "Launch"
    for act in (chat.find, chat.members, chat.leave, chat.delete):
        with pytest.raises(RoomNotFound):
            await company.does(company.carol, lambda call, act=act: act(call, room_id))
    with pytest.raises(RoomNotFound):
        await company.does(company.carol, lambda call: chat.history(call, room_id, None, None, 50))
    with pytest.raises(RoomNotFound):
        await company.does(company.carol, lambda call: chat.mark_read(call, room_id, 1))


@pytest.mark.spec("ACC-06")
async def test_only_people_of_the_same_account_can_be_added(company: Company) -> None:
    room_id = await company.room()
    wanted = [company.bob.id, company.dave.id, "00000000-0000-4000-8000-000000000000", company.bob.id]
    added, refused = await company.does(company.alice, lambda call: chat.add(call, room_id, wanted))
    assert [member.user_id for member in added] == [company.bob.id]
    assert [(user_id, type(refusal)) for user_id, refusal in refused] == [
        (company.dave.id, NotAContact),
        (wanted[2], NotAContact),
    ]


async def test_fifty_are_added_at_once_and_not_fifty_one(company: Company) -> None:
    room_id = await company.room()
    crowd = [f"{number:08d}-0000-4000-8000-000000000000" for number in range(51)]
    added, refused = await company.does(company.alice, lambda call: chat.add(call, room_id, crowd[:50]))
    assert (len(added), len(refused)) == (0, 50)
    with pytest.raises(TooManyAtOnce):
        await company.does(company.alice, lambda call: chat.add(call, room_id, crowd))


async def test_messages_are_numbered_pushed_once_and_read_back_in_pages(company: Company) -> None:
    room_id = await company.room(company.bob)
    ear = Ear(company.push, f"room:{room_id}")
    sent = await company.send(room_id, company.alice, *"abcde")
    assert [message.sequence for message in sent] == [1, 2, 3, 4, 5]
    assert ear.heard == [{"type": "message", "message": msgspec.to_builtins(message)} for message in sent]

    async def page(before: int | None, after: int | None) -> tuple[str, bool]:
        found, more = await company.does(company.bob, lambda call: chat.history(call, room_id, before, after, 2))
        return "".join(message.content for message in found), more

    assert await page(None, None) == ("de", True)
    assert await page(4, None) == ("bc", True)
    assert await page(2, None) == ("a", False)
    assert await page(None, 0) == ("ab", True)
    assert await page(None, 3) == ("de", False)
    assert await page(None, 5) == ("", False)


async def test_a_refused_send_leaves_nothing_behind_and_does_not_harm_the_others(company: Company) -> None:
    room_id = await company.room(company.bob)
    sends = [Send(room_id, who.id, "hello", "t1") for who in (company.dave, company.alice, company.bob)]
    answers = await company.does(company.alice, lambda call: messages.send_all(call, sends))
    assert isinstance(answers[0], RoomNotFound)
    assert [answer.sequence for answer in answers[1:] if isinstance(answer, ShownMessage)] == [1, 2]
    again = await company.does(company.alice, lambda call: messages.send_all(call, sends[1:]))
    assert again == answers[1:]


@pytest.mark.spec("U:MSG-13")
async def test_read_marks_move_forward_only_and_own_messages_are_read(company: Company) -> None:
    room_id = await company.room(company.bob)
    await company.send(room_id, company.alice, *"abc")
    assert (await company.unread(company.alice), await company.unread(company.bob)) == ([0], [3])
    ear = Ear(company.push, f"user:{company.bob.id}")
    for sequence in (2, 1, 99):
        await company.does(company.bob, lambda call, number=sequence: chat.mark_read(call, room_id, number))
    assert await company.unread(company.bob) == [0]
    assert [event["sequence"] for event in ear.heard] == [2, 3]


async def test_who_joins_later_has_nothing_unread_and_may_read_everything(company: Company) -> None:
    room_id = await company.room()
    await company.send(room_id, company.alice, *"ab")
    await company.does(company.alice, lambda call: chat.add(call, room_id, [company.bob.id]))
    assert await company.unread(company.bob) == [0]
    found, _ = await company.does(company.bob, lambda call: chat.history(call, room_id, None, None, 50))
    assert [message.content for message in found] == ["a", "b"]


@pytest.mark.spec("U:ROM-05")
async def test_the_last_administrator_cannot_go_before_another_is_named(company: Company) -> None:
    room_id = await company.room(company.bob)
    with pytest.raises(LastAdministrator):
        await company.does(company.alice, lambda call: chat.leave(call, room_id))
    with pytest.raises(LastAdministrator):
        await company.does(company.alice, lambda call: rooms.set_role(call, room_id, company.alice.id, Role.MEMBER))
    await company.does(company.alice, lambda call: rooms.set_role(call, room_id, company.bob.id, Role.ADMINISTRATOR))
    await company.does(company.alice, lambda call: chat.leave(call, room_id))
    assert await company.does(company.alice, rooms.rooms) == []
    await company.does(company.bob, lambda call: chat.leave(call, room_id))
    async with company.office.calls.read() as call:
        assert await store.room_of(call.tx, room_id, company.bob.id) is None


@pytest.mark.spec("U:ROM-05")
async def test_of_two_administrators_who_leave_at_once_one_stays(company: Company) -> None:
    room_id = await company.room(company.bob, company.carol)
    await company.does(company.alice, lambda call: rooms.set_role(call, room_id, company.bob.id, Role.ADMINISTRATOR))
    leaving = (company.does(who, lambda call: chat.leave(call, room_id)) for who in (company.alice, company.bob))
    outcomes = await asyncio.gather(*leaving, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes if outcome is not None] == [LastAdministrator]
    _, left = await company.does(company.carol, lambda call: chat.members(call, room_id))
    assert sorted(member.role for member in left) == [Role.ADMINISTRATOR, Role.MEMBER]


async def test_what_is_asked_for_many_times_at_once_happens_once(company: Company) -> None:
    (room_id,) = set(await asyncio.gather(*(company.room() for _ in range(4))))
    wanted = [company.bob.id, company.carol.id]
    await asyncio.gather(*(company.does(company.alice, lambda call: chat.add(call, room_id, wanted)) for _ in range(4)))
    room, found = await company.does(company.alice, lambda call: chat.members(call, room_id))
    assert room.member_count == len(found) == 3


async def test_whoever_is_removed_while_sending_is_answered_and_so_is_everybody_else(company: Company) -> None:
    room_id = await company.room(company.bob, company.carol)
    sends = (company.send(room_id, who, f"{number}") for number in range(8) for who in (company.bob, company.carol))
    removing = company.does(company.alice, lambda call: rooms.remove(call, room_id, company.bob.id))
    await asyncio.gather(*sends, removing)
    found, _ = await company.does(company.carol, lambda call: chat.history(call, room_id, None, None, 50))
    assert [message.sequence for message in found] == list(range(1, len(found) + 1))
    assert len([message for message in found if message.sender.user_id == company.carol.id]) == 8


@pytest.mark.spec("U:ROM-03")
async def test_an_administrator_renames_removes_members_and_deletes_the_room_with_its_history(company: Company) -> None:
    room_id = await company.room(company.bob, company.carol)
    sent = await company.send(room_id, company.bob, "a")
    renamed, _ = await company.does(company.alice, lambda call: chat.rename(call, room_id, " Landing "))
    assert renamed.name == "Landing"
    await company.does(company.alice, lambda call: rooms.remove(call, room_id, company.carol.id))
    with pytest.raises(MemberNotFound):
        await company.does(company.alice, lambda call: rooms.remove(call, room_id, company.carol.id))
    ear = Ear(company.push, f"user:{company.bob.id}")
    await company.does(company.alice, lambda call: chat.delete(call, room_id))
    assert ear.heard == [{"type": "room_removed", "room_id": room_id}]
    async with company.office.calls.read() as call:
        left: list[Message] = await store.history(call.tx, room_id, None, None, 10)
        assert left == []
    assert len(sent) == 1


async def test_a_member_hears_the_room_from_joining_to_leaving(company: Company) -> None:
    room_id = await company.room()
    ear = Ear(company.push, f"user:{company.bob.id}")
    await company.send(room_id, company.alice, "before")
    await company.does(company.alice, lambda call: chat.add(call, room_id, [company.bob.id]))
    await company.send(room_id, company.alice, "during")
    await company.does(company.alice, lambda call: rooms.remove(call, room_id, company.bob.id))
    await company.send(room_id, company.alice, "after")
    assert [event["type"] for event in ear.heard] == ["room_added", "room", "message", "room_removed"]


@pytest.mark.spec("USR-21")
async def test_the_messages_that_somebody_sent_are_counted(company: Company) -> None:
    room_id = await company.room(company.bob)
    await company.send(room_id, company.alice, *"ab")
    async with company.office.calls.read() as call:
        done = await people.done_by(call, [company.alice.id, company.bob.id])
    assert [done[who.id].messages_sent for who in (company.alice, company.bob)] == [2, 0]
