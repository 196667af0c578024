"""The chain that seals trail records, and where it ends."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import RowMapping, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_nothing

from carillon.core.db import Transaction
from carillon.features.audit.model.chain import Head, Seal, Written
from carillon.features.audit.model.delivery import Sealed
from carillon.features.audit.store.tables import trail_chains, trail_records, trail_seals

THE_CHAIN = 1


@dataclass(frozen=True, slots=True)
class Chain:
    sealed_key: str
    head: Head
    delivered_number: int


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


async def newest_sealed(tx: Transaction) -> int:
    """The highest id of a record that is sealed; 0 where none is."""
    return await tx.scalar(select(func.max(trail_seals.c.record_id))) or 0


async def unsealed(tx: Transaction, limit: int, after: int = 0) -> tuple[Written, ...]:
    """Records with ids above `after`, in their order; those committed late come late."""
    found = await tx.execute(
        select(trail_records)
        .outerjoin(trail_seals, trail_seals.c.record_id == trail_records.c.id)
        .where(trail_records.c.id > after, trail_seals.c.number.is_(None))
        .order_by(trail_records.c.id)
        .limit(limit)
    )
    return tuple(_written(row) for row in found.mappings())


async def count_unsealed(tx: Transaction, after: int = 0) -> int:
    """Of the records with ids above `after`."""
    return (
        await tx.scalar(
            select(func.count())
            .select_from(trail_records)
            .outerjoin(trail_seals, trail_seals.c.record_id == trail_records.c.id)
            .where(trail_records.c.id > after, trail_seals.c.number.is_(None))
        )
        or 0
    )


async def oldest_unsealed(tx: Transaction) -> datetime | None:
    return await tx.scalar(
        select(func.min(trail_records.c.at))
        .outerjoin(trail_seals, trail_seals.c.record_id == trail_records.c.id)
        .where(trail_seals.c.number.is_(None))
    )


async def seals_of(tx: Transaction, record_ids: Collection[int]) -> dict[int, Seal]:
    """By record; those that are not sealed yet have none."""
    found = await tx.execute(select(trail_seals).where(trail_seals.c.record_id.in_(list(record_ids))))
    return {row["record_id"]: Seal(row["number"], row["record_id"], row["digest"]) for row in found.mappings()}


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


def _written(row: RowMapping) -> Written:
    return Written(row["id"], row["organisation_id"], row["at"], row["event"], row["denial"])
