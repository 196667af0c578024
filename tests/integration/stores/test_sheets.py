"""Files of lines on both databases: tried first, carried out in slices, safe to run twice and to break off."""

from pathlib import Path

import pytest

from carillon.core.db import Database
from carillon.features import audit
from carillon.features.accounts import AccountDeleted, License
from carillon.features.people.jobs import carry_out_sheet, forget_sheets, try_sheet
from carillon.features.people.model.invitations import SendInvitation, TeamOnly
from carillon.features.people.model.sheets import (
    AccountMissing,
    CarryOutSheet,
    Choice,
    Outcome,
    Purpose,
    SheetKind,
    SheetNotFound,
    SheetNotReady,
    SheetUnderWay,
    Stage,
    Standing,
    TrySheet,
)
from carillon.features.people.service import sheets
from carillon.features.people.store import sheets as store
from tests.kit.offices import Office, open_office
from tests.kit.sheets import carried_out, choose, csv, lines, reasons, tally, tried

pytestmark = pytest.mark.anyio


@pytest.fixture
async def office(database: Database, tmp_path: Path) -> Office:
    return await open_office(database, tmp_path)


@pytest.mark.spec("USR-29", "AMB-23")
async def test_a_file_of_invitations_says_of_each_line_what_would_happen_and_then_it_happens(office: Office) -> None:
    sales, acme = await office.account("Sales"), await office.account("Acme", "example.org")
    await office.member(sales, "alice")
    await office.invite(sales, "bob@example.com")
    body = csv(
        "Email", "alice@example.com", "bob@example.com", "carol@example.com", "CAROL@example.com", "x", "d@example.org"
    )
    sheet = await tried(office.alice, SheetKind.INVITATIONS, body, sales.id)
    assert (sheet.stage, sheet.lines, sheet.tried) == (Stage.READY, 6, 6)
    assert [(line.number, line.verdict and line.verdict.reason) for line in await lines(office.alice, sheet)] == [
        (2, "AlreadyMember"),
        (3, "InvitedAlready"),
        (4, "Invited"),
        (5, "Repeated"),
        (6, "EmailWrong"),
        (7, "ClaimedElsewhere"),
    ]
    before = await tally(office.alice, sheet)
    assert (before.going, before.outcomes) == (1, {})
    done = await carried_out(office.alice, sheet)
    assert (done.stage, done.carried_out) == (Stage.DONE, 6)
    after = await tally(office.alice, sheet)
    assert after.outcomes == {Outcome.DONE: before.going, Outcome.UNCHANGED: 2, Outcome.SKIPPED: 3}
    assert [letter.to for letter in await office.deliver()] == ["carol@example.com"]
    assert acme.id not in {line.subject for line in await lines(office.alice, sheet)}

    second = await tried(office.alice, SheetKind.INVITATIONS, body, sales.id)
    await carried_out(office.alice, second)
    assert (await tally(office.alice, second)).outcomes == {Outcome.UNCHANGED: 3, Outcome.SKIPPED: 3}
    assert await office.tasks(SendInvitation) == []


async def test_the_trail_tells_how_many_lines_were_which_when_a_file_is_done(office: Office) -> None:
    sales = await office.account("Sales")
    await office.member(sales, "alice")
    sheet = await tried(
        office.alice, SheetKind.INVITATIONS, csv("email", "alice@example.com", "b@example.com"), sales.id
    )
    async with office.alice.write() as call:
        await sheets.start(call, sheet.id)
    await carry_out_sheet(office.calls, CarryOutSheet(sheet.id))
    async with office.operator.read() as call:
        [told] = [
            entry.event["requestParameters"]
            for entry in await audit.since(call.tx, office.organisation_id)
            if entry.event_name == "CompleteSheet"
        ]
    assert told == {
        "sheetId": sheet.id,
        "kind": "invitations",
        "stage": "done",
        "lines": 2,
        "standings": {"matched": 1, "new": 1},
        "reasons": {"AlreadyMember": 1, "Invited": 1},
        "outcomes": {"unchanged": 1, "done": 1},
    }


@pytest.mark.spec("USR-34")
async def test_a_file_of_licences_changes_those_that_differ_and_no_other(office: Office) -> None:
    sales = await office.account("Sales")
    for name in ("alice", "bob", "carol"):
        await office.member(sales, name)
    body = csv(
        "email;licence",
        "alice@example.com;basic",
        "bob@example.com;Pro",
        "eve@example.com;Pro",
        "carol@example.com;Gold",
    )
    sheet = await tried(office.alice, SheetKind.LICENSES, body, sales.id)
    assert await reasons(office.alice, sheet) == {
        "alice@example.com": "LicenseChanged",
        "bob@example.com": "LicenseUnchanged",
        "eve@example.com": "NotInAccount",
        "carol@example.com": "LicenseNotSupported",
    }
    await carried_out(office.alice, sheet)
    async with office.alice.read() as call:
        found = await store.tally(call.tx, sheet.id)
    assert found.outcomes == {Outcome.DONE: 1, Outcome.UNCHANGED: 1, Outcome.SKIPPED: 2}
    again = await tried(office.alice, SheetKind.LICENSES, body, sales.id)
    assert (await reasons(office.alice, again))["alice@example.com"] == "LicenseUnchanged"
    assert License.BASIC.value == "Basic"


async def test_what_others_did_between_the_trial_and_now_is_seen(office: Office) -> None:
    sales = await office.account("Sales")
    sheet = await tried(office.alice, SheetKind.INVITATIONS, csv("email", "bob@example.com", "c@example.com"), sales.id)
    await office.member(sales, "bob")
    await carried_out(office.alice, sheet)
    assert await reasons(office.alice, sheet) == {"bob@example.com": "AlreadyMember", "c@example.com": "Invited"}
    assert (await tally(office.alice, sheet)).outcomes == {Outcome.UNCHANGED: 1, Outcome.DONE: 1}


async def test_a_job_that_is_broken_off_goes_on_where_it_was(office: Office) -> None:
    sales = await office.account("Sales")
    people = [f"user{number}@example.com" for number in range(250)]
    sheet = await tried(office.alice, SheetKind.INVITATIONS, csv("email", *people), sales.id)
    async with office.alice.write() as call:
        await sheets.start(call, sheet.id)
    async with office.calls.write() as call:  # one slice, and then the process dies
        assert await sheets.carry_out_some(call, sheet.id)
    assert len(await office.tasks(SendInvitation)) == 100
    await carry_out_sheet(office.calls, CarryOutSheet(sheet.id))
    assert len(await office.tasks(SendInvitation)) == 150
    await carry_out_sheet(office.calls, CarryOutSheet(sheet.id))
    await try_sheet(office.calls, TrySheet(sheet.id))
    assert await office.tasks(SendInvitation) == []
    assert (await tally(office.alice, sheet)).outcomes == {Outcome.DONE: 250}


async def test_a_file_whose_account_is_gone_stops_with_the_reason(office: Office) -> None:
    sales = await office.account("Sales")
    owner = Purpose(account_id=sales.id, owner="nobody@example.com")
    sheet = await tried(office.alice, SheetKind.CONTACTS, csv("name,email,phone_number", "Bob,bob@example.com,"), owner)
    assert (sheet.stage, sheet.trouble) == (
        Stage.STOPPED,
        "Give the address of a user of the account, whose contacts these are.",
    )
    await forget_sheets(office.calls, AccountDeleted(sales.id))
    async with office.alice.read() as call:
        with pytest.raises(SheetNotFound):
            await sheets.find(call, sheet.id)


async def test_files_are_their_own_organisations_and_are_decided_upon_once(office: Office) -> None:
    sales = await office.account("Sales")
    sheet = await tried(office.alice, SheetKind.INVITATIONS, csv("email", "bob@example.com"), sales.id)
    async with office.mallory.read() as call:
        assert (await sheets.page(call, list(SheetKind), None, None, 10)).items == ()
        with pytest.raises(SheetNotFound):
            await sheets.find(call, sheet.id)
    async with office.alice.read() as call:
        assert [each.id for each in (await sheets.page(call, list(SheetKind), sales.id, None, 10)).items] == [sheet.id]
    async with office.alice.write() as call:
        await sheets.start(call, sheet.id)
        with pytest.raises(SheetNotReady):
            await sheets.start(call, sheet.id)
        with pytest.raises(SheetNotReady):
            await sheets.choose(call, sheet.id, Choice.SKIP, [1], "")
        with pytest.raises(SheetUnderWay):
            await sheets.remove(call, sheet.id)
    await sheets.carry_out_all(office.calls, sheet.id)
    async with office.alice.write() as call:
        report = (await sheets.report(call, sheet.id)).decode()
        await sheets.remove(call, sheet.id)
    assert report.startswith(
        "\ufeffline,subject,standing,reason,message,choice,outcome\r\n2,bob@example.com,new,Invited,"
    )


async def test_a_file_needs_its_account_and_invitations_a_team(office: Office) -> None:
    acme = await office.account("Acme", "example.org")
    with pytest.raises(AccountMissing):
        await sheets.take(office.alice, SheetKind.USERS, "", Purpose(), b"{}")
    with pytest.raises(TeamOnly):
        await sheets.take(office.alice, SheetKind.INVITATIONS, "", Purpose(acme.id), b"email")


async def test_lines_are_narrowed_and_paged(office: Office) -> None:
    sales = await office.account("Sales")
    sheet = await tried(
        office.alice, SheetKind.INVITATIONS, csv("email", "a@example.com", "x", "b@example.com"), sales.id
    )
    async with office.alice.read() as call:
        first = await sheets.lines(call, sheet.id, Standing.NEW, None, 0, 1)
        second = await sheets.lines(call, sheet.id, Standing.NEW, "Invited", int(first.next_cursor or 0), 1)
    assert [line.subject for line in (*first.items, *second.items)] == ["a@example.com", "b@example.com"]
    assert second.next_cursor is None
    assert await choose(office.alice, sheet, Choice.SAME, "Invited") == 0
