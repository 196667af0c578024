"""The table of what is attached to requests; the bytes lie elsewhere."""

from collections.abc import Sequence

from sqlalchemy import Boolean, Column, ForeignKey, Integer, RowMapping, String, Table, Text, func, insert, select

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.support.model.attachments import Attachment
from carillon.features.support.model.states import DeskSide

attachments = Table(
    "support_attachments",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("request_id", String(12), ForeignKey("support_requests.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("scanned", Boolean, nullable=False),
    Column("side", String(16), nullable=False),
    Column("author", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)


async def add(tx: Transaction, attachment: Attachment) -> None:
    await tx.execute(
        insert(attachments).values(
            id=attachment.id,
            request_id=attachment.request_id,
            name=attachment.name,
            size=attachment.size,
            scanned=attachment.scanned,
            side=attachment.side.value,
            author=attachment.author,
            at=attachment.at,
        )
    )


async def count(tx: Transaction, request_id: str) -> int:
    query = select(func.count()).select_from(attachments).where(attachments.c.request_id == request_id)
    return await tx.scalar(query) or 0


async def of_request(tx: Transaction, request_id: str) -> Sequence[Attachment]:
    """The oldest first."""
    query = select(attachments).where(attachments.c.request_id == request_id)
    rows = (await tx.execute(query.order_by(attachments.c.at, attachments.c.id))).mappings()
    return [_attachment(row) for row in rows]


async def find(tx: Transaction, request_id: str, attachment_id: str) -> Attachment | None:
    same = (attachments.c.request_id == request_id, attachments.c.id == attachment_id)
    row = (await tx.execute(select(attachments).where(*same))).mappings().first()
    return None if row is None else _attachment(row)


def _attachment(row: RowMapping) -> Attachment:
    return Attachment(
        row["id"],
        row["request_id"],
        row["name"],
        row["size"],
        row["scanned"],
        DeskSide(row["side"]),
        row["author"],
        row["at"],
    )
