"""Dead letters: the jobs that were given up, for the operator to look at and to try again."""

from collections.abc import Sequence

from carillon.core.calls import Call
from carillon.core.jobs import store
from carillon.core.jobs.model import DeadLetter, JobNotFound, Listed, Queue, Selection, State
from carillon.core.jobs.outbox import ring
from carillon.core.pages import Page

EVERY = Selection()


async def dead_letters(call: Call, most: int = 100) -> list[DeadLetter]:
    """The latest first."""
    return await store.dead_letters(call.tx, most)


async def retry(call: Call, job_id: str) -> None:
    """Let a job that was given up begin anew, with all its attempts."""
    if not await retry_all(call, [job_id]):
        raise JobNotFound(job_id=job_id)


async def retry_all(call: Call, job_ids: Sequence[str] | None, wanted: Selection = EVERY) -> int:
    """The same for these, or without ids for all of the selection; how many they were."""
    revived = await store.revive(call.tx, job_ids, wanted, call.now)
    ring(call)
    return len(revived)


async def discard(call: Call, job_ids: Sequence[str] | None, wanted: Selection = EVERY) -> int:
    """Nobody will do these any more; how many they were."""
    return len(await store.discard(call.tx, job_ids, wanted, call.now))


async def listed(call: Call, state: State, wanted: Selection, cursor: str | None, limit: int) -> Page[Listed]:
    """What was given up, or what waits for another attempt, the latest first."""
    return await store.listed(call.tx, state, wanted, cursor, limit)


async def queue(call: Call, wanted: Selection = EVERY) -> Queue:
    """How the jobs of a selection stand."""
    return await store.queue(call.tx, wanted, call.now)


async def counts(call: Call) -> dict[State, int]:
    """How many jobs wait, run and were given up."""
    return await store.counts(call.tx)
