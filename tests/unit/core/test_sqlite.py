"""SQLite in place: what SQLAlchemy expects of a connection, on a database in memory."""

import asyncio
import threading

import pytest

from carillon.core.sqlite import Connection, connected

pytestmark = pytest.mark.anyio


async def test_statements_are_answered_and_undone_until_they_are_committed() -> None:
    connection = await connected(":memory:")
    cursor = connection.cursor()
    await cursor.execute("CREATE TABLE bells (name TEXT)")
    await cursor.execute("BEGIN IMMEDIATE")
    await cursor.executemany("INSERT INTO bells VALUES (?)", [("ding",), ("dong",)])
    assert cursor.rowcount == 2
    await connection.rollback()
    await cursor.execute("BEGIN IMMEDIATE")
    await cursor.execute("INSERT INTO bells VALUES (?)", ("ding",))
    assert cursor.lastrowid == 1
    await connection.commit()
    await cursor.execute("SELECT name FROM bells")
    assert cursor.description[0][0] == "name"
    assert await cursor.fetchall() == [("ding",)]
    await cursor.close()
    await connection.close()


async def test_foreign_keys_are_kept_and_commits_wait_for_the_disk() -> None:
    connection = Connection(":memory:")
    settings = {
        name: connection.open.execute(f"PRAGMA {name}").fetchone()[0] for name in ("foreign_keys", "synchronous")
    }
    assert settings == {"foreign_keys": 1, "synchronous": 2}
    connection.stop()


async def test_a_closed_connection_says_so_and_can_be_closed_again() -> None:
    connection = Connection(":memory:")
    await connection.close()
    connection.stop()
    with pytest.raises(ValueError, match="no active connection"):
        connection.cursor()


async def test_what_is_cancelled_in_the_thread_is_over_before_the_cancellation_is_told() -> None:
    connection = Connection(":memory:")
    released, done = threading.Event(), threading.Event()

    def commit() -> None:
        released.wait(5)
        done.set()

    committing = asyncio.ensure_future(connection.aside(commit))
    await asyncio.sleep(0)
    committing.cancel()
    asyncio.get_running_loop().call_soon(released.set)
    with pytest.raises(asyncio.CancelledError):
        await committing
    assert done.is_set()
    connection.stop()
