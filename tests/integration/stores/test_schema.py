"""The schema on both databases: its steps, its guard against the future, and its agreement with the stores."""

import asyncio
import importlib
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

import carillon
from carillon import migrations
from carillon.core.db import Database, metadata
from carillon.migrations import Schema, SchemaTooNew, steps
from tests.kit.databases import Postgres, sqlite_url

pytestmark = pytest.mark.anyio

PACKAGE = Path(carillon.__file__).parent


def load_every_store() -> None:
    for file in sorted([*PACKAGE.glob("core/*/store.py"), *PACKAGE.glob("features/**/store*/**/*.py")]):
        importlib.import_module(".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts))
    for file in PACKAGE.glob("features/*/store.py"):
        importlib.import_module(".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return sqlite_url(tmp_path / "empty.db")
    server: Postgres = request.getfixturevalue("postgres_server")
    return server.url(server.create())


async def tables(database: Database) -> set[str]:
    async with database.read() as tx:
        return set(await tx.run_sync(lambda connection: inspect(connection).get_table_names()))


def test_the_steps_are_one_chain_named_by_their_files() -> None:
    script = ScriptDirectory.from_config(steps.configuration())
    chain = [step.revision for step in script.walk_revisions()][::-1]
    assert chain == migrations.revisions() == [f"{number:04}" for number in range(1, len(chain) + 1)]
    assert script.get_heads() == [migrations.head()]


async def test_an_empty_database_is_brought_to_the_newest_schema_once(empty_url: str) -> None:
    database = Database(empty_url)
    assert (await migrations.current(database), await migrations.look(database)) == (None, Schema.BEHIND)
    await steps.upgrade(empty_url)
    assert (await migrations.current(database), await migrations.look(database)) == (migrations.head(), Schema.READY)
    await steps.upgrade(empty_url)
    assert {"jobs", "alembic_version"} <= await tables(database)
    await database.close()


async def test_of_processes_started_at_once_one_takes_the_steps(empty_url: str) -> None:
    code = "import asyncio, sys; from carillon.migrations.steps import upgrade; asyncio.run(upgrade(sys.argv[1]))"
    racing = [await asyncio.create_subprocess_exec(sys.executable, "-c", code, empty_url) for _ in range(2)]
    assert [await process.wait() for process in racing] == [0, 0]
    database = Database(empty_url)
    assert await migrations.look(database) is Schema.READY
    await database.close()


async def test_every_step_can_be_taken_back(empty_url: str) -> None:
    database = Database(empty_url)
    for revision in migrations.revisions():
        await steps.upgrade(empty_url, revision)
        await steps.downgrade(empty_url, "-1")
        await steps.upgrade(empty_url, revision)
    await steps.downgrade(empty_url, "base")
    assert await tables(database) == {"alembic_version"}
    await database.close()


async def test_a_step_that_fails_leaves_the_database_as_it_was(empty_url: str) -> None:
    database = Database(empty_url)
    async with database.write() as tx:
        # Stands in the way of the step that makes the table of that name.
        await tx.exec_driver_sql("CREATE TABLE schedules (kind TEXT)")
    with pytest.raises(Exception, match="schedules"):
        await steps.upgrade(empty_url)
    assert await tables(database) == {"schedules"}
    await database.close()


async def test_a_database_from_the_future_is_refused_and_left_alone(database: Database, database_url: str) -> None:
    async with database.write() as tx:
        await tx.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaTooNew) as refused:
        await migrations.look(database)
    assert "schema 9999" in refused.value.message
    for take in (steps.upgrade(database_url), steps.downgrade(database_url, "0001")):
        with pytest.raises(SchemaTooNew):
            await take
    assert await migrations.current(database) == "9999"


async def test_the_stores_and_the_steps_agree(database: Database) -> None:
    load_every_store()

    def differences(connection: Connection) -> list[object]:
        return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)

    async with database.read() as tx:
        assert await tx.run_sync(differences) == []
    assert set(metadata.tables) | {"alembic_version"} == await tables(database)


def test_looking_at_the_schema_does_not_load_alembic() -> None:
    code = "import sys, carillon.migrations; sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=PACKAGE.parent, check=False).returncode == 0
