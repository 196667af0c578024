"""The table of trail records."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, RowMapping, String, Table, Text, insert, select

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.core.trail import Json
from carillon.features.audit.model import Entry

trail_records = Table(
    "trail_records",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("organisation_id", String(12)),
    Column("at", UtcDateTime, nullable=False),
    Column("event_name", Text, nullable=False),
    Column("principal_arn", Text),
    Column("request_id", Text, nullable=False),
    Column("error_code", Text),
    Column("read_only", Boolean, nullable=False),
    Column("event", Text, nullable=False),  # text and not a JSON type: the bytes stay as they were first written
    Index(None, "organisation_id", "at"),
)

_FIELDS = ("organisation_id", "at", "event_name", "principal_arn", "request_id", "error_code", "read_only")


async def add(tx: Transaction, entries: Sequence[Entry]) -> None:
    rows = [
        {name: getattr(entry, name) for name in _FIELDS} | {"event": msgspec.json.encode(entry.event).decode()}
        for entry in entries
    ]
    await tx.execute(insert(trail_records), rows)


async def since(tx: Transaction, organisation_id: str, after: int, limit: int) -> tuple[Entry, ...]:
    found = await tx.execute(
        select(trail_records)
        .where(trail_records.c.organisation_id == organisation_id, trail_records.c.id > after)
        .order_by(trail_records.c.id)
        .limit(limit)
    )
    return tuple(_entry(row) for row in found.mappings())


def _entry(row: RowMapping) -> Entry:
    event: dict[str, Json] = msgspec.json.decode(row["event"])
    return Entry(id=row["id"], event=event, **{name: row[name] for name in _FIELDS})
