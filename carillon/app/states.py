"""The state of every part of an installation: shown by /health and by `carillon doctor`."""

import shutil
from pathlib import Path

from carillon import migrations
from carillon.adapters.mail import Mailer
from carillon.app.health import Check, PartState, probe
from carillon.app.installation import Installation
from carillon.app.places import FRONT_ENDS, front_end
from carillon.core.calls import find_part

LITTLE_SPACE = 256 << 20


def checks(installation: Installation) -> list[Check]:
    """Every part, the essential ones first."""
    return [
        probe("database", lambda: _database(installation), "Start the database server.", essential=True),
        probe("mail", lambda: _mail(installation), "Set the [mail] section of carillon.toml."),
        _front_ends,
        lambda: _disk(installation.data),
    ]


async def _database(installation: Installation) -> str:
    schema = await migrations.current(installation.database)
    engine = "SQLite" if installation.database.is_sqlite else "PostgreSQL"
    return f"{engine}, schema {schema}"


async def _mail(installation: Installation) -> str:
    mailer = find_part(installation.parts, Mailer)
    await mailer.check()
    return mailer.describe()


async def _front_ends() -> PartState:
    missing = [name for name in FRONT_ENDS if not (front_end(name) / "index.html").is_file()]
    if missing:
        return PartState("front ends", "off", f"Not built: {', '.join(missing)}.", "Run scripts/setup.")
    return PartState("front ends", "ok", "Client and console are built.")


async def _disk(data: Path) -> PartState:
    free = shutil.disk_usage(data).free
    detail = f"{free >> 20} MB free for {data}"
    if free < LITTLE_SPACE:
        return PartState("disk", "failed", detail, "Free some space; writes are refused when the disk is full.")
    return PartState("disk", "ok", detail)
