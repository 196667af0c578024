"""A call: one caller, one moment, one transaction, and what the call will do once it is committed."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar, cast

from carillon.core.callers import Caller
from carillon.core.clock import Clock
from carillon.core.db import Database, Transaction
from carillon.core.ids import Ids

Part = TypeVar("Part")
Parts = Mapping[type[Any], object]


@dataclass(frozen=True, slots=True)
class Call:
    """What a use case is given: the caller, the time, the open transaction."""

    tx: Transaction
    caller: Caller
    now: datetime
    ids: Ids
    request_id: str
    parts: Parts
    later: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])

    def part(self, kind: type[Part]) -> Part:
        """The installed implementation of a Protocol, or a configuration section; `app` chose it."""
        return find_part(self.parts, kind)

    def afterwards(self, act: Callable[[], None]) -> None:
        """Do this after the commit, and only then: pushes and wake-ups, which nobody may see before the rows."""
        self.later.append(act)


@dataclass(frozen=True, slots=True)
class Calls:
    """Opens calls for one caller; a door with slow work between two transactions is given this instead of a Call.

    `before_commit` is the door's own last act in each of the transactions: the audit record of the change.
    """

    database: Database
    clock: Clock
    ids: Ids
    parts: Parts
    caller: Caller
    request_id: str
    before_commit: Callable[[Call], Awaitable[None]] | None = None

    def part(self, kind: type[Part]) -> Part:
        return find_part(self.parts, kind)

    def by(self, caller: Caller) -> "Calls":
        """The same desk for another caller, for example the one who has just signed in."""
        return replace(self, caller=caller)

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[Call]:
        """One snapshot; nothing can be written."""
        async with self.database.read() as tx:
            yield self._call(tx)

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[Call]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        async with self.database.write() as tx:
            call = self._call(tx)
            yield call
            if self.before_commit is not None:
                await self.before_commit(call)
        for act in call.later:
            act()

    def _call(self, tx: Transaction) -> Call:
        return Call(tx, self.caller, self.clock.now(), self.ids, self.request_id, self.parts)


def find_part(parts: Parts, kind: type[Part]) -> Part:
    return cast(Part, parts[kind])
