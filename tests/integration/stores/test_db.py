"""Transactions on both databases: what is kept, what is seen, and what a caller is told when it does not work."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text, insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from carillon.core.callers import Nobody
from carillon.core.calls import Call, Calls
from carillon.core.clock import HandClock
from carillon.core.db import Database, Transaction, UtcDateTime
from carillon.core.errors import DatabaseUnavailable, DatabaseUnusable, Kind, StorageFull
from carillon.core.push import InProcessPush, Push, publish
from tests.kit.databases import postgres
from tests.kit.ids import CountedIds

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
own = MetaData()
notes = Table(
    "notes_of_a_test",
    own,
    Column("id", Integer, primary_key=True),
    Column("text", Text),
    Column("at", UtcDateTime),
)


@pytest.fixture
async def shelf(database: Database) -> Database:
    """A database with one more table."""
    async with database.write() as tx:
        await tx.run_sync(own.create_all)
    return database


async def add(tx: Transaction, number: int, text: str = "", at: datetime | None = None) -> None:
    await tx.execute(insert(notes).values(id=number, text=text, at=at))


async def ids(database: Database) -> list[int]:
    async with database.read() as tx:
        return list((await tx.execute(select(notes.c.id).order_by(notes.c.id))).scalars())


async def test_a_transaction_is_kept_whole_or_not_at_all(shelf: Database) -> None:
    async def fail_halfway() -> None:
        async with shelf.write() as tx:
            await add(tx, 2)
            raise ZeroDivisionError

    async with shelf.write() as tx:
        await add(tx, 1)
    with pytest.raises(ZeroDivisionError):
        await fail_halfway()
    async with shelf.write() as tx:
        await add(tx, 3)
    assert await ids(shelf) == [1, 3]


async def test_a_reader_cannot_write_and_sees_one_moment_from_start_to_end(shelf: Database) -> None:
    with pytest.raises((DBAPIError, DatabaseUnusable)):
        async with shelf.read() as tx:
            await add(tx, 1)
    async with shelf.read() as reading:
        assert (await reading.execute(select(notes.c.id))).all() == []
        async with shelf.write() as tx:
            await add(tx, 1)
        assert (await reading.execute(select(notes.c.id))).all() == []
    assert await ids(shelf) == [1]


async def test_a_reader_does_not_wait_for_a_writer_and_sees_only_what_is_committed(shelf: Database) -> None:
    async with shelf.write() as tx:
        await add(tx, 1)
        assert await ids(shelf) == []
    assert await ids(shelf) == [1]


async def test_many_writers_at_once_take_their_turns(shelf: Database, database_url: str) -> None:
    other = Database(database_url)

    async def write(number: int) -> None:
        async with (shelf if number % 2 else other).write() as tx:
            await add(tx, number)

    await asyncio.gather(*map(write, range(60)))
    assert await ids(other) == list(range(60))
    await other.close()


async def test_a_writer_that_is_cancelled_leaves_the_turn_to_the_next(shelf: Database) -> None:
    begun = asyncio.Event()

    async def hang() -> None:
        async with shelf.write() as tx:
            await add(tx, 1)
            begun.set()
            await asyncio.Event().wait()

    hanging = asyncio.ensure_future(hang())
    await begun.wait()
    hanging.cancel()
    await asyncio.wait([hanging])
    async with shelf.write() as tx:
        await add(tx, 2)
    assert await ids(shelf) == [2]


async def test_a_writer_may_be_cancelled_at_any_moment(shelf: Database) -> None:
    async def write(number: int) -> None:
        async with shelf.write() as tx:
            await add(tx, number)
            await add(tx, number + 1)

    kept = list[asyncio.Task[None]]()
    for turns in range(40):
        # The task is kept, and with it the traceback: what hangs on it must not hold the database.
        kept.append(asyncio.ensure_future(write(1000 + 2 * turns)))
        for _ in range(turns):
            await asyncio.sleep(0)
        kept[-1].cancel()
        await asyncio.wait([kept[-1]])
        async with asyncio.timeout(5):
            await write(2 * turns)
    found = await ids(shelf)
    assert [number for number in found if number < 1000] == list(range(80))
    assert all(number ^ 1 in found for number in found)


async def test_times_come_back_aware_and_in_utc(shelf: Database) -> None:
    local = datetime(2026, 11, 21, 13, 30, 15, 123456, tzinfo=timezone(timedelta(hours=1, minutes=30)))
    async with shelf.write() as tx:
        await add(tx, 1, at=local)
        await add(tx, 2)
    async with shelf.read() as tx:
        first, second = (await tx.execute(select(notes.c.at).order_by(notes.c.id))).scalars()
    assert (first, second) == (local, None)
    assert first.utcoffset() == timedelta(0)


async def test_the_wait_for_the_turn_is_told(database_url: str) -> None:
    waits = list[float]()
    database = Database(database_url, waits.append)
    async with database.write(), database.read():
        pass
    await database.close()
    assert len(waits) == 1
    assert 0 <= waits[0] < 60


async def test_what_comes_after_the_commit_never_comes_without_it(shelf: Database) -> None:
    bus, heard = InProcessPush(), list[str]()
    bus.listen("room:1", lambda topic, frame: heard.append(frame))
    calls = Calls(shelf, HandClock(NOON), CountedIds(), {Push: bus}, Nobody(), "request")

    async def say(call: Call, number: int) -> None:
        await add(call.tx, number)
        publish(call, "room:1", str(number))
        assert heard == []

    async def fail() -> None:
        async with calls.write() as call:
            await say(call, 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with calls.write() as call:
        await say(call, 2)
        assert (call.now, call.request_id) == (NOON, "request")
    assert heard == ["2"]
    async with calls.read() as call:
        assert call.caller == Nobody()


async def test_a_full_disk_refuses_what_is_written_and_reading_goes_on(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'small.db'}")

    async def fill(size: int) -> None:
        async with database.write() as tx:
            await add(tx, 2, "x" * size)

    async with database.write() as tx:
        await tx.run_sync(own.create_all)
        await add(tx, 1)
        # SQLite reports its own limit with the words and the code of a full disk.
        await tx.exec_driver_sql("PRAGMA max_page_count = 20")
    with pytest.raises(StorageFull) as refused:
        await fill(1_000_000)
    assert refused.value.kind is Kind.UNAVAILABLE
    assert await ids(database) == [1]
    await fill(10)
    assert await ids(database) == [1, 2]
    await database.close()


async def test_an_error_does_not_show_the_values_of_its_statement(shelf: Database) -> None:
    async def write_twice() -> None:
        async with shelf.write() as tx:
            await add(tx, 1, "canary")
            await add(tx, 1, "canary")

    with pytest.raises(IntegrityError, match="notes_of_a_test") as failed:
        await write_twice()
    assert "canary" not in str(failed.value)


async def test_a_postgresql_that_is_away_is_a_refusal_until_it_is_back() -> None:
    with postgres() as server:
        database = Database(server.url("postgres"))

        async def ask() -> None:
            async with database.write() as tx:
                await tx.exec_driver_sql("SELECT 1")

        async def lose_it_halfway() -> None:
            async with database.write() as tx:
                await asyncio.to_thread(server.stop)
                await tx.exec_driver_sql("SELECT 1")

        await ask()
        with pytest.raises(DatabaseUnavailable):
            await lose_it_halfway()
        with pytest.raises(DatabaseUnavailable):
            await ask()
        await asyncio.to_thread(server.start)
        await ask()
        await database.close()


async def test_nobody_listening_is_a_refusal() -> None:
    # Nothing listens on port 1.
    database = Database("postgresql+asyncpg://carillon@127.0.0.1:1/x")

    async def ask() -> None:
        async with database.read() as tx:
            await tx.exec_driver_sql("SELECT 1")

    with pytest.raises(DatabaseUnavailable):
        await ask()
    await database.close()


async def test_the_engine_names_itself_and_the_room_it_takes(database: Database) -> None:
    engine = await database.engine()
    assert engine.name == ("SQLite" if database.is_sqlite else "PostgreSQL")
    assert engine.version[0].isdigit()
    assert engine.size > 100_000
