"""Accounts on both databases: created, found, listed, changed, converted, deleted."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from carillon.core.db import Database
from carillon.core.pages import CursorWrong
from carillon.core.trail import Recorder
from carillon.features import people
from carillon.features.accounts import (
    Account,
    AccountDeleted,
    AccountHasDomains,
    AccountHasUsers,
    AccountNotFound,
    AccountType,
    DomainTaken,
    DomainVerified,
    LicenseNotSupported,
)
from carillon.features.accounts.model.accounts import AccountNameWrong, Filter, License
from carillon.features.accounts.model.settings import Settings
from carillon.features.accounts.service import accounts as service
from carillon.features.accounts.service import domains, settings
from carillon.features.accounts.store import domains as store
from carillon.features.people import UserDeleted
from carillon.features.people import jobs as people_jobs
from tests.kit.offices import AT, Office, open_office
from tests.kit.records import Records, erase

pytestmark = pytest.mark.anyio

ALL = Filter()


@pytest.fixture
async def office(database: Database, tmp_path: Path) -> Office:
    office = await open_office(database, tmp_path)
    assert isinstance(office.calls.parts, dict)
    office.calls.parts.update({Recorder: Records(), people.Holdings: people.Holdings(())})
    return office


async def names(office: Office, wanted: Filter = ALL) -> list[str]:
    async with office.alice.read() as call:
        return [account.name for account in (await service.page(call, wanted, None, 100)).items]


@pytest.mark.spec("GS-03", "GS-05", "GS-08")
async def test_a_new_account_is_a_team_with_default_settings_and_without_users(office: Office) -> None:
    made = await office.account("  Sales ")
    async with office.alice.read() as call:
        found = await service.find(call, made.id)
        assert found == made == Account(made.id, office.organisation_id, "Sales", AT)
        assert found.type is AccountType.TEAM
        assert found.default_license is License.PRO
        assert await people.PeopleRoster().head_counts(call, [made.id]) == {}
        with pytest.raises(AccountNotFound):
            await service.find(call, "00000000-0000-4000-8000-000000000000")


async def test_an_empty_name_makes_no_account(office: Office) -> None:
    with pytest.raises(AccountNameWrong):
        await office.account("  ")
    assert await names(office) == []


@pytest.mark.spec("ACC-13")
async def test_an_administrator_sees_the_accounts_of_the_own_organisation_and_no_other(office: Office) -> None:
    made = [await office.account(name) for name in ("Sales", "Support", "Sales")]
    assert sorted(await names(office)) == ["Sales", "Sales", "Support"]
    for strangers in (office.mallory, office.nobody):
        async with strangers.write() as call:
            assert (await service.page(call, Filter(), None, 100)).items == ()
            assert await service.count(call, Filter()) == 0
            for act in (service.find, service.hold, service.deletion, service.delete):
                with pytest.raises(AccountNotFound):
                    await act(call, made[0].id)
            with pytest.raises(AccountNotFound):
                await service.rename(call, made[0].id, "Mine")
    async with office.operator.read() as call:
        assert await service.count(call, Filter()) == 3


async def test_pages_stay_stable_while_accounts_come_and_go(office: Office) -> None:
    made: list[Account] = []
    for number in range(7):
        made.append(await office.account(f"Account {number}"))
        office.clock.advance(timedelta(microseconds=number % 2))  # some of them in the very same moment
    seen: list[str] = []
    cursor: str | None = None
    async with office.alice.read() as call:
        first = await service.page(call, Filter(), None, 3)
    seen += [account.id for account in first.items]
    async with office.alice.write() as call:
        await service.delete(call, seen[2])
    cursor = first.next_cursor
    while cursor is not None:
        async with office.alice.read() as call:
            page = await service.page(call, Filter(), cursor, 3)
        assert len(page.items) <= 3
        seen += [account.id for account in page.items]
        cursor = page.next_cursor
    assert sorted(seen) == sorted(account.id for account in made)


@pytest.mark.parametrize("cursor", ["", "x", "nan_x", "1e400_x"])
async def test_what_is_no_place_in_the_list_is_refused(office: Office, cursor: str) -> None:
    async with office.alice.read() as call:
        with pytest.raises(CursorWrong):
            await service.page(call, Filter(), cursor, 3)


async def test_a_list_is_filtered_by_how_names_begin_or_by_any_part_of_them(office: Office) -> None:
    for name in ("Vertrieb Süd", "VERTRIEB Nord", "100% Sales", "1000 Sales"):
        await office.account(name)
    assert await names(office, Filter(name_starts="Vertrieb")) == ["Vertrieb Süd"]
    assert await names(office, Filter(name_starts="100%")) == ["100% Sales"]
    assert sorted(await names(office, Filter(name_has="vertrieb"))) == ["VERTRIEB Nord", "Vertrieb Süd"]
    assert await names(office, Filter(name_has="SÜD")) == ["Vertrieb Süd"]
    assert await names(office, Filter(name_has="0% s")) == ["100% Sales"]
    assert await names(office, Filter(name_has="_")) == []


async def test_the_account_of_a_user_is_found_by_the_users_address(office: Office) -> None:
    sales, support = await office.account("Sales"), await office.account("Support")
    await office.member(support, "bob")
    async with office.alice.read() as call:
        narrowed = await service.with_user(call, "Bob@example.com", Filter())
        assert [account.id for account in (await service.page(call, narrowed, None, 100)).items] == [support.id]
        nobodys = await service.with_user(call, "carol@example.com", Filter())
        assert (await service.page(call, nobodys, None, 100)).items == ()
    assert sales.id != support.id


@pytest.mark.spec("ACC-14")
async def test_team_and_enterprise_accounts_are_renamed(office: Office) -> None:
    team, enterprise = await office.account("Sales"), await office.account("Support", "example.com")
    for account in (team, enterprise):
        async with office.alice.write() as call:
            await service.rename(call, account.id, f" New {account.name} ")
            with pytest.raises(AccountNameWrong):
                await service.rename(call, account.id, "x" * 101)
    assert sorted(await names(office)) == ["New Sales", "New Support"]
    assert await names(office, Filter(name_has="new s")) == ["New Sales", "New Support"]


async def test_the_default_licence_is_changed_among_those_supported(office: Office) -> None:
    account = await office.account()
    async with office.alice.write() as call:
        await service.update(call, account.id, default_license="Basic")
        with pytest.raises(LicenseNotSupported):
            await service.update(call, account.id, default_license="Plus")
    async with office.alice.read() as call:
        found = await service.find(call, account.id)
    assert found.default_license is License.BASIC
    assert found.name == account.name


async def test_a_setting_that_is_not_given_stays_as_it_is(office: Office) -> None:
    account = await office.account()
    async with office.alice.write() as call:
        await settings.configure(call, account.id, disable_remote_control=True)
    async with office.alice.write() as call:
        await settings.configure(call, account.id, enable_dial_out=True)
    async with office.alice.read() as call:
        assert (await service.find(call, account.id)).settings == Settings(
            disable_remote_control=True, enable_dial_out=True
        )
    async with office.alice.write() as call:
        await settings.configure(call, account.id, disable_remote_control=False)
        assert (await service.find(call, account.id)).settings == Settings(
            disable_remote_control=False, enable_dial_out=True
        )


@pytest.mark.spec("CONV-01", "ACC-09")
async def test_the_first_verified_domain_makes_an_account_enterprise_for_good(office: Office) -> None:
    account = await office.account()
    office.clock.advance(timedelta(days=1))
    async with office.operator.write() as call:
        converted = await domains.verify_domain(call, account.id, " Example.com. ")
    assert converted.type is AccountType.ENTERPRISE
    assert [domain.name for domain in converted.domains] == ["example.com"]
    assert await office.facts(DomainVerified, "domain") == ["example.com"]
    async with office.operator.write() as call:
        again = await domains.verify_domain(call, account.id, "example.com")
        assert again == converted
    assert await office.facts(DomainVerified, "domain") == []
    await release_domains(office, account)
    async with office.alice.read() as call:
        assert (await service.find(call, account.id)).type is AccountType.ENTERPRISE


@pytest.mark.spec("DOM-08", "DOM-06")
async def test_a_domain_is_one_accounts_and_a_subdomain_is_another_domain(office: Office) -> None:
    mine, other = await office.account("Mine", "example.com"), await office.account("Other")
    async with office.operator.write() as call:
        with pytest.raises(DomainTaken):
            await domains.verify_domain(call, other.id, "EXAMPLE.com")
        assert (await service.find(call, other.id)).type is AccountType.TEAM
        await domains.verify_domain(call, other.id, "sub.example.com")
        emails = ["alice@example.com", "bob@sub.example.com", "carol@other.example"]
        assert await domains.claimants(call.tx, emails) == {emails[0]: mine.id, emails[1]: other.id}


@pytest.mark.spec("ACC-24")
async def test_a_team_account_is_deleted_only_without_users(office: Office) -> None:
    account = await office.account()
    bob = await office.member(account, "bob")
    async with office.alice.write() as call:
        impact = await service.deletion(call, account.id)
        assert not impact.possible
        assert [refusal.facts for refusal in impact.obstacles] == [{"count": 1}]
        assert impact.counts == {"users": 1, "invitations": 0}
        with pytest.raises(AccountHasUsers):
            await service.delete(call, account.id)
    async with office.alice.write() as call:
        await people.remove(call, account.id, [bob.id])
        assert (await service.deletion(call, account.id)).possible
        await service.delete(call, account.id)
        with pytest.raises(AccountNotFound):
            await service.find(call, account.id)
    assert await office.facts(AccountDeleted, "account_id") == [account.id]


@pytest.mark.spec("ACC-30", "ACC-31")
async def test_an_enterprise_account_is_deleted_only_without_domains_and_then_with_all_its_users(
    office: Office,
) -> None:
    account, other = await office.account("Acme", "example.com"), await office.account("Other")
    bob = await office.member(account, "bob")
    await office.invite(other, "erin@example.org")
    async with office.alice.write() as call:
        with pytest.raises(AccountHasDomains):
            await service.delete(call, account.id)
    await release_domains(office, account)
    async with office.alice.write() as call:
        await service.delete(call, account.id)
    await people_jobs.empty_account(office.calls, AccountDeleted(account.id))
    await people_jobs.empty_account(office.calls, AccountDeleted(account.id))
    await erase(office)
    assert await office.facts(UserDeleted) == [bob.id]
    async with office.alice.read() as call:
        assert await people.person(call.tx, bob.id) is None
        assert await people.PeopleRoster().head_counts(call, [account.id, other.id]) == {other.id: 1}


async def release_domains(office: Office, account: Account) -> None:
    async with office.operator.write() as call:
        await call.tx.execute(delete(store.domains).where(store.domains.c.account_id == account.id))
