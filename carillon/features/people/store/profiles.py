"""The table of profiles."""

from datetime import datetime

from sqlalchemy import Column, String, Table, Text, select
from sqlalchemy.dialects.postgresql import insert

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.people.model.profiles import Profile

profiles = Table(
    "profiles",
    metadata,
    Column("user_id", String(36), primary_key=True),
    Column("time_zone", Text),
    Column("language", String(16)),
    Column("updated_at", UtcDateTime, nullable=False),
)


async def find(tx: Transaction, user_id: str) -> Profile:
    """The profile; without choices where there is none."""
    rows = await tx.execute(select(profiles).where(profiles.c.user_id == user_id))
    row = rows.mappings().first()
    return Profile(user_id) if row is None else Profile(user_id, row["time_zone"], row["language"])


async def save(tx: Transaction, profile: Profile, at: datetime) -> None:
    choices = {"time_zone": profile.time_zone, "language": profile.language, "updated_at": at}
    fresh = insert(profiles).values(user_id=profile.user_id, **choices)
    await tx.execute(fresh.on_conflict_do_update(index_elements=["user_id"], set_=choices))
