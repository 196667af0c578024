"""Jobs: work that survives a crash, kept as rows written in the caller's transaction and done at least once.

The worker and its upkeep are `carillon.core.jobs.worker` and `carillon.core.jobs.upkeep`; only `app` needs them.
"""

from carillon.core.jobs.handlers import HandledTwice, Handlers, JobWithoutHandler, check, declared, gather, runs
from carillon.core.jobs.letters import counts, dead_letters, discard, listed, queue, retry, retry_all
from carillon.core.jobs.model import DeadLetter, Job, JobNotFound, Lease, LeaseLost, Listed, Queue, Selection, State
from carillon.core.jobs.outbox import Alarm, enqueue, enqueue_all
from carillon.core.jobs.steps import step

__all__ = [
    "Alarm",
    "DeadLetter",
    "HandledTwice",
    "Handlers",
    "Job",
    "JobNotFound",
    "JobWithoutHandler",
    "Lease",
    "LeaseLost",
    "Listed",
    "Queue",
    "Selection",
    "State",
    "check",
    "counts",
    "dead_letters",
    "declared",
    "discard",
    "enqueue",
    "enqueue_all",
    "gather",
    "listed",
    "queue",
    "retry",
    "retry_all",
    "runs",
    "step",
]
