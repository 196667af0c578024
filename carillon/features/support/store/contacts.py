"""The table of the Operations contacts of organisations."""

from datetime import datetime

from sqlalchemy import Column, String, Table, Text, delete, select
from sqlalchemy.dialects.postgresql import insert

from carillon.core.db import Transaction, UtcDateTime, metadata

contacts = Table(
    "support_contacts",
    metadata,
    Column("organisation_id", String(12), primary_key=True),
    Column("operations_email", Text, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
)


async def operations_email(tx: Transaction, organisation_id: str) -> str:
    """Empty where none is set."""
    query = select(contacts.c.operations_email).where(contacts.c.organisation_id == organisation_id)
    return await tx.scalar(query) or ""


async def set_operations_email(tx: Transaction, organisation_id: str, email: str, at: datetime) -> None:
    if not email:
        await tx.execute(delete(contacts).where(contacts.c.organisation_id == organisation_id))
        return
    new = {"operations_email": email, "updated_at": at}
    await tx.execute(
        insert(contacts)
        .values(organisation_id=organisation_id, **new)
        .on_conflict_do_update(index_elements=["organisation_id"], set_=new)
    )
