"""The state of what an installation stands on, told without opening its database."""

import os
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

from carillon.app.backup.latest import latest
from carillon.app.certificate import end_of
from carillon.app.ground import is_served
from carillon.app.health import PartName, PartState, Said
from carillon.app.options import Place
from carillon.core.clock import SystemClock
from carillon.core.config import ServerConfig
from carillon.core.sentences import sentence

OLDEST_SQLITE = (3, 40, 0)
SOON = timedelta(days=14)
SERVE = sentence("Run carillon serve: it makes what is missing.")
OUR_USER = sentence("Run this as the user that serves.")
DAILY = sentence("Make one every day: {command}", command="carillon backup FILE")


def surroundings(where: Place, now: datetime) -> list[PartState]:
    return [
        _configuration(where.file),
        _folder(where.data),
        _server(where.data),
        _sqlite(is_used=where.database_file is not None),
        _certificate(where.config.server, now),
        _backup(where.data),
    ]


def failed(name: PartName, detail: Said, fix: Said, *, essential: bool = True) -> PartState:
    return PartState(name, "failed", detail, fix, essential)


def _configuration(file: Path | None) -> PartState:
    detail = str(file) if file else sentence("Every option has its default.")
    return PartState("configuration", "ok", detail, essential=True)


def _folder(data: Path) -> PartState:
    if not data.is_dir():
        return PartState("data folder", "off", sentence("{path} is not there yet.", path=str(data)), SERVE)
    if not os.access(data, os.R_OK | os.W_OK | os.X_OK):
        return failed("data folder", sentence("This user may not use {path}.", path=str(data)), OUR_USER)
    for each in data.iterdir():
        if not os.access(each, os.R_OK | os.W_OK):
            return failed("data folder", sentence("{path} belongs to another user.", path=str(each)), OUR_USER)
    if data.stat().st_mode & 0o077:
        detail = sentence("Others may look into {path}.", path=str(data))
        return failed("data folder", detail, f"chmod 700 {data}", essential=False)
    return PartState("data folder", "ok", str(data), essential=True)


def _server(data: Path) -> PartState:
    if is_served(data):
        return PartState("server", "ok", sentence("carillon serve is running."))
    return PartState("server", "off", sentence("carillon serve is not running."), sentence("Run carillon serve."))


def _sqlite(*, is_used: bool) -> PartState:
    version = sqlite3.sqlite_version
    if not is_used:
        instead = sentence("Python has SQLite {version}. PostgreSQL is used instead.", version=version)
        return PartState("sqlite", "off", instead)
    detail = sentence("Python has SQLite {version}.", version=version)
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return failed("sqlite", detail, sentence("Use a Python with SQLite 3.40 or newer."))
    return PartState("sqlite", "ok", detail, essential=True)


def _certificate(server: ServerConfig, now: datetime) -> PartState:
    if not server.certificate_file:
        plain = sentence("Plain HTTP: for just this machine, or behind a proxy.")
        return PartState("certificate", "off", plain)
    try:
        ends_at = end_of(Path(server.certificate_file))
        Path(server.key_file).read_bytes()
    except OSError as error:
        fix = sentence("Correct server.certificate_file and server.key_file, and let this user read both.")
        return failed("certificate", f"{error.filename}: {error.strerror}.", fix)
    except ValueError:
        detail = sentence("{path} is no certificate.", path=server.certificate_file)
        return failed("certificate", detail, sentence("Give it in PEM form."))
    detail = sentence("Valid until {end}.", end=ends_at)
    if ends_at - now < SOON:
        renew = sentence("Renew it; the server reads it again by itself.")
        return failed("certificate", detail, renew, essential=ends_at < now)
    return PartState("certificate", "ok", detail, essential=True)


def _backup(data: Path) -> PartState:
    made = latest(data)
    if made is None:
        return PartState("backup", "off", sentence("There is none yet."), DAILY)
    detail = sentence("The latest was made on {moment}: {path}", moment=made.made_at, path=made.file)
    # By the time of this machine: the clock of a development installation moves, and backups do not.
    if made.is_late(SystemClock().now()):
        return failed("backup", detail, DAILY, essential=False)
    return PartState("backup", "ok", detail)
