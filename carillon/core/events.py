"""Events: facts that a feature publishes, and everybody who subscribed acts on in a job of its own."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from carillon.core.calls import Call
from carillon.core.jobs import outbox
from carillon.core.jobs.handlers import Mark, Run, mark
from carillon.core.jobs.model import Task, draft


class Fact(Task):
    """Something that happened, as data, in the past tense: `class UserSuspended(Fact)`."""


F = TypeVar("F", bound=Fact)


def on(fact: type[F]) -> Callable[[Run[F]], Run[F]]:
    """Mark a function that acts on this fact, once, as a job."""
    return mark(Mark(fact))


async def publish(call: Call, fact: Fact) -> None:
    """One row in the caller's transaction; the worker makes one job of it for every subscriber."""
    await publish_all(call, [fact])


async def publish_all(call: Call, facts: Sequence[Fact]) -> None:
    """The same for many at the cost of one statement."""
    await outbox.write(call, [draft(fact, call.ids.uuid(), call.now) for fact in facts])


def known_facts(root: type[Fact] = Fact) -> Iterable[type[Fact]]:
    """Every fact that the loaded code can publish, also those to which nobody listens."""
    for fact in root.__subclasses__():
        yield fact
        yield from known_facts(fact)
