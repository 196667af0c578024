"""The table of figures about people, which are added to and never counted anew, and that of their opinions."""

from collections.abc import Collection
from dataclasses import asdict, fields
from datetime import datetime

from sqlalchemy import Boolean, Column, Integer, String, Table, Text, delete, select
from sqlalchemy.dialects.postgresql import insert as insert_or_add

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.people.model.deeds import Deeds, Figures, Opinion

_NAMES = tuple(each.name for each in fields(Deeds))

user_deeds = Table(
    "user_deeds",
    metadata,
    # No foreign key: whoever is not a user, as bots are not, is counted too where that is cheaper than to ask.
    Column("user_id", String(36), primary_key=True),
    *(Column(name, Integer, nullable=False) for name in _NAMES),
)

meeting_opinions = Table(
    "meeting_opinions",
    metadata,
    Column("user_id", String(36), primary_key=True),
    Column("meeting_id", String(36), primary_key=True),
    Column("good", Boolean, nullable=False),
    Column("comment", Text),
    Column("at", UtcDateTime, nullable=False),
)


async def add(tx: Transaction, figures: Figures) -> None:
    """One statement for all; rows in one order, so that two who add at once do not wait for each other."""
    rows = [{"user_id": user_id, **asdict(figures[user_id])} for user_id in sorted(figures)]
    if rows:
        new = insert_or_add(user_deeds).values(rows)
        sums = {name: user_deeds.c[name] + new.excluded[name] for name in _NAMES}
        await tx.execute(new.on_conflict_do_update(index_elements=["user_id"], set_=sums))


async def of(tx: Transaction, user_ids: Collection[str]) -> dict[str, Deeds]:
    """Of those who have done anything."""
    rows = await tx.execute(select(user_deeds).where(user_deeds.c.user_id.in_(user_ids)))
    return {row["user_id"]: Deeds(**{name: row[name] for name in _NAMES}) for row in rows.mappings()}


async def keep_opinion(tx: Transaction, opinion: Opinion, at: datetime) -> bool:
    """False where this person has said so before of this meeting."""
    row = insert_or_add(meeting_opinions).values(**asdict(opinion), at=at)
    return (await tx.execute(row.on_conflict_do_nothing())).rowcount == 1


async def has_opinion(tx: Transaction, user_id: str, meeting_id: str) -> bool:
    own = (meeting_opinions.c.user_id == user_id, meeting_opinions.c.meeting_id == meeting_id)
    return await tx.scalar(select(meeting_opinions.c.user_id).where(*own)) is not None


async def remove(tx: Transaction, user_ids: Collection[str]) -> None:
    for table in (user_deeds, meeting_opinions):
        await tx.execute(delete(table).where(table.c.user_id.in_(user_ids)))
