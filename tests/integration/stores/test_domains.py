"""Domains on both databases: claimed, looked for, verified, removed, and what becomes of their people."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from carillon.adapters.dns import Names
from carillon.core.db import Database
from carillon.core.push import InProcessPush, Push
from carillon.core.trail import Recorder
from carillon.features import accounts, meetings, numbers, people, signin
from carillon.features.accounts import (
    Account,
    AccountDeleted,
    AccountNotFound,
    AccountType,
    DomainRemoved,
    DomainTaken,
    DomainVerified,
    DomainWrong,
)
from carillon.features.accounts import jobs as account_jobs
from carillon.features.accounts.model.domains import (
    MOST_CLAIMS,
    Claim,
    DomainClaimed,
    DomainNotFound,
    Finding,
    LookForRecords,
    TooManyClaims,
)
from carillon.features.accounts.service import accounts as account_service
from carillon.features.accounts.service import domains, settings
from carillon.features.accounts.service.domains import Standing
from carillon.features.meetings import jobs as meeting_jobs
from carillon.features.meetings import store as meeting_store
from carillon.features.meetings.model.meetings import Meeting
from carillon.features.numbers import jobs as number_jobs
from carillon.features.numbers.model.inventory import Status
from carillon.features.people import EmailTaken, User, UserDeleted, UserLeftWithDomain, UserMoved
from carillon.features.people import jobs as people_jobs
from carillon.features.people.model.listing import Filter
from carillon.features.people.model.returning import MayNotReturn
from carillon.features.people.model.users import Registration, UserReleased
from carillon.features.people.service import listing, users
from carillon.features.signin import jobs as signin_jobs
from carillon.features.signin import store as signin_store
from carillon.features.signin.model.sessions import Holder, SessionsEnded, begin
from tests.kit.exchanges import FIRST, Exchange, open_exchange
from tests.kit.name_server import KnownNames
from tests.kit.offices import AT, Office
from tests.kit.records import Records, erase

pytestmark = pytest.mark.anyio

RECORD = "_carillon-verify.example.com"
HOUR = timedelta(hours=1)


class BrokenNames(KnownNames):
    """Falls over at one name, as a fault in the program would."""

    async def texts(self, name: str) -> tuple[str, ...]:
        if "broken" in name:
            raise ValueError(name)
        return await super().texts(name)


@pytest.fixture
def names() -> KnownNames:
    return KnownNames()


@pytest.fixture
async def exchange(database: Database, tmp_path: Path, names: KnownNames) -> Exchange:
    exchange = await open_exchange(database, tmp_path)
    impacts = (
        people.PeopleOfDomain(),
        signin.SessionsOfDomain(),
        numbers.NumbersOfDomain(),
        meetings.MeetingsOfDomain(),
    )
    parts = {
        Names: names,
        Push: InProcessPush(),
        Recorder: Records(),
        people.Holdings: people.Holdings(()),
        accounts.DomainImpacts: accounts.DomainImpacts(impacts),
    }
    assert isinstance(exchange.office.calls.parts, dict)
    exchange.office.calls.parts.update(parts)
    return exchange


@pytest.fixture
def office(exchange: Exchange) -> Office:
    return exchange.office


async def claim(office: Office, account: Account, domain: str = "example.com") -> Claim:
    async with office.alice.write() as call:
        made = (await domains.claim(call, account.id, domain)).claim
    assert made is not None
    return made


async def standing(office: Office, account: Account) -> Standing:
    async with office.alice.read() as call:
        return await domains.of_name(call, account.id, "example.com")


async def remove(office: Office, account: Account, domain: str = "example.com") -> None:
    """Remove the domain, and let everybody act on it."""
    async with office.alice.write() as call:
        await domains.remove(call, account.id, domain)
    for fact in await office.tasks(DomainRemoved):
        await people_jobs.release_people(office.calls, msgspec.convert(fact, DomainRemoved))
    for told in await office.tasks(UserLeftWithDomain):
        fact = msgspec.convert(told, UserLeftWithDomain)
        await signin_jobs.forget_released(office.calls, fact)
        await number_jobs.leave_released(office.calls, fact)
        await meeting_jobs.end_hosted_by_released(office.calls, fact)


async def gather(office: Office) -> None:
    for fact in await office.tasks(DomainVerified):
        await people_jobs.gather_people(office.calls, msgspec.convert(fact, DomainVerified))


async def session_of(office: Office, user: User, session_id: str) -> None:
    async with office.operator.write() as call:
        begun = begin(session_id, Holder(user.id), call.caller.origin, call.now, timedelta(days=30))
        await signin_store.add_session(call.tx, begun, f"digest of {session_id}")


async def meeting_of(office: Office, user: User, number: str) -> str:
    async with office.operator.write() as call:
        made = Meeting(
            id=call.ids.uuid(),
            number=number,
            link=f"link-{number}",
            title="Launch",
            host_id=user.id,
            place_id=None,
            created_at=call.now,
        )
        assert await meeting_store.add(call.tx, made, "token")
    return made.id


async def listed(office: Office, account: Account) -> dict[str, Registration]:
    async with office.alice.read() as call:
        page = await listing.page(call, account.id, Filter(), None, 100)
    return {user.id: user.registration for user in page.items}


async def removal(office: Office, account: Account) -> dict[str, int]:
    async with office.alice.read() as call:
        return dict(await domains.impact_of_removing(call, account.id, "example.com"))


async def found_by_address(office: Office, email: str) -> User | None:
    async with office.operator.read() as call:
        return await people.find_by_email(call.tx, email)


@pytest.mark.spec("DOM-03", "DOM-04", "CONV-01")
async def test_a_claim_waits_until_the_record_has_its_value_and_then_the_account_is_enterprise(
    office: Office, names: KnownNames
) -> None:
    account = await office.account()
    made = await claim(office, account, " Example.COM. ")
    assert (made.domain, made.record_name, len(made.token), made.finding) == ("example.com", RECORD, 43, None)
    for texts, finding in (((), Finding.ABSENT), (("else",), Finding.OTHER_VALUE)):
        names.texts_of[RECORD] = texts
        seen = (await domains.look(office.alice, account.id, "example.com")).claim
        assert seen is not None
        assert (seen.finding, seen.seen, seen.looked_at) == (finding, texts, AT)
    names.is_down = True
    unreached = (await domains.look(office.alice, account.id, "example.com")).claim
    assert unreached is not None
    assert unreached.finding is Finding.UNREACHABLE
    async with office.alice.read() as call:
        assert (await account_service.find(call, account.id)).is_team
    names.is_down, names.texts_of[RECORD] = False, ("else", made.token)
    verified = await domains.look(office.alice, account.id, "example.com")
    assert verified.claim is None
    assert verified.owned is not None
    assert await office.facts(DomainVerified, "domain") == ["example.com"]
    async with office.alice.read() as call:
        assert (await account_service.find(call, account.id)).type is AccountType.ENTERPRISE
    assert await domains.look(office.alice, account.id, "example.com") == verified


@pytest.mark.spec("DOM-05")
async def test_claims_are_looked_at_by_themselves_with_pauses_for_30_days(office: Office, names: KnownNames) -> None:
    account = await office.account()
    made = await claim(office, account)
    for minutes in (0, 4, 5, 9, 10):
        office.clock.advance(AT + timedelta(minutes=minutes) - office.clock.now())
        await account_jobs.look_for_records(office.calls, LookForRecords())
    assert len(names.asked) == 3
    office.clock.advance(23 * HOUR)
    names.texts_of[RECORD] = (made.token,)
    await account_jobs.look_for_records(office.calls, LookForRecords())
    assert (await standing(office, account)).owned is not None

    late = await claim(office, account, "late.example.com")
    office.clock.advance(timedelta(days=30))
    names.texts_of[late.record_name] = (late.token,)
    names.asked.clear()
    await account_jobs.look_for_records(office.calls, LookForRecords())
    assert (await domains.look(office.alice, account.id, "late.example.com")).claim == late
    assert names.asked == []
    again = await claim(office, account, "late.example.com")
    assert again.token != late.token


async def test_one_claim_that_cannot_be_settled_keeps_no_other_from_it(office: Office, names: KnownNames) -> None:
    gone, other = await office.account("Gone"), await office.account("Other")
    await claim(office, gone, "gone.example.com")
    made = await claim(office, other)
    names.texts_of[RECORD] = (made.token,)
    async with office.alice.write() as call:
        await account_service.delete(call, gone.id)
    await account_jobs.look_for_records(office.calls, LookForRecords())
    assert (await standing(office, other)).owned is not None
    assert await office.facts(AccountDeleted, "account_id") == [gone.id]


async def test_a_fault_at_one_claim_lets_all_others_be_looked_at_and_is_told(office: Office) -> None:
    account = await office.account()
    await claim(office, account, "broken.example.com")
    made = await claim(office, account)
    names = BrokenNames({RECORD: (made.token,)})
    assert isinstance(office.calls.parts, dict)
    office.calls.parts[Names] = names
    with pytest.raises(ExceptionGroup, match="claims could not be looked at"):
        await account_jobs.look_for_records(office.calls, LookForRecords())
    assert (await standing(office, account)).owned is not None


async def test_what_is_verified_without_anybody_asking_is_in_the_trail_and_nothing_else_is(
    office: Office, names: KnownNames
) -> None:
    account = await office.account()
    made = await claim(office, account)
    records = office.calls.part(Recorder)
    assert isinstance(records, Records)
    await account_jobs.look_for_records(office.calls, LookForRecords())
    assert records.kept == []
    names.texts_of[RECORD] = (made.token,)
    office.clock.advance(timedelta(minutes=5))
    await account_jobs.look_for_records(office.calls, LookForRecords())
    [record] = records.kept
    assert (record.event_name, record.event_source) == ("VerifyDomain", "chime.amazonaws.com")
    assert record.parameters == {"accountId": account.id, "name": "example.com"}
    assert record.caller == office.calls.caller


async def test_an_account_claims_so_many_domains_at_a_time_and_ended_claims_do_not_count(office: Office) -> None:
    account, other = await office.account(), await office.account("Other")
    for number in range(MOST_CLAIMS):
        await claim(office, account, f"d{number}.example.com")
    with pytest.raises(TooManyClaims):
        await claim(office, account)
    await claim(office, other)
    async with office.alice.write() as call:
        await domains.withdraw(call, account.id, "d0.example.com")
    await claim(office, account)
    with pytest.raises(TooManyClaims):
        await claim(office, account, "late.example.com")
    office.clock.advance(timedelta(days=30))
    await claim(office, account, "late.example.com")


@pytest.mark.spec("AMB-06")
async def test_who_was_suspended_stays_out_where_the_account_says_so_and_may_be_invited(office: Office) -> None:
    account, open_to_all = await office.account("Acme", "example.com"), await office.account("Team")
    bob, carol = await office.member(account, "bob"), await office.member(account, "carol")
    async with office.alice.write() as call:
        assert not (await account_service.find(call, account.id)).settings.block_suspended_reregistration
        await people.suspend(call, account.id, [carol.id])
        await settings.block_reregistration(call, account.id, blocked=True)
    await remove(office, account)
    async with office.operator.write() as call:
        await people.sign_up(call, bob.email, "Bob")
        with pytest.raises(MayNotReturn):
            await people.sign_up(call, carol.email, "Carol")
        assert await people.is_barred(call, carol.email)
    [secret] = await office.invite(open_to_all, carol.email)
    async with office.nobody.write() as call:
        assert (await people.register(call, secret, "Carol")).id != carol.id


@pytest.mark.spec("AMB-06")
async def test_who_was_suspended_comes_back_once_the_account_allows_it_again_or_90_days_are_over(
    office: Office,
) -> None:
    account = await office.account("Acme", "example.com")
    carol, dan = await office.member(account, "carol"), await office.member(account, "dan")
    async with office.alice.write() as call:
        await people.suspend(call, account.id, [carol.id, dan.id])
        await settings.block_reregistration(call, account.id, blocked=True)
    await remove(office, account)
    async with office.alice.write() as call:
        await settings.block_reregistration(call, account.id, blocked=False)
    async with office.operator.write() as call:
        assert (await people.sign_up(call, carol.email, "Carol")).id != carol.id
    async with office.alice.write() as call:
        await settings.block_reregistration(call, account.id, blocked=True)
    office.clock.advance(timedelta(days=91))
    await people_jobs.purge_released(office.calls, people_jobs.PurgeReleased())
    async with office.operator.write() as call:
        await people.sign_up(call, dan.email, "Dan")


@pytest.mark.spec("DOM-08", "DOM-06")
async def test_two_accounts_may_claim_a_domain_and_it_is_the_first_ones_who_shows_its_value(
    office: Office, names: KnownNames
) -> None:
    first, second = await office.account("First"), await office.account("Second")
    one, other = await claim(office, first), await claim(office, second)
    assert one.token != other.token
    with pytest.raises(DomainClaimed):
        await claim(office, first)
    names.texts_of[RECORD] = (one.token, other.token)
    assert (await domains.look(office.alice, second.id, "example.com")).owned is not None
    late = (await domains.look(office.alice, first.id, "example.com")).claim
    assert late is not None
    assert late.finding is Finding.TAKEN
    async with office.alice.write() as call:
        await domains.withdraw(call, first.id, "example.com")
        with pytest.raises(DomainNotFound):
            await domains.withdraw(call, first.id, "example.com")
    with pytest.raises(DomainTaken):
        await claim(office, first)
    with pytest.raises(DomainClaimed):
        await claim(office, second)
    await claim(office, first, "sub.example.com")
    async with office.alice.read() as call:
        assert [each.name for each in await domains.of_account(call, first.id)] == ["sub.example.com"]
        assert [each.name for each in await domains.of_account(call, second.id)] == ["example.com"]


async def test_what_is_no_domain_is_not_claimed_and_nobody_elses_account_is_seen(office: Office) -> None:
    account = await office.account()
    with pytest.raises(DomainWrong):
        await claim(office, account, "example")
    await claim(office, account)
    async with office.mallory.write() as call:
        for act in (domains.claim, domains.of_name, domains.withdraw, domains.remove, domains.impact_of_verifying):
            with pytest.raises(AccountNotFound):
                await act(call, account.id, "example.com")
        with pytest.raises(AccountNotFound):
            await domains.of_account(call, account.id)
    with pytest.raises(AccountNotFound):
        await domains.look(office.mallory, account.id, "example.com")


@pytest.mark.spec("DOM-09", "DOM-10", "AMB-03")
async def test_what_is_said_of_a_verification_is_what_then_happens(exchange: Exchange, names: KnownNames) -> None:
    office = exchange.office
    mine, team = await office.account("Mine"), await office.account("Team")
    async with office.operator.write() as call:
        for name in ("uma", "ulf"):
            await people.sign_up(call, f"{name}@example.com", name.title())
        external = await people.enroll(call, mine.id, "erin@example.org", "Erin")
    bob = await office.member(team, "bob")
    await exchange.own(FIRST)
    await exchange.assign(team, bob, FIRST)
    await office.invite(team, "dan@example.com")
    made = await claim(office, mine)
    async with office.alice.read() as call:
        said = await domains.impact_of_verifying(call, mine.id, "example.com")
        with pytest.raises(DomainNotFound):
            await domains.impact_of_verifying(call, mine.id, "example.org")
    assert said == {"joining": 3, "from_accounts": 1, "external": 1, "numbers": 1}
    names.texts_of[RECORD] = (made.token,)
    await domains.look(office.alice, mine.id, "example.com")
    await gather(office)
    for fact in await office.tasks(UserMoved):
        await number_jobs.leave_moved(office.calls, msgspec.convert(fact, UserMoved))
    assert await exchange.status(FIRST) is Status.UNASSIGNED
    here = await listed(office, mine)
    assert len(here) == said["joining"] + said["external"]
    assert external.id in here
    assert await listed(office, team) == {}
    async with office.alice.read() as call:
        page = await listing.page(call, mine.id, Filter(), None, 100)
    assert {(user.license.value, user.trial_ends_at) for user in page.items} == {("Pro", None)}


@pytest.mark.spec("DOM-23", "DOM-28", "DOM-30")
async def test_what_is_said_of_a_removal_is_what_then_happens(exchange: Exchange) -> None:
    office = exchange.office
    account = await office.account("Acme", "example.com", "example.org")
    bob, carol = await office.member(account, "bob"), await office.member(account, "carol")
    async with office.operator.write() as call:
        other = await people.enroll(call, account.id, "olga@example.org", "Olga")
        place = await people.create_user(call, account.id, "dan@example.com", people.UserType.PRIVATE_USER, None)
        await people.suspend(call, account.id, [carol.id])
    await exchange.own(FIRST)
    await exchange.assign(account, bob, FIRST)
    for user, session_id in ((bob, "s1"), (bob, "s2"), (other, "s3")):
        await session_of(office, user, session_id)
    ended, running = await meeting_of(office, bob, "1111111111"), await meeting_of(office, other, "2222222222")

    said = await removal(office, account)
    await remove(office, account)

    now = await listed(office, account)
    assert now == {
        bob.id: Registration.RELEASED,
        carol.id: Registration.SUSPENDED,
        other.id: Registration.REGISTERED,
    }
    assert place.id not in now
    async with office.operator.read() as call:
        alive = {
            session_id
            for user in (bob, carol, other)
            for session_id in [each.id for each in await signin_store.sessions_of(call.tx, user.id, call.now)]
        }
        open_now = await meeting_store.open_of_hosts(call.tx, [bob.id, carol.id, other.id])
    assert alive == {"s3"}
    assert open_now == [running]
    assert ended not in open_now
    assert await exchange.status(FIRST) is Status.UNASSIGNED
    assert said == {"released": 1, "suspended": 1, "withdrawn": 1, "sessions": 2, "numbers": 1, "meetings": 1}
    closed = [{str(each) for each in list(ids)} for ids in await _ended_sessions(office)]
    assert closed == [{"s1", "s2"}]


async def _ended_sessions(office: Office) -> list[list[object]]:
    return [msgspec.convert(fact["session_ids"], list[object]) for fact in await office.tasks(SessionsEnded)]


@pytest.mark.spec("DOM-27", "DOM-38")
async def test_released_and_suspended_people_register_anew_with_nothing_of_before(office: Office) -> None:
    account = await office.account("Acme", "example.com")
    bob, carol = await office.member(account, "bob"), await office.member(account, "carol")
    async with office.alice.write() as call:
        await people.suspend(call, account.id, [carol.id])
    await remove(office, account)
    for before, name in ((bob, "bob"), (carol, "carol")):
        assert await found_by_address(office, before.email) is None
        async with office.operator.write() as call:
            anew = await people.sign_up(call, before.email, name)
            assert (anew.id != before.id, anew.account_id) == (True, None)
            with pytest.raises(EmailTaken):
                await people.sign_up(call, before.email, name)
        assert await found_by_address(office, before.email) == anew
    assert await listed(office, account) == {bob.id: Registration.RELEASED, carol.id: Registration.SUSPENDED}


@pytest.mark.spec("DOM-32", "DOM-26", "DOM-29")
async def test_nothing_brings_released_people_back(office: Office) -> None:
    account = await office.account("Acme", "example.com")
    bob, carol = await office.member(account, "bob"), await office.member(account, "carol")
    async with office.alice.write() as call:
        await people.suspend(call, account.id, [carol.id])
    await remove(office, account)
    async with office.operator.write() as call:
        anew = await people.sign_up(call, bob.email, "Bob")
        await accounts.verify_domain(call, account.id, "example.com")
    await gather(office)
    async with office.alice.write() as call:
        for act in (users.activate, users.suspend, users.remove):
            results = await act(call, account.id, [bob.id, carol.id])
            assert [type(each) for each in results.values()] == [UserReleased, UserReleased]
        given = await users.set_licenses(call, account.id, {bob.id: "Basic"})
        assert isinstance(given[bob.id], UserReleased)
        with pytest.raises(UserReleased):
            await users.reset_pin(call, account.id, carol.id)
        assert await people.able_to_sign_in(call.tx, [bob.id, carol.id, anew.id]) == {anew.id}
    assert await listed(office, account) == {
        bob.id: Registration.RELEASED,
        carol.id: Registration.SUSPENDED,
        anew.id: Registration.REGISTERED,
    }


@pytest.mark.spec("DOM-28")
async def test_a_list_with_the_same_address_twice_is_paged_without_a_loss(office: Office) -> None:
    account = await office.account("Acme", "example.com")
    for name in ("bob", "carol", "dan"):
        await office.member(account, name)
    await remove(office, account)
    async with office.operator.write() as call:
        await accounts.verify_domain(call, account.id, "example.com")
        for name in ("bob", "carol", "dan"):
            await people.sign_up(call, f"{name}@example.com", name.title())
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(6):
        async with office.alice.read() as call:
            page = await listing.page(call, account.id, Filter(), cursor, 1)
        seen += [user.id for user in page.items]
        cursor = page.next_cursor
    assert cursor is None
    assert len(set(seen)) == 6


async def test_ninety_days_after_a_removal_its_people_are_deleted(office: Office) -> None:
    account = await office.account("Acme", "example.com")
    bob, carol = await office.member(account, "bob"), await office.member(account, "carol")
    async with office.alice.write() as call:
        await people.suspend(call, account.id, [carol.id])
    await remove(office, account)
    async with office.operator.write() as call:
        anew = await people.sign_up(call, bob.email, "Bob")
    office.clock.advance(timedelta(days=89))
    await people_jobs.purge_released(office.calls, people_jobs.PurgeReleased())
    assert set(await listed(office, account)) == {bob.id, carol.id}
    office.clock.advance(timedelta(days=2))
    await people_jobs.purge_released(office.calls, people_jobs.PurgeReleased())
    assert await listed(office, account) == {}
    await erase(office)
    assert set(await office.facts(UserDeleted)) == {bob.id, carol.id}
    assert await found_by_address(office, bob.email) == anew


@pytest.mark.spec("DOM-39", "AMB-55")
async def test_an_account_without_its_last_domain_is_deleted_at_once_with_whom_it_released(office: Office) -> None:
    account = await office.account("Acme", "example.com")
    bob = await office.member(account, "bob")
    await remove(office, account)
    async with office.alice.write() as call:
        assert (await account_service.deletion(call, account.id)).possible
        await account_service.delete(call, account.id)
    await people_jobs.empty_account(office.calls, AccountDeleted(account.id))
    await erase(office)
    assert await office.facts(UserDeleted) == [bob.id]


async def test_only_a_domain_of_the_account_is_removed_and_once(office: Office) -> None:
    account = await office.account("Acme", "example.com")
    await claim(office, account, "sub.example.com")
    async with office.alice.write() as call:
        with pytest.raises(DomainNotFound):
            await domains.remove(call, account.id, "sub.example.com")
        await domains.remove(call, account.id, "example.com")
        with pytest.raises(DomainNotFound):
            await domains.remove(call, account.id, "example.com")
