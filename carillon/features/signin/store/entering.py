"""The tables of passwords, sessions, links and attempts, and what is done with them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Delete, Index, RowMapping, Select, String, Table, Text, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.signin.model.limits import Bucket
from carillon.features.signin.model.links import Link, Purpose
from carillon.features.signin.model.sessions import Holder, Session

Ended = tuple[str, str]
"""The ids of a session that is gone and of its person."""

passwords = Table(
    "passwords",
    metadata,
    Column("user_id", String(36), primary_key=True),
    Column("hash", Text, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)

person_sessions = Table(
    "person_sessions",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("user_id", String(36), nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_seen_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
    Column("user_agent", Text, nullable=False),
    Column("address", Text, nullable=False),
)

console_sessions = Table(
    "console_sessions",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("organisation_id", String(12), nullable=False),
    Column("iam_user_id", String(36)),  # null is root
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_seen_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
    Column("user_agent", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("mfa_at", UtcDateTime),
    Index(None, "organisation_id", "iam_user_id"),
)

sign_in_links = Table(
    "sign_in_links",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("purpose", String(16), nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Column("email", Text, nullable=False, index=True),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
    Column("used_at", UtcDateTime),
)

sign_in_attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("key", Text, primary_key=True),
    Column("free_at", UtcDateTime, nullable=False, index=True),
)


async def password(tx: Transaction, user_id: str) -> str | None:
    return await tx.scalar(select(passwords.c.hash).where(passwords.c.user_id == user_id))


async def hold_password(tx: Transaction, user_id: str) -> str | None:
    """The same, and nobody changes it before this transaction ends: what is begun with it then ends with it."""
    return await tx.scalar(select(passwords.c.hash).where(passwords.c.user_id == user_id).with_for_update())


async def set_password(tx: Transaction, user_id: str, hashed: str, at: datetime) -> None:
    fresh = insert(passwords).values(user_id=user_id, hash=hashed, changed_at=at)
    changes = {"hash": hashed, "changed_at": at}
    await tx.execute(fresh.on_conflict_do_update(index_elements=["user_id"], set_=changes))


async def rehash(tx: Transaction, user_id: str, before: str, after: str) -> None:
    """The same password in a costlier hash, unless it was changed meanwhile."""
    same = (passwords.c.user_id == user_id, passwords.c.hash == before)
    await tx.execute(update(passwords).where(*same).values(hash=after))


async def forget_password(tx: Transaction, user_id: str) -> None:
    await tx.execute(delete(passwords).where(passwords.c.user_id == user_id))


async def add_session(tx: Transaction, session: Session, digest: str) -> None:
    table = _table(session.holder)
    await tx.execute(
        insert(table).values(
            id=session.id,
            digest=digest,
            created_at=session.created_at,
            last_seen_at=session.last_seen_at,
            expires_at=session.expires_at,
            user_agent=session.user_agent,
            address=session.address,
            **_owner(session.holder),
            **_second_factor(session),
        )
    )


async def person_session(tx: Transaction, digest: str) -> Session | None:
    return await _session(tx, select(person_sessions).where(person_sessions.c.digest == digest))


async def console_session(tx: Transaction, digest: str) -> Session | None:
    return await _session(tx, select(console_sessions).where(console_sessions.c.digest == digest))


async def note_use(tx: Transaction, session: Session) -> None:
    table = _table(session.holder)
    await tx.execute(
        update(table)
        .where(table.c.id == session.id)
        .values(last_seen_at=session.last_seen_at, expires_at=session.expires_at, address=session.address)
    )


async def sessions_of(tx: Transaction, user_id: str, now: datetime) -> list[Session]:
    """A person's living sessions, the one used last first."""
    table = person_sessions
    rows = await tx.execute(
        select(table)
        .where(table.c.user_id == user_id, table.c.expires_at > now)
        .order_by(table.c.last_seen_at.desc(), table.c.id)
    )
    return [_read_session(row) for row in rows.mappings()]


async def count_sessions(tx: Transaction, user_ids: Collection[str], now: datetime) -> int:
    """How many living sessions these people have together."""
    table = person_sessions
    living = (table.c.user_id.in_(user_ids), table.c.expires_at > now)
    return await tx.scalar(select(func.count()).select_from(table).where(*living)) or 0


async def person_sessions_of(tx: Transaction, session_ids: Collection[str], now: datetime) -> list[tuple[str, str]]:
    """Those of these sessions that are not over, each with the id of its person."""
    table = person_sessions
    living = (table.c.id.in_(session_ids), table.c.expires_at > now)
    return [(row.id, row.user_id) for row in await tx.execute(select(table.c.id, table.c.user_id).where(*living))]


async def end_session(tx: Transaction, user_id: str, session_id: str) -> list[Ended]:
    table = person_sessions
    return await _end(tx, delete(table).where(table.c.user_id == user_id, table.c.id == session_id))


async def end_sessions(tx: Transaction, user_id: str, except_id: str | None) -> list[Ended]:
    """All of the person's sessions, or all but one."""
    table = person_sessions
    ending = delete(table).where(table.c.user_id == user_id)
    return await _end(tx, ending if except_id is None else ending.where(table.c.id != except_id))


async def end_console_session(tx: Transaction, session_id: str) -> None:
    await tx.execute(delete(console_sessions).where(console_sessions.c.id == session_id))


async def end_console_sessions(
    tx: Transaction, organisation_id: str, iam_user_id: str | None, except_id: str | None = None
) -> None:
    """All console sessions of root, which has no user id, or of a user; or all but one."""
    table = console_sessions
    ending = delete(table).where(
        table.c.organisation_id == organisation_id, table.c.iam_user_id.is_not_distinct_from(iam_user_id)
    )
    await tx.execute(ending if except_id is None else ending.where(table.c.id != except_id))


async def count_console_sessions(tx: Transaction, organisation_id: str, now: datetime) -> int:
    """How many living ones the identities of an organisation have together."""
    table = console_sessions
    living = (table.c.organisation_id == organisation_id, table.c.expires_at > now)
    return await tx.scalar(select(func.count()).select_from(table).where(*living)) or 0


async def end_console_of_organisation(tx: Transaction, organisation_id: str) -> None:
    await tx.execute(delete(console_sessions).where(console_sessions.c.organisation_id == organisation_id))


async def add_link(tx: Transaction, link: Link, digest: str) -> None:
    await tx.execute(
        insert(sign_in_links).values(
            id=link.id, purpose=link.purpose, digest=digest, email=link.email, expires_at=link.expires_at
        )
    )


async def link(tx: Transaction, purpose: Purpose, digest: str) -> Link | None:
    table = sign_in_links
    rows = await tx.execute(select(table).where(table.c.digest == digest, table.c.purpose == purpose))
    row = rows.mappings().first()
    if row is None:
        return None
    return Link(row["id"], Purpose(row["purpose"]), row["email"], row["expires_at"], row["used_at"])


async def use_links(tx: Transaction, link: Link, at: datetime) -> bool:
    """Use up this link and all others of the same purpose for the same address; False where it was used already."""
    table = sign_in_links
    same = (table.c.purpose == link.purpose, table.c.email == link.email, table.c.used_at.is_(None))
    used = await tx.execute(update(table).where(*same).values(used_at=at).returning(table.c.id))
    return link.id in used.scalars().all()


async def buckets(tx: Transaction, keys: Sequence[str], at: datetime) -> list[Bucket]:
    """The buckets of `keys`, in the order of keys, held until this transaction ends."""
    table = sign_in_attempts
    ordered = sorted(set(keys))  # one order for all, or two transactions could wait for each other
    await tx.execute(insert(table).on_conflict_do_nothing(), [{"key": key, "free_at": at} for key in ordered])
    rows = await tx.execute(select(table).where(table.c.key.in_(ordered)).order_by(table.c.key).with_for_update())
    return [Bucket(row.key, row.free_at) for row in rows]


async def save_buckets(tx: Transaction, changed: Sequence[Bucket]) -> None:
    for bucket in changed:
        table = sign_in_attempts
        await tx.execute(update(table).where(table.c.key == bucket.key).values(free_at=bucket.free_at))


async def empty_bucket(tx: Transaction, key: str) -> None:
    await tx.execute(delete(sign_in_attempts).where(sign_in_attempts.c.key == key))


async def tidy(tx: Transaction, now: datetime, links_before: datetime) -> list[Ended]:
    """Take away what is over; answers people's sessions among it."""
    expired = await _end(tx, delete(person_sessions).where(person_sessions.c.expires_at <= now))
    await tx.execute(delete(console_sessions).where(console_sessions.c.expires_at <= now))
    await tx.execute(delete(sign_in_links).where(sign_in_links.c.expires_at <= links_before))
    await tx.execute(delete(sign_in_attempts).where(sign_in_attempts.c.free_at <= now))
    return expired


def _table(holder: Holder) -> Table:
    return person_sessions if holder.is_person else console_sessions


def _owner(holder: Holder) -> dict[str, str | None]:
    if holder.is_person:
        return {"user_id": holder.user_id}
    return {"organisation_id": holder.organisation_id, "iam_user_id": holder.user_id}


def _second_factor(session: Session) -> dict[str, datetime | None]:
    return {} if session.holder.is_person else {"mfa_at": session.mfa_at}


async def _session(tx: Transaction, query: Select[Any]) -> Session | None:
    row = (await tx.execute(query)).mappings().first()
    return None if row is None else _read_session(row)


def _read_session(row: RowMapping) -> Session:
    holder = Holder(row["user_id"]) if "user_id" in row else Holder(row["iam_user_id"], row["organisation_id"])
    return Session(
        id=row["id"],
        holder=holder,
        created_at=row["created_at"],
        last_seen_at=row["last_seen_at"],
        expires_at=row["expires_at"],
        user_agent=row["user_agent"],
        address=row["address"],
        mfa_at=row.get("mfa_at"),
    )


async def _end(tx: Transaction, ending: Delete) -> list[Ended]:
    ended = await tx.execute(ending.returning(person_sessions.c.id, person_sessions.c.user_id))
    return [(row.id, row.user_id) for row in ended]
