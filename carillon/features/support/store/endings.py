"""What the end of an organisation asks of the tables of support."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from carillon.core.db import Transaction
from carillon.features.support.store.attachments import attachments
from carillon.features.support.store.bundles import bundles
from carillon.features.support.store.contacts import contacts
from carillon.features.support.store.requests import entries, requests


async def requests_of(tx: Transaction, organisation_id: str) -> Sequence[str]:
    query = select(requests.c.id).where(requests.c.organisation_id == organisation_id).order_by(requests.c.id)
    return list((await tx.execute(query)).scalars())


async def remove_request(tx: Transaction, request_id: str) -> None:
    """With its history and with what was attached."""
    for table in (attachments, entries):
        await tx.execute(delete(table).where(table.c.request_id == request_id))
    await tx.execute(delete(requests).where(requests.c.id == request_id))


async def forget(tx: Transaction, organisation_id: str) -> None:
    """Logs that clients of its people sent, and whom to write to."""
    for table in (bundles, contacts):
        await tx.execute(delete(table).where(table.c.organisation_id == organisation_id))
