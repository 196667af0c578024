"""The table of former ids: those that an account had before it was moved in here."""

from collections.abc import Collection, Mapping

from sqlalchemy import Column, String, Table, delete, insert, select

from carillon.core.db import Transaction, metadata

former_ids = Table(
    "former_account_ids",
    metadata,
    # Whoever knows an id may say it was theirs: it leads to nothing outside the organisation that says so.
    Column("organisation_id", String(12), primary_key=True),
    Column("former_id", String(36), primary_key=True),
    Column("account_id", String(36), nullable=False, index=True),
)


async def add(tx: Transaction, organisation_id: str, former_id: str, account_id: str) -> None:
    row = {"organisation_id": organisation_id, "former_id": former_id, "account_id": account_id}
    await tx.execute(insert(former_ids).values(row))


async def find(tx: Transaction, organisation_id: str, former_id: str) -> str | None:
    """The id that the account has now."""
    return (await find_all(tx, organisation_id, [former_id])).get(former_id)


async def find_only(tx: Transaction, former_id: str) -> str | None:
    """The same for who sees all organisations, where only one of them has it."""
    query = select(former_ids.c.account_id).where(former_ids.c.former_id == former_id).limit(2)
    found = list((await tx.execute(query)).scalars())
    return found[0] if len(found) == 1 else None


async def find_all(tx: Transaction, organisation_id: str, ids: Collection[str]) -> Mapping[str, str]:
    own = (former_ids.c.organisation_id == organisation_id, former_ids.c.former_id.in_(ids))
    query = select(former_ids.c.former_id, former_ids.c.account_id).where(*own)
    return {former_id: account_id for former_id, account_id in await tx.execute(query)}


async def remove_of_account(tx: Transaction, account_id: str) -> None:
    await tx.execute(delete(former_ids).where(former_ids.c.account_id == account_id))
