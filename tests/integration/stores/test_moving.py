"""People move in on both databases: under their old ids, once, and whoever is here already is found by them too."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from carillon.core.db import Database
from carillon.features import accounts, people
from carillon.features.accounts import DomainVerified, License
from carillon.features.chat import jobs as chat_jobs
from carillon.features.chat.store import moving as awaiting
from carillon.features.people import Registration, User, UserMoved, UserRegistered, UserType
from carillon.features.people import jobs as people_jobs
from carillon.features.people.model.sheets import Choice, Outcome, Purpose, SheetKind, Stage
from carillon.features.people.service import invitations, moving_contacts
from carillon.features.people.service import users as user_service
from tests.kit.exchanges import open_exchange
from tests.kit.offices import Office, open_office
from tests.kit.sheets import ACCOUNT_ID, USER_ID, carried_out, choose, csv, lines, reasons, tally, tried, user, users

pytestmark = pytest.mark.anyio

WHEN = datetime(2019, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.fixture
async def office(database: Database, tmp_path: Path) -> Office:
    return await open_office(database, tmp_path)


def listed(*found: dict[str, object]) -> bytes:
    return json.dumps({"Accounts": found}).encode()


async def by_id(office: Office, account_id: str, user_id: str) -> User:
    async with office.alice.read() as call:
        return await people.find(call, account_id, user_id)


async def test_accounts_come_under_their_old_ids_and_one_of_the_same_name_may_be_the_same(office: Office) -> None:
    here = await office.account("Sales")
    body = listed(
        {"AccountId": ACCOUNT_ID, "Name": "Research", "AccountType": "EnterpriseLWA", "DefaultLicense": "Basic"},
        {"AccountId": "old-sales", "Name": "Sales", "AccountType": "Team", "CreatedTimestamp": 1551675967},
        {"AccountId": "", "Name": "Nobody's"},
    )
    sheet = await tried(office.alice, SheetKind.ACCOUNTS, body)
    assert list((await reasons(office.alice, sheet)).values()) == ["AccountNewEnterprise", "NameTaken", "NoAccountId"]
    assert await choose(office.alice, sheet, Choice.SAME, "NameTaken") == 1
    expected = (await tally(office.alice, sheet)).going
    assert expected == 2
    await carried_out(office.alice, sheet)
    assert (await tally(office.alice, sheet)).outcomes == {Outcome.DONE: expected, Outcome.SKIPPED: 1}
    async with office.alice.read() as call:
        research = await accounts.find(call, ACCOUNT_ID)
        assert (research.id, research.name, research.default_license) == (ACCOUNT_ID, "Research", License.BASIC)
        assert (await accounts.find(call, "old-sales")).id == here.id
    again = await tried(office.alice, SheetKind.ACCOUNTS, body)
    assert list((await reasons(office.alice, again)).values()) == ["AccountHere", "AccountHere", "NoAccountId"]
    assert (await tally(office.alice, again)).going == 0


async def test_users_come_with_what_is_known_and_a_second_time_nothing_happens(office: Office) -> None:
    sales = await office.account("Sales")
    alice = await office.member(sales, "alice")
    room = user(3, "lobby@example.com", UserType="SharedDevice", DisplayName="")
    body = users(user(1, "alice@example.com"), user(2, "Bob@Example.com"), room, user(4, "x"))
    sheet = await tried(office.alice, SheetKind.USERS, body, sales.id)
    assert await reasons(office.alice, sheet) == {
        "alice@example.com": "OldId",
        "bob@example.com": "UserNew",
        "lobby@example.com": "UserNew",
        "x": "EmailWrong",
    }
    await carried_out(office.alice, sheet)
    bob = await by_id(office, ACCOUNT_ID, USER_ID.format(2))
    assert (bob.id, bob.email, bob.display_name, bob.license) == (
        USER_ID.format(2),
        "bob@example.com",
        "Bob",
        License.BASIC,
    )
    assert (bob.joined_at, bob.personal_pin, bob.registration) == (WHEN, "5550000002", Registration.UNREGISTERED)
    assert await by_id(office, sales.id, USER_ID.format(1)) == alice
    device = await by_id(office, sales.id, USER_ID.format(3))
    assert (device.user_type, device.registration) == (UserType.SHARED_DEVICE, Registration.REGISTERED)
    assert [letter.to for letter in await office.deliver()] == ["bob@example.com"]

    again = await tried(office.alice, SheetKind.USERS, body, sales.id)
    assert set((await reasons(office.alice, again)).values()) == {"UserHere", "EmailWrong"}
    await carried_out(office.alice, again)
    assert (await tally(office.alice, again)).outcomes == {Outcome.UNCHANGED: 3, Outcome.SKIPPED: 1}
    assert await by_id(office, sales.id, USER_ID.format(2)) == bob
    assert await office.deliver() == []


async def test_every_act_on_users_takes_the_old_id_and_answers_by_it(office: Office) -> None:
    sales = await office.account("Sales")
    alice = await office.member(sales, "alice")
    sheet = await tried(office.alice, SheetKind.USERS, users(user(1, "alice@example.com")), sales.id)
    await carried_out(office.alice, sheet)
    old = USER_ID.format(1)
    async with office.alice.write() as call:
        assert await user_service.set_licenses(call, ACCOUNT_ID, {old: "Basic", alice.id: "Basic"}) == {
            old: None,
            alice.id: None,
        }
        assert (await user_service.reset_pin(call, sales.id, old)).id == alice.id
        assert (await people.hold(call, sales.id, old)).license is License.BASIC
        assert await people.remove(call, sales.id, [old, alice.id]) == {old: None, alice.id: None}


async def test_whoever_was_brought_along_registers_by_address_or_invitation_and_gets_that_record(
    office: Office,
) -> None:
    sales = await office.account("Sales")
    body = users(user(1, "bob@example.com"), user(2, "carol@example.com"))
    sheet = await tried(office.alice, SheetKind.USERS, body, sales.id)
    await carried_out(office.alice, sheet)
    secrets = {letter.to: letter.links[0].partition("#")[2] for letter in await office.deliver()}
    async with office.nobody.write() as call:
        bob = await people.sign_up(call, "bob@example.com", "Robert")
        carol = await people.register(call, secrets["carol@example.com"], "Carol")
    for number, person in enumerate((bob, carol), 1):
        assert (person.id, person.account_id, person.joined_at) == (USER_ID.format(number), sales.id, WHEN)
        assert (person.personal_pin, person.license) == (f"555000000{number}", License.BASIC)
        assert person.may_sign_in
    assert bob.display_name == "Robert"
    async with office.nobody.read() as call:
        with pytest.raises(people.LinkExpired):
            await people.offer(call, secrets["bob@example.com"])


async def test_conflicts_are_skipped_until_somebody_chooses(office: Office) -> None:
    sales, other = await office.account("Sales"), await office.account("Other")
    acme = await office.account("Acme", "example.org")
    dave, erin = await office.member(other, "dave"), await office.member(other, "erin")
    body = users(
        user(1, "dave@example.com"),
        user(2, "frank@example.org"),
        user(3, "grace@example.com", UserRegistrationStatus="Suspended"),
        user(4, "heidi@example.com", UserId=erin.id),
        user(5, "ivan@example.com", PersonalPIN=dave.personal_pin),
        user(6, "judy@example.com", AccountId=other.id),
    )
    sheet = await tried(office.alice, SheetKind.USERS, body, Purpose(sales.id, invites=False))
    assert await reasons(office.alice, sheet) == {
        "dave@example.com": "ElsewhereHere",
        "frank@example.org": "ClaimedElsewhere",
        "grace@example.com": "WasSuspended",
        "heidi@example.com": "IdTaken",
        "ivan@example.com": "UserNewOtherPin",
        "judy@example.com": "OtherAccount",
    }
    assert {line.choice for line in await lines(office.alice, sheet)} == {Choice.SKIP}
    assert await choose(office.alice, sheet, Choice.TAKE_IN, "ClaimedElsewhere") == 0
    assert await choose(office.alice, sheet, Choice.INVITE, "ElsewhereHere") == 1
    assert await choose(office.alice, sheet, Choice.TAKE_IN, "WasSuspended") == 1
    assert await choose(office.alice, sheet, Choice.NEW_ID, "IdTaken") == 1
    await carried_out(office.alice, sheet)
    assert (await tally(office.alice, sheet)).outcomes == {Outcome.DONE: 4, Outcome.SKIPPED: 2}
    assert (await by_id(office, other.id, USER_ID.format(1))).id == dave.id
    assert [letter.to for letter in await office.deliver()] == ["dave@example.com"]
    assert (await by_id(office, sales.id, USER_ID.format(3))).registration is Registration.UNREGISTERED
    ivan = await by_id(office, sales.id, USER_ID.format(5))
    assert ivan.personal_pin is None
    async with office.nobody.write() as call:
        registered = await people.sign_up(call, "ivan@example.com", "Ivan")
    assert registered.personal_pin not in (None, dave.personal_pin)
    assert acme.id != sales.id


@pytest.fixture
async def shared(database: Database, tmp_path: Path) -> Office:
    """With a second organisation, of which Mallory is an administrator."""
    return (await open_exchange(database, tmp_path)).office


async def test_an_organisation_that_is_a_guest_here_gets_nobody_who_did_not_accept(shared: Office) -> None:
    async with shared.mallory.write() as call:
        theirs = await accounts.create(call, "Mallory's")
    body = users(user(1, "victim@example.net"))
    sheet = await tried(shared.mallory, SheetKind.USERS, body, Purpose(theirs.id))
    await carried_out(shared.mallory, sheet)
    (letter,) = await shared.deliver()
    async with shared.nobody.write() as call:
        victim = await people.sign_up(call, "victim@example.net", "Victor")
    assert (victim.account_id, victim.license) == (None, License.PRO_TRIAL)
    async with shared.nobody.write() as call:
        joined = await people.join(call, letter.links[0].partition("#")[2], victim.id)
    assert joined.account_id == theirs.id
    async with shared.mallory.read() as call:
        assert (await people.find(call, theirs.id, USER_ID.format(1))).id == victim.id


async def theirs_of(office: Office) -> str:
    async with office.mallory.write() as call:
        return (await accounts.create(call, "Mallory's")).id


async def test_an_id_of_another_organisations_user_tells_nothing_about_them(shared: Office) -> None:
    office = shared
    sales = await office.account("Sales")
    alice = await office.member(sales, "alice")
    theirs = await theirs_of(office)
    body = users(user(1, "victim@example.org", UserId=alice.id))
    sheet = await tried(office.mallory, SheetKind.USERS, body, theirs)
    assert await reasons(office.mallory, sheet) == {"victim@example.org": "UserNew"}
    await carried_out(office.mallory, sheet)
    async with office.mallory.read() as call:
        assert (await people.find(call, theirs, alice.id)).email == "victim@example.org"
    assert (await by_id(office, sales.id, alice.id)).email == "alice@example.com"
    again = await tried(office.mallory, SheetKind.USERS, body, theirs)
    assert await reasons(office.mallory, again) == {"victim@example.org": "UserHere"}


async def test_whoever_knows_the_old_ids_of_others_keeps_nobody_from_moving_in_under_them(shared: Office) -> None:
    office = shared
    squatted = listed({"AccountId": ACCOUNT_ID, "Name": "Sales", "AccountType": "Team"})
    await carried_out(office.mallory, await tried(office.mallory, SheetKind.ACCOUNTS, squatted))
    taken = users(*(user(n, f"trudy{n}@example.net", PersonalPIN=f"555999999{n}") for n in (1, 2)))
    await carried_out(office.mallory, await tried(office.mallory, SheetKind.USERS, taken, ACCOUNT_ID))

    accounts_sheet = await tried(office.alice, SheetKind.ACCOUNTS, squatted)
    assert list((await reasons(office.alice, accounts_sheet)).values()) == ["AccountNew"]
    await carried_out(office.alice, accounts_sheet)
    async with office.alice.read() as call:
        sales = await accounts.find(call, ACCOUNT_ID)
    assert sales.organisation_id == office.organisation_id
    body = users(user(1, "bob@example.com"), user(2, "carol@example.com"))
    sheet = await tried(office.alice, SheetKind.USERS, body, Purpose(sales.id, invites=False))
    assert set((await reasons(office.alice, sheet)).values()) == {"UserNew"}
    await carried_out(office.alice, sheet)
    found = await by_id(office, ACCOUNT_ID, USER_ID.format(1))
    assert (found.email, found.account_id) == ("bob@example.com", sales.id)
    async with office.mallory.read() as call:
        assert (await people.find(call, ACCOUNT_ID, USER_ID.format(1))).email == "trudy1@example.net"
        assert (await accounts.find(call, ACCOUNT_ID)).organisation_id != office.organisation_id
    async with office.operator.read() as call:
        assert (await accounts.find(call, ACCOUNT_ID)).organisation_id != office.organisation_id
        assert (await accounts.find(call, sales.id)).id == sales.id
    async with office.nobody.write() as call:
        bob = await people.sign_up(call, "bob@example.com", "Bob")
    assert (bob.id, bob.personal_pin is not None) == (found.id, True)


async def test_an_old_id_that_another_organisation_gave_to_somebody_leads_others_nowhere(shared: Office) -> None:
    office = shared
    sales = await office.account("Sales")
    alice = await office.member(sales, "alice")
    theirs = await theirs_of(office)
    sheet = await tried(office.mallory, SheetKind.USERS, users(user(1, alice.email)), theirs)
    assert await reasons(office.mallory, sheet) == {alice.email: "ElsewhereHere"}
    await choose(office.mallory, sheet, Choice.ID_ONLY, "ElsewhereHere")
    await carried_out(office.mallory, sheet)
    with pytest.raises(people.UserNotFound):
        await by_id(office, sales.id, USER_ID.format(1))
    mine = await tried(office.alice, SheetKind.USERS, users(user(1, "bob@example.com")), sales.id)
    assert await reasons(office.alice, mine) == {"bob@example.com": "UserNew"}


async def test_signs_that_no_database_keeps_are_left_out(office: Office) -> None:
    sales = await office.account("Sales")
    body = users(user(1, "bob@example.com\0", DisplayName="B\ud800ob"))
    sheet = await tried(office.alice, SheetKind.USERS, body, sales.id)
    assert await reasons(office.alice, sheet) == {"bob@example.com": "UserNew"}
    assert (await lines(office.alice, sheet))[0].row["name"] == "Bob"


async def test_the_usage_report_brings_people_without_ids_by_their_newest_week(office: Office) -> None:
    sales = await office.account("Sales")
    head = "account_name,week_start,display_name,email,registration_status,account_creation_date,last_login,chat_sent"
    body = csv(
        head,
        "Sales,2024-01-07,Robert,bob@example.com,Registered,2019-03-04,,2",
        "Sales,2024-01-14,Bob,bob@example.com,Registered,2019-03-04,,2",
    )
    sheet = await tried(office.alice, SheetKind.USERS, body, sales.id)
    await carried_out(office.alice, sheet)
    async with office.alice.read() as call:
        page = await invitations.open_ones(call, sales.id, invitations.Wanted(), None, 10)
        bob = await people.find(call, sales.id, page.items[0].invitation.user_id)
    assert (bob.display_name, bob.joined_at) == ("Bob", datetime(2019, 3, 4, tzinfo=UTC))


async def test_a_verified_domain_takes_those_along_who_wait_with_their_ids(office: Office) -> None:
    sales, acme = await office.account("Sales"), await office.account("Acme", "example.org")
    sheet = await tried(
        office.alice, SheetKind.USERS, users(user(1, "bob@example.com")), Purpose(sales.id, invites=False)
    )
    await carried_out(office.alice, sheet)
    async with office.operator.write() as call:
        await accounts.verify_domain(call, acme.id, "example.com")
    await people_jobs.gather_people(office.calls, DomainVerified(acme.id, "example.com"))
    assert (await by_id(office, acme.id, USER_ID.format(1))).email == "bob@example.com"


async def test_who_joins_from_elsewhere_is_found_by_the_id_of_the_place(office: Office) -> None:
    sales, other = await office.account("Sales"), await office.account("Other")
    (elsewhere,) = await office.invite(other, "bob@example.com")
    sheet = await tried(office.alice, SheetKind.USERS, users(user(1, "bob@example.com")), sales.id)
    await carried_out(office.alice, sheet)
    (letter,) = await office.deliver()
    async with office.nobody.write() as call:
        bob = await people.register(call, elsewhere, "Bob")
    async with office.person(bob).write() as call:
        moved = await people.join(call, letter.links[0].partition("#")[2], bob.id)
    assert moved.id == bob.id
    assert (await by_id(office, sales.id, USER_ID.format(1))).id == bob.id


async def test_members_join_a_room_at_once_or_when_they_have_registered(office: Office) -> None:
    sales = await office.account("Sales")
    alice = await office.member(sales, "alice")
    body = csv("name,email,role", "Alice,alice@example.com,Administrator", "Bob,bob@example.com,Member")
    sheet = await tried(office.alice, SheetKind.MEMBERS, body, Purpose(sales.id, room_name="Launch"))
    assert list((await reasons(office.alice, sheet)).values()) == ["MemberNew", "MemberToInvite"]
    await carried_out(office.alice, sheet)
    async with office.operator.read() as call:
        room = await awaiting.room_named(call.tx, sales.id, "Launch")
    assert room is not None
    assert room.member_count == 1
    (letter,) = await office.deliver()
    async with office.nobody.write() as call:
        bob = await people.register(call, letter.links[0].partition("#")[2], "Bob")
    await chat_jobs.welcome_registered(office.calls, UserRegistered(bob.id, sales.id))
    await chat_jobs.welcome_moved(office.calls, UserMoved(bob.id, None, sales.id))
    again = await tried(office.alice, SheetKind.MEMBERS, body, Purpose(sales.id, room_id=room.id))
    assert set((await reasons(office.alice, again)).values()) == {"MemberHere"}
    assert alice.id != bob.id
    lost = await tried(office.alice, SheetKind.MEMBERS, body, Purpose(sales.id, room_id="nowhere"))
    assert lost.stage is Stage.STOPPED


async def test_contacts_are_kept_for_their_owner_up_to_a_hundred(office: Office) -> None:
    sales = await office.account("Sales")
    alice = await office.member(sales, "alice")
    rows = [f"Friend {number},friend{number}@example.net,'+1206555{number:04}" for number in range(101)]
    body = csv("Name,Email,Phone Number", *rows)
    sheet = await tried(office.alice, SheetKind.CONTACTS, body, Purpose(sales.id, owner="Alice@example.com"))
    await carried_out(office.alice, sheet)
    assert (await tally(office.alice, sheet)).outcomes == {Outcome.DONE: 100, Outcome.SKIPPED: 1}
    async with office.alice.read() as call:
        kept = await moving_contacts.kept_contacts(call, alice.id)
    assert (len(kept), kept[0].name, kept[0].phone_number) == (100, "Friend 0", "+12065550000")
    more = await tried(
        office.alice, SheetKind.CONTACTS, csv("name,email", "Zoe,zoe@example.net"), Purpose(sales.id, owner=alice.email)
    )
    assert await reasons(office.alice, more) == {"zoe@example.net": "TooManyContacts"}
    async with office.alice.write() as call:
        await people.remove(call, sales.id, [alice.id])
        assert len(await moving_contacts.kept_contacts(call, alice.id)) == 100


async def test_numbers_that_are_not_here_are_the_list_for_a_port_in(office: Office) -> None:
    printed = {"PhoneNumbers": [{"E164PhoneNumber": "+12065550100", "Country": "US"}, {"PhoneNumberId": "nonsense"}]}
    sheet = await tried(office.alice, SheetKind.NUMBERS, json.dumps(printed).encode())
    assert await reasons(office.alice, sheet) == {"+12065550100": "ToPortIn", "nonsense": "NumberWrong"}
    await carried_out(office.alice, sheet)
    assert (await tally(office.alice, sheet)).outcomes == {Outcome.DONE: 1, Outcome.SKIPPED: 1}


async def test_many_users_come_in_slices(office: Office) -> None:
    sales = await office.account("Sales")
    body = users(*(user(1, f"u{n}@example.com", UserId=f"u-{n}", PersonalPIN=f"{n:010}") for n in range(1200)))
    sheet = await tried(office.alice, SheetKind.USERS, body, Purpose(sales.id, invites=False))
    done = await carried_out(office.alice, sheet)
    assert (await tally(office.alice, done)).outcomes == {Outcome.DONE: 1200}
    assert done.carried_out == 1200
