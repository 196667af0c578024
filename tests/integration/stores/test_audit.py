"""The audit trail on both databases."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from carillon.core.callers import Caller, Circumstances, Nobody, Operator, Origin, Principal
from carillon.core.calls import Calls
from carillon.core.clock import HandClock
from carillon.core.db import Database, Transaction
from carillon.core.errors import StorageFull
from carillon.core.tasks import Tasks
from carillon.core.trail import Record
from carillon.features import organisations
from carillon.features.audit import Entry, Trail, since
from carillon.features.organisations import OrganisationNameInvalid
from tests.kit.ids import CountedIds

pytestmark = pytest.mark.anyio

ACME = "123456789012"
OTHER = "210987654321"
AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


class Everything:
    def allows(self, action: str, circumstances: Circumstances) -> bool:
        return True


def alice(organisation_id: str = ACME) -> Principal:
    return Principal(
        organisation_id=organisation_id,
        arn=f"arn:aws:iam::{organisation_id}:user/alice",
        principal_id="AIDA1",
        name="alice",
        is_root=False,
        authority=Everything(),
        origin=Origin("192.0.2.1", "boto3"),
        access_key_id="AKIA1",
    )


def record(name: str, caller: Caller | None = None, *, error_code: str | None = None) -> Record:
    return Record(
        event_source="chime.amazonaws.com",
        event_name=name,
        caller=caller or alice(),
        at=AT,
        request_id=f"request of {name}",
        parameters={"name": "Ümlaut\x00"},
        error_code=error_code,
        error_message=error_code and "No.",
        read_only=name.startswith("Get"),
    )


async def acme(tx: Transaction) -> str | None:
    return ACME


@pytest.fixture
async def tasks() -> AsyncIterator[Tasks]:
    started = Tasks()
    yield started
    await started.stop()


@pytest.fixture
def trail(database: Database, tasks: Tasks) -> Trail:
    return Trail(database, CountedIds(), tasks, acme)


@pytest.fixture
def calls(database: Database) -> Calls:
    return Calls(database, HandClock(AT), CountedIds(), {}, Operator("bob"), "request")


async def kept(database: Database, organisation_id: str = ACME, after: int = 0, limit: int = 1000) -> tuple[Entry, ...]:
    async with database.read() as tx:
        return await since(tx, organisation_id, after, limit)


@pytest.mark.spec("TRAIL-01", "TRAIL-08")
async def test_a_record_is_read_as_it_was_written(database: Database, trail: Trail) -> None:
    await trail.record_alone(record("GetUser"))
    (entry,) = await kept(database)
    assert entry.event["eventName"] == entry.event_name == "GetUser"
    assert entry.event["requestParameters"] == {"name": "Ümlaut\x00"}
    assert entry.event["eventTime"] == "2026-11-21T03:00:00Z"
    assert (entry.at, entry.principal_arn) == (AT, f"arn:aws:iam::{ACME}:user/alice")
    assert (entry.request_id, entry.error_code, entry.read_only) == ("request of GetUser", None, True)


async def test_the_record_of_a_change_stands_and_falls_with_the_change(
    database: Database, trail: Trail, calls: Calls
) -> None:
    async def change(name: str) -> None:
        async with calls.write() as call:
            await trail.record(call, record("CreateUser"))
            await organisations.rename(call, (await organisations.ensure(call)).id, name)

    with pytest.raises(OrganisationNameInvalid):
        await change("")
    assert await kept(database) == ()
    await change("Acme")
    assert [entry.event_name for entry in await kept(database)] == ["CreateUser"]


async def test_records_that_come_together_are_all_kept(database: Database, trail: Trail) -> None:
    await asyncio.gather(*(trail.record_alone(record(f"Get{number}")) for number in range(600)))
    entries = await kept(database)
    assert {entry.event_name for entry in entries} == {f"Get{number}" for number in range(600)}
    assert len({str(entry.event["eventID"]) for entry in entries}) == 600


@pytest.mark.spec("TRAIL-15")
async def test_a_refusal_is_kept_with_its_error(database: Database, trail: Trail) -> None:
    await trail.record_alone(record("AddDomain", error_code="ConflictException"))
    (entry,) = await kept(database)
    assert entry.error_code == entry.event["errorCode"] == "ConflictException"


async def test_callers_without_an_organisation_are_kept_where_the_installation_is_at_home(
    database: Database, trail: Trail
) -> None:
    for caller in (Nobody(), Operator("bob"), alice(OTHER)):
        await trail.record_alone(record("GetUser", caller))
    assert len(await kept(database)) == 2
    (elsewhere,) = await kept(database, OTHER)
    assert elsewhere.event["recipientAccountId"] == OTHER


async def test_the_trail_is_read_in_pages(database: Database, trail: Trail) -> None:
    for name in "ABCDE":
        await trail.record_alone(record(name))
    first = await kept(database, limit=3)
    rest = await kept(database, after=first[-1].id, limit=3)
    assert [entry.event_name for entry in (*first, *rest)] == list("ABCDE")


async def test_where_the_disk_is_full_the_record_goes_to_the_log_and_reading_goes_on(
    database: Database, tasks: Tasks
) -> None:
    async def full(tx: Transaction) -> str | None:
        raise StorageFull

    with capture_logs() as logs:
        await Trail(database, CountedIds(), tasks, full).record_alone(record("GetUser", Nobody()))
    (line,) = [line for line in logs if line["log_level"] == "error"]
    assert line["record"]["eventName"] == "GetUser"
    assert await kept(database) == ()
