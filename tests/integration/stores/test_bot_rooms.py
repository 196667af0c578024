"""Bots in chat rooms, on both databases: who lets them in, what they hear, and how they write back."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from carillon.adapters.http import Outgoing
from carillon.adapters.http.direct import DirectHttp
from carillon.adapters.http.targets import networks
from carillon.core.calls import Call, Calls
from carillon.core.db import Database
from carillon.core.errors import Refusal
from carillon.core.jobs.model import Task
from carillon.core.push import InProcessPush, Push
from carillon.core.tasks import Tasks
from carillon.core.trail import Record, Recorder
from carillon.features import chat
from carillon.features.accounts import Account
from carillon.features.bots import jobs
from carillon.features.bots.model import (
    Bot,
    BotDeaf,
    BotElsewhere,
    BotNotFound,
    BotStopped,
    DeliverEvent,
    EventType,
    ForgetInboxes,
    InboxWrong,
    sign,
)
from carillon.features.bots.service import bots, endpoints, inboxes, members
from carillon.features.chat.model import (
    AdministratorsOnly,
    BotAdded,
    BotRemoved,
    BotsAddressed,
    BotsHaveNoRole,
    LastAdministrator,
    MemberAlready,
    Role,
    RoomNotFound,
    Wanted,
)
from carillon.features.chat.service import administration, faces, rooms
from carillon.features.people import User
from tests.kit.endpoints import Endpoint, answering, echo, endpoint
from tests.kit.offices import SITE, Office, open_office

pytestmark = pytest.mark.anyio

T = TypeVar("T")
Some = TypeVar("Some", bound=Task)


class Kept:
    """Implements `Recorder`: what was recorded, to be looked at."""

    def __init__(self) -> None:
        self.records: list[Record] = []

    async def record(self, call: Call, record: Record) -> None:
        self.records.append(record)

    async def record_alone(self, record: Record) -> None:
        self.records.append(record)


class Firm:
    """Acme with Bob, whose room it is, Carol, and the bot `ring`, which listens."""

    def __init__(self, office: Office, acme: Account, bob: User, carol: User, listening: Endpoint) -> None:
        self.office, self.acme, self.bob, self.carol, self.listening = office, acme, bob, carol, listening
        self.kept = Kept()

    async def by(self, who: User, act: Callable[[Call], Awaitable[T]]) -> T:
        async with self.office.person(who).write() as call:
            return await act(call)

    async def by_api(self, act: Callable[[Call], Awaitable[T]]) -> T:
        async with self.office.alice.write() as call:
            return await act(call)

    async def room(self, token: str = "first") -> str:
        room, _ = await self.by(self.bob, lambda call: chat.create(call, "Launch", token))
        await self.by(self.bob, lambda call: chat.add(call, room.id, [self.carol.id]))
        return room.id

    async def bot(self, name: str = "ring", account: Account | None = None) -> Bot:
        """A bot with an endpoint."""
        home = (account or self.acme).id
        made = await self.by_api(lambda call: bots.create(call, home, name, None))
        self.listening.behaves(echo)
        await endpoints.configure(self.office.alice, home, made.id, self.listening.url, None)
        self.listening.behaves(answering())
        return made

    async def guest(self, room_id: str, name: str = "ring") -> Bot:
        """A bot that is in the room and has heard of it."""
        bot = await self.bot(name)
        await self.by(self.bob, lambda call: members.add_by_email(call, room_id, bot.email))
        await self.carry()
        return bot

    async def stop(self, bot: Bot) -> None:
        await self.by_api(lambda call: bots.stop(call, bot.account_id, bot.id, is_stopped=True))

    async def say(self, who: User, room_id: str, text: str) -> None:
        send = chat.Send(room_id, who.id, text, text[:20].encode().hex())
        await self.by(who, lambda call: chat.send_all(call, [send]))

    async def carry(self) -> list[dict[str, Any]]:
        """Do all that is waiting; answers what the endpoint has heard of it."""
        self.listening.heard.clear()
        await self._do(BotAdded, jobs.invite)
        await self._do(BotRemoved, jobs.dismiss)
        await self._do(BotsAddressed, jobs.address)
        await self._do(DeliverEvent, jobs.deliver_event)
        return [json.loads(heard.body) for heard in self.listening.heard]

    async def _do(self, kind: type[Some], act: Callable[[Calls, Some], Awaitable[None]]) -> None:
        for task in await self.office.tasks(kind):
            await act(self.office.calls, msgspec.convert(task, kind))

    async def write(self, url: str, text: str) -> None:
        place = urlsplit(url)
        inbox_id, token = place.path.rpartition("/")[2], parse_qs(place.query)["token"][0]
        await inboxes.write(self.office.calls, inbox_id, token, text)

    async def said(self, room_id: str) -> list[tuple[str, str]]:
        async with self.office.person(self.bob).read() as call:
            found, _ = await chat.history(call, room_id, None, None, 50)
        return [(message.sender.display_name, message.content) for message in found]

    def ear(self, topic: str) -> list[Any]:
        heard: list[Any] = []
        self.office.calls.part(Push).listen(topic, lambda _topic, frame: heard.append(msgspec.json.decode(frame)))
        return heard


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Endpoint]:
    with endpoint(tmp_path / "tls") as running:
        yield running


@pytest.fixture
async def firm(database: Database, tmp_path: Path, listening: Endpoint) -> AsyncIterator[Firm]:
    office = await open_office(database, tmp_path)
    acme = await office.account("Acme", "acme.example")
    made = Firm(office, acme, await office.member(acme, "bob"), await office.member(acme, "carol"), listening)
    parts, tasks = office.calls.parts, Tasks()
    assert isinstance(parts, dict)
    parts[Outgoing] = DirectHttp(networks(["127.0.0.0/8", "::1"]), tmp_path / "tls/cert.pem")
    parts[Push] = InProcessPush()
    parts[Recorder] = made.kept
    parts[chat.Post] = chat.Post(tasks, lambda: office.calls)
    yield made
    await tasks.stop()


@pytest.mark.spec("BOT-59", "BOT-62", "BOT-65")
async def test_a_bot_that_is_added_hears_of_it_and_may_write_from_then_on(firm: Firm) -> None:
    room_id, bot = await firm.room(), await firm.bot()
    await firm.by(firm.bob, lambda call: members.add_by_email(call, room_id, bot.email.upper()))
    (event,) = await firm.carry()
    url = event["InboundHttpsEndpoint"].pop("Url")
    assert event == {
        "Sender": {"SenderId": "bob@example.com", "SenderIdType": "EmailId"},
        "Discussion": {"DiscussionId": room_id, "DiscussionType": "Room"},
        "EventType": "Invite",
        "InboundHttpsEndpoint": {"EndpointType": "Persistent"},
        "EventTimestamp": "2026-11-21T03:00:00.000Z",
    }
    assert url.startswith(f"{SITE}/incomingwebhooks/")
    (heard,) = firm.listening.heard
    async with firm.office.alice.read() as call:
        token = bots.token_of(call, await bots.find(call, firm.acme.id, bot.id))
    assert heard.headers["chime-signature"] == sign(token, heard.headers["chime-request-timestamp"], heard.body)
    firm.office.clock.advance(timedelta(days=400))
    await firm.write(url, "I am here")
    assert await firm.said(room_id) == [("ring (Bot)", "I am here")]


@pytest.mark.spec("BOT-60", "BOT-68", "BOT-66")
async def test_a_bot_hears_what_calls_it_and_nothing_else(firm: Firm) -> None:
    room_id = await firm.room()
    bot = await firm.guest(room_id)
    await firm.guest(room_id, "other")
    for text in ("good morning", "mail me at bob@example.com", "@carol look", "ring!"):
        await firm.say(firm.carol, room_id, text)
    assert await firm.carry() == []
    await firm.say(firm.carol, room_id, "@ring@acme.example Hello Chatbot")
    (event,) = await firm.carry()
    url = event["InboundHttpsEndpoint"].pop("Url")
    assert event == {
        "Sender": {"SenderId": "carol@example.com", "SenderIdType": "EmailId"},
        "Discussion": {"DiscussionId": room_id, "DiscussionType": "Room"},
        "EventType": "Mention",
        "InboundHttpsEndpoint": {"EndpointType": "ShortLived"},
        "EventTimestamp": "2026-11-21T03:00:00.000Z",
        "Message": "@ring@acme.example Hello Chatbot",
    }
    firm.office.clock.advance(timedelta(seconds=119))
    await firm.write(url, "Hello Carol, and @ring, and @other")
    assert (await firm.said(room_id))[-1][0] == bot.display_name
    assert await firm.carry() == [], "bots do not hear each other, nor themselves"
    firm.office.clock.advance(timedelta(seconds=2))
    with pytest.raises(InboxWrong):
        await firm.write(url, "too late")
    firm.office.clock.advance(timedelta(hours=2))
    await jobs.forget_inboxes(firm.office.calls, ForgetInboxes())
    with pytest.raises(InboxWrong):
        await firm.write(url, "much too late")


@pytest.mark.spec("BOT-61", "BOT-10")
async def test_a_bot_that_is_removed_hears_of_it_and_writes_no_more(firm: Firm) -> None:
    room_id, bot = await firm.room(), await firm.bot()
    await firm.by(firm.bob, lambda call: members.add_by_email(call, room_id, bot.email))
    (invited,) = await firm.carry()
    url = invited["InboundHttpsEndpoint"]["Url"]
    await firm.say(firm.carol, room_id, "@ring are you there?")
    await firm.by(firm.bob, lambda call: rooms.remove(call, room_id, bot.id))
    (event,) = await firm.carry()
    assert (event["EventType"], "InboundHttpsEndpoint" in event) == ("Remove", False)
    with pytest.raises(RoomNotFound):
        await firm.write(url, "still there")
    await firm.say(firm.carol, room_id, "@ring come back")
    assert await firm.carry() == []
    await firm.by(firm.bob, lambda call: members.add_by_email(call, room_id, bot.email))
    (again,) = await firm.carry()
    with pytest.raises(InboxWrong):
        await firm.write(url, "with the token of before")
    await firm.write(again["InboundHttpsEndpoint"]["Url"], "back")
    await firm.stop(bot)
    with pytest.raises(BotStopped):
        await firm.write(again["InboundHttpsEndpoint"]["Url"], "stopped")
    await firm.by(firm.bob, lambda call: rooms.remove(call, room_id, bot.id))
    assert await firm.carry() == []


@pytest.mark.spec("BOT-05", "BOT-06", "BOT-24")
async def test_who_may_add_which_bot(firm: Firm) -> None:
    room_id, bot = await firm.room(), await firm.bot()
    other = await firm.office.account("Other", "other.example")
    foreign = await firm.bot("foreign", other)
    stopped = await firm.bot("stopped")
    await firm.stop(stopped)
    deaf = await firm.by_api(lambda call: bots.create(call, firm.acme.id, "deaf", None))
    with pytest.raises(AdministratorsOnly):
        await firm.by(firm.carol, lambda call: members.add_by_email(call, room_id, bot.email))
    refusals: tuple[tuple[Bot, type[Refusal], type[Refusal]], ...] = (
        (foreign, BotNotFound, BotElsewhere),
        (stopped, BotStopped, BotStopped),
        (deaf, BotDeaf, BotDeaf),
    )
    for wrong, in_client, by_api in refusals:
        with pytest.raises(in_client):
            await firm.by(firm.bob, lambda call, it=wrong: members.add_by_email(call, room_id, it.email))
        _, refused = await firm.by_api(
            lambda call, it=wrong: administration.add(call, firm.acme.id, room_id, [Wanted(it.id)])
        )
        assert [type(refusal) for _, refusal in refused] == [by_api]
    assert await firm.carry() == []


@pytest.mark.spec("BOT-37")
async def test_a_program_adds_and_removes_a_bot_like_a_person_but_gives_it_no_role(firm: Firm) -> None:
    room_id, bot = await firm.room(), await firm.bot()
    wanted = [Wanted(bot.id, Role.ADMINISTRATOR), Wanted(bot.id), Wanted(bot.id)]
    added, refused = await firm.by_api(lambda call: administration.add(call, firm.acme.id, room_id, wanted))
    assert [type(refusal) for _, refusal in refused] == [BotsHaveNoRole, MemberAlready]
    async with firm.office.person(firm.carol).read() as call:
        _, roster = await chat.members(call, room_id)
        cards = await faces.cards(call, {member.user_id for member in roster})
        assert await chat.people_in(call, room_id) == 2
    assert {cards[member.user_id].display_name for member in roster} == {"Bob", "Carol", "ring (Bot)"}
    assert cards[bot.id].email == "ring-chimebot@acme.example"
    assert added[0].kind.value == "Bot"
    (event,) = await firm.carry()
    assert event["Sender"] == {
        "SenderId": f"arn:aws:iam::{firm.office.organisation_id}:user/alice",
        "SenderIdType": "Arn",
    }
    with pytest.raises(BotsHaveNoRole):
        await firm.by(firm.bob, lambda call: rooms.set_role(call, room_id, bot.id, Role.ADMINISTRATOR))
    with pytest.raises(BotsHaveNoRole):
        await firm.by_api(lambda call: administration.set_role(call, firm.acme.id, room_id, bot.id, Role.MEMBER))
    await firm.by_api(lambda call: administration.remove(call, firm.acme.id, room_id, bot.id))
    assert [event["EventType"] for event in await firm.carry()] == ["Remove"]


async def test_the_last_person_takes_the_room_along_and_its_bots_hear_of_it(firm: Firm) -> None:
    room_id = await firm.room()
    await firm.guest(room_id)
    with pytest.raises(LastAdministrator):
        await firm.by(firm.bob, lambda call: chat.leave(call, room_id))
    await firm.by(firm.bob, lambda call: rooms.remove(call, room_id, firm.carol.id))
    await firm.by(firm.bob, lambda call: chat.leave(call, room_id))
    assert [event["EventType"] for event in await firm.carry()] == ["Remove"]
    another = await firm.room("second")
    await firm.guest(another, "second")
    await firm.by_api(lambda call: administration.delete(call, firm.acme.id, another))
    assert [event["EventType"] for event in await firm.carry()] == ["Remove"]


@pytest.mark.spec("BOT-11", "BOT-25")
async def test_who_calls_a_bot_that_cannot_hear_is_told_alone(firm: Firm) -> None:
    room_id = await firm.room()
    bot = await firm.guest(room_id)
    carol, bob = firm.ear(f"user:{firm.carol.id}"), firm.ear(f"user:{firm.bob.id}")
    await firm.by_api(lambda call: endpoints.remove(call, firm.acme.id, bot.id))
    await firm.say(firm.carol, room_id, "hello @ring")
    assert await firm.carry() == []
    await firm.stop(bot)
    await firm.say(firm.carol, room_id, "@RING, hello?")
    assert await firm.carry() == []
    told = {"type": "bot_unheard", "room_id": room_id, "name": "ring (Bot)"}
    assert carol == [{**told, "reason": "deaf"}, {**told, "reason": "stopped"}]
    assert bob == []


@pytest.mark.spec("BOT-50", "BOT-47")
async def test_an_event_that_is_not_taken_is_tried_three_times_and_the_trail_tells_of_its_loss(firm: Firm) -> None:
    room_id = await firm.room()
    bot = await firm.guest(room_id)
    firm.listening.behaves(answering(503))
    await firm.say(firm.carol, room_id, "@ring")
    assert len(await firm.carry()) == 3
    (record,) = firm.kept.records
    assert (record.event_name, record.error_code) == ("DeliverBotEvent", "EventDropped")
    assert record.error_message == "The bot's endpoint did not take the event: it answered 503, not 200."
    assert record.parameters == {
        "accountId": firm.acme.id,
        "botId": bot.id,
        "roomId": room_id,
        "eventType": "Mention",
    }
    firm.listening.behaves(answering(404))
    await firm.say(firm.carol, room_id, "@ring again")
    assert len(await firm.carry()) == 1


async def test_a_message_that_was_redacted_meanwhile_is_not_passed_on(firm: Firm) -> None:
    room_id = await firm.room()
    bot = await firm.guest(room_id)
    await firm.say(firm.carol, room_id, "@ring my password is tulip")
    async with firm.office.person(firm.bob).read() as call:
        (message,), _ = await chat.history(call, room_id, None, None, 50)
    await firm.by_api(lambda call: chat.redact(call, firm.acme.id, room_id, message.id))
    assert await firm.carry() == []
    event = DeliverEvent(bot.id, room_id, EventType.MENTION, firm.carol.id, firm.office.clock.now(), message.id)
    await jobs.deliver_event(firm.office.calls, event)
    assert firm.listening.heard == []


async def test_two_who_add_the_same_bot_at_once_add_it_once(firm: Firm) -> None:
    room_id, bot = await firm.room(), await firm.bot()
    await asyncio.gather(
        *(firm.by(firm.bob, lambda call: members.add_by_email(call, room_id, bot.email)) for _ in range(3))
    )
    assert [event["EventType"] for event in await firm.carry()] == ["Invite"]
