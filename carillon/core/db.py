"""The database: SQLite in one process or PostgreSQL for many, behind the same two doors, read and write."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import DateTime, Dialect, MetaData, String, Tuple, TypeDecorator, event, literal, tuple_
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from carillon.core import sqlite
from carillon.core.errors import DatabaseClosed, DatabaseUnavailable, DatabaseUnusable, Refusal, StorageFull
from carillon.core.pages import place_of

Transaction = AsyncConnection


@dataclass(frozen=True, slots=True)
class Engine:
    """The engine behind a database, and how much room the database takes there."""

    name: str
    version: str
    size: int
    """In bytes."""


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Where every feature's store declares its tables."""

READERS = 4

_PASSING = ("08", "40", "53300", "57P0")
"""PostgreSQL's states that pass: connection lost, transaction rolled back for another, too many, going up or down."""
_CLOSED = ("28", "3D000")
"""PostgreSQL's states for who may not come in, and for a database that is not there."""
_UNUSABLE = ("unable to open database file", "readonly database", "file is not a database", "image is malformed")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment in UTC; SQLite, which knows no zones, stores it without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value


def last_shown(cursor: str) -> Tuple:
    """The age and the id of the last row of the page before, for comparison with those of others."""
    moment, item_id = place_of(cursor)
    return tuple_(literal(moment, UtcDateTime), literal(item_id, String))


class Database:
    """Opens transactions. On SQLite, writers take turns here and not in SQLite's own lock."""

    def __init__(self, url: str, waited: Callable[[float], None] = lambda seconds: None) -> None:
        """`waited` is told how many seconds each writer waited for its turn."""
        self._waited = waited
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        if self.is_sqlite:
            self._writer = _sqlite(url, "IMMEDIATE", 1, sqlite.connected)
            self._reader = _sqlite(url, "DEFERRED", READERS, sqlite.connected_to_read)
            self._turn = asyncio.Lock()
        else:
            self._writer = _postgresql(url, "READ COMMITTED")
            self._reader = _postgresql(url, "REPEATABLE READ").execution_options(postgresql_readonly=True)
            self._turn = nullcontext()

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[Transaction]:
        """One snapshot, on both engines; a write in it is an error, and it is rolled back at the end."""
        with _refusing():
            async with AsyncExitStack() as stack:
                yield await _entered(stack, self._reader.connect())

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[Transaction]:
        """A transaction, committed at the end and rolled back by an exception."""
        began = time.perf_counter()
        with _refusing():
            async with self._turn, AsyncExitStack() as stack:
                tx = await _entered(stack, self._writer.begin())
                self._waited(time.perf_counter() - began)
                yield tx

    async def engine(self) -> Engine:
        """Which engine it is, asked of the engine."""
        async with self.read() as tx:
            if self.is_sqlite:
                pages = (await tx.exec_driver_sql("PRAGMA page_count")).scalar_one()
                size = pages * (await tx.exec_driver_sql("PRAGMA page_size")).scalar_one()
                return Engine("SQLite", (await tx.exec_driver_sql("SELECT sqlite_version()")).scalar_one(), size)
            version = (await tx.exec_driver_sql("SHOW server_version")).scalar_one()
            size = (await tx.exec_driver_sql("SELECT pg_database_size(current_database())")).scalar_one()
            return Engine("PostgreSQL", version, size)

    async def close(self) -> None:
        await self._writer.dispose()
        await self._reader.dispose()


def _postgresql(url: str, isolation: Literal["READ COMMITTED", "REPEATABLE READ"]) -> AsyncEngine:
    # Writers and readers have a pool each, so that neither inherits the other's way of seeing rows.
    return create_async_engine(
        url, isolation_level=isolation, pool_size=READERS * 2, pool_pre_ping=True, hide_parameters=True
    )


def _sqlite(url: str, mode: str, connections: int, connect: Callable[..., Awaitable[sqlite.Connection]]) -> AsyncEngine:
    # An error's text goes into logs: it names the statement, never the values, which may be secrets.
    engine = create_async_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=60,
        hide_parameters=True,
        connect_args={"async_creator_fn": connect},
    )

    def begin(connection: Any) -> None:
        connection.exec_driver_sql(f"BEGIN {mode}")

    event.listen(engine.sync_engine, "begin", begin)
    return engine


@contextmanager
def _refusing() -> Generator[None]:
    """Tell a full disk and an absent server from a bug: the first two are refusals, the last stays an exception."""
    try:
        yield
    except DBAPIError as error:
        refusal = _refusal(error)
        if refusal is None:
            raise
        raise refusal from error


def _refusal(error: DBAPIError) -> Refusal | None:
    text, state = str(error.orig), str(getattr(error.orig, "sqlstate", None) or "")
    if "disk is full" in text or state == "53100":
        return StorageFull()
    if error.connection_invalidated or "database is locked" in text or state.startswith(_PASSING):
        return DatabaseUnavailable()
    if state.startswith(_CLOSED):
        return DatabaseClosed()
    if any(sign in text for sign in _UNUSABLE):
        return DatabaseUnusable()
    return None


async def _entered(stack: AsyncExitStack, opening: AbstractAsyncContextManager[Transaction]) -> Transaction:
    # Only here does a failed connection mean the database: inside, it may be anything that a use case talks to.
    try:
        return await stack.enter_async_context(opening)
    except OSError as error:
        raise DatabaseUnavailable from error
