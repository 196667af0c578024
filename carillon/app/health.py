"""Whether Carillon lives and may be sent work, part by part, for load balancers and people."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal, Self

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from carillon import __version__
from carillon.core.errors import Refusal
from carillon.core.sentences import Sentence, sentence
from carillon.core.tasks import Tasks

LOOKED_AT_EVERY = timedelta(minutes=1)

PartName = Literal[
    "configuration",
    "data folder",
    "server",
    "sqlite",
    "certificate",
    "backup",
    "disk",
    "mail",
    "virus scanner",
    "front ends",
    "media engine",
    "media address",
    "media ports",
    "database",
    "schema",
    "master key",
    "jobs",
]
"""What programs know the parts by; the console has its own words for each."""

Said = Sentence | str
"""A string is the same in every language: a file, a command."""


@dataclass(frozen=True, slots=True)
class PartState:
    """One part of the installation. `off` is chosen or not needed for API and chat; `failed` wants the `fix`."""

    name: PartName
    state: str
    detail: Said
    fix: Said = ""
    essential: bool = False

    def in_english(self) -> Self:
        return replace(self, detail=str(self.detail), fix=str(self.fix))


Check = Callable[[], Awaitable[PartState]]


class Health:
    """Answers /health/live and /health/ready: 200 while every essential part is well."""

    def __init__(self, checks: Sequence[Check]) -> None:
        self._checks = checks

    async def parts(self) -> list[PartState]:
        return [await check() for check in self._checks]

    async def __call__(self, _request: Request) -> Response:
        parts = await self.parts()
        well = all(part.state == "ok" for part in parts if part.essential)
        body = {
            "status": "ok" if well else "failed",
            "version": __version__,
            "parts": [part.in_english() for part in parts],
        }
        return Response(msgspec.json.encode(body), 200 if well else 503, media_type="application/json")


def probe(name: PartName, ask: Callable[[], Awaitable[Said]], fix: Said, *, essential: bool = False) -> Check:
    """A check that is well when `ask` answers with a detail, and failed with the sentence of its refusal."""

    async def check() -> PartState:
        try:
            return PartState(name, "ok", await ask(), essential=essential)
        except Refusal as refusal:
            return PartState(name, "failed", refusal.sentence, fix, essential)

    return check


class Remembered:
    """A check of something outside, made in the background and at most once a minute, and told at once.

    A mail server that hangs must not make Carillon look dead, nor may a stranger have it connected to at will.
    """

    def __init__(self, name: PartName, check: Check, tasks: Tasks) -> None:
        self._check = check
        self._tasks = tasks
        self._known = PartState(name, "off", sentence("It is being looked at."))
        self._again_at = 0.0

    async def __call__(self) -> PartState:
        if time.monotonic() >= self._again_at:
            self._again_at = time.monotonic() + LOOKED_AT_EVERY.total_seconds()
            self._tasks.start(self._look(), "health")
        return self._known

    async def _look(self) -> None:
        self._known = await self._check()
