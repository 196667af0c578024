"""Requests, their desk and logs on both databases."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from carillon.adapters.objects import Documents
from carillon.adapters.scan import UNSCANNED, infected
from carillon.core.db import Database
from carillon.core.errors import Refusal
from carillon.features.organisations import OperatorOnly
from carillon.features.support import jobs as support_jobs
from carillon.features.support.model.attachments import (
    MOST,
    AttachmentInfected,
    AttachmentNotFound,
    TooManyAttachments,
)
from carillon.features.support.model.bundles import (
    MOST_A_DAY,
    BundleNotFound,
    ForgetOldBundles,
    LogReferenceUnknown,
    TooManyBundles,
)
from carillon.features.support.model.contacts import AnswerLanguage, Contact, ContactMethod
from carillon.features.support.model.desk import AssigneeUnknown
from carillon.features.support.model.diagnostics import DiagnosticPart, Enclosure
from carillon.features.support.model.history import RequestDeed
from carillon.features.support.model.lists import Wanted
from carillon.features.support.model.numbers_abroad import Applicant, NumberKind, NumbersAbroad
from carillon.features.support.model.requests import MeetingUnknown, RequestCategory, RequestNotFound
from carillon.features.support.model.states import UNFINISHED, DeskSide, RequestIsClosed, RequestStatus
from carillon.features.support.service import attachments, bundles, conversation, desk, requests
from carillon.features.support.service.attachments import File
from carillon.features.support.service.finding import find
from tests.kit.desks import ISSUE, MEETING, SupportDesk, open_desk
from tests.kit.offices import AT

pytestmark = pytest.mark.anyio

CUSTOMER, DESK = DeskSide
LOGS = (
    '{"client_version":"0.1","browser":"Firefox","language":"en","zone":"UTC","screen":"1x1",'
    '"errors":[],"connections":[]}'
)
OPEN, WAITING, SOLVED, CLOSED = RequestStatus


@pytest.fixture
async def help_desk(database: Database, tmp_path: Path) -> SupportDesk:
    return await open_desk(database, tmp_path)


async def listed(help_desk: SupportDesk, wanted: Wanted) -> list[str]:
    page = await help_desk.does(lambda call: desk.page(call, wanted, None, 99), help_desk.oscar)
    return [request.id for request in page.items]


async def test_everything_told_is_kept(help_desk: SupportDesk) -> None:
    numbers = NumbersAbroad(Applicant.INDIVIDUAL, "Alice Archer", NumberKind.TOLL_FREE, "DE", 3)
    issue = replace(
        ISSUE,
        category=RequestCategory.OTHER,
        occurred_at=AT,
        zone="Europe/Zurich",
        client_version="0.1",
        meeting_id=MEETING,
        numbers=numbers,
    )
    contact = Contact(
        "a@example.com", ContactMethod.PHONE, "+1 206 555 0100", AnswerLanguage.ITALIAN, ("b@example.com",)
    )
    enclosures = (Enclosure(DiagnosticPart.VERSIONS, "Carillon"),)
    made = await help_desk.does(lambda call: requests.submit(call, issue, contact, enclosures))
    found = await help_desk.does(lambda call: find(call, CUSTOMER, made.id))
    assert found == made
    assert (found.issue, found.contact, found.enclosures) == (issue.cleaned(AT), contact, enclosures)
    history = await help_desk.does(lambda call: conversation.history(call, CUSTOMER, made.id))
    assert [(entry.place, entry.deed, entry.author) for entry in history] == [(1, RequestDeed.OPENED, "alice")]


@pytest.mark.spec("SUP-07")
async def test_only_meetings_of_the_organisation_are_known(help_desk: SupportDesk) -> None:
    issue = replace(ISSUE, meeting_id=MEETING)
    with pytest.raises(MeetingUnknown):
        await help_desk.ask(issue, help_desk.office.mallory)
    with pytest.raises(MeetingUnknown):
        await help_desk.ask(replace(ISSUE, meeting_id="9999999999"))
    assert (await help_desk.ask(issue)).issue.meeting_id == MEETING


async def test_a_request_of_another_organisation_is_as_good_as_none(help_desk: SupportDesk) -> None:
    made, mallory = await help_desk.ask(), help_desk.office.mallory
    for act in (
        lambda call: find(call, CUSTOMER, made.id),
        lambda call: conversation.reply(call, CUSTOMER, made.id, "Hello"),
        lambda call: conversation.move(call, CUSTOMER, made.id, CLOSED),
        lambda call: attachments.of_request(call, CUSTOMER, made.id),
    ):
        with pytest.raises(RequestNotFound):
            await help_desk.does(act, mallory)
    with pytest.raises(RequestNotFound):
        await attachments.attach(mallory, CUSTOMER, made.id, File("a.txt", b"a"))
    for act in (
        lambda call: find(call, DESK, made.id),
        lambda call: desk.note(call, made.id, "Hm."),
        lambda call: desk.page(call, Wanted(None), None, 9),
        desk.administrators,
        lambda call: desk.bundle(call, "A"),
    ):
        with pytest.raises(OperatorOnly):
            await help_desk.does(act, mallory)


@pytest.mark.spec("IMP-11")
async def test_both_sides_speak_and_only_the_desk_sees_its_notes(help_desk: SupportDesk) -> None:
    made, oscar = await help_desk.ask(), help_desk.oscar
    await help_desk.does(lambda call: desk.assign(call, made.id, "oscar"), oscar)
    await help_desk.does(lambda call: desk.note(call, made.id, "Again?"), oscar)
    await help_desk.does(lambda call: conversation.reply(call, DESK, made.id, "Turn it on.", WAITING), oscar)
    await help_desk.does(lambda call: conversation.reply(call, CUSTOMER, made.id, "It is on."))
    await help_desk.does(lambda call: conversation.move(call, DESK, made.id, SOLVED), oscar)
    seen = await help_desk.does(lambda call: conversation.history(call, CUSTOMER, made.id))
    assert [(entry.side, entry.deed, entry.text, entry.status) for entry in seen] == [
        (CUSTOMER, RequestDeed.OPENED, "", OPEN),
        (DESK, RequestDeed.REPLIED, "Turn it on.", WAITING),
        (CUSTOMER, RequestDeed.REPLIED, "It is on.", OPEN),
        (DESK, RequestDeed.MOVED, "", SOLVED),
    ]
    whole = await help_desk.does(lambda call: conversation.history(call, DESK, made.id), oscar)
    assert [entry.text for entry in whole if entry.inside] == ["oscar", "Again?"]
    assert [entry.place for entry in whole] == [1, 2, 3, 4, 5, 6]


@pytest.mark.spec("INTL-08", "INTL-09")
async def test_contact_additional_and_operations_contacts_are_written_to_and_the_desk(help_desk: SupportDesk) -> None:
    await help_desk.does(lambda call: requests.set_operations_email(call, "ops@example.com"))
    made = await help_desk.ask(ISSUE, None, "bob@example.com")
    everybody = ["alice@example.com", "bob@example.com", "ops@example.com"]
    letters = await help_desk.deliver()
    assert [letter.to for letter in letters] == [*everybody, "desk@example.com"]
    assert "/console/operator/requests/" in letters[-1].text
    await help_desk.does(lambda call: desk.note(call, made.id, "Hm."), help_desk.oscar)
    assert await help_desk.deliver() == []
    await help_desk.does(lambda call: conversation.reply(call, DESK, made.id, "We can."), help_desk.oscar)
    answered = await help_desk.deliver()
    assert [letter.to for letter in answered] == everybody
    assert all("We can." in letter.text for letter in answered)
    assert len({letter.message_id for letter in (*letters, *answered)}) == 7
    await help_desk.does(lambda call: requests.set_operations_email(call, " "))
    await help_desk.does(lambda call: conversation.move(call, CUSTOMER, made.id, CLOSED))
    assert [letter.to for letter in await help_desk.deliver()] == [
        "alice@example.com",
        "bob@example.com",
        "desk@example.com",
    ]


async def test_an_operations_contact_belongs_to_its_organisation(help_desk: SupportDesk) -> None:
    await help_desk.does(lambda call: requests.set_operations_email(call, "First@example.com"))
    await help_desk.does(lambda call: requests.set_operations_email(call, "ops@example.com"))
    assert await help_desk.does(requests.operations_email) == "ops@example.com"
    assert await help_desk.does(requests.operations_email, help_desk.office.mallory) == ""


async def test_lists_find_by_what_somebody_remembers(help_desk: SupportDesk) -> None:
    first = await help_desk.ask(replace(ISSUE, subject="ÄRGER mit 100%"))
    help_desk.office.clock.advance(timedelta(minutes=1))
    second = await help_desk.ask(replace(ISSUE, category=RequestCategory.CHAT), help_desk.office.mallory)
    third = await help_desk.ask(by=help_desk.oscar)
    await help_desk.does(lambda call: conversation.move(call, CUSTOMER, third.id, CLOSED))
    await help_desk.does(lambda call: desk.assign(call, first.id, "oscar"), help_desk.oscar)
    assert await listed(help_desk, Wanted(None, "ärger")) == [first.id]
    assert await listed(help_desk, Wanted(None, "100%")) == [first.id]
    assert await listed(help_desk, Wanted(None, "_")) == []
    assert await listed(help_desk, Wanted(None, second.id)) == [second.id]
    assert set(await listed(help_desk, Wanted(None, statuses=UNFINISHED))) == {first.id, second.id}
    assert await listed(help_desk, Wanted(None, category=RequestCategory.CHAT)) == [second.id]
    assert await listed(help_desk, Wanted(None, assignee="oscar")) == [first.id]
    assert first.id not in await listed(help_desk, Wanted(None, assignee=""))
    for mine, expected in ((True, {first.id}), (False, {first.id, third.id})):
        wanted = await help_desk.does(lambda call, mine=mine: requests.wanted(call, Wanted(None), mine=mine))
        page = await help_desk.does(lambda call, wanted=wanted: requests.page(call, wanted, None, 9))
        assert {request.id for request in page.items} == expected
        assert await help_desk.does(lambda call, wanted=wanted: requests.count(call, wanted)) == len(expected)


async def test_pages_follow_each_other_without_gaps(help_desk: SupportDesk) -> None:
    made = [await help_desk.ask() for _ in range(5)]
    found: list[str] = []
    cursor: str | None = None
    for size in (2, 2, 1):
        page = await help_desk.does(
            lambda call, at=cursor, most=size: desk.page(call, Wanted(None), at, most), help_desk.oscar
        )
        found += [request.id for request in page.items]
        cursor = page.next_cursor
    assert cursor is None
    assert found == sorted((request.id for request in made), reverse=True)


async def test_a_request_is_given_only_to_those_who_are_there(help_desk: SupportDesk) -> None:
    made = await help_desk.ask()
    with pytest.raises(AssigneeUnknown):
        await help_desk.does(lambda call: desk.assign(call, made.id, "nobody"), help_desk.oscar)
    assert (await help_desk.does(lambda call: desk.assign(call, made.id, "oscar"), help_desk.oscar)).assignee == "oscar"
    assert (await help_desk.does(lambda call: desk.assign(call, made.id, ""), help_desk.oscar)).assignee == ""


@pytest.mark.spec("INTL-08")
async def test_files_of_both_sides_are_kept_and_given_out(help_desk: SupportDesk) -> None:
    made, alice = await help_desk.ask(), help_desk.office.alice
    passport = await attachments.attach(alice, CUSTOMER, made.id, File("passport.pdf", b"one"))
    help_desk.scanner.verdict = UNSCANNED
    form = await attachments.attach(help_desk.oscar, DESK, made.id, File("form.pdf", b"two"))
    assert (passport.scanned, form.scanned) == (True, False)
    there = await help_desk.does(lambda call: attachments.of_request(call, DESK, made.id), help_desk.oscar)
    assert {each.name for each in there} == {"passport.pdf", "form.pdf"}
    assert (await attachments.read(help_desk.oscar, DESK, made.id, passport.id)).body == b"one"
    assert (await attachments.read(alice, CUSTOMER, made.id, form.id)).body == b"two"
    other = await help_desk.ask()
    with pytest.raises(AttachmentNotFound):
        await attachments.read(alice, CUSTOMER, other.id, passport.id)
    history = await help_desk.does(lambda call: conversation.history(call, CUSTOMER, made.id))
    assert [entry.text for entry in history if entry.deed is RequestDeed.ATTACHED] == ["passport.pdf", "form.pdf"]


async def test_a_file_with_a_virus_or_for_a_closed_request_is_not_kept(help_desk: SupportDesk) -> None:
    made, alice = await help_desk.ask(), help_desk.office.alice
    help_desk.scanner.verdict = infected("Eicar")
    with pytest.raises(AttachmentInfected):
        await attachments.attach(alice, CUSTOMER, made.id, File("a.txt", b"a"))
    await help_desk.does(lambda call: conversation.move(call, CUSTOMER, made.id, CLOSED))
    with pytest.raises(RequestIsClosed):
        await attachments.attach(alice, CUSTOMER, made.id, File("a.txt", b"a"))
    assert await alice.part(Documents).keys("support") == []


async def test_of_files_that_come_at_once_no_more_than_ten_are_kept(help_desk: SupportDesk) -> None:
    made, alice = await help_desk.ask(), help_desk.office.alice

    async def attach(number: int) -> Refusal | None:
        try:
            await attachments.attach(alice, CUSTOMER, made.id, File(f"{number}.txt", b"a"))
        except Refusal as refusal:
            return refusal
        return None

    outcomes = await asyncio.gather(*(attach(number) for number in range(MOST + 3)))
    assert sum(outcome is None for outcome in outcomes) == MOST
    assert {type(outcome) for outcome in outcomes if outcome} == {TooManyAttachments}
    assert len(await alice.part(Documents).keys("support")) == MOST


@pytest.mark.spec("SUP-06")
async def test_logs_are_opened_by_their_reference_and_named_in_a_request(help_desk: SupportDesk) -> None:
    office = help_desk.office
    bob = office.person(await office.member(await office.account(), "bob"))
    made = await help_desk.does(lambda call: bundles.take(call, LOGS), bob)
    found = await help_desk.does(lambda call: desk.bundle(call, f" {made.reference.lower()} "), help_desk.oscar)
    assert (found.sender.email, found.content) == ("bob@example.com", LOGS)
    told = await help_desk.ask(replace(ISSUE, log_reference=made.reference.lower()))
    assert told.issue.log_reference == made.reference
    for issue, by in ((replace(ISSUE, log_reference="UNKNOWN"), None), (told.issue, office.mallory)):
        with pytest.raises(LogReferenceUnknown):
            await help_desk.ask(issue, by)
    with pytest.raises(BundleNotFound):
        await help_desk.does(lambda call: desk.bundle(call, "UNKNOWN"), help_desk.oscar)


async def test_logs_go_after_ninety_days_and_with_their_sender(help_desk: SupportDesk) -> None:
    office = help_desk.office
    bob = await office.member(await office.account(), "bob")
    old = await help_desk.does(lambda call: bundles.take(call, LOGS), office.person(bob))
    office.clock.advance(timedelta(days=89))
    new = await help_desk.does(lambda call: bundles.take(call, LOGS), office.person(bob))
    office.clock.advance(timedelta(days=1))
    with pytest.raises(BundleNotFound):
        await help_desk.does(lambda call: desk.bundle(call, old.reference), help_desk.oscar)
    await support_jobs.forget_old_bundles(office.calls, ForgetOldBundles())
    assert (
        await help_desk.does(lambda call: desk.bundle(call, new.reference), help_desk.oscar)
    ).sender.user_id == bob.id
    await help_desk.does(lambda call: bundles.forget_of(call, bob.id))
    with pytest.raises(BundleNotFound):
        await help_desk.does(lambda call: desk.bundle(call, new.reference), help_desk.oscar)


async def test_nobody_sends_logs_without_end(help_desk: SupportDesk) -> None:
    office = help_desk.office
    bob = office.person(await office.member(await office.account(), "bob"))
    for _ in range(MOST_A_DAY):
        await help_desk.does(lambda call: bundles.take(call, LOGS), bob)
    with pytest.raises(TooManyBundles):
        await help_desk.does(lambda call: bundles.take(call, LOGS), bob)
    office.clock.advance(timedelta(days=1))
    await help_desk.does(lambda call: bundles.take(call, LOGS), bob)
