"""A port-in's way in an exchange: asked for by Alice, answered by Oscar's desk, done by jobs at the hand of a clock."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from carillon.adapters.mail import Letter
from carillon.core.calls import Calls
from carillon.core.db import Database
from carillon.core.jobs import Job
from carillon.features.numbers import jobs as number_jobs
from carillon.features.numbers.model.countries import Paper, Product
from carillon.features.numbers.model.port_documents import Document, ScanDocument, SendUploadLink, TellInfected
from carillon.features.numbers.model.port_forms import Billing, Contact, Lot, PortForm
from carillon.features.numbers.model.porting import (
    ActivatePortIn,
    AskCarrier,
    PortIn,
    PortStatus,
    Step,
    TellContact,
    WithdrawPortIn,
)
from carillon.features.numbers.service import port_desk, port_documents, port_ins
from carillon.features.numbers.service.port_documents import HandedIn
from carillon.features.numbers.service.port_ins import Wish
from tests.kit.exchanges import FIRST, SECOND, Exchange, open_exchange
from tests.kit.offices import AT, administrator

WEEK = timedelta(days=7)
PDF = b"%PDF-1.7 signed"
BILLING = Billing("+12065550190", "Alice Archer", "Bells and Sons", "1 Tower Road, Seattle")
RUNS: Mapping[type[Job], Callable[[Calls, Any], Awaitable[None]]] = {
    AskCarrier: number_jobs.ask_carrier,
    WithdrawPortIn: number_jobs.withdraw_port_in,
    TellContact: number_jobs.tell_contact,
    TellInfected: number_jobs.tell_infected,
    SendUploadLink: number_jobs.send_upload_link,
    ScanDocument: number_jobs.scan_document,
}


@dataclass(slots=True)
class Porters:
    """What the people of a port-in do."""

    exchange: Exchange

    @property
    def alice(self) -> Calls:
        return self.exchange.office.alice

    @property
    def oscar(self) -> Calls:
        """An administrator of the organisation that runs the installation."""
        return self.exchange.office.calls.by(administrator(self.exchange.office.organisation_id, "oscar"))

    async def ask(
        self,
        *numbers: str,
        by: Calls | None = None,
        lots: Sequence[Lot] = (),
        wanted_at: datetime = AT + WEEK,
        pin: str = "",
        billing: Billing = BILLING,
    ) -> PortIn:
        wanted = tuple(lots) or (Lot(numbers or (FIRST, SECOND)),)
        form = PortForm(wanted, wanted_at, Contact("alice@example.com", "English"), billing)
        wish = Wish(Product.BUSINESS_CALLING, "US", form, pin)
        return await self.exchange.does(lambda call: port_ins.create(call, wish), by)

    async def step(
        self, port_in: PortIn, wanted: PortStatus, reason: str = "Because.", foc_at: datetime | None = None
    ) -> PortIn:
        return await self.exchange.does(
            lambda call: port_desk.step(call, port_in.id, wanted, reason, foc_at), self.oscar
        )

    async def link(self, port_in: PortIn) -> str:
        """The secret of a new upload link."""
        address, _ = await self.exchange.does(lambda call: port_desk.send_link(call, port_in.id), self.oscar)
        return address.partition("#")[2]

    async def open(self, secret: str, by: Calls | None = None) -> PortIn:
        return await self.exchange.does(lambda call: port_documents.open_link(call, secret), by)

    async def hand_in(
        self,
        port_in: PortIn,
        body: bytes = PDF,
        by: Calls | None = None,
        *,
        paper: Paper = Paper.LETTER_OF_AGENCY,
        carrier: str = "",
    ) -> Document:
        file = HandedIn("letter.pdf", paper, carrier, body)
        return await port_documents.upload(by or self.alice, port_in.id, file)

    async def with_papers(self, port_in: PortIn) -> PortIn:
        """Papers are asked for, and handed in."""
        asked = await self.step(port_in, PortStatus.PENDING_DOCUMENTS, "Send us the signed letter.")
        await self.open(await self.link(port_in))
        for lot in port_in.form.lots:
            await self.hand_in(port_in, carrier=lot.carrier)
        return asked

    async def seen(self, port_in: PortIn, by: Calls | None = None) -> PortIn:
        return await self.exchange.does(lambda call: port_ins.find(call, port_in.id), by)

    async def status(self, port_in: PortIn) -> PortStatus:
        return (await self.seen(port_in)).status

    async def history(self, port_in: PortIn) -> Sequence[Step]:
        return (await self.exchange.does(lambda call: port_ins.whole(call, port_in))).history

    async def work(self, kind: type[Job]) -> None:
        """Do the waiting jobs of this kind."""
        for job in await self.exchange.office.tasks(kind):
            await RUNS[kind](self.exchange.office.calls, msgspec.convert(job, kind))

    async def moments(self) -> list[ActivatePortIn]:
        """The moments that jobs wait for."""
        return [msgspec.convert(job, ActivatePortIn) for job in await self.exchange.office.tasks(ActivatePortIn)]

    async def activate(self, moment: ActivatePortIn) -> None:
        self.exchange.office.clock.advance(moment.foc_at - self.exchange.office.clock.now())
        await number_jobs.activate_port_in(self.exchange.office.calls, moment)

    async def letters(self) -> list[Letter]:
        """Those that wait, carried away; oldest first."""
        before = len(await self.exchange.office.mailer.newest(1000))
        for kind in (TellContact, SendUploadLink):
            await self.work(kind)
        found = await self.exchange.office.mailer.newest(1000)
        return found[: len(found) - before][::-1]


async def open_porters(database: Database, folder: Path) -> Porters:
    return Porters(await open_exchange(database, folder))
