"""Who was turned away: noted beside the request, which waits for nothing, and written at most once a second."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Protocol

import structlog

from carillon.core.calls import Call, Calls
from carillon.core.errors import Refusal
from carillon.core.tasks import Tasks
from carillon.core.trail import Knock
from carillon.features.audit import store
from carillon.features.audit.model.knocks import MOST_STRANGERS, MOST_WAITING, Keyring, Knocks, again, first

PAUSE_SECONDS = 1.0

log = structlog.get_logger(__name__)


class Pause(Protocol):
    async def __call__(self, seconds: float, /) -> object: ...


class Doorkeeper:
    """Takes notes of who was turned away."""

    def __init__(self, calls: Calls, tasks: Tasks, pause: Pause = asyncio.sleep) -> None:
        self._calls = calls
        self._tasks = tasks
        self._pause = pause
        self._waiting: dict[tuple[str, str], Knocks] = {}
        self._writes = False

    def turned_away(self, knock: Knock) -> None:
        """Only takes a note: a flood of bad requests must cost less than good ones."""
        key = (knock.access_key_id, knock.error_code)
        before = self._waiting.get(key)
        if before is None and len(self._waiting) >= MOST_WAITING:
            return
        self._waiting[key] = first(knock) if before is None else again(before, knock)
        if not self._writes:
            self._writes = True
            self._tasks.start(self._write(), "note who was turned away")

    async def _write(self) -> None:
        try:
            while noted := list(self._waiting.values()):
                self._waiting = {}
                await self._keep(noted)
                await self._pause(PAUSE_SECONDS)
        finally:
            self._writes = False

    async def _keep(self, noted: Sequence[Knocks]) -> None:
        try:
            async with self._calls.write() as call:
                known = await call.part(Keyring).existing(call, {each.access_key_id for each in noted})
                await store.add_knocks(call.tx, [replace(each, is_known=each.access_key_id in known) for each in noted])
                await store.forget_strangers(call.tx, MOST_STRANGERS)
        except Refusal as refusal:  # what was noted in a moment without disk or database is lost, and nothing else
            log.warning("who was turned away was not noted", reason=refusal.code)


async def knocks_of(call: Call, access_key_ids: Collection[str]) -> tuple[Knocks, ...]:
    """What was refused to these keys before anybody believed the request, the newest first."""
    return await store.knocks_of(call.tx, access_key_ids)


async def knocks_of_strangers(call: Call, limit: int) -> tuple[Knocks, ...]:
    """The same of keys that do not exist."""
    return await store.knocks_of_strangers(call.tx, limit)
