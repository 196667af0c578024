"""The state of every part of an installation: shown by /health and by `carillon doctor`."""

import shutil
from pathlib import Path

from carillon import migrations
from carillon.adapters.mail import Mailer
from carillon.adapters.scan import Scanner
from carillon.app.engine import MediaStand
from carillon.app.health import Check, PartState, Remembered, probe
from carillon.app.installation import Installation
from carillon.app.places import FRONT_ENDS, front_end
from carillon.core.calls import find_part
from carillon.core.db import Database
from carillon.core.sentences import Sentence, sentence

LITTLE_SPACE = 256 << 20


def checks(installation: Installation) -> list[Check]:
    """Every part that a running server can tell of, the essential ones first."""
    return [
        database_check(installation.database),
        Remembered("mail", mail_check(find_part(installation.parts, Mailer)), installation.tasks),
        *scan_checks(installation),
        front_ends_check,
        *media_checks(installation),
        lambda: disk_check(installation.data),
    ]


def database_check(database: Database) -> Check:
    async def ask() -> Sentence:
        found = await migrations.current(database)
        engine = "SQLite" if database.is_sqlite else "PostgreSQL"
        return sentence("{engine}, schema {schema}", engine=engine, schema=str(found))

    return probe("database", ask, sentence("Start the database server."), essential=True)


def mail_check(mailer: Mailer) -> Check:
    async def ask() -> Sentence:
        await mailer.check()
        return mailer.describe()

    return probe("mail", ask, sentence("Set the [mail] section of carillon.toml."))


def scan_checks(installation: Installation) -> list[Check]:
    """One where a scanner is configured; whoever has none sees that in the configuration."""
    if not installation.config.scan.address:
        return []
    scanner = find_part(installation.parts, Scanner)

    async def ask() -> str:
        await scanner.check()
        return scanner.describe()

    check = probe("virus scanner", ask, "Start clamd, or correct scan.address; files wait until it answers.")
    return [Remembered("virus scanner", check, installation.tasks)]


def media_checks(installation: Installation) -> list[Check]:
    """One where a server runs; another command knows nothing of its engine."""
    stand = installation.parts.get(MediaStand)
    return [stand.check] if isinstance(stand, MediaStand) else []


async def front_ends_check() -> PartState:
    missing = [name for name in FRONT_ENDS if not (front_end(name) / "index.html").is_file()]
    if missing:
        detail = sentence("Not built: {names}.", names=", ".join(missing))
        return PartState("front ends", "off", detail, sentence("Run scripts/setup."))
    return PartState("front ends", "ok", sentence("Client and console are built."))


async def disk_check(data: Path) -> PartState:
    free = shutil.disk_usage(data).free
    detail = sentence("{megabytes} MB free for {path}", megabytes=free >> 20, path=str(data))
    if free < LITTLE_SPACE:
        fix = sentence("Free some space; writes are refused when the disk is full.")
        return PartState("disk", "failed", detail, fix)
    return PartState("disk", "ok", detail)
