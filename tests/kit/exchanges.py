"""A telephone exchange: an office whose organisation orders numbers from a carrier that a test decides."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import msgspec

from carillon.adapters.carrier import Carrier
from carillon.adapters.objects import Documents, stores
from carillon.adapters.scan import Scanner
from carillon.core.calls import Call, Calls
from carillon.core.db import Database
from carillon.core.errors import Refusal
from carillon.core.trail import Record, Recorder
from carillon.features.accounts import Account
from carillon.features.numbers import jobs as number_jobs
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.inventory import (
    Filter,
    Limits,
    PhoneNumber,
    ReleaseNumber,
    Status,
)
from carillon.features.numbers.model.orders import (
    Order,
    PlaceOrder,
)
from carillon.features.numbers.model.searching import Search
from carillon.features.numbers.service import assignment, inventory, orders
from carillon.features.organisations.store import organisations
from carillon.features.people import User, UserDeleted, UserMoved, UserRemoved
from tests.kit.carriers import WhimsicalCarrier
from tests.kit.offices import AT, Office, open_office
from tests.kit.scanner import KnownViruses

T = TypeVar("T")
DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)
SEATTLE = [f"+1206555{line:04}" for line in range(100, 200)]
FIRST, SECOND, THIRD = SEATTLE[:3]
MOST = 6


@dataclass(slots=True)
class KeptRecords:
    """A trail in memory."""

    records: list[Record] = field(default_factory=list[Record])

    async def record(self, call: Call, record: Record) -> None:
        self.records.append(record)

    async def record_alone(self, record: Record) -> None:
        self.records.append(record)


@dataclass(slots=True)
class Exchange:
    """Alice's organisation, and another one that Mallory administers; room for six numbers in each."""

    office: Office
    carrier: WhimsicalCarrier

    async def does(self, act: Callable[[Call], Awaitable[T]], by: Calls | None = None) -> T:
        async with (by or self.office.alice).write() as call:
            return await act(call)

    async def order(self, *numbers: str, product: Product = Product.BUSINESS_CALLING, by: Calls | None = None) -> Order:
        return await self.does(lambda call: orders.create(call, product, numbers), by)

    async def place(self) -> None:
        """Do the waiting jobs."""
        for job in await self.office.tasks(PlaceOrder):
            await number_jobs.place_order(self.office.calls, msgspec.convert(job, PlaceOrder))

    async def own(self, *numbers: str, product: Product = Product.BUSINESS_CALLING) -> None:
        await self.order(*numbers, product=product)
        await self.place()

    async def number(self, number: str, by: Calls | None = None) -> PhoneNumber:
        return await self.does(lambda call: inventory.find(call, number), by)

    async def status(self, number: str) -> Status:
        return (await self.number(number)).status

    async def listed(self, wanted: Filter | None = None, by: Calls | None = None) -> list[str]:
        page = await self.does(lambda call: inventory.page(call, wanted or Filter(), None, 99), by)
        return [phone.number for phone in page.items]

    async def free(self) -> Sequence[str]:
        return (await orders.search(self.office.alice, Search(area_code="206"), None, 500)).items

    async def assign(self, account: Account, user: User, number: str) -> None:
        await self.does(lambda call: assignment.associate(call, account.id, user.id, number))

    async def delete(self, *numbers: str) -> list[Refusal | None]:
        return [refusal for _, refusal in await self.does(lambda call: inventory.delete(call, numbers))]

    async def restore(self, number: str) -> PhoneNumber:
        return await self.does(lambda call: inventory.restore(call, number))

    async def releases(self) -> list[ReleaseNumber]:
        return [msgspec.convert(job, ReleaseNumber) for job in await self.office.tasks(ReleaseNumber)]

    async def release(self) -> None:
        for job in await self.releases():
            await number_jobs.release_number(self.office.calls, job)

    async def hear(self) -> None:
        """What people who leave set going."""
        calls = self.office.calls
        for fact in await self.office.tasks(UserRemoved):
            await number_jobs.leave_removed(calls, msgspec.convert(fact, UserRemoved))
        for fact in await self.office.tasks(UserMoved):
            await number_jobs.leave_moved(calls, msgspec.convert(fact, UserMoved))
        for fact in await self.office.tasks(UserDeleted):
            await number_jobs.leave_deleted(calls, msgspec.convert(fact, UserDeleted))


async def open_exchange(database: Database, folder: Path) -> Exchange:
    office = await open_office(database, folder)
    carrier = WhimsicalCarrier()
    parts = office.calls.parts
    assert isinstance(parts, dict)
    parts |= {
        Carrier: carrier,
        Limits: Limits(numbers=MOST, in_one_order=4),
        Documents: stores.folder(folder / "files"),
        Scanner: KnownViruses(),
        Recorder: KeptRecords(),
    }
    async with office.calls.write() as call:
        row = {"id": "999999999999", "name": "Others", "created_at": AT}
        await call.tx.execute(organisations.insert().values(row))
    return Exchange(office, carrier)
