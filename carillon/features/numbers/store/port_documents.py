"""The tables of upload links and of the files that came through them; the files themselves lie in the object store."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_or_leave

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.numbers.model.countries import Paper
from carillon.features.numbers.model.port_documents import Document, FileState, UploadLink

links = Table(
    "port_in_links",
    metadata,
    Column("port_in_id", String(36), ForeignKey("port_ins.id"), primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("sealed_secret", Text, nullable=False),  # until it was mailed
)

openers = Table(
    "port_in_link_openers",
    metadata,
    Column("port_in_id", String(36), ForeignKey("port_ins.id"), primary_key=True),
    Column("principal", Text, primary_key=True),
)

documents = Table(
    "port_in_documents",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("port_in_id", String(36), ForeignKey("port_ins.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("paper", Text, nullable=False),
    Column("carrier", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content_type", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("virus", Text, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("added_by", Text, nullable=False),
    Index(None, "port_in_id", "added_at"),
)


async def set_link(tx: Transaction, port_in_id: str, link: UploadLink, sealed_secret: str) -> None:
    """The one before it is good for nothing any more, nor to those who had opened it."""
    await tx.execute(delete(openers).where(openers.c.port_in_id == port_in_id))
    values = {"digest": link.digest, "expires_at": link.expires_at, "sealed_secret": sealed_secret}
    statement = insert_or_leave(links).values(port_in_id=port_in_id, **values)
    await tx.execute(statement.on_conflict_do_update(index_elements=[links.c.port_in_id], set_=values))


async def link_of(tx: Transaction, port_in_id: str) -> UploadLink | None:
    row = (await tx.execute(select(links).where(links.c.port_in_id == port_in_id))).mappings().first()
    if row is None:
        return None
    opened = await tx.execute(select(openers.c.principal).where(openers.c.port_in_id == port_in_id))
    return UploadLink(row["digest"], row["expires_at"], frozenset(opened.scalars()))


async def by_digest(tx: Transaction, digest: str) -> str | None:
    """The port-in that the link of this digest is for."""
    found: str | None = await tx.scalar(select(links.c.port_in_id).where(links.c.digest == digest))
    return found


async def open_link(tx: Transaction, port_in_id: str, principal: str) -> None:
    statement = insert_or_leave(openers).values(port_in_id=port_in_id, principal=principal)
    await tx.execute(statement.on_conflict_do_nothing())


async def sealed_secret(tx: Transaction, port_in_id: str, expires_at: datetime) -> str:
    """Empty where it was mailed, or where another link took its place."""
    query = select(links.c.sealed_secret).where(links.c.port_in_id == port_in_id, links.c.expires_at == expires_at)
    return await tx.scalar(query) or ""


async def forget_secret(tx: Transaction, port_in_id: str, expires_at: datetime) -> None:
    where = (links.c.port_in_id == port_in_id, links.c.expires_at == expires_at)
    await tx.execute(update(links).where(*where).values(sealed_secret=""))


async def sealed_secrets(tx: Transaction) -> Sequence[tuple[str, str]]:
    """Every secret that waits to be mailed; held."""
    query = select(links.c.port_in_id, links.c.sealed_secret).where(links.c.sealed_secret != "").with_for_update()
    return [(port_in_id, sealed) for port_in_id, sealed in await tx.execute(query)]


async def keep_sealed(tx: Transaction, port_in_id: str, sealed: str) -> None:
    await tx.execute(update(links).where(links.c.port_in_id == port_in_id).values(sealed_secret=sealed))


async def add(tx: Transaction, document: Document) -> None:
    await tx.execute(
        insert(documents).values(
            id=document.id,
            port_in_id=document.port_in_id,
            name=document.name,
            paper=document.paper.value,
            carrier=document.carrier,
            size=document.size,
            content_type=document.content_type,
            state=document.state.value,
            virus=document.virus,
            added_at=document.added_at,
            added_by=document.added_by,
        )
    )


async def save_state(tx: Transaction, document: Document) -> None:
    """What the virus scanner said."""
    where = documents.c.id == document.id
    await tx.execute(update(documents).where(where).values(state=document.state.value, virus=document.virus))


async def of_port_in(tx: Transaction, port_in_id: str) -> Sequence[Document]:
    """In the order in which they came."""
    query = select(documents).where(documents.c.port_in_id == port_in_id)
    return [
        _document(row) for row in (await tx.execute(query.order_by(documents.c.added_at, documents.c.id))).mappings()
    ]


async def unguarded(tx: Transaction, document_id: str) -> Document | None:
    row = (await tx.execute(select(documents).where(documents.c.id == document_id))).mappings().first()
    return None if row is None else _document(row)


def _document(row: RowMapping) -> Document:
    return Document(
        id=row["id"],
        port_in_id=row["port_in_id"],
        name=row["name"],
        paper=Paper(row["paper"]),
        carrier=row["carrier"],
        size=row["size"],
        content_type=row["content_type"],
        state=FileState(row["state"]),
        added_at=row["added_at"],
        added_by=row["added_by"],
        virus=row["virus"],
    )
