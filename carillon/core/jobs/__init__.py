"""Jobs: work that survives a crash, kept as rows written in the caller's transaction and done at least once."""

from carillon.core.jobs.handlers import HandledTwice, Handlers, JobWithoutHandler, check, declared, gather, runs
from carillon.core.jobs.model import DeadLetter, Job, JobNotFound, LeaseLost, State
from carillon.core.jobs.outbox import Alarm, enqueue, enqueue_all

__all__ = [
    "Alarm",
    "DeadLetter",
    "HandledTwice",
    "Handlers",
    "Job",
    "JobNotFound",
    "JobWithoutHandler",
    "LeaseLost",
    "State",
    "check",
    "declared",
    "enqueue",
    "enqueue_all",
    "gather",
    "runs",
]
