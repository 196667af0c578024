"""A support desk: an office whose administrators ask, and Oscar, of the organisation that runs it all, answers."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from carillon.adapters.mail import Letter
from carillon.adapters.objects import Documents
from carillon.adapters.objects.stores import folder as folder_of
from carillon.adapters.scan import CLEAN, Scanner, Verdict
from carillon.core.calls import Call, Calls
from carillon.core.db import Database
from carillon.features import support
from carillon.features.organisations.store import organisations
from carillon.features.support import jobs as support_jobs
from carillon.features.support.model.contacts import Contact
from carillon.features.support.model.history import SendUpdate
from carillon.features.support.model.requests import Issue, RequestCategory, SupportRequest
from carillon.features.support.service import requests
from tests.kit.offices import AT, Office, administrator, open_office

T = TypeVar("T")
MEETING = "1234567890"
ISSUE = Issue(RequestCategory.MEETINGS, "No sound", "Nobody hears me.")


class OneMeeting:
    """Knows one meeting, of whoever asks for it in the right organisation."""

    def __init__(self, organisation_id: str) -> None:
        self._organisation_id = organisation_id

    async def knows(self, call: Call, organisation_id: str, meeting_id: str) -> bool:
        return (organisation_id, meeting_id) == (self._organisation_id, MEETING)


class ToldScanner:
    """Says what a test has told it."""

    verdict: Verdict = CLEAN

    async def scan(self, body: bytes) -> Verdict:
        return self.verdict

    async def check(self) -> None:
        """It always answers."""

    def describe(self) -> str:
        return "Told by a test."


@dataclass(slots=True)
class SupportDesk:
    """`mallory` administers another organisation; `oscar` is the desk, and of the home organisation like Alice."""

    office: Office
    scanner: ToldScanner

    @property
    def oscar(self) -> Calls:
        return self.office.calls.by(administrator(self.office.organisation_id, "oscar"))

    async def does(self, act: Callable[[Call], Awaitable[T]], by: Calls | None = None) -> T:
        async with (by or self.office.alice).write() as call:
            return await act(call)

    async def ask(self, issue: Issue = ISSUE, by: Calls | None = None, *additional: str) -> SupportRequest:
        contact = Contact("alice@example.com", additional=additional)
        return await self.does(lambda call: requests.submit(call, issue, contact), by)

    async def deliver(self) -> list[Letter]:
        """Send every waiting letter; answers them in the order of sending."""
        jobs = [msgspec.convert(job, SendUpdate) for job in await self.office.tasks(SendUpdate)]
        for job in jobs:
            await support_jobs.send_update(self.office.calls, job)
        return (await self.office.mailer.newest(len(jobs)))[::-1] if jobs else []


async def open_desk(database: Database, folder: Path) -> SupportDesk:
    office = await open_office(database, folder)
    scanner = ToldScanner()
    parts = office.calls.parts
    assert isinstance(parts, dict)
    parts |= {
        support.Settings: support.Settings(desk_mail="desk@example.com"),
        support.KnownMeetings: OneMeeting(office.organisation_id),
        Scanner: scanner,
        Documents: folder_of(folder / "files"),
    }
    async with office.calls.write() as call:
        row = {"id": "999999999999", "name": "Others", "created_at": AT}
        await call.tx.execute(organisations.insert().values(row))
    return SupportDesk(office, scanner)
