"""The tables of trail records, of the chain that seals them, and of where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    and_,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_or_nothing

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.core.trail import Json
from carillon.features.audit.model.chain import Head, Seal, Written
from carillon.features.audit.model.delivery import Sealed
from carillon.features.audit.model.entries import Entry

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
    Column("event_id", Text, nullable=False, server_default=""),
    Column("event_source", Text, nullable=False, server_default="chime.amazonaws.com"),
    Column("user_name", Text),
    Column("access_key_id", Text),
    Column("denial", Text),
    Index(None, "organisation_id", "at"),
)

trail_seals = Table(
    "trail_seals",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("record_id", BigInteger, nullable=False, unique=True),  # no foreign key: a removed record must not hide
    Column("digest", String(64), nullable=False),
)

trail_chains = Table(
    "trail_chains",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sealed_key", Text, nullable=False),
    Column("head_number", BigInteger, nullable=False),
    Column("head_digest", String(64), nullable=False),
    Column("delivered_number", BigInteger, nullable=False),
)

THE_CHAIN = 1
_FIELDS = (
    "organisation_id",
    "at",
    "event_name",
    "principal_arn",
    "request_id",
    "error_code",
    "read_only",
    "event_id",
    "event_source",
    "user_name",
    "access_key_id",
    "denial",
)


@dataclass(frozen=True, slots=True)
class Chain:
    sealed_key: str
    head: Head
    delivered_number: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search asks for; None is anything."""

    start: datetime
    end: datetime | None = None
    event_id: str | None = None
    event_name: str | None = None
    event_source: str | None = None
    user_name: str | None = None
    access_key_id: str | None = None
    read_only: bool | None = None


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


async def search(
    tx: Transaction, organisation_id: str, wanted: Wanted, behind: tuple[datetime, int] | None, limit: int
) -> tuple[Entry, ...]:
    """The newest first; `behind` is the time and the id of the last one shown."""
    columns = trail_records.c
    conditions = [columns.organisation_id == organisation_id, columns.at >= wanted.start]
    if wanted.end is not None:
        conditions.append(columns.at <= wanted.end)
    asked = ("event_id", "event_name", "event_source", "user_name", "access_key_id", "read_only")
    conditions += [columns[name] == value for name in asked if (value := getattr(wanted, name)) is not None]
    if behind is not None:
        at, record_id = behind
        conditions.append(or_(columns.at < at, and_(columns.at == at, columns.id < record_id)))
    found = await tx.execute(
        select(trail_records).where(*conditions).order_by(columns.at.desc(), columns.id.desc()).limit(limit)
    )
    return tuple(_entry(row) for row in found.mappings())


async def add_chain(tx: Transaction, sealed_key: str) -> None:
    """Nothing happens where there is one."""
    await tx.execute(
        insert_or_nothing(trail_chains)
        .values(id=THE_CHAIN, sealed_key=sealed_key, head_number=0, head_digest="", delivered_number=0)
        .on_conflict_do_nothing()
    )


async def chain(tx: Transaction, *, to_change: bool = False) -> Chain | None:
    """With `to_change` no other process seals or delivers meanwhile."""
    query = select(trail_chains).where(trail_chains.c.id == THE_CHAIN)
    row = (await tx.execute(query.with_for_update() if to_change else query)).mappings().first()
    if row is None:
        return None
    return Chain(row["sealed_key"], Head(row["head_number"], row["head_digest"]), row["delivered_number"])


async def set_chain_key(tx: Transaction, sealed_key: str) -> None:
    await tx.execute(update(trail_chains).where(trail_chains.c.id == THE_CHAIN).values(sealed_key=sealed_key))


async def unsealed(tx: Transaction, limit: int) -> tuple[Written, ...]:
    """In the order of their numbers; those committed late come late."""
    found = await tx.execute(
        select(trail_records)
        .outerjoin(trail_seals, trail_seals.c.record_id == trail_records.c.id)
        .where(trail_seals.c.number.is_(None))
        .order_by(trail_records.c.id)
        .limit(limit)
    )
    return tuple(_written(row) for row in found.mappings())


async def count_unsealed(tx: Transaction) -> int:
    return (
        await tx.scalar(
            select(func.count())
            .select_from(trail_records)
            .outerjoin(trail_seals, trail_seals.c.record_id == trail_records.c.id)
            .where(trail_seals.c.number.is_(None))
        )
        or 0
    )


async def add_seals(tx: Transaction, seals: Sequence[Seal]) -> None:
    rows = [{"number": seal.number, "record_id": seal.record_id, "digest": seal.digest} for seal in seals]
    await tx.execute(insert(trail_seals), rows)
    await tx.execute(
        update(trail_chains)
        .where(trail_chains.c.id == THE_CHAIN)
        .values(head_number=seals[-1].number, head_digest=seals[-1].digest)
    )


async def links(tx: Transaction, after: int, limit: int) -> list[tuple[Seal, Written | None]]:
    """Seals with their records; a record that is gone is None."""
    found = await tx.execute(
        select(trail_seals, trail_records)
        .outerjoin(trail_records, trail_records.c.id == trail_seals.c.record_id)
        .where(trail_seals.c.number > after)
        .order_by(trail_seals.c.number)
        .limit(limit)
    )
    return [
        (Seal(row["number"], row["record_id"], row["digest"]), None if row["id"] is None else _written(row))
        for row in found.mappings()
    ]


async def deliverable(tx: Transaction, after: int, limit: int) -> tuple[Sealed, ...]:
    found = await tx.execute(
        select(trail_seals, trail_records.c.organisation_id, trail_records.c.event)
        .join(trail_records, trail_records.c.id == trail_seals.c.record_id)
        .where(trail_seals.c.number > after)
        .order_by(trail_seals.c.number)
        .limit(limit)
    )
    return tuple(
        Sealed(row["number"], row["digest"], row["organisation_id"], msgspec.json.decode(row["event"]))
        for row in found.mappings()
    )


async def set_delivered(tx: Transaction, number: int) -> None:
    await tx.execute(
        update(trail_chains)
        .where(trail_chains.c.id == THE_CHAIN, trail_chains.c.delivered_number < number)
        .values(delivered_number=number)
    )


def _entry(row: RowMapping) -> Entry:
    event: dict[str, Json] = msgspec.json.decode(row["event"])
    return Entry(id=row["id"], event=event, **{name: row[name] for name in _FIELDS})


def _written(row: RowMapping) -> Written:
    return Written(row["id"], row["organisation_id"], row["at"], row["event"], row["denial"])
