"""Who does which job: marks on functions, gathered from the modules that `app` lists."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from inspect import isclass
from types import ModuleType
from typing import Any, TypeVar, cast

from carillon.core.calls import Calls
from carillon.core.errors import Kind, Refusal
from carillon.core.jobs.model import Job, Task

T = TypeVar("T", bound=Task)
Run = Callable[[Calls, T], Awaitable[None]]
_MARKS = "__carillon_tasks__"


class JobWithoutHandler(Refusal):
    """Nobody runs the job {job}: mark its function with runs({job}) and list the module in app/doors.py."""

    kind = Kind.FAILURE


class HandledTwice(Refusal):
    """Both {first} and {second} claim {job}."""

    kind = Kind.FAILURE


@dataclass(frozen=True, slots=True)
class Mark:
    """What a decorator wrote on a function."""

    task: type[Task]
    every: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Handler:
    """A function, and the rows that it is for."""

    kind: str
    version: int
    task: type[Task]
    run: Run[Any]
    every: timedelta | None
    name: str


def runs(job: type[T], every: timedelta | None = None) -> Callable[[Run[T]], Run[T]]:
    """Mark the function that does this job; with `every`, also on a schedule, with an argument of defaults only."""
    return mark(Mark(job, every))


def mark(what: Mark) -> Callable[[Run[T]], Run[T]]:
    def decorate(function: Run[T]) -> Run[T]:
        function.__dict__.setdefault(_MARKS, []).append(what)
        return function

    return decorate


class Handlers:
    """All functions that do jobs or hear of facts."""

    def __init__(self, handlers: Iterable[Handler], facts: Iterable[tuple[str, int]] = ()) -> None:
        self._by_kind: dict[tuple[str, int], Handler] = {}
        self._subscribers: defaultdict[tuple[str, int], list[Handler]] = defaultdict(list)
        for handler in handlers:
            self._add(handler)
        self._facts = frozenset(facts) | frozenset(self._subscribers)

    @property
    def known(self) -> list[tuple[str, int]]:
        """The kinds and versions that a worker with these handlers may claim."""
        return sorted({*self._by_kind, *self._facts})

    @property
    def lanes(self) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
        """What is known, apart: facts with what follows from them, and the jobs."""
        jobs = [key for key, handler in self._by_kind.items() if issubclass(handler.task, Job)]
        return [key for key in self.known if key not in jobs], sorted(jobs)

    @property
    def scheduled(self) -> list[tuple[Handler, timedelta]]:
        return [(handler, handler.every) for handler in self._by_kind.values() if handler.every is not None]

    def find(self, kind: str, version: int) -> Handler | None:
        return self._by_kind.get((kind, version))

    def hears(self, kind: str, version: int) -> list[Handler] | None:
        """The subscribers of a fact; None when this is no fact."""
        return self._subscribers.get((kind, version), []) if (kind, version) in self._facts else None

    def _add(self, handler: Handler) -> None:
        key = (handler.kind, handler.version)
        if (other := self._by_kind.get(key)) is not None:
            raise HandledTwice(first=other.name, second=handler.name, job=handler.kind)
        self._by_kind[key] = handler
        if not issubclass(handler.task, Job):
            self._subscribers[handler.task.kind, handler.task.version].append(handler)


def gather(modules: Iterable[ModuleType], facts: Iterable[type[Task]] = ()) -> Handlers:
    """The marked functions of these modules; `facts` are those that may have no subscriber at all."""
    found = [handler for module in modules for handler in _marked(module)]
    return Handlers(found, [(fact.kind, fact.version) for fact in facts])


def declared(modules: Iterable[ModuleType]) -> set[type[Job]]:
    """The job types that these modules define themselves."""
    return {
        value
        for module in modules
        for value in vars(module).values()
        if isclass(value) and issubclass(value, Job) and value.__module__ == module.__name__
    }


def check(handlers: Handlers, jobs: Iterable[type[Job]]) -> None:
    """Refuse to start with a job that nobody runs."""
    for job in sorted(jobs, key=lambda job: job.kind):
        if handlers.find(job.kind, job.version) is None:
            raise JobWithoutHandler(job=job.__name__)


def _marked(module: ModuleType) -> Iterable[Handler]:
    for name, value in vars(module).items():
        if getattr(value, "__module__", None) != module.__name__:
            continue
        for what in cast(list[Mark], getattr(value, _MARKS, [])):
            kind = what.task.kind if issubclass(what.task, Job) else _subscription(what.task, module, name)
            yield Handler(kind, what.task.version, what.task, value, what.every, f"{module.__name__}.{name}")


def _subscription(fact: type[Task], module: ModuleType, function: str) -> str:
    # The feature's name and not the whole path: rows in waiting survive a move inside the feature.
    feature = [part for part in module.__name__.split(".") if part != "jobs"][-1]
    return f"{fact.kind}>{feature}.{function}"
