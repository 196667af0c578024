"""What is said before an account is deleted is what then happens, on both databases."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from carillon.app.holdings import HOLDINGS
from carillon.core.db import Database
from carillon.core.push import InProcessPush, Push
from carillon.core.trail import Recorder
from carillon.features import accounts, bots, chat, meetings, numbers, people, signin
from carillon.features.accounts import Account, AccountDeleted, AccountHasUsers, AccountNotFound, DomainRemoved
from carillon.features.accounts.service import accounts as service
from carillon.features.accounts.service import domains
from carillon.features.bots import jobs as bot_jobs
from carillon.features.bots import store as bot_store
from carillon.features.bots.service import bots as bot_service
from carillon.features.chat import jobs as chat_jobs
from carillon.features.chat import store as chat_store
from carillon.features.chat.service import rooms
from carillon.features.meetings import jobs as meeting_jobs
from carillon.features.meetings import store as meeting_store
from carillon.features.meetings.model.meetings import Meeting
from carillon.features.numbers import jobs as number_jobs
from carillon.features.numbers.model.inventory import Status
from carillon.features.people import User, UserDeleted, UserLeftWithDomain
from carillon.features.people import jobs as people_jobs
from carillon.features.people.service import rosters
from carillon.features.signin import jobs as signin_jobs
from carillon.features.signin import store as signin_store
from carillon.features.signin.model.sessions import Holder, begin
from tests.kit.exchanges import FIRST, SECOND, Exchange, open_exchange
from tests.kit.offices import Office
from tests.kit.records import Records, erase

pytestmark = pytest.mark.anyio


@pytest.fixture
async def exchange(database: Database, tmp_path: Path) -> Exchange:
    exchange = await open_exchange(database, tmp_path)
    impacts = (
        people.PeopleImpact(),
        chat.RoomsOfAccount(),
        numbers.NumbersOfAccount(),
        meetings.MeetingsOfAccount(),
        signin.SessionsOfAccount(),
        bots.BotsOfAccount(),
    )
    assert isinstance(exchange.office.calls.parts, dict)
    exchange.office.calls.parts.update(
        {
            accounts.DeletionImpacts: accounts.DeletionImpacts(impacts),
            people.Holdings: HOLDINGS,
            Recorder: Records(),
            Push: InProcessPush(),
        }
    )
    return exchange


async def sign_in(office: Office, user: User, session_id: str) -> None:
    async with office.operator.write() as call:
        begun = begin(session_id, Holder(user.id), call.caller.origin, call.now, timedelta(days=30))
        await signin_store.add_session(call.tx, begun, f"digest of {session_id}")


async def meet(office: Office, user: User, number: str) -> None:
    async with office.operator.write() as call:
        made = Meeting(call.ids.uuid(), number, f"link-{number}", "Launch", user.id, None, call.now)
        assert await meeting_store.add(call.tx, made, "token")


async def room(office: Office, user: User) -> None:
    async with office.person(user).write() as call:
        await rooms.create(call, "Launch", call.ids.secret(8))


async def counted(office: Office, account: Account) -> dict[str, int]:
    async with office.alice.read() as call:
        return dict((await service.deletion(call, account.id)).counts)


async def left(office: Office, account: Account, user_ids: list[str]) -> dict[str, int]:
    """The same counts from the tables, of an account that cannot be found any more."""
    async with office.operator.read() as call:
        return {
            "users": (await people.PeopleRoster().head_counts(call, [account.id])).get(account.id, 0),
            "rooms": await chat_store.count_of_account(call.tx, account.id),
            "meetings": len(await meeting_store.open_of_hosts(call.tx, user_ids)),
            "sessions": await signin_store.count_sessions(call.tx, user_ids, call.now),
            "bots": await bot_store.count(call.tx, account.id),
        }


async def delete(office: Office, account: Account) -> None:
    """Delete it, and let everybody act on it."""
    async with office.alice.write() as call:
        await service.delete(call, account.id)
    for told in await office.tasks(AccountDeleted):
        fact = msgspec.convert(told, AccountDeleted)
        await people_jobs.empty_account(office.calls, fact)
        await chat_jobs.remove_rooms(office.calls, fact)
        await bot_jobs.remove_bots(office.calls, fact)
    await erase(office)
    for told in await office.tasks(UserDeleted):
        gone = msgspec.convert(told, UserDeleted)
        await signin_jobs.forget_deleted(office.calls, gone)
        await number_jobs.leave_deleted(office.calls, gone)
        await meeting_jobs.end_hosted_by_deleted(office.calls, gone)


async def release(office: Office, account: Account) -> None:
    """Remove the only domain, and let everybody act on it."""
    async with office.alice.write() as call:
        await domains.remove(call, account.id, "example.com")
    for told in await office.tasks(DomainRemoved):
        await people_jobs.release_people(office.calls, msgspec.convert(told, DomainRemoved))
    for told in await office.tasks(UserLeftWithDomain):
        fact = msgspec.convert(told, UserLeftWithDomain)
        await signin_jobs.forget_released(office.calls, fact)
        await number_jobs.leave_released(office.calls, fact)
        await meeting_jobs.end_hosted_by_released(office.calls, fact)


@pytest.mark.spec("ACC-31", "ACC-29", "AMB-55")
async def test_what_is_said_of_deleting_an_enterprise_is_what_then_happens(exchange: Exchange) -> None:
    """Bob is released with the domain; Erin, who is external, is in the account until its end."""
    office = exchange.office
    account, other = await office.account("Acme"), await office.account("Other")
    async with office.operator.write() as call:
        erin = await people.enroll(call, account.id, "erin@example.org", "Erin")
        oscar = await people.enroll(call, other.id, "oscar@example.org", "Oscar")
        await accounts.verify_domain(call, account.id, "example.com")
    bob = await office.member(account, "bob")
    async with office.alice.write() as call:
        await bot_service.create(call, account.id, "ring", None)
    await exchange.own(FIRST, SECOND)
    await exchange.assign(account, erin, FIRST)
    await exchange.assign(other, oscar, SECOND)
    for user, number in ((erin, "1111111111"), (bob, "2222222222"), (oscar, "3333333333")):
        await sign_in(office, user, f"session of {user.email}")
        await meet(office, user, number)
        await room(office, user)
    await release(office, account)

    said = await counted(office, account)
    assert said == {"users": 2, "invitations": 0, "rooms": 2, "numbers": 1, "meetings": 1, "sessions": 1, "bots": 1}
    before = await left(office, account, [erin.id, bob.id])
    assert before == {kind: said[kind] for kind in before}
    await delete(office, account)

    assert set((await left(office, account, [erin.id, bob.id])).values()) == {0}
    assert await exchange.status(FIRST) is Status.DELETE_IN_PROGRESS
    async with office.operator.read() as call:
        assert {await people.person(call.tx, user.id) for user in (erin, bob)} == {None}
    untouched = await left(office, other, [oscar.id])
    assert untouched == {"users": 1, "rooms": 1, "meetings": 1, "sessions": 1, "bots": 0}
    assert await exchange.status(SECOND) is Status.ASSIGNED


@pytest.mark.spec("ACC-24", "AMB-04")
async def test_what_is_said_of_deleting_a_team_is_what_then_happens_and_its_people_keep_their_own(
    exchange: Exchange,
) -> None:
    office = exchange.office
    team = await office.account("Team")
    bob = await office.member(team, "bob")
    await room(office, bob)
    await office.invite(team, "erin@example.org")
    async with office.alice.write() as call:
        with pytest.raises(AccountHasUsers):
            await service.delete(call, team.id)
    async with office.alice.write() as call:
        [place] = [
            each
            for ids in [[*each] async for each in rosters.ids_of_account(call, team.id)]
            for each in ids
            if each != bob.id
        ]
        await people.remove(call, team.id, [bob.id, place])
    said = await counted(office, team)
    assert set(said.values()) == {0}
    await delete(office, team)
    async with office.operator.read() as call:
        with pytest.raises(AccountNotFound):
            await service.find(call, team.id)
        kept = await people.person(call.tx, bob.id)
        assert kept is not None
        assert (kept.account_id, kept.may_sign_in) == (None, True)
        assert await chat_store.count_of_account(call.tx, team.id) == 1
