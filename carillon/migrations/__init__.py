"""The database's schema as numbered steps: which one the code knows, and which one a database has.

Looking costs a few milliseconds; only `carillon.migrations.steps`, which takes the steps, loads Alembic.
"""

from enum import StrEnum
from pathlib import Path

from sqlalchemy import column, inspect, select, table

from carillon.core.db import Database, Transaction
from carillon.core.errors import Kind, Refusal

VERSIONS = Path(__file__).parent / "versions"


class SchemaTooNew(Refusal):
    """The database has schema {found}, made by a newer Carillon; this one knows up to {known}. Install that one."""

    kind = Kind.CONFLICT


class Schema(StrEnum):
    """How a database stands to this code."""

    READY = "ready"
    BEHIND = "behind"


def head() -> str:
    """The newest schema that this code knows; the files are numbered in their order, which a test keeps."""
    return max(revisions())


def revisions() -> list[str]:
    return sorted(file.name.split("_")[0] for file in VERSIONS.glob("[0-9]*_*.py"))


async def current(database: Database) -> str | None:
    """The schema that the database has; None for an empty one."""
    async with database.read() as tx:
        return await _revision(tx)


async def look(database: Database) -> Schema:
    """Whether the database can be used as it is; one from the future is refused and left as it is."""
    found = await current(database)
    if found is not None and found not in revisions():
        raise SchemaTooNew(found=found, known=head())
    return Schema.READY if found == head() else Schema.BEHIND


async def _revision(tx: Transaction) -> str | None:
    if not await tx.run_sync(lambda connection: inspect(connection).has_table("alembic_version")):
        return None
    return (await tx.execute(select(column("version_num")).select_from(table("alembic_version")))).scalar()
