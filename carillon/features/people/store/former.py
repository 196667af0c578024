"""The table of former ids: those that users had before they were moved in here."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Column, String, Table, delete, insert, select, update

from carillon.core.db import Transaction, metadata

former_ids = Table(
    "former_user_ids",
    metadata,
    Column("former_id", String(36), primary_key=True),
    Column("user_id", String(36), nullable=False, index=True),
)


async def add_many(tx: Transaction, new: Sequence[tuple[str, str]]) -> None:
    """Each the former id and the one that the user has now."""
    if new:
        await tx.execute(insert(former_ids), [{"former_id": former, "user_id": user_id} for former, user_id in new])


async def find_all(tx: Transaction, ids: Collection[str]) -> Mapping[str, str]:
    """The present id of each user who had one of these."""
    query = select(former_ids.c.former_id, former_ids.c.user_id).where(former_ids.c.former_id.in_(ids))
    return {former_id: user_id for former_id, user_id in await tx.execute(query)}


async def pass_on(tx: Transaction, user_id: str, to: str) -> None:
    """The ids that led to one user lead to the other from now on."""
    await tx.execute(update(former_ids).where(former_ids.c.user_id == user_id).values(user_id=to))


async def remove(tx: Transaction, user_ids: Collection[str]) -> None:
    if user_ids:
        await tx.execute(delete(former_ids).where(former_ids.c.user_id.in_(user_ids)))
