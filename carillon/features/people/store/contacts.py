"""The table of kept contacts: what people had listed as their own contacts before they came here."""

from collections.abc import Collection, Sequence

from sqlalchemy import Column, String, Table, Text, delete, func, insert, select

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.people.model.moving import KeptContact

contacts = Table(
    "kept_contacts",
    metadata,
    Column("owner_id", String(36), primary_key=True),
    Column("email", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("phone_number", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)


async def add_many(tx: Transaction, owner_id: str, new: Sequence[KeptContact]) -> None:
    if new:
        await tx.execute(insert(contacts), [{"owner_id": owner_id, **_row(contact)} for contact in new])


async def known(tx: Transaction, owner_id: str, emails: Collection[str]) -> set[str]:
    """Those of the addresses that are among the owner's contacts."""
    query = select(contacts.c.email).where(contacts.c.owner_id == owner_id, contacts.c.email.in_(emails))
    return set((await tx.execute(query)).scalars())


async def count(tx: Transaction, owner_id: str) -> int:
    return await tx.scalar(select(func.count()).select_from(contacts).where(contacts.c.owner_id == owner_id)) or 0


async def of_owner(tx: Transaction, owner_id: str) -> Sequence[KeptContact]:
    """By address."""
    rows = (await tx.execute(select(contacts).where(contacts.c.owner_id == owner_id).order_by(contacts.c.email))).all()
    return [KeptContact(row.email, row.name, row.phone_number, row.created_at) for row in rows]


async def remove(tx: Transaction, owner_ids: Collection[str]) -> None:
    if owner_ids:
        await tx.execute(delete(contacts).where(contacts.c.owner_id.in_(owner_ids)))


def _row(contact: KeptContact) -> dict[str, object]:
    return {
        "email": contact.email,
        "name": contact.name,
        "phone_number": contact.phone_number,
        "created_at": contact.created_at,
    }
