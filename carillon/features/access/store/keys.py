"""Rows of access keys, and all that a signed call is judged by."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, bindparam, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from carillon.core.db import Transaction
from carillon.features.access.model.identities import IamUser, Root
from carillon.features.access.model.keys import USE_NOTED_EVERY, AccessKey, KeyStatus, Use
from carillon.features.access.store.tables import access_keys, iam_users, roots, temporary_keys


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """A key as a signature is checked against it, and whose it is."""

    key: AccessKey
    sealed_secret: str = field(repr=False)
    identity: Root | IamUser


async def count_keys(tx: Transaction, user_id: str) -> int:
    return await tx.scalar(select(func.count()).where(access_keys.c.user_id == user_id)) or 0


async def count_root_keys(tx: Transaction, organisation_id: str) -> int:
    return (
        await tx.scalar(
            select(func.count()).where(
                access_keys.c.organisation_id == organisation_id, access_keys.c.user_id.is_(None)
            )
        )
        or 0
    )


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


async def find_key(tx: Transaction, organisation_id: str, key_id: str) -> AccessKey | None:
    return next(iter(await _keys(tx, organisation_id, access_keys.c.id == key_id)), None)


async def existing_keys(tx: Transaction, key_ids: Collection[str]) -> frozenset[str]:
    """Those of them that there are, in whatever organisation, lasting or temporary."""
    wanted = list(key_ids)
    lasting = select(access_keys.c.id).where(access_keys.c.id.in_(wanted))
    temporary = select(temporary_keys.c.id).where(temporary_keys.c.id.in_(wanted))
    return frozenset((await tx.execute(lasting.union_all(temporary))).scalars())


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


_HOLDER = (
    select(
        access_keys,
        iam_users.c.name.label("user_name"),
        iam_users.c.email.label("user_email"),
        iam_users.c.created_at.label("user_created_at"),
        iam_users.c.path.label("user_path"),
        iam_users.c.boundary_arn.label("user_boundary_arn"),
        roots.c.name.label("root_name"),
        roots.c.email.label("root_email"),
        roots.c.created_at.label("root_created_at"),
    )
    .join(roots, roots.c.organisation_id == access_keys.c.organisation_id)
    .outerjoin(iam_users, iam_users.c.id == access_keys.c.user_id)
    .where(access_keys.c.id == bindparam("key_id"))
)
"""Built once: it is asked at every call, and building it cost more than running it."""


async def key_holder(tx: Transaction, key_id: str) -> KeyHolder | None:
    row = (await tx.execute(_HOLDER, {"key_id": key_id})).mappings().first()
    return None if row is None else KeyHolder(_key(row), row["sealed_secret"], _identity(row))


async def note_use(tx: Transaction, used: Mapping[str, Use]) -> None:
    """Write down when and for what keys were used last, for those whose last note is old enough."""
    key_id, before = bindparam("key_id"), bindparam("before")
    await tx.execute(
        update(access_keys)
        .where(
            access_keys.c.id == key_id,
            or_(access_keys.c.last_used_at.is_(None), access_keys.c.last_used_at <= before),
        )
        .values(
            last_used_at=bindparam("at"), last_used_service=bindparam("service"), last_used_region=bindparam("region")
        ),
        [
            {
                "key_id": key,
                "before": use.at - USE_NOTED_EVERY,
                "at": use.at,
                "service": use.service,
                "region": use.region,
            }
            for key, use in used.items()
        ],
    )


async def sealed_secrets(tx: Transaction) -> dict[str, str]:
    found = await tx.execute(select(access_keys.c.id, access_keys.c.sealed_secret))
    return {row["id"]: row["sealed_secret"] for row in found.mappings()}


async def seal_again(tx: Transaction, key_id: str, sealed_secret: str) -> None:
    await tx.execute(update(access_keys).where(access_keys.c.id == key_id).values(sealed_secret=sealed_secret))


async def _keys(tx: Transaction, organisation_id: str, *chosen: ColumnElement[bool]) -> tuple[AccessKey, ...]:
    found = await tx.execute(
        select(access_keys, iam_users.c.name.label("user_name"))
        .outerjoin(iam_users, iam_users.c.id == access_keys.c.user_id)
        .where(access_keys.c.organisation_id == organisation_id, *chosen)
        .order_by(access_keys.c.created_at, access_keys.c.id)
    )
    return tuple(_key(row) for row in found.mappings())


def _key(row: RowMapping) -> AccessKey:
    used: datetime | None = row["last_used_at"]
    use = None if used is None else Use(used, row["last_used_service"] or "", row["last_used_region"] or "")
    return AccessKey(row["id"], row["user_name"], KeyStatus(row["status"]), row["created_at"], used, use)


def _identity(row: RowMapping) -> Root | IamUser:
    organisation_id = row["organisation_id"]
    if row["user_id"] is None:
        return Root(organisation_id, row["root_created_at"], row["root_name"], row["root_email"])
    return IamUser(
        row["user_id"],
        organisation_id,
        row["user_name"],
        row["user_created_at"],
        row["user_email"],
        row["user_path"],
        row["user_boundary_arn"],
    )
