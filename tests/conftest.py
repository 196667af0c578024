"""Fixtures of every ring; the command line's plugins keep the unit ring silent and skips out."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from carillon.core.db import Database
from tests.kit.databases import Postgres, migrated_postgres, migrated_sqlite, postgres, sqlite_url


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    with postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres_server: Postgres) -> str:
    return migrated_postgres(postgres_server)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated_sqlite(tmp_path_factory.mktemp("template"))


@pytest.fixture
def sqlite_database(tmp_path: Path, sqlite_template: Path) -> str:
    """The URL of a new SQLite database at the newest schema."""
    file = tmp_path / "carillon.db"
    shutil.copy(sqlite_template, file)
    return sqlite_url(file)


@pytest.fixture
def postgres_database(postgres_server: Postgres, postgres_template: str) -> Iterator[str]:
    """The URL of a new PostgreSQL database at the newest schema."""
    name = postgres_server.create(postgres_template)
    yield postgres_server.url(name)
    postgres_server.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The test runs twice, once on each engine."""
    name = "sqlite_database" if request.param == "sqlite" else "postgres_database"
    return str(request.getfixturevalue(name))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url)
    yield opened
    await opened.close()
