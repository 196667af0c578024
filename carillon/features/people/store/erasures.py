"""The table of erasures: the record of what was taken away, which has no personal data once it is done."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import (
    Column,
    Index,
    RowMapping,
    String,
    Table,
    Text,
    insert,
    literal,
    select,
    tuple_,
    update,
)

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.core.pages import Page
from carillon.features.people.model.erasures import Erasure, Reason

erasures = Table(
    "erasures",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("organisation_id", String(12)),
    Column("account_id", String(36)),
    Column("user_id", String(36), nullable=False, index=True),
    Column("email", Text),
    Column("stand_in", String(36)),
    Column("reason", String(16), nullable=False),
    Column("requested_by", Text, nullable=False),
    Column("requested_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("counts", Text, nullable=False),
    Index(None, "organisation_id", "requested_at", "id"),
)


async def add_many(tx: Transaction, new: Sequence[Erasure]) -> None:
    rows = [
        {
            "id": each.id,
            "organisation_id": each.organisation_id,
            "account_id": each.account_id,
            "user_id": each.user_id,
            "email": each.email,
            "stand_in": each.stand_in,
            "reason": each.reason.value,
            "requested_by": each.requested_by,
            "requested_at": each.requested_at,
            "counts": _text(each.counts),
        }
        for each in new
    ]
    if rows:
        await tx.execute(insert(erasures), rows)


async def find(tx: Transaction, erasure_id: str) -> Erasure | None:
    row = (await tx.execute(select(erasures).where(erasures.c.id == erasure_id))).mappings().first()
    return None if row is None else _erasure(row)


async def hold(tx: Transaction, erasure_id: str) -> Erasure | None:
    row = (await tx.execute(select(erasures).where(erasures.c.id == erasure_id).with_for_update())).mappings().first()
    return None if row is None else _erasure(row)


async def page(tx: Transaction, organisation_id: str, cursor: tuple[datetime, str] | None, limit: int) -> Page[Erasure]:
    """The newest first."""
    order = (erasures.c.requested_at, erasures.c.id)
    query = select(erasures).where(erasures.c.organisation_id == organisation_id)
    if cursor is not None:
        query = query.where(tuple_(*order) < tuple_(literal(cursor[0], UtcDateTime), literal(cursor[1])))
    query = query.order_by(erasures.c.requested_at.desc(), erasures.c.id.desc()).limit(limit + 1)
    found = [_erasure(row) for row in (await tx.execute(query)).mappings()]
    last = found[limit - 1] if len(found) > limit else None
    return Page(tuple(found[:limit]), last and f"{last.requested_at.isoformat()} {last.id}")


async def set_counts(tx: Transaction, erasure_id: str, counts: Mapping[str, int]) -> None:
    await tx.execute(update(erasures).where(erasures.c.id == erasure_id).values(counts=_text(counts)))


async def finish(tx: Transaction, erasure_id: str, at: datetime) -> None:
    """Done: from now on nothing here says who it was but the old id."""
    done = {"finished_at": at, "email": None, "stand_in": None}
    await tx.execute(update(erasures).where(erasures.c.id == erasure_id).values(done))


def _text(counts: Mapping[str, int]) -> str:
    return msgspec.json.encode(counts).decode()


def _erasure(row: RowMapping) -> Erasure:
    return Erasure(
        id=row["id"],
        organisation_id=row["organisation_id"],
        account_id=row["account_id"],
        user_id=row["user_id"],
        email=row["email"],
        stand_in=row["stand_in"],
        reason=Reason(row["reason"]),
        requested_by=row["requested_by"],
        requested_at=row["requested_at"],
        finished_at=row["finished_at"],
        counts=msgspec.json.decode(row["counts"], type=dict[str, int]),
    )
