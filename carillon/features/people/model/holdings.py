"""Holdings: what every feature keeps about a person, handed out and taken away through one Protocol."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from carillon.core.calls import Call, Calls
from carillon.core.trail import Json

Row = Mapping[str, Json]
"""One thing that is kept, as whoever reads the archive sees it."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Some rows of one file of the archive; leaves of the same file follow each other.

    `about` says in a sentence what the file has.
    """

    file: str
    about: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Erasing:
    """Who is erased. Where something has to stay, `stand_in` takes the place of the id: it leads to nobody."""

    user_id: str
    email: str
    stand_in: str


@dataclass(frozen=True, slots=True)
class Erased:
    """What one slice took away, and whether there may be more."""

    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    more: bool = False


class Holding(Protocol):
    """A feature that keeps something about people."""

    @property
    def columns(self) -> frozenset[str]:
        """Every column of its tables that says who somebody is, as `table.column`."""
        ...

    async def counts(self, call: Call, user_id: str) -> Mapping[str, int]:
        """What `erase` would take away, by the same names."""
        ...

    def leaves(self, calls: Calls, user_id: str) -> AsyncGenerator[Leaf]:
        """Everything about the person, some hundred rows at a time, without secrets."""
        ...

    async def erase(self, call: Call, erasing: Erasing) -> Erased:
        """Take some of it away, for good; done twice, the second time takes nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Holdings:
    """All features that are asked, in the order in which they let go."""

    features: tuple[Holding, ...]


def summed(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {name: one.get(name, 0) + other.get(name, 0) for name in {**one, **other}}
