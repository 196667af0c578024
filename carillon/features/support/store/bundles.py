"""The table of bundles of logs."""

from datetime import datetime

from sqlalchemy import Column, Index, RowMapping, String, Table, Text, delete, func, insert, select

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.support.model.bundles import Bundle, Sender

bundles = Table(
    "support_bundles",
    metadata,
    Column("reference", String(16), primary_key=True),
    Column("organisation_id", String(12), nullable=False),
    Column("user_id", String(36), nullable=False),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("made_at", UtcDateTime, nullable=False, index=True),
    Column("content", Text, nullable=False),
    Index(None, "user_id", "made_at"),
)


async def add(tx: Transaction, bundle: Bundle) -> None:
    await tx.execute(
        insert(bundles).values(
            reference=bundle.reference,
            organisation_id=bundle.organisation_id,
            user_id=bundle.sender.user_id,
            name=bundle.sender.name,
            email=bundle.sender.email,
            made_at=bundle.made_at,
            content=bundle.content,
        )
    )


async def find(tx: Transaction, reference: str) -> Bundle | None:
    row = (await tx.execute(select(bundles).where(bundles.c.reference == reference))).mappings().first()
    return None if row is None else _bundle(row)


async def count_since(tx: Transaction, user_id: str, since: datetime) -> int:
    query = select(func.count()).select_from(bundles)
    return await tx.scalar(query.where(bundles.c.user_id == user_id, bundles.c.made_at > since)) or 0


async def count_of(tx: Transaction, user_id: str) -> int:
    return await tx.scalar(select(func.count()).select_from(bundles).where(bundles.c.user_id == user_id)) or 0


async def of_user(tx: Transaction, user_id: str) -> list[Bundle]:
    """The oldest first; there are few a day, and none is older than they are kept."""
    query = select(bundles).where(bundles.c.user_id == user_id).order_by(bundles.c.made_at, bundles.c.reference)
    return [_bundle(row) for row in (await tx.execute(query)).mappings()]


async def remove_until(tx: Transaction, until: datetime) -> None:
    await tx.execute(delete(bundles).where(bundles.c.made_at <= until))


async def remove_of_user(tx: Transaction, user_id: str) -> None:
    await tx.execute(delete(bundles).where(bundles.c.user_id == user_id))


def _bundle(row: RowMapping) -> Bundle:
    sender = Sender(row["user_id"], row["name"], row["email"])
    return Bundle(row["reference"], row["organisation_id"], sender, row["made_at"], row["content"])
