"""The operator's desk: what the pages of operations look at, put together when a server starts."""

import asyncio
import platform
import time
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from carillon import __version__, migrations
from carillon.adapters.mail import Mailer
from carillon.app import engine
from carillon.app.backup.latest import Latest, latest
from carillon.app.certificate import end_of
from carillon.app.examination import examine
from carillon.app.health import PartState
from carillon.app.installation import Installation
from carillon.app.operations.space import Gauge, Space
from carillon.app.options import Place
from carillon.core.calls import find_part
from carillon.core.clock import SystemClock
from carillon.core.jobs import Selection
from carillon.core.sentences import Sentence

EXAMINED_EVERY = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Versions:
    """What runs here; the media engine's is None where there is none."""

    carillon: str
    python: str
    database: str
    schema: str
    media_engine: str | None


@dataclass(frozen=True, slots=True)
class Ground:
    """What an installation stands on, at one moment of the machine's own clock."""

    at: datetime
    started_at: datetime
    versions: Versions
    database_size: int
    folder: str
    space: Space
    backup: Latest | None
    backup_is_late: bool
    certificate_ends_at: datetime | None
    mail: Sentence


class OperatorsDesk:
    """One for each server. The examination is the one of `carillon doctor`, the jobs are those of `carillon jobs`."""

    def __init__(self, where: Place, installation: Installation, mail_kinds: Collection[str]) -> None:
        self.mails = Selection(frozenset(mail_kinds), others=False)
        self.other_work = Selection(frozenset(mail_kinds))
        self._where = where
        self._installation = installation
        self._gauge = Gauge(where.data)
        self._started_at = SystemClock().now()
        self._turn = asyncio.Lock()
        self._examined: list[PartState] = []
        self._again_at = 0.0

    async def ground(self) -> Ground:
        now = SystemClock().now()
        made = latest(self._where.data)
        found = await self._installation.database.engine()
        return Ground(
            at=now,
            started_at=self._started_at,
            versions=await self._versions(f"{found.name} {found.version}"),
            database_size=found.size,
            folder=str(self._where.data),
            space=await self._gauge.read(),
            backup=made,
            backup_is_late=made is None or made.is_late(now),
            certificate_ends_at=self._certificate_end(),
            mail=find_part(self._installation.parts, Mailer).describe(),
        )

    async def findings(self) -> list[PartState]:
        """Looking takes seconds where a mail server hangs, so those who ask at once are told the same."""
        async with self._turn:
            if time.monotonic() >= self._again_at:
                self._examined = await examine(self._where)
                self._again_at = time.monotonic() + EXAMINED_EVERY.total_seconds()
            return self._examined

    async def _versions(self, database: str) -> Versions:
        stand = self._installation.parts.get(engine.MediaStand)
        has_engine = isinstance(stand, engine.MediaStand) and stand.engine is not None
        return Versions(
            carillon=__version__,
            python=platform.python_version(),
            database=database,
            schema=await migrations.current(self._installation.database) or "",
            media_engine=f"LiveKit {engine.VERSION}" if has_engine else None,
        )

    def _certificate_end(self) -> datetime | None:
        """None where others serve the certificate; one that cannot be read is among the findings."""
        try:
            file = self._where.config.server.certificate_file
            return end_of(Path(file)) if file else None
        except (OSError, ValueError):
            return None
