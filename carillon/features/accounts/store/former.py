"""The table of former ids: those that an account had before it was moved in here."""

from collections.abc import Collection, Mapping

from sqlalchemy import Column, String, Table, delete, insert, select

from carillon.core.db import Transaction, metadata

former_ids = Table(
    "former_account_ids",
    metadata,
    Column("former_id", String(36), primary_key=True),
    Column("account_id", String(36), nullable=False, index=True),
)


async def add(tx: Transaction, former_id: str, account_id: str) -> None:
    await tx.execute(insert(former_ids).values(former_id=former_id, account_id=account_id))


async def find(tx: Transaction, former_id: str) -> str | None:
    """The id that the account has now."""
    return (await find_all(tx, [former_id])).get(former_id)


async def find_all(tx: Transaction, ids: Collection[str]) -> Mapping[str, str]:
    query = select(former_ids.c.former_id, former_ids.c.account_id).where(former_ids.c.former_id.in_(ids))
    return {former_id: account_id for former_id, account_id in await tx.execute(query)}


async def remove_of_account(tx: Transaction, account_id: str) -> None:
    await tx.execute(delete(former_ids).where(former_ids.c.account_id == account_id))
