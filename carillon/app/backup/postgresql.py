"""PostgreSQL's part of a backup: every table as CSV out of one snapshot, and back into an empty database."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import asyncpg
import msgspec

from carillon.core.errors import Kind, Refusal

SEQUENCES = "sequences.json"
VERSION = "alembic_version"

Connection = Any  # asyncpg tells its types only in part


class DatabaseNotEmpty(Refusal):
    """The database has tables already. Restore into an empty one."""

    kind = Kind.CONFLICT


class DatabaseRefused(Refusal):
    """The database does not do this: {reason}"""

    kind = Kind.UNAVAILABLE


async def dump(url: str, folder: Path) -> str:
    """Write all tables as they were at one moment; answers their schema."""
    async with (
        _connected(url) as connection,
        connection.transaction(isolation="repeatable_read", readonly=True),
    ):
        for table in await _tables(connection):
            await connection.copy_from_table(table, output=folder / f"{table}.csv", format="csv", header=True)
        # Sequences know no snapshots, so they are asked last: one too far on does no harm.
        rows = await connection.fetch(
            "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = current_schema()"
            " AND last_value IS NOT NULL"
        )
        (folder / SEQUENCES).write_bytes(msgspec.json.encode({row[0]: row[1] for row in rows}))
        return str(await connection.fetchval("SELECT version_num FROM alembic_version"))


async def check_empty(url: str) -> None:
    async with _connected(url) as connection:
        if await _tables(connection):
            raise DatabaseNotEmpty


async def load(url: str, schema: str, folder: Path) -> None:
    """Make the schema and fill it in, in an empty database; it is empty again when that fails."""
    from carillon.migrations import steps

    await check_empty(url)
    await steps.upgrade(url, schema)
    try:
        async with _connected(url) as connection, connection.transaction():
            await _fill(connection, folder)
    except BaseException:
        await steps.downgrade(url, "base")
        raise


async def _fill(connection: Connection, folder: Path) -> None:
    tables = await _in_order(connection)
    # What a step of the schema itself has put there is in the backup too.
    await connection.execute("TRUNCATE " + ", ".join(f'"{table}"' for table in tables))
    for table in tables:
        file = folder / f"{table}.csv"
        with file.open(encoding="utf-8") as lines:
            columns = lines.readline().rstrip("\n").split(",")
        await connection.copy_to_table(table, source=file, columns=columns, format="csv", header=True)
    for name, value in msgspec.json.decode((folder / SEQUENCES).read_bytes(), type=dict[str, int]).items():
        await connection.execute("SELECT setval(format('%I', $1::text)::regclass, $2)", name, value)


async def _tables(connection: Connection) -> list[str]:
    rows = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1")
    return [row[0] for row in rows if row[0] != VERSION]


async def _in_order(connection: Connection) -> list[str]:
    """A table stands behind those that it points to."""
    order = TopologicalSorter[str](dict.fromkeys(await _tables(connection), ()))
    pointers = await connection.fetch(
        "SELECT source.relname, target.relname FROM pg_constraint"
        " JOIN pg_class source ON source.oid = conrelid JOIN pg_class target ON target.oid = confrelid"
        " WHERE contype = 'f' AND conrelid <> confrelid AND connamespace = current_schema()::regnamespace"
    )
    for source, target in pointers:
        order.add(source, target)
    return list(order.static_order())


@asynccontextmanager
async def _connected(url: str) -> AsyncGenerator[Connection]:
    try:
        connection = await asyncpg.connect(url.replace("+asyncpg", "", 1))
        try:
            yield connection
        finally:
            await connection.close()
    except (asyncpg.PostgresError, asyncpg.InterfaceError, ConnectionError) as error:
        raise DatabaseRefused(reason=str(error).partition("\n")[0]) from error
