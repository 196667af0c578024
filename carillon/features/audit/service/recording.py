"""Keeping records: a change's in its own transaction, all others together in small ones of their own."""

from collections.abc import Awaitable, Callable, Sequence

import structlog

from carillon.core.batches import Batches
from carillon.core.calls import Call
from carillon.core.db import Database, Transaction
from carillon.core.errors import Kind, Refusal
from carillon.core.ids import Ids
from carillon.core.tasks import Tasks
from carillon.core.trail import Record
from carillon.features.audit import store
from carillon.features.audit.model import entries as model
from carillon.features.audit.model.entries import Entry

Home = Callable[[Transaction], Awaitable[str | None]]
"""Finds the organisation of callers that name none: people, the operator, jobs."""

log = structlog.get_logger(__name__)


class Trail:
    """The `Recorder` of an installation."""

    def __init__(self, database: Database, ids: Ids, tasks: Tasks, home: Home) -> None:
        self._database = database
        self._ids = ids
        self._home = home
        self._batches = Batches[Record, None](tasks, self._keep_all)

    async def record(self, call: Call, record: Record) -> None:
        """Keep the record with the change: both are committed, or neither."""
        await self._keep(call.tx, [record])

    async def record_alone(self, record: Record) -> None:
        """Keep the record of a read or a refusal; when this returns it is on disk.

        Where the database takes no writes the record goes to the log instead, because reads go on there.
        """
        try:
            await self._batches.do(record)
        except Refusal as refusal:
            if refusal.kind is not Kind.UNAVAILABLE:
                raise
            unkept = model.entry(record, model.organisation_of(record.caller), self._ids.uuid())
            log.error("audit record kept in this log only", reason=refusal.code, record=unkept.event)

    async def _keep_all(self, records: Sequence[Record]) -> Sequence[None]:
        async with self._database.write() as tx:
            await self._keep(tx, records)
        return [None] * len(records)

    async def _keep(self, tx: Transaction, records: Sequence[Record]) -> None:
        owners = [model.organisation_of(record.caller) or record.organisation_id for record in records]
        home = await self._home(tx) if None in owners else None
        await store.add(
            tx,
            [
                model.entry(record, owner or home, self._ids.uuid())
                for record, owner in zip(records, owners, strict=True)
            ],
        )


async def since(tx: Transaction, organisation_id: str, after: int = 0, limit: int = 1000) -> tuple[Entry, ...]:
    """The organisation's entries behind number `after`, oldest first."""
    return await store.since(tx, organisation_id, after, limit)


async def acts_of(tx: Transaction, organisation_id: str, user_name: str, after: int, limit: int) -> tuple[Entry, ...]:
    """What one caller did, behind number `after`, oldest first."""
    return await store.of_user(tx, organisation_id, user_name, after, limit)
