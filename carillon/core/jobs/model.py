"""What a job is, and what becomes of one that failed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

import msgspec

from carillon.core.errors import Kind, Refusal

FIRST_WAIT = timedelta(seconds=1)
LONGEST_WAIT = timedelta(hours=1)
ATTEMPTS_WITH_A_BUG = 3
FACTS_FIRST = 100
"""The priority of facts and of what follows from them, which are claimed apart from the jobs."""
KEPT_WHEN_DONE = timedelta(days=7)
_PASSING = frozenset({Kind.UNAVAILABLE, Kind.THROTTLED})


class JobNotFound(Refusal):
    """There is no job {job_id} that was given up."""

    kind = Kind.NOT_FOUND


class LeaseLost(Refusal):
    """Another worker has taken over job {job_id}."""

    kind = Kind.CONFLICT


class Task:
    """A frozen dataclass that is kept as a row until somebody has acted on it; the root of `Job` and `Fact`.

    `kind` is its name in the table, the class's own unless it says otherwise. A changed shape gets the next `version`;
    the old class stays, under the old version, as long as rows of it may be waiting.
    `partition` names a field: rows with the same value there are done one after another,
    in the order in which they were written.
    """

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    partition: ClassVar[str | None] = None

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        # dataclass(slots=True) makes the class a second time out of the same attributes: that one has its kind already.
        if "kind" not in cls.__dict__:
            cls.kind = cls.__name__


class Job(Task):
    """Work to be done after the commit, as data: `class SendInvitation(Job)`.

    It must be safe to run twice. The operator can read its fields, so a secret is not among them, only its owner's id.
    """

    attempts: ClassVar[int] = 20
    """How often an unavailable or throttled outside is tried: twenty times are some ten hours."""
    priority: ClassVar[int] = 0
    """Higher goes first, up to `FACTS_FIRST`."""
    mails: ClassVar[bool] = False
    """It carries a mail away, so that the operator finds it among the mails."""


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Draft:
    """A row about to be written."""

    id: str
    kind: str
    version: int
    argument: str
    run_at: datetime
    priority: int
    partition: str | None


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to do one job until it expires; `fence` grows with every claim, so a late worker is told apart."""

    number: int
    job_id: str
    fence: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that this worker may do now."""

    lease: Lease
    kind: str
    version: int
    argument: str
    attempts: int
    partition: str | None


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A job that was given up, for the operator to look at."""

    id: str
    kind: str
    version: int
    argument: str
    attempts: int
    last_error: str
    finished_at: datetime


@dataclass(frozen=True, slots=True)
class Selection:
    """Jobs of these kinds, or of all others; all of them when nothing is said."""

    kinds: frozenset[str] = frozenset()
    others: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """A job as the operator's list shows it; `run_at` is its next attempt, `finished_at` when it was given up."""

    id: str
    kind: str
    argument: str
    attempts: int
    last_error: str
    created_at: datetime
    run_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Queue:
    """How a queue stands. `retrying` have failed at least once; `oldest_at` is of what should have been done by now."""

    waiting: int = 0
    running: int = 0
    dead: int = 0
    retrying: int = 0
    oldest_at: datetime | None = None


def draft(task: Task, job_id: str, run_at: datetime) -> Draft:
    """The row of a job or fact."""
    partition = None if task.partition is None else f"{task.kind}:{getattr(task, task.partition)}"
    priority = task.priority if isinstance(task, Job) else FACTS_FIRST
    return Draft(job_id, task.kind, task.version, msgspec.json.encode(task).decode(), run_at, priority, partition)


def retry_after(error: BaseException, attempts: int, limit: int, chance: float) -> timedelta | None:
    """How long to wait before the next attempt, or None when there should be none.

    What passes by itself is tried `limit` times; a bug three times, because it may be a race; any other refusal would
    be the same tomorrow. `chance` in [0, 1) spreads the second half of the wait, so that many failed at once do not
    come back at once.
    """
    passing = isinstance(error, Refusal) and error.kind in _PASSING
    if isinstance(error, Refusal) and not passing:
        return None
    if isinstance(error, msgspec.ValidationError) or attempts >= (limit if passing else ATTEMPTS_WITH_A_BUG):
        return None
    wait = min(FIRST_WAIT * 2 ** min(attempts - 1, 20), LONGEST_WAIT)
    return max(wait * (0.5 + chance / 2), _asked_for(error))


def _asked_for(error: BaseException) -> timedelta:
    seconds = error.facts.get("retry_after") if isinstance(error, Refusal) else None
    return timedelta(seconds=seconds) if isinstance(seconds, int | float) else timedelta()


def describe(error: BaseException) -> str:
    """The error as the operator reads it."""
    return f"{type(error).__name__}: {error}"[:2000]
