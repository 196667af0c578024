"""The outbox: a job is a row written in the caller's own transaction, and the worker is woken after the commit."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, cast

from carillon.core.calls import Call
from carillon.core.jobs import store
from carillon.core.jobs.model import Draft, Job, draft


class Alarm(Protocol):
    """The worker of this process, if it has one; others look for themselves twice a second."""

    def ring(self) -> None:
        """There may be something to do."""
        ...


async def enqueue(call: Call, job: Job, run_at: datetime | None = None, key: str | None = None) -> str:
    """Do this job after the commit, or at `run_at`; answers its id.

    A `key` is used once: the same job with the same key again is the same job, even when it is done already.
    """
    job_id = call.ids.uuid() if key is None else f"{job.kind}:{key}"
    await write(call, [draft(job, job_id, run_at or call.now)])
    return job_id


async def enqueue_all(call: Call, jobs: Sequence[Job]) -> None:
    """The same for many at the cost of one statement."""
    await write(call, [draft(job, call.ids.uuid(), call.now) for job in jobs])


async def write(call: Call, drafts: Sequence[Draft]) -> None:
    await store.add(call.tx, drafts, call.now)
    ring(call)


def ring(call: Call) -> None:
    """Wake the worker after the commit."""
    if (alarm := cast(Alarm | None, call.parts.get(Alarm))) is not None:
        call.afterwards(alarm.ring)
