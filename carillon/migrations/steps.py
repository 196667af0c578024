"""Taking the steps: Alembic run from code, all steps in one transaction, by one process at a time."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from carillon import migrations
from carillon.core.db import Database

_ONE_AT_A_TIME = 8_420_001
"""PostgreSQL's advisory lock: of several processes started at once, the first takes the steps."""


async def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database to the newest schema, or leave it as it was."""
    await _refuse_the_future(url)
    engine = _engine(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_take, command.upgrade, revision)
    finally:
        await engine.dispose()


async def downgrade(url: str, revision: str) -> None:
    """Go back to an older schema."""
    await _refuse_the_future(url)
    engine = _engine(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_take, command.downgrade, revision)
    finally:
        await engine.dispose()


def configuration(connection: Connection | None = None) -> Config:
    """What Alembic needs to know; `env.py` finds the connection in it."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


async def _refuse_the_future(url: str) -> None:
    database = Database(url)
    try:
        await migrations.look(database)
    finally:
        await database.close()


def _take(connection: Connection, steps: Any, revision: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
    steps(configuration(connection), revision)
    if connection.dialect.name == "sqlite" and (broken := connection.execute(text("PRAGMA foreign_key_check")).all()):
        raise AssertionError(f"the steps left {len(broken)} rows that point nowhere, first {broken[0]}")


def _engine(url: str) -> AsyncEngine:
    engine = create_async_engine(url, poolclass=NullPool)
    if make_url(url).get_backend_name() == "sqlite":
        event.listen(engine.sync_engine, "connect", _connected)
        event.listen(engine.sync_engine, "begin", _begun)
    return engine


def _connected(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    # Changing a table means copying and dropping the old one on SQLite; enforced foreign keys would then delete
    # the rows that point to it. They are checked at the end instead.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=OFF", "busy_timeout=10000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begun(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
