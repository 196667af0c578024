"""What the tables of signing in say about one person, without anything that opens a door."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, func, select

from carillon.core.db import Transaction
from carillon.core.trail import Json
from carillon.features.signin.store.email_changes import email_changes
from carillon.features.signin.store.entering import passwords, person_sessions, sign_in_links

OWN = (
    "passwords.user_id",
    "person_sessions.user_id",
    "sign_in_links.email",
    "email_changes.user_id",
    "email_changes.old_email",
    "email_changes.new_email",
)


async def sessions(tx: Transaction, user_id: str) -> Sequence[Mapping[str, Json]]:
    rows = select(person_sessions).where(person_sessions.c.user_id == user_id).order_by(person_sessions.c.created_at)
    return [
        {
            "created_at": row.created_at.isoformat(),
            "last_seen_at": row.last_seen_at.isoformat(),
            "browser": row.user_agent,
            "address": row.address,
        }
        for row in await tx.execute(rows)
    ]


async def credentials(tx: Transaction, user_id: str) -> Sequence[Mapping[str, Json]]:
    """That there is a password, and a change of address under way."""
    changed = await tx.scalar(select(passwords.c.changed_at).where(passwords.c.user_id == user_id))
    found: list[Mapping[str, Json]] = [] if changed is None else [{"password_changed_at": changed.isoformat()}]
    wished = await tx.execute(select(email_changes).where(email_changes.c.user_id == user_id))
    found.extend({"wanted_address": row.new_email, "asked_for_at": row.requested_at.isoformat()} for row in wished)
    return found


async def count_sessions(tx: Transaction, user_id: str) -> int:
    query = select(func.count()).select_from(person_sessions).where(person_sessions.c.user_id == user_id)
    return await tx.scalar(query) or 0


async def forget_letters(tx: Transaction, *emails: str) -> None:
    """Links that went to these mailboxes open nothing any more."""
    await tx.execute(delete(sign_in_links).where(sign_in_links.c.email.in_([email for email in emails if email])))
