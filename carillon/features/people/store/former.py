"""The table of former ids: those that users had before they were moved in here."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Column, String, Table, delete, insert, select, update

from carillon.core.db import Transaction, metadata

former_ids = Table(
    "former_user_ids",
    metadata,
    # Whoever knows an id may say it was theirs: it leads to nobody outside the organisation that says so.
    Column("organisation_id", String(12), primary_key=True),
    Column("former_id", String(36), primary_key=True),
    Column("user_id", String(36), nullable=False, index=True),
)


async def add_many(tx: Transaction, organisation_id: str, new: Sequence[tuple[str, str]]) -> None:
    """Each the former id and the one that the user has now."""
    if new:
        rows = [{"organisation_id": organisation_id, "former_id": id_, "user_id": user_id} for id_, user_id in new]
        await tx.execute(insert(former_ids), rows)


async def find_all(tx: Transaction, organisation_id: str, ids: Collection[str]) -> Mapping[str, str]:
    """The present id of each user who had one of these, as the organisation says."""
    own = (former_ids.c.organisation_id == organisation_id, former_ids.c.former_id.in_(ids))
    query = select(former_ids.c.former_id, former_ids.c.user_id).where(*own)
    return {former_id: user_id for former_id, user_id in await tx.execute(query)}


async def pass_on(tx: Transaction, user_id: str, to: str) -> None:
    """The ids that led to one user lead to the other from now on."""
    await tx.execute(update(former_ids).where(former_ids.c.user_id == user_id).values(user_id=to))


async def remove(tx: Transaction, user_ids: Collection[str]) -> None:
    if user_ids:
        await tx.execute(delete(former_ids).where(former_ids.c.user_id.in_(user_ids)))
