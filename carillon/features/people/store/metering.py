"""The table of Active Pro days, which stays when users and accounts are gone: ids and days, nothing else (ACC-34)."""

from datetime import date

from sqlalchemy import Column, Date, Index, String, Table, func, select
from sqlalchemy.dialects.postgresql import insert as insert_or_leave

from carillon.core.db import Transaction, metadata
from carillon.features.people.model.metering import ActiveDay

active_pro_days = Table(
    "active_pro_days",
    metadata,
    Column("user_id", String(36), primary_key=True),
    Column("account_id", String(36), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("organisation_id", String(12), nullable=False),
    Index(None, "account_id", "day"),
)


async def add(tx: Transaction, day: ActiveDay, organisation_id: str) -> None:
    row = insert_or_leave(active_pro_days).values(
        user_id=day.user_id, account_id=day.account_id, day=day.day, organisation_id=organisation_id
    )
    await tx.execute(row.on_conflict_do_nothing())


async def days_of_user(tx: Transaction, account_id: str, user_id: str, first: date, following: date) -> list[date]:
    """In order, from the first day on and before the following one."""
    days = active_pro_days.c
    own = (days.account_id == account_id, days.user_id == user_id, days.day >= first, days.day < following)
    return list((await tx.execute(select(days.day).where(*own).order_by(days.day))).scalars())


async def days_of_account(
    tx: Transaction, organisation_id: str, account_id: str, first: date, following: date
) -> dict[date, int]:
    """How many users were active on each of the days on which any was."""
    days = active_pro_days.c
    own = (days.account_id == account_id, days.organisation_id == organisation_id)
    query = select(days.day, func.count()).where(*own, days.day >= first, days.day < following)
    return {day: users for day, users in await tx.execute(query.group_by(days.day).order_by(days.day))}
