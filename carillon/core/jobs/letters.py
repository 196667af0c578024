"""Dead letters: the jobs that were given up, for the operator to look at and to try again."""

from carillon.core.calls import Call
from carillon.core.jobs import store
from carillon.core.jobs.model import DeadLetter, JobNotFound, State
from carillon.core.jobs.outbox import ring


async def dead_letters(call: Call, most: int = 100) -> list[DeadLetter]:
    """The latest first."""
    return await store.dead_letters(call.tx, most)


async def retry(call: Call, job_id: str) -> None:
    """Let a job that was given up begin anew, with all its attempts."""
    if not await store.revive(call.tx, job_id, call.now):
        raise JobNotFound(job_id=job_id)
    ring(call)


async def counts(call: Call) -> dict[State, int]:
    """How many jobs wait, run and were given up."""
    return await store.counts(call.tx)
