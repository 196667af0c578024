"""The state of what an installation stands on, told without opening its database."""

import os
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

from carillon.app.backup.latest import latest
from carillon.app.certificate import end_of
from carillon.app.ground import is_served
from carillon.app.health import PartState
from carillon.app.options import Place
from carillon.core.clock import SystemClock
from carillon.core.config import ServerConfig

OLDEST_SQLITE = (3, 40, 0)
SOON = timedelta(days=14)
SERVE = "Run carillon serve: it makes what is missing."


def surroundings(where: Place, now: datetime) -> list[PartState]:
    return [
        _configuration(where.file),
        _folder(where.data),
        _server(where.data),
        _sqlite(is_used=where.database_file is not None),
        _certificate(where.config.server, now),
        _backup(where.data),
    ]


def failed(name: str, detail: str, fix: str, *, essential: bool = True) -> PartState:
    return PartState(name, "failed", detail, fix, essential)


def _configuration(file: Path | None) -> PartState:
    detail = str(file) if file else "Every option has its default."
    return PartState("configuration", "ok", detail, essential=True)


def _folder(data: Path) -> PartState:
    if not data.is_dir():
        return PartState("data folder", "off", f"{data} is not there yet.", SERVE)
    if not os.access(data, os.R_OK | os.W_OK | os.X_OK):
        return failed("data folder", f"This user may not use {data}.", "Run this as the user that serves.")
    for each in data.iterdir():
        if not os.access(each, os.R_OK | os.W_OK):
            return failed("data folder", f"{each} belongs to another user.", "Run this as the user that serves.")
    if data.stat().st_mode & 0o077:
        return failed("data folder", f"Others may look into {data}.", f"chmod 700 {data}", essential=False)
    return PartState("data folder", "ok", str(data), essential=True)


def _server(data: Path) -> PartState:
    if is_served(data):
        return PartState("server", "ok", "carillon serve is running.")
    return PartState("server", "off", "carillon serve is not running.", "Run carillon serve.")


def _sqlite(*, is_used: bool) -> PartState:
    detail = f"Python has SQLite {sqlite3.sqlite_version}."
    if not is_used:
        return PartState("sqlite", "off", f"{detail} PostgreSQL is used instead.")
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return failed("sqlite", detail, "Use a Python with SQLite 3.40 or newer.")
    return PartState("sqlite", "ok", detail, essential=True)


def _certificate(server: ServerConfig, now: datetime) -> PartState:
    if not server.certificate_file:
        return PartState("certificate", "off", "Plain HTTP: for just this machine, or behind a proxy.")
    try:
        ends_at = end_of(Path(server.certificate_file))
        Path(server.key_file).read_bytes()
    except OSError as error:
        fix = "Correct server.certificate_file and server.key_file, and let this user read both."
        return failed("certificate", f"{error.filename}: {error.strerror}.", fix)
    except ValueError:
        return failed("certificate", f"{server.certificate_file} is no certificate.", "Give it in PEM form.")
    detail = f"Valid until {ends_at:%Y-%m-%d %H:%M} UTC."
    if ends_at - now < SOON:
        return failed("certificate", detail, "Renew it; the server reads it again by itself.", essential=ends_at < now)
    return PartState("certificate", "ok", detail, essential=True)


def _backup(data: Path) -> PartState:
    made = latest(data)
    if made is None:
        return PartState("backup", "off", "There is none yet.", "Make one every day: carillon backup FILE")
    detail = f"The latest was made on {made.made_at:%Y-%m-%d at %H:%M} UTC: {made.file}"
    # By the time of this machine: the clock of a development installation moves, and backups do not.
    if made.is_late(SystemClock().now()):
        return failed("backup", detail, "Make one every day: carillon backup FILE", essential=False)
    return PartState("backup", "ok", detail)
