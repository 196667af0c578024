"""SQLite spoken where the call runs: a thread only for what may wait for the disk or for another process.

SQLAlchemy's SQLite dialect for asyncio expects aiosqlite, which hands every step of every statement to a thread and
back; that cost ten times the statements themselves. This connection has the same methods and answers at once
(docs/decisions/0009-sqlite-in-place.md). Only its two slow moments go to a thread: taking the writer's lock, and the
commit, which waits for the disk.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Outcome = TypeVar("Outcome")

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000")
WAITS = "BEGIN IMMEDIATE"


class Connection:
    """Stands for `aiosqlite.Connection`, as far as SQLAlchemy asks."""

    def __init__(self, file: str) -> None:
        # No statement begins a transaction by itself; SQLAlchemy's begin event does. One caller at a time uses a
        # connection, but not always from the same thread.
        self._connection: sqlite3.Connection | None = sqlite3.connect(
            file, isolation_level=None, check_same_thread=False
        )
        self._aside = ThreadPoolExecutor(1, thread_name_prefix="sqlite")
        for pragma in PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")

    @property
    def open(self) -> sqlite3.Connection:
        if self._connection is None:
            raise ValueError("no active connection")
        return self._connection

    def cursor(self) -> "Cursor":
        return Cursor(self, self.open.cursor())

    async def create_function(self, *arguments: Any, **options: Any) -> None:
        self.open.create_function(*arguments, **options)

    async def commit(self) -> None:
        await self.aside(self.open.commit)

    async def rollback(self) -> None:
        self.open.rollback()

    async def close(self) -> None:
        self.stop()

    def stop(self) -> None:
        if self._connection is not None:
            # A cursor that some traceback still holds would keep the lock of an open transaction alive.
            self._connection.rollback()
            self._connection.close()
            self._connection = None
            self._aside.shutdown(wait=False)

    async def aside(self, act: Callable[[], Outcome]) -> Outcome:
        """Do it in the connection's own thread, and be done with it before anything else happens, cancelled or not."""
        doing = asyncio.get_running_loop().run_in_executor(self._aside, act)
        try:
            return await asyncio.shield(doing)
        except asyncio.CancelledError:
            await asyncio.wait([doing])
            raise


class Cursor:
    """Stands for `aiosqlite.Cursor`."""

    def __init__(self, connection: Connection, cursor: sqlite3.Cursor) -> None:
        self._connection = connection
        self._cursor = cursor
        self.arraysize = cursor.arraysize

    async def __aenter__(self) -> "Cursor":
        return self

    @property
    def description(self) -> Any:
        return self._cursor.description

    @property
    def rowcount(self) -> int:
        return self._cursor.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._cursor.lastrowid

    async def execute(self, statement: str, parameters: Any = ()) -> None:
        if statement.startswith(WAITS):
            await self._connection.aside(lambda: self._cursor.execute(statement, parameters))
        else:
            self._cursor.execute(statement, parameters)

    async def executemany(self, statement: str, parameters: Iterable[Any]) -> None:
        self._cursor.executemany(statement, parameters)

    async def fetchall(self) -> list[Any]:
        return self._cursor.fetchall()

    async def close(self) -> None:
        self._cursor.close()


async def connected(file: str, *_arguments: Any, **_options: Any) -> Connection:
    """SQLAlchemy's `async_creator_fn`."""
    return Connection(file)


async def connected_to_read(file: str, *_arguments: Any, **_options: Any) -> Connection:
    """The same for a connection that refuses to write."""
    connection = Connection(file)
    connection.open.execute("PRAGMA query_only=ON")
    return connection
