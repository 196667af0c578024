"""Bots and their endpoints, on both databases."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from carillon.adapters.http import Outgoing
from carillon.adapters.http.direct import DirectHttp
from carillon.adapters.http.targets import networks
from carillon.core.calls import Call
from carillon.core.db import Database
from carillon.core.vault import Vault
from carillon.features import accounts
from carillon.features.accounts import Account, AccountDeleted
from carillon.features.bots import jobs, store
from carillon.features.bots.model import (
    MOST_BOTS,
    Bot,
    BotNameTaken,
    BotUnknown,
    DomainNotOwn,
    EndpointUnproved,
    FunctionUnreached,
    NoEndpoint,
    OneTarget,
    TooManyBots,
    sign,
)
from carillon.features.bots.service import bots, endpoints
from tests.kit.endpoints import Answer, Endpoint, Heard, answering, echo, endpoint
from tests.kit.offices import Office, open_office

pytestmark = pytest.mark.anyio

T = TypeVar("T")
NOWHERE = "00000000-0000-4000-8000-000000000000"


class Workshop:
    """Acme, an Enterprise account, whose administrator Alice makes bots."""

    def __init__(self, office: Office, acme: Account) -> None:
        self.office, self.acme = office, acme

    async def does(self, act: Callable[[Call], Awaitable[T]]) -> T:
        async with self.office.alice.write() as call:
            return await act(call)

    async def bot(self, name: str = "ring", domain: str | None = None) -> Bot:
        return await self.does(lambda call: bots.create(call, self.acme.id, name, domain))

    async def token(self, bot: Bot) -> str:
        async with self.office.alice.read() as call:
            return bots.token_of(call, await bots.find(call, self.acme.id, bot.id))

    async def configure(self, bot: Bot, url: str | None = None, function: str | None = None) -> Bot:
        return await endpoints.configure(self.office.alice, self.acme.id, bot.id, url, function)

    async def configured(self, bot: Bot) -> str | None:
        return (await self.does(lambda call: bots.find(call, self.acme.id, bot.id))).endpoint


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Endpoint]:
    with endpoint(tmp_path / "tls") as running:
        yield running


@pytest.fixture
async def workshop(database: Database, tmp_path: Path, listening: Endpoint) -> Workshop:
    assert listening.port
    office = await open_office(database, tmp_path)
    parts = office.calls.parts
    assert isinstance(parts, dict)
    parts[Outgoing] = DirectHttp(networks(["127.0.0.0/8", "::1"]), tmp_path / "tls/cert.pem")
    return Workshop(office, await office.account("Acme", "acme.example", "acme.test"))


@pytest.mark.spec("BOT-04", "BOT-20")
async def test_an_account_has_ten_bots_and_an_eleventh_is_refused(workshop: Workshop) -> None:
    made = [await workshop.bot(f"bot{number}", "acme.test") for number in range(MOST_BOTS - 1)]
    outcomes = await asyncio.gather(*(workshop.bot(f"last{number}") for number in range(2)), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Bot", TooManyBots.__name__]
    assert made[0].email == "bot0-chimebot@acme.test"
    other = await workshop.office.account("Other", "other.example")
    assert (await workshop.does(lambda call: bots.create(call, other.id, "ring", None))).email.endswith("other.example")


@pytest.mark.spec("BOT-02", "BOT-17")
async def test_who_has_bots_and_how_they_are_called(workshop: Workshop) -> None:
    team = await workshop.office.account("Team")
    await workshop.bot("ring")
    with pytest.raises(BotNameTaken):
        await workshop.bot("RING")
    assert (await workshop.bot("ring", "acme.test")).email == "ring-chimebot@acme.test"
    with pytest.raises(DomainNotOwn):
        await workshop.bot("song", "other.example")
    with pytest.raises(accounts.OnlyInEnterprise):
        await workshop.does(lambda call: bots.create(call, team.id, "song", None))
    async with workshop.office.mallory.write() as call:
        with pytest.raises(accounts.AccountNotFound):
            await bots.page(call, workshop.acme.id, None, 10)


async def test_bots_are_listed_in_pages_and_found_in_their_account_alone(workshop: Workshop) -> None:
    made = sorted([(await workshop.bot(f"bot{number}")).id for number in range(3)])
    other = await workshop.office.account("Other", "other.example")
    first = await workshop.does(lambda call: bots.page(call, workshop.acme.id, None, 2))
    last = await workshop.does(lambda call: bots.page(call, workshop.acme.id, first.next_cursor, 2))
    assert [bot.id for bot in (*first.items, *last.items)] == made
    assert last.next_cursor is None
    for account_id, bot_id in ((other.id, made[0]), (workshop.acme.id, NOWHERE)):
        for act in (bots.find, bots.renew_token, endpoints.of, endpoints.remove):
            with pytest.raises(BotUnknown):
                await workshop.does(lambda call, act=act, at=account_id, it=bot_id: act(call, at, it))


@pytest.mark.spec("BOT-08", "BOT-57")
async def test_a_bot_is_stopped_started_and_given_another_token(workshop: Workshop) -> None:
    bot = await workshop.bot()
    before = await workshop.token(bot)
    assert (len(before), before in bot.token, bot.is_stopped) == (40, False, False)
    stopped = await workshop.does(lambda call: bots.stop(call, workshop.acme.id, bot.id, is_stopped=True))
    same = await workshop.does(lambda call: bots.stop(call, workshop.acme.id, bot.id, is_stopped=None))
    assert (stopped.is_stopped, same) == (True, stopped)
    await workshop.does(lambda call: bots.renew_token(call, workshop.acme.id, bot.id))
    assert await workshop.token(bot) != before
    started = await workshop.does(lambda call: bots.stop(call, workshop.acme.id, bot.id, is_stopped=False))
    assert started.is_stopped is False


@pytest.mark.spec("BOT-32", "BOT-39", "BOT-40")
async def test_an_endpoint_is_taken_when_it_answers_the_signed_challenge(
    workshop: Workshop, listening: Endpoint
) -> None:
    bot = await workshop.bot()
    listening.behaves(echo)
    assert (await workshop.configure(bot, listening.url)).endpoint == listening.url
    (heard,) = listening.heard
    timestamp = heard.headers["chime-request-timestamp"]
    assert heard.headers["chime-signature"] == sign(await workshop.token(bot), timestamp, heard.body)
    assert heard.headers["content-type"] == "application/json"
    found = await workshop.does(lambda call: endpoints.of(call, workshop.acme.id, bot.id))
    assert found.endpoint == listening.url


@pytest.mark.spec("BOT-34")
async def test_an_endpoint_that_fails_the_challenge_leaves_the_one_before(
    workshop: Workshop, listening: Endpoint
) -> None:
    bot = await workshop.bot()
    listening.behaves(echo)
    await workshop.configure(bot, listening.url)
    for behaviour in (
        answering(404),
        answering(body=b'{"Challenge": "00000000000000000000"}'),
        answering(200, "text/plain", b"hello"),
    ):
        listening.behaves(behaviour)
        with pytest.raises(EndpointUnproved):
            await workshop.configure(bot, f"{listening.url}&other=1")
        assert len(listening.heard) == 1
    assert await workshop.configured(bot) == listening.url


@pytest.mark.spec("BOT-47", "BOT-48", "BOT-49")
async def test_a_fault_of_the_endpoint_is_tried_twice_more_after_200_and_400_ms(
    workshop: Workshop, listening: Endpoint
) -> None:
    bot = await workshop.bot()
    listening.behaves(answering(503), answering(500), echo)
    await workshop.configure(bot, listening.url)
    first, second, third = (heard.at for heard in listening.heard)
    assert 0.2 <= second - first < 0.4 <= third - second < 0.8


@pytest.mark.spec("BOT-50", "BOT-51")
async def test_the_third_failure_is_the_last_and_each_request_is_signed_anew(
    workshop: Workshop, listening: Endpoint
) -> None:
    bot = await workshop.bot()
    token, clock = await workshop.token(bot), workshop.office.clock

    def failing(heard: Heard) -> Answer | None:
        clock.advance(timedelta(milliseconds=1))
        return answering(503)(heard)

    listening.behaves(failing)
    with pytest.raises(EndpointUnproved, match="503"):
        await workshop.configure(bot, listening.url)
    times = [heard.headers["chime-request-timestamp"] for heard in listening.heard]
    assert len(set(times)) == len(times) == 3
    for heard, timestamp in zip(listening.heard, times, strict=True):
        assert heard.headers["chime-signature"] == sign(token, timestamp, heard.body)


@pytest.mark.spec("BOT-58", "BOT-31")
async def test_one_target_is_named_and_a_function_cannot_be_invoked_here(
    workshop: Workshop, listening: Endpoint
) -> None:
    bot = await workshop.bot()
    arn = "arn:aws:lambda:us-east-1:111122223333:function:ring"
    for url, function in ((None, None), (listening.url, arn)):
        with pytest.raises(OneTarget):
            await workshop.configure(bot, url, function)
    with pytest.raises(FunctionUnreached):
        await workshop.configure(bot, None, arn)
    with pytest.raises(NoEndpoint):
        await workshop.does(lambda call: endpoints.of(call, workshop.acme.id, bot.id))
    await workshop.configure(bot, listening.url)
    for _ in range(2):
        await workshop.does(lambda call: endpoints.remove(call, workshop.acme.id, bot.id))
        assert await workshop.configured(bot) is None


async def test_tokens_are_encrypted_with_the_newest_key(workshop: Workshop) -> None:
    made = [await workshop.bot("ring"), await workshop.bot("song")]
    before = [await workshop.token(bot) for bot in made]
    async with workshop.office.operator.write() as call:
        call.part(Vault).rotate()
        assert await bots.re_encrypt(call) == 2
        call.part(Vault).forget_old()
    assert [await workshop.token(bot) for bot in made] == before


async def test_the_bots_of_a_deleted_account_go_with_it(workshop: Workshop) -> None:
    await workshop.bot()
    for _ in range(2):
        await jobs.remove_bots(workshop.office.calls, AccountDeleted(workshop.acme.id, was_team=False))
    async with workshop.office.calls.read() as call:
        assert await store.count(call.tx, workshop.acme.id) == 0
