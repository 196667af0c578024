"""In which language people are written to, on both databases: their own, else that of whoever caused the letter."""

from dataclasses import replace
from pathlib import Path

import pytest

from carillon.core.callers import Issuer, Origin, Person
from carillon.core.calls import Calls
from carillon.core.db import Database
from carillon.core.letters import Reader
from carillon.features import access, people
from carillon.features.people import User
from carillon.features.people.jobs import carry_out_sheet
from carillon.features.people.model.invitations import SendInvitation
from carillon.features.people.model.sheets import CarryOutSheet, SheetKind
from carillon.features.people.service import sheets
from tests.kit.offices import Office, administrator, open_office
from tests.kit.sheets import csv, tried

pytestmark = pytest.mark.anyio

ITALIAN = Origin(language="it")


@pytest.fixture
async def office(database: Database, tmp_path: Path) -> Office:
    return await open_office(database, tmp_path)


async def chosen(office: Office, user: User, language: str | None, time_zone: str | None = None) -> None:
    async with office.person(user).write() as call:
        await people.update_profile(call, "Bob", time_zone, language)


async def spoken_by(calls: Calls) -> str:
    async with calls.read() as call:
        return await people.language_of_caller(call)


async def test_the_profile_counts_before_whoever_caused_the_letter(office: Office) -> None:
    bob = await office.member(await office.account(), "bob")
    async with office.calls.read() as call:
        assert await people.reader_at(call.tx, "bob@example.com", "id") == Reader("id")
        assert await people.reader_at(call.tx, "stranger@example.com", "id") == Reader("id")
        assert (await people.reader_at(call.tx, "stranger@example.com")).tongue == "en"
    await chosen(office, bob, "fr", "Europe/Paris")
    async with office.calls.read() as call:
        assert await people.reader_at(call.tx, " Bob@Example.com ", "id") == Reader("fr", "Europe/Paris")
        assert await people.reader(call.tx, bob.id, "id") == Reader("fr", "Europe/Paris")
    await chosen(office, bob, None, "Europe/Paris")
    async with office.calls.read() as call:
        assert await people.reader(call.tx, bob.id, "id") == Reader("id", "Europe/Paris")


async def test_people_speak_as_their_profile_says_and_else_as_they_ask(office: Office) -> None:
    bob = await office.member(await office.account(), "bob")
    here = office.calls.by(Person(bob.id, "session", ITALIAN))
    assert await spoken_by(here) == "it"
    await chosen(office, bob, "zh-CN")
    assert await spoken_by(here) == "zh-CN"
    assert await spoken_by(office.nobody) == await spoken_by(office.operator) == ""


async def test_administrators_speak_as_the_person_with_their_address(office: Office) -> None:
    alice = await office.member(await office.account(), "alice")
    async with office.operator.write() as call:
        made = await access.create_user(call, "alice", "alice@example.com")
        nameless = await access.create_user(call, "program")
        await access.ensure(call)
        await access.name_root(call, office.organisation_id, "Alice", "alice@example.com", None)
    who = replace(administrator(office.organisation_id, "alice"), principal_id=made.id, origin=ITALIAN)
    root = replace(who, is_root=True, principal_id=office.organisation_id)
    program = replace(who, principal_id=nameless.id)
    role = replace(who, issuer=Issuer("AssumedRole", "Role", "AROA", "arn", "support"))
    assert [await spoken_by(office.calls.by(each)) for each in (who, root, program, role)] == ["it"] * 4
    await chosen(office, alice, "pt-BR")
    spoken = [await spoken_by(office.calls.by(each)) for each in (who, root, program, role)]
    assert spoken == ["pt-BR", "pt-BR", "it", "it"]


async def test_a_file_of_invitations_is_written_as_whoever_started_it_speaks(office: Office) -> None:
    sales = await office.account()
    who = replace(administrator(office.organisation_id, "alice"), origin=Origin(language="id"))
    sheet = await tried(office.alice, SheetKind.INVITATIONS, csv("email", "bob@example.com"), sales.id)
    async with office.calls.by(who).write() as call:
        await sheets.start(call, sheet.id)
    (job,) = await office.tasks(CarryOutSheet)
    assert job["language"] == "id"
    await carry_out_sheet(office.calls, CarryOutSheet(sheet.id, str(job["language"])))
    assert [each["language"] for each in await office.tasks(SendInvitation)] == ["id"]
