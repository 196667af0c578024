"""The end of an organisation on both databases: what is said of it beforehand is what then happens (ACC-20)."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Table, func, select

from carillon.adapters.objects import Documents
from carillon.app.holdings import HOLDINGS
from carillon.core.callers import WrongIdentity
from carillon.core.calls import Call, Calls
from carillon.core.db import Database, metadata
from carillon.core.trail import Recorder
from carillon.features import access, accounts, bots, chat, meetings, numbers, organisations, people, signin
from carillon.features.access.service import groups, mfa, policies, roles
from carillon.features.access.store.tables import access_keys, iam_groups, iam_roles, iam_users, temporary_keys
from carillon.features.accounts import Account, AccountDeleted
from carillon.features.accounts.service import accounts as account_service
from carillon.features.accounts.service import domains
from carillon.features.accounts.store.accounts import accounts as account_rows
from carillon.features.accounts.store.domains import claims
from carillon.features.bots import jobs as bot_jobs
from carillon.features.bots.service import bots as bot_service
from carillon.features.bots.store import bots as bot_rows
from carillon.features.chat import jobs as chat_jobs
from carillon.features.chat.service import rooms
from carillon.features.chat.store.tables import conversations
from carillon.features.meetings import jobs as meeting_jobs
from carillon.features.meetings import store as meeting_store
from carillon.features.meetings.model.meetings import Meeting
from carillon.features.numbers import jobs as number_jobs
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.entering import Entering
from carillon.features.numbers.model.inventory import ReleaseNumber, Status
from carillon.features.numbers.model.porting import PortStatus, WithdrawPortIn
from carillon.features.numbers.service import entering
from carillon.features.numbers.store import inventory
from carillon.features.organisations import NameNotRepeated, Organisation, OrganisationDeleted, OrganisationNotFound
from carillon.features.people import User, UserDeleted, UserRemoved
from carillon.features.people import jobs as people_jobs
from carillon.features.people.model.metering import ActiveDay
from carillon.features.people.model.sheets import Purpose, SheetKind
from carillon.features.people.service import exports, sheets
from carillon.features.people.store import exports as export_rows
from carillon.features.people.store import invitations as invitation_store
from carillon.features.people.store import metering
from carillon.features.people.store.invitations import invitations
from carillon.features.people.store.metering import active_pro_days
from carillon.features.people.store.sheets import lines as sheet_lines
from carillon.features.people.store.sheets import sheets as sheet_rows
from carillon.features.people.store.users import users
from carillon.features.retention import jobs as retention_jobs
from carillon.features.signin import jobs as signin_jobs
from carillon.features.signin import store as signin_store
from carillon.features.signin.model.sessions import Holder, begin
from carillon.features.signin.store.entering import console_sessions, person_sessions
from carillon.features.support import jobs as support_jobs
from tests.kit.exchanges import FIRST, SECOND, THIRD, Exchange
from tests.kit.offices import AT, Office
from tests.kit.porting import Porters, open_porters
from tests.kit.records import Records, erase
from tests.kit.sheets import tried

pytestmark = pytest.mark.anyio

ELSEWHERE = "999999999999"
PORTING = ("port_ins", "port_in_steps", "port_in_documents", "port_in_links", "port_in_link_openers")
ALLOWED = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"chime:*","Resource":"*"}]}'
TRUST = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}]}'


@pytest.fixture
async def porters(database: Database, tmp_path: Path) -> Porters:
    opened = await open_porters(database, tmp_path)
    of_account = (
        people.PeopleImpact(),
        chat.RoomsOfAccount(),
        numbers.NumbersOfAccount(),
        meetings.MeetingsOfAccount(),
        signin.SessionsOfAccount(),
        bots.BotsOfAccount(),
    )
    of_organisation = (
        accounts.AccountsOfOrganisation(),
        people.PeopleOfOrganisation(),
        numbers.NumbersOfOrganisation(),
        signin.SessionsOfOrganisation(),
        access.IdentitiesOfOrganisation(),
    )
    parts = opened.exchange.office.calls.parts
    assert isinstance(parts, dict)
    parts |= {
        accounts.DeletionImpacts: accounts.DeletionImpacts(of_account),
        organisations.OrganisationImpacts: organisations.OrganisationImpacts(of_organisation),
        organisations.Identities: access.IdentitiesOfOrganisation(),
        people.Holdings: HOLDINGS,
        Recorder: Records(),
    }
    async with opened.exchange.office.operator.write() as call:
        await access.ensure(call)
    return opened


@pytest.fixture
def exchange(porters: Porters) -> Exchange:
    return porters.exchange


@pytest.fixture
def office(exchange: Exchange) -> Office:
    return exchange.office


async def sign_in(office: Office, user: User) -> None:
    async with office.operator.write() as call:
        begun = begin(f"session of {user.id}"[:36], Holder(user.id), call.caller.origin, call.now, timedelta(days=30))
        await signin_store.add_session(call.tx, begun, f"digest of {user.email}")


async def meet(office: Office, user: User, number: str) -> None:
    async with office.operator.write() as call:
        made = Meeting(call.ids.uuid(), number, f"link-{number}", "Launch", user.id, None, call.now)
        assert await meeting_store.add(call.tx, made, "token")


async def live(office: Office, user: User, number: str) -> None:
    """Somebody is signed in, writes in a room and meets."""
    await sign_in(office, user)
    await meet(office, user, number)
    async with office.person(user).write() as call:
        await rooms.create(call, "Launch", call.ids.secret(8))


async def administer(office: Office) -> None:
    """Two users of IAM, of whom one has everything that there is, and one is signed in to the console."""
    async with office.operator.write() as call:
        bob = await access.create_user(call, "bob")
        await access.create_user(call, "carol")
        await access.attach_policy(call, "bob", "AmazonChimeFullAccess")
        await access.create_key(call, "bob")
        await access.create_key(call)
        begun = begin("of bob", Holder(bob.id, bob.organisation_id), call.caller.origin, call.now, timedelta(hours=12))
        await signin_store.add_session(call.tx, begun, "digest of bob's")


async def said(office: Office) -> Mapping[str, int]:
    async with office.operator.read() as call:
        return (await organisations.impact(call, office.organisation_id))[1]


async def delete(office: Office, name: str = "Carillon") -> Organisation:
    async with office.operator.write() as call:
        return await organisations.delete(call, office.organisation_id, name)


async def hear_of_end(office: Office, *, forgetful: bool = False) -> None:
    """Every feature acts on the end, and on what follows from it; a forgetful worker does each job twice."""
    for told in await office.tasks(OrganisationDeleted):
        fact = msgspec.convert(told, OrganisationDeleted)
        for _ in range(1 + forgetful):
            await people_jobs.end_accounts(office.calls, fact)
            await number_jobs.end_inventory(office.calls, fact)
            await signin_jobs.end_console(office.calls, fact)
            await support_jobs.forget_organisation(office.calls, fact)
    for told in await office.tasks(AccountDeleted):
        gone = msgspec.convert(told, AccountDeleted)
        await people_jobs.empty_account(office.calls, gone)
        await people_jobs.forget_sheets(office.calls, gone)
        await chat_jobs.remove_rooms(office.calls, gone)
        await bot_jobs.remove_bots(office.calls, gone)
        await retention_jobs.forget_policies(office.calls, gone)
    for told in await office.tasks(UserRemoved):
        removed = msgspec.convert(told, UserRemoved)
        await number_jobs.leave_removed(office.calls, removed)
        await meeting_jobs.end_hosted_for_organisation(office.calls, removed)
    await erase(office)
    for told in await office.tasks(UserDeleted):
        erased = msgspec.convert(told, UserDeleted)
        await signin_jobs.forget_deleted(office.calls, erased)
        await number_jobs.leave_deleted(office.calls, erased)
        await meeting_jobs.end_hosted_by_deleted(office.calls, erased)


async def rows(office: Office, table: Table) -> int:
    async with office.operator.read() as call:
        return await call.tx.scalar(select(func.count()).select_from(table)) or 0


async def all_rows(office: Office, tables: Sequence[Table]) -> dict[str, int]:
    return {table.name: await rows(office, table) for table in tables}


async def open_meetings(office: Office, *hosts: User) -> int:
    async with office.operator.read() as call:
        return len(await meeting_store.open_of_hosts(call.tx, [host.id for host in hosts]))


async def state(office: Office, number: str) -> Status:
    async with office.operator.write() as call:
        phone = await inventory.hold_anywhere(call.tx, number)
        assert phone is not None
        return phone.status


async def open_invitations(office: Office) -> int:
    async with office.operator.read() as call:
        ids = (await call.tx.execute(select(invitations.c.account_id).distinct())).scalars().all()
        return sum([await invitation_store.count_open(call.tx, account_id, call.now) for account_id in ids])


async def person(office: Office, user: User) -> User | None:
    async with office.operator.read() as call:
        return await people.person(call.tx, user.id)


async def team_with_bob(office: Office) -> tuple[Account, User]:
    team = await office.account("Team")
    bob = await office.member(team, "bob")
    await live(office, bob, "1111111111")
    return team, bob


async def enterprise_with_dora(office: Office) -> tuple[Account, User]:
    acme = await office.account("Acme", "example.org")
    async with office.operator.write() as call:
        dora = await people.enroll(call, acme.id, "dora@example.org", "Dora")
    await live(office, dora, "2222222222")
    async with office.alice.write() as call:
        await bot_service.create(call, acme.id, "ring", None)
    return acme, dora


async def others_of_mallory(office: Office) -> User:
    async with office.mallory.write() as call:
        account = await accounts.create(call, "Others")
    async with office.operator.write() as call:
        oscar = await people.enroll(call, account.id, "oscar@example.net", "Oscar")
    await live(office, oscar, "3333333333")
    return oscar


@pytest.mark.spec("ACC-20")
@pytest.mark.parametrize("forgetful", [False, True])
async def test_what_is_said_of_the_end_of_an_organisation_is_what_then_happens(
    exchange: Exchange, office: Office, forgetful: bool
) -> None:
    """Bob's Team and Dora's Enterprise end, and Frank's place with them; Oscar, of another organisation, goes on."""
    team, bob = await team_with_bob(office)
    acme, dora = await enterprise_with_dora(office)
    oscar = await others_of_mallory(office)
    await office.invite(team, "frank@example.net")
    await exchange.own(FIRST, SECOND, THIRD)
    await exchange.assign(team, bob, FIRST)
    await exchange.assign(acme, dora, SECOND)
    await administer(office)

    before = await all_rows(office, [account_rows, users, conversations, person_sessions, bot_rows, console_sessions])
    counts = await said(office)
    assert counts == {
        "accounts": 2,
        "users": 3,
        "unmanaged": 1,
        "erased": 1,
        "invitations": 1,
        "rooms": 1,
        "meetings": 2,
        "numbers": 3,
        "sessions": 1,
        "console_sessions": 1,
        "bots": 1,
        "iam_users": 2,
        "iam_groups": 0,
        "iam_roles": 0,
        "access_keys": 2,
        "temporary_keys": 0,
    }
    await delete(office)
    await hear_of_end(office, forgetful=forgetful)

    after = await all_rows(office, [account_rows, users, conversations, person_sessions, bot_rows, console_sessions])
    assert {name: before[name] - after[name] for name in before} == {
        "accounts": counts["accounts"],
        "users": counts["users"] - counts["unmanaged"],
        "conversations": counts["rooms"],
        "person_sessions": counts["sessions"],
        "bots": counts["bots"],
        "console_sessions": counts["console_sessions"],
    }
    assert await open_meetings(office, bob, dora) == 0
    assert {await state(office, number) for number in (FIRST, SECOND, THIRD)} == {Status.DELETE_IN_PROGRESS}
    assert len(await office.tasks(ReleaseNumber)) == counts["numbers"]
    assert set((await all_rows(office, [iam_users, iam_groups, iam_roles, access_keys, temporary_keys])).values()) == {
        0
    }
    assert await open_meetings(office, oscar) == 1
    assert await person(office, oscar) == oscar


@pytest.mark.spec("ACC-20", "AMB-04")
async def test_people_of_a_team_go_on_unmanaged_and_those_of_an_enterprise_are_erased(
    exchange: Exchange, office: Office
) -> None:
    team, bob = await team_with_bob(office)
    _, dora = await enterprise_with_dora(office)
    await delete(office)
    await hear_of_end(office)
    left = await person(office, bob)
    assert left is not None
    assert (left.account_id, left.license, left.may_sign_in) == (None, accounts.License.BASIC, True)
    assert await person(office, dora) is None
    async with office.person(bob).read() as call:
        assert [room.name for room, _, _ in await rooms.rooms(call)] == ["Launch"]
    async with office.operator.read() as call:
        with pytest.raises(accounts.AccountNotFound):
            await accounts.find(call, team.id)


async def delete_in_console(office: Office, team: Account) -> None:
    async with office.alice.write() as call:
        ids = [each for page in [ids async for ids in people.ids_of_account(call, team.id)] for each in page]
        await people.remove(call, team.id, ids)
    async with office.alice.write() as call:
        await account_service.delete(call, team.id)


@pytest.mark.spec("ACC-28")
@pytest.mark.parametrize("by", ["operator", "administrator"])
async def test_nothing_of_a_team_is_left_but_what_its_people_wrote_and_how_it_was_used(
    exchange: Exchange, office: Office, by: str
) -> None:
    """Whether the organisation was deleted, or the account alone."""
    team, bob = await team_with_bob(office)
    carol = await office.member(team, "carol")
    async with office.operator.write() as call:
        await metering.add(call.tx, ActiveDay(bob.id, team.id, AT.date()), office.organisation_id)
    await office.invite(team, "frank@example.net")
    await tried(office.alice, SheetKind.INVITATIONS, b"email\nerin@example.net\n", team.id)
    async with office.alice.write() as call:
        await domains.claim(call, team.id, "example.com")
        await exports.request(call, team.id, bob.id)
        ready = await exports.request(call, team.id, carol.id)
    async with office.operator.write() as call:
        await export_rows.set_ready(call.tx, ready.id, call.now, call.now + timedelta(days=7), 9)
    of_account = [account_rows, claims, sheet_rows, sheet_lines]
    assert all((await all_rows(office, of_account)).values())
    await (delete(office) if by == "operator" else delete_in_console(office, team))
    await hear_of_end(office)
    async with office.operator.read() as call:
        for export in await export_rows.expired(call.tx, call.now):
            await exports.remove(office.calls, export)
    assert set((await all_rows(office, [*of_account, export_rows.exports])).values()) == {0}
    assert await open_invitations(office) == 0
    assert await rows(office, conversations) == 1
    assert await rows(office, active_pro_days) == 1


async def test_whoever_does_not_repeat_the_name_or_is_no_operator_deletes_nothing(office: Office) -> None:
    with pytest.raises(NameNotRepeated):
        await delete(office, "carillon")
    async with office.alice.write() as call:
        with pytest.raises(WrongIdentity):
            await organisations.delete(call, office.organisation_id, "Carillon")
    async with office.alice.read() as call:
        with pytest.raises(WrongIdentity):
            await organisations.every(call)
        with pytest.raises(WrongIdentity):
            await organisations.impact(call, office.organisation_id)
    assert await office.tasks(OrganisationDeleted) == []
    assert (await delete(office, " Carillon ")).id == office.organisation_id
    with pytest.raises(OrganisationNotFound):
        await delete(office)


async def test_everything_of_its_identities_goes_at_once(office: Office) -> None:
    """Before any job has run."""
    async with office.operator.write() as call:
        await access.create_user(call, "bob")
        key = await access.create_key(call, "bob")
        await groups.create_group(call, "Bells")
        await groups.add_member(call, "Bells", "bob")
        policy = await policies.create_policy(call, "ring", ALLOWED)
        await access.attach_policy(call, "bob", policy.arn)
        await roles.create_role(call, "Ringer", TRUST % office.organisation_id)
        await mfa.create_device(call, "phone")
    await delete(office)
    async with office.operator.read() as call:
        assert await access.principal_of_key(call.tx, key.id, call.caller.origin) is None
    of_identities = ("iam_", "roots", "mfa_", "access_keys", "attached_policies", "inline_policies")
    tables = [table for name, table in metadata.tables.items() if name.startswith(of_identities)]
    assert len(tables) > 9
    assert set((await all_rows(office, tables)).values()) == {0}


async def test_after_the_home_organisation_another_one_begins_with_a_set_up(office: Office) -> None:
    await delete(office)
    async with office.operator.write() as call:
        fresh = await access.ensure(call)
        assert await organisations.new_setup_secret(call) is not None
        first = (await organisations.every(call))[0]
    assert (first, fresh.is_set_up) == (fresh, False)
    assert fresh.id != office.organisation_id


async def test_the_end_of_a_guest_leaves_the_installation_as_it_is(exchange: Exchange, office: Office) -> None:
    oscar = await others_of_mallory(office)
    async with office.operator.write() as call:
        assert [each.id for each in await organisations.every(call)] == [office.organisation_id, ELSEWHERE]
        await organisations.delete(call, ELSEWHERE, "Others")
    await hear_of_end(office)
    left = await person(office, oscar)
    assert left is not None
    assert left.account_id is None
    async with office.operator.read() as call:
        assert [each.id for each in await organisations.every(call)] == [office.organisation_id]
        assert await organisations.home_id(call.tx) == office.organisation_id


async def test_numbers_that_are_still_ordered_go_back_when_the_carrier_has_answered(
    exchange: Exchange, office: Office
) -> None:
    await exchange.order(FIRST)
    await delete(office)
    await hear_of_end(office)
    assert await state(office, FIRST) is Status.ACQUIRE_IN_PROGRESS
    await exchange.place()
    assert await state(office, FIRST) is Status.DELETE_IN_PROGRESS
    assert len(await exchange.releases()) == 1


@pytest.mark.parametrize("status", [PortStatus.SUBMITTED, PortStatus.FOC])
async def test_what_is_being_ported_in_is_called_off_with_all_papers(
    porters: Porters, office: Office, status: PortStatus
) -> None:
    asked = await porters.ask(FIRST)
    await porters.with_papers(asked)
    if status is PortStatus.FOC:
        await porters.step(asked, PortStatus.SUBMITTED)
        await porters.step(asked, PortStatus.FOC, foc_at=AT + timedelta(days=7))
    documents = office.calls.part(Documents)
    assert await documents.keys("port-requests") != []
    await delete(office)
    await hear_of_end(office)
    # The carrier was only ever asked where it has committed to a moment.
    assert len(await office.tasks(WithdrawPortIn)) == int(status is PortStatus.FOC)
    assert await documents.keys("port-requests") == []
    for table in (*PORTING, "phone_numbers", "calling_settings"):
        assert await rows(office, metadata.tables[table]) == 0


async def test_an_account_is_not_made_for_an_organisation_that_is_gone(office: Office) -> None:
    await delete(office)
    async with office.alice.write() as call:
        with pytest.raises(OrganisationNotFound):
            await accounts.create(call, "Late")


async def while_it_ends(office: Office, add: Callable[[Calls], Awaitable[object]]) -> None:
    """What is added is written and not committed yet when the operator deletes the organisation."""
    ends: list[asyncio.Task[None]] = []

    async def end() -> None:
        await delete(office)
        await hear_of_end(office)

    async def begin_the_end(call: Call) -> None:
        if not ends:
            ends.append(group.create_task(end()))
            await asyncio.wait(ends, timeout=2)

    async with asyncio.TaskGroup() as group:
        await add(replace(office.alice, before_commit=begin_the_end))
    assert len(ends) == 1


async def test_a_port_in_that_is_asked_for_while_its_organisation_ends_ends_with_it(
    porters: Porters, office: Office
) -> None:
    await while_it_ends(office, lambda late: porters.ask(FIRST, by=late))
    for table in (*PORTING, "phone_numbers", "calling_settings"):
        assert await rows(office, metadata.tables[table]) == 0


async def test_a_paper_that_is_handed_in_while_its_organisation_ends_goes_with_it(
    porters: Porters, office: Office
) -> None:
    asked = await porters.ask(FIRST)
    await porters.with_papers(asked)
    await while_it_ends(office, lambda late: porters.hand_in(asked, by=late))
    assert await office.calls.part(Documents).keys("port-requests") == []


async def test_numbers_that_are_added_while_their_organisation_ends_go_with_it(
    exchange: Exchange, office: Office
) -> None:
    entered = Entering([FIRST], Product.BUSINESS_CALLING)
    await while_it_ends(office, lambda late: exchange.does(lambda call: entering.add_own(call, entered), late))
    assert await state(office, FIRST) is Status.DELETE_IN_PROGRESS


async def test_a_file_of_people_that_is_handed_in_while_its_organisation_ends_goes_with_it(office: Office) -> None:
    team = await office.account("Team")
    purpose = Purpose(team.id)
    await while_it_ends(
        office, lambda late: sheets.take(late, SheetKind.INVITATIONS, "a.csv", purpose, b"email\nerin@example.net\n")
    )
    assert await all_rows(office, [sheet_rows, sheet_lines]) == {"sheets": 0, "sheet_lines": 0}
