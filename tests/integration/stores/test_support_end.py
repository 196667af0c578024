"""What support keeps of an organisation goes with it, on both databases, and nothing of another one's."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from carillon.adapters.objects import Documents
from carillon.core.db import Database, metadata
from carillon.features.organisations import OrganisationDeleted, store
from carillon.features.support import jobs as support_jobs
from carillon.features.support.model.requests import RequestNotFound
from carillon.features.support.model.states import DeskSide
from carillon.features.support.service import attachments
from carillon.features.support.service.attachments import File
from carillon.features.support.store import contacts
from tests.kit.desks import SupportDesk, open_desk

pytestmark = pytest.mark.anyio

TABLES = ("support_requests", "support_entries", "support_attachments", "support_contacts")


@pytest.fixture
async def help_desk(database: Database, tmp_path: Path) -> SupportDesk:
    return await open_desk(database, tmp_path)


async def rows(help_desk: SupportDesk) -> list[int]:
    async with help_desk.office.operator.read() as call:
        return [await call.tx.scalar(select(func.count()).select_from(metadata.tables[name])) or 0 for name in TABLES]


async def test_the_desk_adds_no_file_to_a_request_of_an_organisation_that_is_gone(help_desk: SupportDesk) -> None:
    office = help_desk.office
    made = await help_desk.ask(by=office.mallory)
    async with office.operator.write() as call:
        await store.remove(call.tx, made.organisation_id)
    with pytest.raises(RequestNotFound):
        await attachments.attach(office.alice, DeskSide.DESK, made.id, File("answer.pdf", b"one"))
    assert await office.calls.part(Documents).keys() == []


async def test_requests_go_with_their_files_however_often_the_end_is_told(help_desk: SupportDesk) -> None:
    office = help_desk.office
    for who in (office.alice, office.mallory):
        made = await help_desk.ask(by=who)
        await attachments.attach(who, DeskSide.CUSTOMER, made.id, File("letter.pdf", b"one"))
    async with office.operator.write() as call:
        for organisation_id in (office.organisation_id, "999999999999"):
            await contacts.set_operations_email(call.tx, organisation_id, "desk@example.com", call.now)
    before = await rows(help_desk)
    assert all(before)
    assert len(await office.calls.part(Documents).keys()) == 2
    for _ in range(2):
        await support_jobs.forget_organisation(office.calls, OrganisationDeleted(office.organisation_id))
        assert await rows(help_desk) == [number // 2 for number in before]
        assert len(await office.calls.part(Documents).keys()) == 1
