"""Upkeep: what is done is kept for a week, so that its key is still known, and is then removed."""

from dataclasses import dataclass
from datetime import timedelta

from carillon.core.calls import Calls
from carillon.core.jobs import store
from carillon.core.jobs.handlers import runs
from carillon.core.jobs.model import KEPT_WHEN_DONE, Job

PAGE = 1000


@dataclass(frozen=True, slots=True)
class RemoveDoneJobs(Job):
    """Remove what was done more than a week ago."""


@runs(RemoveDoneJobs, every=timedelta(hours=1))
async def remove_done_jobs(calls: Calls, job: RemoveDoneJobs) -> None:
    removed = PAGE
    # A page at a time, so that nobody waits long for the database.
    while removed == PAGE:
        async with calls.write() as call:
            removed = await store.purge(call.tx, call.now - KEPT_WHEN_DONE, PAGE)
