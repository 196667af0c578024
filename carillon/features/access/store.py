"""The tables of roots, IAM users, access keys and attached policies."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Executable,
    ForeignKey,
    Index,
    RowMapping,
    String,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.access.model.identities import Credential, IamUser, Root, folded
from carillon.features.access.model.keys import USE_NOTED_EVERY, AccessKey, KeyStatus

roots = Table(
    "roots",
    metadata,
    Column("organisation_id", ForeignKey("organisations.id"), primary_key=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("name", Text),
    Column("email", Text),
    Column("password_hash", Text),
    Column("reset_digest", Text),
    Column("reset_expires_at", UtcDateTime),
)

iam_users = Table(
    "iam_users",
    metadata,
    Column("id", String(21), primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("name", String(64), nullable=False),
    Column("name_folded", String(64), nullable=False),
    Column("email", Text),
    Column("email_folded", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("password_hash", Text),
    UniqueConstraint("organisation_id", "name_folded"),
    UniqueConstraint("organisation_id", "email_folded"),
)

access_keys = Table(
    "access_keys",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("user_id", ForeignKey("iam_users.id", ondelete="CASCADE")),  # null is root
    Column("sealed_secret", Text, nullable=False),
    Column("status", String(8), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_used_at", UtcDateTime),
    Index(None, "organisation_id", "user_id"),
)

policy_attachments = Table(
    "policy_attachments",
    metadata,
    Column("user_id", ForeignKey("iam_users.id", ondelete="CASCADE"), primary_key=True),
    Column("policy_arn", String(512), primary_key=True),
    Column("attached_at", UtcDateTime, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Root or an IAM user with the policies attached to it."""

    identity: Root | IamUser
    policy_arns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """A key as a signature is checked against it, and whose it is."""

    key: AccessKey
    sealed_secret: str = field(repr=False)
    holder: Holder


async def add_root(tx: Transaction, root: Root) -> None:
    """Nothing happens where it is there already, or where another process is just adding it."""
    await tx.execute(
        insert(roots).values(organisation_id=root.organisation_id, created_at=root.created_at).on_conflict_do_nothing()
    )


async def find_root(tx: Transaction, organisation_id: str) -> Root | None:
    row = await _first(tx, select(roots).where(roots.c.organisation_id == organisation_id))
    return None if row is None else _root(row)


async def name_root(tx: Transaction, organisation_id: str, name: str, email: str, password_hash: str | None) -> None:
    await tx.execute(
        update(roots)
        .where(roots.c.organisation_id == organisation_id)
        .values(name=name, email=email, password_hash=password_hash)
    )


async def set_root_reset(tx: Transaction, organisation_id: str, digest: str, expires_at: datetime) -> None:
    await tx.execute(
        update(roots)
        .where(roots.c.organisation_id == organisation_id)
        .values(reset_digest=digest, reset_expires_at=expires_at)
    )


async def root_reset(tx: Transaction, digest: str) -> tuple[str, datetime] | None:
    """The organisation whose root may be reset with the secret of this digest, and until when."""
    row = await _first(
        tx, select(roots.c.organisation_id, roots.c.reset_expires_at).where(roots.c.reset_digest == digest)
    )
    return None if row is None else (row["organisation_id"], row["reset_expires_at"])


async def use_root_reset(tx: Transaction, digest: str, password_hash: str) -> bool:
    """False where somebody else used the same secret first."""
    done = await tx.execute(
        update(roots)
        .where(roots.c.reset_digest == digest)
        .values(password_hash=password_hash, reset_digest=None, reset_expires_at=None)
    )
    return done.rowcount == 1


async def add_user(tx: Transaction, user: IamUser) -> bool:
    """False where the name or the address is taken."""
    done = await tx.execute(
        insert(iam_users)
        .values(
            id=user.id,
            organisation_id=user.organisation_id,
            name=user.name,
            name_folded=folded(user.name),
            email=user.email,
            email_folded=None if user.email is None else folded(user.email),
            created_at=user.created_at,
        )
        .on_conflict_do_nothing()
    )
    return done.rowcount == 1


async def find_user(tx: Transaction, organisation_id: str, name: str) -> IamUser | None:
    row = await _first(
        tx,
        select(iam_users).where(
            iam_users.c.organisation_id == organisation_id, iam_users.c.name_folded == folded(name)
        ),
    )
    return None if row is None else _user(row)


async def set_password(tx: Transaction, user_id: str, password_hash: str | None) -> None:
    await tx.execute(update(iam_users).where(iam_users.c.id == user_id).values(password_hash=password_hash))


async def root_credential(tx: Transaction, organisation_id: str, email: str) -> Credential | None:
    row = await _first(tx, select(roots).where(roots.c.organisation_id == organisation_id))
    if row is None or row["email"] is None or folded(row["email"]) != folded(email):
        return None
    return Credential(organisation_id, None, row["password_hash"])


async def user_credential(tx: Transaction, organisation_id: str, name: str) -> Credential | None:
    """Of the user with this name, or else with this e-mail address."""
    wanted = folded(name)
    row = await _first(
        tx,
        select(iam_users.c.id, iam_users.c.password_hash)
        .where(
            iam_users.c.organisation_id == organisation_id,
            or_(iam_users.c.name_folded == wanted, iam_users.c.email_folded == wanted),
        )
        .order_by((iam_users.c.name_folded == wanted).desc())
        .limit(1),
    )
    return None if row is None else Credential(organisation_id, row["id"], row["password_hash"])


async def attach(tx: Transaction, user_id: str, policy_arn: str, at: datetime) -> None:
    await tx.execute(
        insert(policy_attachments)
        .values(user_id=user_id, policy_arn=policy_arn, attached_at=at)
        .on_conflict_do_nothing()
    )


async def detach(tx: Transaction, user_id: str, policy_arn: str) -> bool:
    done = await tx.execute(
        delete(policy_attachments).where(
            policy_attachments.c.user_id == user_id, policy_attachments.c.policy_arn == policy_arn
        )
    )
    return done.rowcount == 1


async def find_holder(tx: Transaction, organisation_id: str, user_id: str | None) -> Holder | None:
    if user_id is None:
        root = await find_root(tx, organisation_id)
        return None if root is None else Holder(root)
    found = await tx.execute(
        select(iam_users, policy_attachments.c.policy_arn)
        .outerjoin(policy_attachments, policy_attachments.c.user_id == iam_users.c.id)
        .where(iam_users.c.organisation_id == organisation_id, iam_users.c.id == user_id)
    )
    rows = found.mappings().all()
    return Holder(_user(rows[0]), _policies(rows)) if rows else None


async def lock_user(tx: Transaction, user_id: str) -> None:
    """Make whoever counts this user's keys at the same time wait for the other; SQLite's writers wait anyway."""
    await tx.execute(select(iam_users.c.id).where(iam_users.c.id == user_id).with_for_update())


async def count_keys(tx: Transaction, user_id: str) -> int:
    return await tx.scalar(select(func.count()).where(access_keys.c.user_id == user_id)) or 0


async def add_key(
    tx: Transaction, organisation_id: str, user_id: str | None, key: AccessKey, sealed_secret: str
) -> None:
    await tx.execute(
        insert(access_keys).values(
            id=key.id,
            organisation_id=organisation_id,
            user_id=user_id,
            sealed_secret=sealed_secret,
            status=key.status.value,
            created_at=key.created_at,
        )
    )


async def list_keys(tx: Transaction, organisation_id: str, user_id: str | None) -> tuple[AccessKey, ...]:
    return await _keys(tx, organisation_id, access_keys.c.user_id.is_not_distinct_from(user_id))


async def every_key(tx: Transaction, organisation_id: str) -> tuple[AccessKey, ...]:
    return await _keys(tx, organisation_id)


async def set_key_status(tx: Transaction, organisation_id: str, key_id: str, status: KeyStatus) -> bool:
    done = await tx.execute(
        update(access_keys)
        .where(access_keys.c.organisation_id == organisation_id, access_keys.c.id == key_id)
        .values(status=status.value)
    )
    return done.rowcount == 1


async def delete_key(tx: Transaction, organisation_id: str, key_id: str) -> bool:
    done = await tx.execute(
        delete(access_keys).where(access_keys.c.organisation_id == organisation_id, access_keys.c.id == key_id)
    )
    return done.rowcount == 1


async def key_holder(tx: Transaction, key_id: str) -> KeyHolder | None:
    """All that a signed call is judged by, in one query."""
    found = await tx.execute(
        select(
            access_keys,
            iam_users.c.name.label("user_name"),
            iam_users.c.email.label("user_email"),
            iam_users.c.created_at.label("user_created_at"),
            roots.c.name.label("root_name"),
            roots.c.email.label("root_email"),
            roots.c.created_at.label("root_created_at"),
            policy_attachments.c.policy_arn,
        )
        .join(roots, roots.c.organisation_id == access_keys.c.organisation_id)
        .outerjoin(iam_users, iam_users.c.id == access_keys.c.user_id)
        .outerjoin(policy_attachments, policy_attachments.c.user_id == access_keys.c.user_id)
        .where(access_keys.c.id == key_id)
    )
    rows = found.mappings().all()
    if not rows:
        return None
    return KeyHolder(_key(rows[0]), rows[0]["sealed_secret"], Holder(_key_identity(rows[0]), _policies(rows)))


async def note_use(tx: Transaction, used_at: dict[str, datetime]) -> None:
    """Write down when keys were used last, for those whose last note is old enough."""
    key_id, before, at = bindparam("key_id"), bindparam("before"), bindparam("at")
    await tx.execute(
        update(access_keys)
        .where(
            access_keys.c.id == key_id,
            or_(access_keys.c.last_used_at.is_(None), access_keys.c.last_used_at <= before),
        )
        .values(last_used_at=at),
        [{"key_id": key, "before": when - USE_NOTED_EVERY, "at": when} for key, when in used_at.items()],
    )


async def sealed_secrets(tx: Transaction) -> dict[str, str]:
    found = await tx.execute(select(access_keys.c.id, access_keys.c.sealed_secret))
    return {row["id"]: row["sealed_secret"] for row in found.mappings()}


async def seal_again(tx: Transaction, key_id: str, sealed_secret: str) -> None:
    await tx.execute(update(access_keys).where(access_keys.c.id == key_id).values(sealed_secret=sealed_secret))


async def _first(tx: Transaction, query: Executable) -> RowMapping | None:
    return (await tx.execute(query)).mappings().first()


async def _keys(tx: Transaction, organisation_id: str, *chosen: ColumnElement[bool]) -> tuple[AccessKey, ...]:
    found = await tx.execute(
        select(access_keys, iam_users.c.name.label("user_name"))
        .outerjoin(iam_users, iam_users.c.id == access_keys.c.user_id)
        .where(access_keys.c.organisation_id == organisation_id, *chosen)
        .order_by(access_keys.c.created_at, access_keys.c.id)
    )
    return tuple(_key(row) for row in found.mappings())


def _root(row: RowMapping) -> Root:
    return Root(row["organisation_id"], row["created_at"], row["name"], row["email"])


def _user(row: RowMapping) -> IamUser:
    return IamUser(row["id"], row["organisation_id"], row["name"], row["created_at"], row["email"])


def _key(row: RowMapping) -> AccessKey:
    return AccessKey(row["id"], row["user_name"], KeyStatus(row["status"]), row["created_at"], row["last_used_at"])


def _key_identity(row: RowMapping) -> Root | IamUser:
    organisation_id = row["organisation_id"]
    if row["user_id"] is None:
        return Root(organisation_id, row["root_created_at"], row["root_name"], row["root_email"])
    return IamUser(row["user_id"], organisation_id, row["user_name"], row["user_created_at"], row["user_email"])


def _policies(rows: Sequence[RowMapping]) -> tuple[str, ...]:
    return tuple(sorted(row["policy_arn"] for row in rows if row["policy_arn"] is not None))
