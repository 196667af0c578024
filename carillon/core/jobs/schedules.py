"""Schedules: a job that comes back is a row with the time in its key, so that many processes write it once."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from carillon.core.calls import Call
from carillon.core.jobs import store
from carillon.core.jobs.handlers import Handlers
from carillon.core.jobs.model import Task, draft

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class _Turn:
    task: Task
    every: timedelta
    next_at: datetime = _BEGINNING


class Schedules:
    """The scheduled jobs of one process; after a pause only the latest turn is made up for."""

    def __init__(self, handlers: Handlers) -> None:
        self._turns = [_Turn(handler.task(), every) for handler, every in handlers.scheduled]

    def due(self, now: datetime) -> bool:
        """Whether it is worth asking the database."""
        return any(turn.next_at <= now for turn in self._turns)

    async def fire(self, call: Call) -> None:
        """Write the jobs whose time has come and that no other process has written."""
        fired = [(turn, latest(turn.every, call.now)) for turn in self._turns if turn.next_at <= call.now]
        for turn, at in fired:
            before = await store.last_fired(call.tx, turn.task.kind)
            if before is None or before < at:
                await store.save_fired(call.tx, turn.task.kind, at)
                await store.add(call.tx, [draft(turn.task, f"{turn.task.kind}@{at.isoformat()}", call.now)], call.now)
        for turn, at in fired:
            turn.next_at = at + turn.every


def latest(every: timedelta, now: datetime) -> datetime:
    """The latest turn, counted from 1970 and not from the start of a process."""
    return now - (now - _BEGINNING) % every
