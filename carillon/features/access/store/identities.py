"""Rows of roots and IAM users."""

from datetime import datetime

from sqlalchemy import Executable, RowMapping, delete, exists, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from carillon.core.db import Transaction
from carillon.features.access.model.identities import Credential, IamUser, LoginProfile, Root, folded
from carillon.features.access.store.tables import iam_users, roots


async def add_root(tx: Transaction, root: Root) -> None:
    """Nothing happens where it is there already, or where another process is just adding it."""
    await tx.execute(
        insert(roots).values(organisation_id=root.organisation_id, created_at=root.created_at).on_conflict_do_nothing()
    )


async def find_root(tx: Transaction, organisation_id: str) -> Root | None:
    row = await first(tx, select(roots).where(roots.c.organisation_id == organisation_id))
    return None if row is None else Root(row["organisation_id"], row["created_at"], row["name"], row["email"])


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
    row = await first(
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


async def root_credential(tx: Transaction, organisation_id: str, email: str) -> Credential | None:
    row = await first(tx, select(roots).where(roots.c.organisation_id == organisation_id))
    if row is None or row["email"] is None or folded(row["email"]) != folded(email):
        return None
    return Credential(organisation_id, None, row["password_hash"])


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
            path=user.path,
            boundary_arn=user.boundary_arn,
        )
        .on_conflict_do_nothing()
    )
    return done.rowcount == 1


async def save_user(tx: Transaction, user: IamUser) -> None:
    """Its name, path and boundary; a name that is taken was refused before."""
    await tx.execute(
        update(iam_users)
        .where(iam_users.c.id == user.id)
        .values(name=user.name, name_folded=folded(user.name), path=user.path, boundary_arn=user.boundary_arn)
    )


async def delete_user(tx: Transaction, user_id: str) -> None:
    await tx.execute(delete(iam_users).where(iam_users.c.id == user_id))


async def find_user(tx: Transaction, organisation_id: str, name: str) -> IamUser | None:
    row = await first(
        tx,
        select(iam_users).where(
            iam_users.c.organisation_id == organisation_id, iam_users.c.name_folded == folded(name)
        ),
    )
    return None if row is None else user_of(row)


async def user_by_id(tx: Transaction, organisation_id: str, user_id: str) -> IamUser | None:
    row = await first(
        tx, select(iam_users).where(iam_users.c.organisation_id == organisation_id, iam_users.c.id == user_id)
    )
    return None if row is None else user_of(row)


async def list_users(tx: Transaction, organisation_id: str) -> tuple[IamUser, ...]:
    """By name."""
    found = await tx.execute(
        select(iam_users).where(iam_users.c.organisation_id == organisation_id).order_by(iam_users.c.name_folded)
    )
    return tuple(user_of(row) for row in found.mappings())


async def count_users(tx: Transaction, organisation_id: str) -> int:
    return await tx.scalar(select(func.count()).where(iam_users.c.organisation_id == organisation_id)) or 0


async def has_password(tx: Transaction, user_id: str) -> bool:
    return await tx.scalar(select(iam_users.c.password_hash).where(iam_users.c.id == user_id)) is not None


async def set_password(
    tx: Transaction, user_id: str, password_hash: str | None, at: datetime, *, must_change: bool
) -> None:
    await tx.execute(
        update(iam_users)
        .where(iam_users.c.id == user_id)
        .values(
            password_hash=password_hash,
            password_set_at=None if password_hash is None else at,
            must_change_password=must_change and password_hash is not None,
        )
    )


async def demand_new_password(tx: Transaction, user_id: str, must_change: bool) -> None:
    await tx.execute(update(iam_users).where(iam_users.c.id == user_id).values(must_change_password=must_change))


async def set_root_password(tx: Transaction, organisation_id: str, password_hash: str) -> None:
    await tx.execute(
        update(roots).where(roots.c.organisation_id == organisation_id).values(password_hash=password_hash)
    )


async def login_profile(tx: Transaction, user_id: str) -> LoginProfile | None:
    row = await first(tx, select(iam_users).where(iam_users.c.id == user_id, iam_users.c.password_hash.is_not(None)))
    if row is None:
        return None
    return LoginProfile(row["name"], row["password_set_at"] or row["created_at"], row["must_change_password"])


async def credential_by_id(
    tx: Transaction, organisation_id: str, user_id: str | None, *, held: bool = False
) -> Credential | None:
    """Of whoever is signed in already; no user id is root. A held one is not changed before this transaction ends."""
    if user_id is None:
        query = select(roots).where(roots.c.organisation_id == organisation_id)
    else:
        query = select(iam_users).where(iam_users.c.organisation_id == organisation_id, iam_users.c.id == user_id)
    row = await first(tx, query.with_for_update() if held else query)
    if row is None:
        return None
    return Credential(organisation_id, None, row["password_hash"]) if user_id is None else _credential(row)


async def user_credential(tx: Transaction, organisation_id: str, name: str) -> Credential | None:
    """Of the user with this name, or else with this e-mail address."""
    wanted = folded(name)
    row = await first(
        tx,
        select(iam_users)
        .where(
            iam_users.c.organisation_id == organisation_id,
            or_(iam_users.c.name_folded == wanted, iam_users.c.email_folded == wanted),
        )
        .order_by((iam_users.c.name_folded == wanted).desc())
        .limit(1),
    )
    return None if row is None else _credential(row)


async def has_address(tx: Transaction, email: str) -> bool:
    wanted = folded(email)
    user = select(iam_users.c.id).where(iam_users.c.email_folded == wanted)
    root = select(roots.c.organisation_id).where(func.lower(roots.c.email) == wanted)
    return await tx.scalar(select(or_(exists(user), exists(root)))) is True


async def lock_user(tx: Transaction, user_id: str) -> None:
    """Make whoever counts what this user has wait for the other who does; SQLite's writers wait anyway."""
    await tx.execute(select(iam_users.c.id).where(iam_users.c.id == user_id).with_for_update())


async def first(tx: Transaction, query: Executable) -> RowMapping | None:
    return (await tx.execute(query)).mappings().first()


def _credential(row: RowMapping) -> Credential:
    return Credential(row["organisation_id"], row["id"], row["password_hash"], row["must_change_password"])


def user_of(row: RowMapping) -> IamUser:
    return IamUser(
        id=row["id"],
        organisation_id=row["organisation_id"],
        name=row["name"],
        created_at=row["created_at"],
        email=row["email"],
        path=row["path"],
        boundary_arn=row["boundary_arn"],
    )
