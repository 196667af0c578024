"""Putting a backup back: into an empty place, completely or not at all."""

import asyncio
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from carillon import migrations
from carillon.app.arguments import LOCK
from carillon.app.backup import postgresql
from carillon.app.backup.archive import DATABASE, Manifest, unpack
from carillon.app.backup.making import CONFIGURATION
from carillon.app.ground import UNPACKED, claim_folder
from carillon.app.options import Place, configuration_file
from carillon.core.config import load
from carillon.core.errors import Kind, Refusal

HARMLESS = {LOCK, CONFIGURATION, "lost+found"}
"""What an empty data folder may hold; a configuration that is there already is kept."""


class FolderNotEmpty(Refusal):
    """{folder} has something in it already: {name}. Restore into an empty data folder."""

    kind = Kind.CONFLICT


class OtherDatabase(Refusal):
    """The backup is of {found}, but the configuration names {wanted}. Change database.url."""

    kind = Kind.CONFLICT


async def restore(file: Path, folder: Path, config: Path | None) -> Manifest:
    """Bring the installation back; when that is refused the place is as it was."""
    with ExitStack() as undo:
        _note_absence(folder, undo.callback)
        with claim_folder(folder):
            _check_empty(folder)
            unpacked = folder / UNPACKED
            undo.callback(shutil.rmtree, unpacked, ignore_errors=True)
            unpacked.mkdir(mode=0o700)
            manifest = await asyncio.to_thread(unpack, file, unpacked)
            if manifest.schema not in migrations.revisions():
                raise migrations.SchemaTooNew(found=manifest.schema, known=migrations.head())
            where = _wanted(folder, config, unpacked)
            _check_engine(where, manifest)
            _put(unpacked, where, undo.callback)
            if where.database_file is None:
                await postgresql.load(where.config.database_url(folder), manifest.schema, unpacked / DATABASE)
            undo.pop_all()
            shutil.rmtree(unpacked)
    return manifest


def _note_absence(folder: Path, undo: Callable[..., object]) -> None:
    if not folder.exists():
        undo(shutil.rmtree, folder, ignore_errors=True)


def _check_empty(folder: Path) -> None:
    for each in sorted(folder.iterdir()):
        if each.name not in HARMLESS:
            raise FolderNotEmpty(folder=str(folder), name=each.name)


def _wanted(folder: Path, config: Path | None, unpacked: Path) -> Place:
    """Where to: what the present configuration says, or where there is none, that of the backup."""
    present = configuration_file(config, folder)
    saved = unpacked / CONFIGURATION
    return Place(load(present or (saved if saved.exists() else None)), folder, present)


def _check_engine(where: Place, manifest: Manifest) -> None:
    wanted = "postgresql" if where.database_file is None else "sqlite"
    if manifest.database != wanted:
        names = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}
        raise OtherDatabase(found=names[manifest.database], wanted=names[wanted])
    if where.database_file is not None and where.database_file.exists():
        raise FolderNotEmpty(folder=str(where.database_file.parent), name=where.database_file.name)


def _put(unpacked: Path, where: Place, undo: Callable[..., object]) -> None:
    """Everything into its place, the database last: while it is missing nothing looks like an installation."""
    for each in sorted(unpacked.iterdir(), key=lambda path: path.name == DATABASE):
        target = where.data / each.name
        if each.name == DATABASE:
            if where.database_file is None:
                continue
            target = where.database_file
        if each.name == CONFIGURATION and target.exists():
            continue
        undo(_take_away, target)
        shutil.move(each, target)


def _take_away(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
