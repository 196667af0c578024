"""Databases for tests: a PostgreSQL of their own in memory, and copies of an empty database on both engines."""

import asyncio
import os
import shutil
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from carillon.migrations import steps

ADVICE = "These tests need PostgreSQL 15 or newer: scripts/system-packages installs it on Debian."
OPTIONS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"


@dataclass(slots=True)
class Postgres:
    """A running PostgreSQL that only this test session knows."""

    folder: Path
    made: int = 0

    def start(self) -> None:
        options = f"{OPTIONS} -c unix_socket_directories={self.folder}"
        _run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-l", f"{self.folder}/log", "-o", options, "start")

    def stop(self) -> None:
        """At once, like a crash."""
        _run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "-w", "stop")

    def url(self, name: str) -> str:
        return f"postgresql+asyncpg://carillon@/{name}?host={self.folder}"

    def create(self, template: str = "template0") -> str:
        """A new database; answers its name."""
        self.made += 1
        name = f"test{self.made}"
        asyncio.run(self._do(f'CREATE DATABASE {name} TEMPLATE "{template}"'))
        return name

    def drop(self, name: str) -> None:
        asyncio.run(self._do(f"DROP DATABASE {name} WITH (FORCE)"))

    async def _do(self, statement: str) -> None:
        connection = await asyncpg.connect(host=str(self.folder), user="carillon", database="postgres")
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


@contextmanager
def postgres() -> Generator[Postgres]:
    """Start one, and leave nothing of it behind."""
    memory = Path("/dev/shm")
    # A socket's path may have 107 bytes, so the folder lies near the root.
    folder = Path(tempfile.mkdtemp(prefix="carillon-", dir=memory if memory.is_dir() else None))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    server = Postgres(folder)
    try:
        _run("initdb", "-D", f"{folder}/data", "-A", "trust", "-U", "carillon", "--no-sync", "-E", "UTF8", "--locale=C")
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def migrated_postgres(server: Postgres) -> str:
    """The name of an empty database at the newest schema, to be copied."""
    name = server.create()
    asyncio.run(steps.upgrade(server.url(name)))
    return name


def migrated_sqlite(folder: Path) -> Path:
    """The file of an empty database at the newest schema, to be copied."""
    file = folder / "template.db"
    asyncio.run(steps.upgrade(sqlite_url(file)))
    return file


def sqlite_url(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


def _run(program: str, *arguments: str) -> None:
    command = [str(_binary(program)), *arguments]
    if os.geteuid() == 0:
        # PostgreSQL does not run as root.
        command = ["runuser", "-u", "postgres", "--", *command]
    # pg_ctl hands its output on to the server: a pipe here would stay open as long as that runs.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(command, stdout=output, stderr=output, cwd="/", timeout=60, check=False)
        output.seek(0)
        assert done.returncode == 0, f"{program} failed:\n{output.read().decode()}"


def _binary(program: str) -> Path:
    found = [*sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}")), *filter(None, [shutil.which(program)])]
    assert found, ADVICE
    return Path(found[0])
