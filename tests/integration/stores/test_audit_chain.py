"""The sealed trail on both databases: it is sealed in order, and whoever changes a row is found out."""

import gzip
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from carillon.adapters.objects import Objects
from carillon.adapters.objects.stores import StoredObjects, folder
from carillon.core.callers import Operator
from carillon.core.calls import Calls
from carillon.core.clock import HandClock
from carillon.core.db import Database, Transaction
from carillon.core.tasks import Tasks
from carillon.core.trail import Record
from carillon.core.vault import Vault
from carillon.features.audit import Delivery, Trail, Verification, re_encrypt, seal_all, verify, was_head
from carillon.features.audit.service.delivering import deliver
from carillon.features.audit.service.sealing import STRAGGLERS
from tests.kit.ids import CountedIds

pytestmark = pytest.mark.anyio

ACME = "123456789012"
AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


async def acme(tx: Transaction) -> str | None:
    return ACME


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault.open(tmp_path / "master.key")


@pytest.fixture
def objects(tmp_path: Path) -> StoredObjects:
    return folder(tmp_path / "files")


@pytest.fixture
async def tasks() -> AsyncIterator[Tasks]:
    started = Tasks()
    yield started
    await started.stop()


@pytest.fixture
def trail(database: Database, tasks: Tasks) -> Trail:
    return Trail(database, CountedIds(), tasks, acme)


@pytest.fixture
def calls(database: Database, vault: Vault, objects: StoredObjects) -> Calls:
    parts: dict[type, object] = {Vault: vault, Objects: objects, Delivery: Delivery("kept")}
    return Calls(database, HandClock(AT), CountedIds(), parts, Operator("bob"), "request")


def record(number: int) -> Record:
    return Record(
        event_source="chime.amazonaws.com",
        event_name=f"Act{number}",
        caller=Operator("bob"),
        at=AT + timedelta(seconds=number),
        request_id=f"request {number}",
        parameters={"number": number},
    )


async def keep(calls: Calls, trail: Trail, *numbers: int) -> None:
    async with calls.write() as call:
        for number in numbers:
            await trail.record(call, record(number))


async def change(calls: Calls, statement: str) -> None:
    """What somebody with the database in hands could do."""
    async with calls.write() as call:
        await call.tx.execute(text(statement))


async def verified(calls: Calls) -> Verification:
    async with calls.read() as call:
        return await verify(call)


async def test_committed_records_are_sealed_in_order_and_the_rest_is_seen(calls: Calls, trail: Trail) -> None:
    assert await verified(calls) == await verified(calls)
    await keep(calls, trail, 1, 2, 3)
    before = await verified(calls)
    assert (before.sealed, before.unsealed, before.is_whole) == (0, 3, True)
    assert await seal_all(calls) == 3
    assert await seal_all(calls) == 0
    await keep(calls, trail, 4)
    found = await verified(calls)
    assert (found.sealed, found.unsealed, found.head.number, found.problems) == (3, 1, 3, ())
    assert await seal_all(calls) == 1
    async with calls.read() as call:
        assert await was_head(call, found.head)


async def test_rounds_look_at_the_end_of_the_trail_and_now_and_then_at_all_of_it(calls: Calls, trail: Trail) -> None:
    await keep(calls, trail, 1)
    await change(calls, f"UPDATE trail_records SET id = {2 * STRAGGLERS}")
    assert await seal_all(calls, whole=False) == 1
    for number, committed_late in ((2, 2 * STRAGGLERS - 1), (3, STRAGGLERS)):
        await keep(calls, trail, number)
        await change(calls, f"UPDATE trail_records SET id = {committed_late} WHERE event_name = 'Act{number}'")
    assert await seal_all(calls, whole=False) == 1
    assert await seal_all(calls) == 1
    assert (await verified(calls)).is_whole


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "UPDATE trail_records SET event = replace(event, 'Act2', 'Act9') WHERE event_name = 'Act2'",
            "Entry 2 (record 2) was changed.",
        ),
        (
            "UPDATE trail_records SET organisation_id = '210987654321' WHERE event_name = 'Act3'",
            "Entry 3 (record 3) was changed.",
        ),
        ("UPDATE trail_records SET denial = 'x' WHERE event_name = 'Act1'", "Entry 1 (record 1) was changed."),
        ("DELETE FROM trail_records WHERE event_name = 'Act2'", "Entry 2 (record 2) was removed."),
        ("DELETE FROM trail_seals WHERE number = 2", "Seals 2 to 2 were removed"),
        ("DELETE FROM trail_seals WHERE number >= 4", "Seals 4 to 5 were removed"),
        ("DELETE FROM trail_chains", "key of the chain was removed"),
        ("UPDATE trail_seals SET digest = '0' WHERE number = 5", "its end was changed"),
    ],
)
async def test_whatever_is_done_to_the_rows_is_told(calls: Calls, trail: Trail, statement: str, told: str) -> None:
    await keep(calls, trail, 1, 2, 3, 4, 5)
    await seal_all(calls)
    assert (await verified(calls)).is_whole
    await change(calls, statement)
    assert any(told in problem for problem in (await verified(calls)).problems)


async def test_a_noted_end_shows_that_all_was_rolled_back_together(calls: Calls, trail: Trail) -> None:
    await keep(calls, trail, 1, 2, 3)
    await seal_all(calls)
    head = (await verified(calls)).head
    async with calls.read() as call:
        (digest,) = (await call.tx.execute(text("SELECT digest FROM trail_seals WHERE number = 2"))).scalars()
    await change(calls, "DELETE FROM trail_seals WHERE number = 3")
    await change(calls, "DELETE FROM trail_records WHERE event_name = 'Act3'")
    await change(calls, f"UPDATE trail_chains SET head_number = 2, head_digest = '{digest}'")
    assert (await verified(calls)).is_whole
    async with calls.read() as call:
        assert not await was_head(call, head)


async def test_the_chain_outlives_the_master_key(calls: Calls, trail: Trail, vault: Vault) -> None:
    await keep(calls, trail, 1)
    await seal_all(calls)
    vault.rotate()
    async with calls.write() as call:
        assert await re_encrypt(call) == 1
    vault.forget_old()
    await keep(calls, trail, 2)
    await seal_all(calls)
    found = await verified(calls)
    assert (found.sealed, found.is_whole) == (2, True)


@pytest.mark.spec("TRAIL-05")
async def test_what_is_sealed_is_delivered_once(calls: Calls, trail: Trail, objects: StoredObjects) -> None:
    assert await deliver(calls) == 0
    await keep(calls, trail, 1, 2)
    assert await deliver(calls) == 0
    await seal_all(calls)
    assert await deliver(calls) == 2
    assert await deliver(calls) == 0
    await keep(calls, trail, 3)
    await seal_all(calls)
    assert await deliver(calls) == 1
    keys = await objects.keys()
    assert len(keys) == 2
    assert all(key.startswith(f"kept/AWSLogs/{ACME}/CloudTrail/us-east-1/2026/11/21/") for key in keys)
    names: list[str] = []
    for key in keys:
        body = await objects.get(key)
        assert body is not None
        names += [each["eventName"] for each in json.loads(gzip.decompress(body))["Records"]]
    assert sorted(names) == ["Act1", "Act2", "Act3"]
