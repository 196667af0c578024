"""The table of personal exports; the files themselves lie among the documents."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import BigInteger, Column, ColumnElement, Index, String, Table, Text, delete, insert, select, update

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.people.model.exports import MOST_SHOWN, Export

exports = Table(
    "personal_exports",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("user_id", String(36), nullable=False),
    Column("organisation_id", String(12)),
    Column("requested_by", Text, nullable=False),
    Column("tell", Text),
    Column("requested_at", UtcDateTime, nullable=False),
    Column("ready_at", UtcDateTime),
    Column("expires_at", UtcDateTime, index=True),
    Column("size", BigInteger),
    Index(None, "user_id", "requested_at"),
)


async def add(tx: Transaction, export: Export) -> None:
    await tx.execute(
        insert(exports).values(
            id=export.id,
            user_id=export.user_id,
            organisation_id=export.organisation_id,
            requested_by=export.requested_by,
            tell=export.tell,
            requested_at=export.requested_at,
        )
    )


async def find(tx: Transaction, export_id: str) -> Export | None:
    return next(iter(await _many(tx, exports.c.id == export_id)), None)


async def of_user(tx: Transaction, user_id: str) -> Sequence[Export]:
    """The newest first."""
    return await _many(tx, exports.c.user_id == user_id)


async def expired(tx: Transaction, now: datetime) -> Sequence[Export]:
    return await _many(tx, exports.c.expires_at <= now, limit=100)


async def set_ready(tx: Transaction, export_id: str, at: datetime, expires_at: datetime, size: int) -> bool:
    """False where nobody waits for it any more."""
    ready = {"ready_at": at, "expires_at": expires_at, "size": size}
    return (await tx.execute(update(exports).where(exports.c.id == export_id).values(ready))).rowcount == 1


async def remove(tx: Transaction, export_id: str) -> None:
    await tx.execute(delete(exports).where(exports.c.id == export_id))


async def withdraw_of_organisation(tx: Transaction, organisation_id: str, now: datetime) -> None:
    """Nobody waits for these any more; files that are there go with the next look for expired ones."""
    await _withdraw(tx, now, exports.c.organisation_id == organisation_id)


async def withdraw_of_administrators(tx: Transaction, user_ids: Collection[str], now: datetime) -> None:
    """The same for what others than these users have asked for about them."""
    if user_ids:
        await _withdraw(tx, now, exports.c.user_id.in_(user_ids), exports.c.organisation_id.is_not(None))


async def _withdraw(tx: Transaction, now: datetime, *which: ColumnElement[bool]) -> None:
    await tx.execute(delete(exports).where(*which, exports.c.ready_at.is_(None)))
    await tx.execute(update(exports).where(*which).values(expires_at=now))


async def _many(tx: Transaction, which: ColumnElement[bool], limit: int = MOST_SHOWN) -> Sequence[Export]:
    query = select(exports).where(which).order_by(exports.c.requested_at.desc(), exports.c.id).limit(limit)
    return [Export(**row) for row in (await tx.execute(query)).mappings()]
