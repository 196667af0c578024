"""Making a backup, while the installation serves or not."""

import asyncio
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from carillon import __version__, migrations
from carillon.app.acts import act
from carillon.app.backup import postgresql, sqlite
from carillon.app.backup.archive import DATABASE, FORMAT, Manifest, pack, private
from carillon.app.backup.latest import note
from carillon.app.options import Place
from carillon.core.calls import Call
from carillon.core.clock import SystemClock
from carillon.core.db import Database
from carillon.core.errors import Kind, Refusal

KEY = "master.key"
CONFIGURATION = "carillon.toml"
KEPT = ("clock-offset", "files", "outbox")
"""What lies in the data folder beside the database, the master key and the configuration."""


class NothingThere(Refusal):
    """There is no installation in {folder} to back up."""

    kind = Kind.NOT_FOUND


class BackupNotWritten(Refusal):
    """The backup {file} was not written: {reason}. An earlier file of this name is as it was."""


async def back_up(where: Place, file: Path) -> Manifest:
    """Write the file, for this user alone, in one go: it is whole or it is not there."""
    if where.database_file is not None and not where.database_file.exists():
        raise NothingThere(folder=str(where.data))
    await _tell(where, file)
    try:
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".carillon-backup-") as name:
            manifest = await _write(where, file, Path(name))
        note(where.data, file, manifest.made_at)
        return manifest
    except (OSError, sqlite3.Error) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise BackupNotWritten(file=str(file), reason=reason) from error


async def _tell(where: Place, file: Path) -> None:
    """A backup opens everything, so it is on record, in the backup too."""
    database = Database(where.config.database_url(where.data))
    try:
        ready = await migrations.look(database) is migrations.Schema.READY
    finally:
        await database.close()
    # An older schema is backed up as it is, and not changed under an older server for the sake of the record.
    if ready:
        async with where.open() as installation:
            await act(installation, "CreateBackup", {"file": str(file)}, _nothing)


async def _nothing(_call: Call) -> None:
    """The copy is taken afterwards, outside of any transaction."""


async def _write(where: Place, file: Path, folder: Path) -> Manifest:
    key = folder / KEY
    taken = folder / DATABASE
    while True:
        key.write_bytes(before := _bytes(where.data / KEY))
        schema = await _take(where, taken)
        if before == _bytes(where.data / KEY):
            break
        # The master key was changed meanwhile: these rows may need keys that this file has not.
        taken.unlink() if taken.is_file() else _empty(taken)
    engine = "postgresql" if where.database_file is None else "sqlite"
    manifest = Manifest(FORMAT, __version__, schema, engine, SystemClock().now())
    sources = [(KEY, key), *_below(DATABASE, taken), *_beside(where)]
    draft = folder / "draft"
    await asyncio.to_thread(_pack, draft, manifest, sources)
    draft.replace(file)
    return manifest


async def _take(where: Place, taken: Path) -> str:
    if where.database_file is not None:
        return await asyncio.to_thread(sqlite.copy, where.database_file, taken)
    await asyncio.to_thread(taken.mkdir, exist_ok=True)
    return await postgresql.dump(where.config.database_url(where.data), taken)


def _beside(where: Place) -> Iterator[tuple[str, Path]]:
    if where.file is not None:
        yield CONFIGURATION, where.file
    for name in KEPT:
        yield from _below(name, where.data / name)


def _below(name: str, path: Path) -> Iterator[tuple[str, Path]]:
    if path.is_file():
        yield name, path
    for each in sorted(path.rglob("*")):
        if each.is_file() and not each.name.startswith("."):
            yield f"{name}/{each.relative_to(path).as_posix()}", each


def _pack(draft: Path, manifest: Manifest, sources: list[tuple[str, Path]]) -> None:
    with private(draft) as file:
        pack(file, manifest, sources)
        file.flush()
        os.fsync(file.fileno())


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""


def _empty(folder: Path) -> None:
    for each in folder.iterdir():
        each.unlink()
