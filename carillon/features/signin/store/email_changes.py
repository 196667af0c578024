"""The tables of e-mail changes that wait, and of the links in their letters."""

from datetime import datetime

from sqlalchemy import Column, ColumnElement, ForeignKey, String, Table, Text, delete, insert, select, update

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.signin.model.email_changes import EmailChange, LinkAct

email_changes = Table(
    "email_changes",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("user_id", String(36), nullable=False, unique=True),  # a new wish takes the place of the one before
    Column("session_id", String(36), nullable=False),
    Column("old_email", Text, nullable=False),
    Column("new_email", Text, nullable=False),
    Column("requested_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
    Column("confirmed_at", UtcDateTime),
    Column("approved_at", UtcDateTime),
)

email_change_links = Table(
    "email_change_links",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("change_id", ForeignKey("email_changes.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("act", String(16), nullable=False),
)


async def replace(tx: Transaction, change: EmailChange) -> None:
    """The one that waits from now on; the links of the one before open nothing any more."""
    await forget(tx, change.user_id)
    await tx.execute(
        insert(email_changes).values(
            id=change.id,
            user_id=change.user_id,
            session_id=change.session_id,
            old_email=change.old_email,
            new_email=change.new_email,
            requested_at=change.requested_at,
            expires_at=change.expires_at,
        )
    )


async def of_user(tx: Transaction, user_id: str) -> EmailChange | None:
    return await _one(tx, email_changes.c.user_id == user_id)


async def find(tx: Transaction, change_id: str) -> EmailChange | None:
    return await _one(tx, email_changes.c.id == change_id)


async def hold(tx: Transaction, change_id: str) -> None:
    """Nobody else answers before this transaction ends, so that of both mailboxes one is the second."""
    await tx.execute(select(email_changes.c.id).where(email_changes.c.id == change_id).with_for_update())


async def by_link(tx: Transaction, digest: str) -> tuple[EmailChange, LinkAct] | None:
    """What the link of this digest is about."""
    found = select(email_change_links.c.change_id, email_change_links.c.act)
    row = (await tx.execute(found.where(email_change_links.c.digest == digest))).first()
    if row is None:
        return None
    change = await find(tx, row.change_id)
    return None if change is None else (change, LinkAct(row.act))


async def add_link(tx: Transaction, change_id: str, act: LinkAct, digest: str) -> None:
    await tx.execute(insert(email_change_links).values(digest=digest, change_id=change_id, act=act.value))


async def use_link(tx: Transaction, digest: str) -> None:
    await tx.execute(delete(email_change_links).where(email_change_links.c.digest == digest))


async def set_answers(tx: Transaction, change: EmailChange) -> None:
    answers = {"confirmed_at": change.confirmed_at, "approved_at": change.approved_at}
    await tx.execute(update(email_changes).where(email_changes.c.id == change.id).values(answers))


async def forget(tx: Transaction, user_id: str) -> int:
    return (await tx.execute(delete(email_changes).where(email_changes.c.user_id == user_id))).rowcount


async def tidy(tx: Transaction, now: datetime) -> None:
    await tx.execute(delete(email_changes).where(email_changes.c.expires_at <= now))


async def _one(tx: Transaction, which: ColumnElement[bool]) -> EmailChange | None:
    row = (await tx.execute(select(email_changes).where(which))).mappings().first()
    return None if row is None else EmailChange(**row)
