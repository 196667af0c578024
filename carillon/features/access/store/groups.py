"""Rows of groups and of who is in them."""

from datetime import datetime

from sqlalchemy import RowMapping, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from carillon.core.db import Transaction
from carillon.features.access.model.groups import Group
from carillon.features.access.model.identities import IamUser, folded
from carillon.features.access.store.identities import first, user_of
from carillon.features.access.store.tables import iam_group_members, iam_groups, iam_users


async def add_group(tx: Transaction, group: Group) -> bool:
    """False where the name is taken."""
    done = await tx.execute(
        insert(iam_groups)
        .values(
            id=group.id,
            organisation_id=group.organisation_id,
            name=group.name,
            name_folded=folded(group.name),
            path=group.path,
            created_at=group.created_at,
        )
        .on_conflict_do_nothing()
    )
    return done.rowcount == 1


async def save_group(tx: Transaction, group: Group) -> None:
    await tx.execute(
        update(iam_groups)
        .where(iam_groups.c.id == group.id)
        .values(name=group.name, name_folded=folded(group.name), path=group.path)
    )


async def delete_group(tx: Transaction, group_id: str) -> None:
    await tx.execute(delete(iam_groups).where(iam_groups.c.id == group_id))


async def find_group(tx: Transaction, organisation_id: str, name: str) -> Group | None:
    row = await first(
        tx,
        select(iam_groups).where(
            iam_groups.c.organisation_id == organisation_id, iam_groups.c.name_folded == folded(name)
        ),
    )
    return None if row is None else group_of(row)


async def list_groups(tx: Transaction, organisation_id: str) -> tuple[Group, ...]:
    """By name."""
    found = await tx.execute(
        select(iam_groups).where(iam_groups.c.organisation_id == organisation_id).order_by(iam_groups.c.name_folded)
    )
    return tuple(group_of(row) for row in found.mappings())


async def add_member(tx: Transaction, group_id: str, user_id: str, at: datetime) -> None:
    await tx.execute(
        insert(iam_group_members).values(group_id=group_id, user_id=user_id, joined_at=at).on_conflict_do_nothing()
    )


async def remove_member(tx: Transaction, group_id: str, user_id: str) -> None:
    await tx.execute(
        delete(iam_group_members).where(
            iam_group_members.c.group_id == group_id, iam_group_members.c.user_id == user_id
        )
    )


async def members(tx: Transaction, group_id: str) -> tuple[IamUser, ...]:
    """By name."""
    found = await tx.execute(
        select(iam_users)
        .join(iam_group_members, iam_group_members.c.user_id == iam_users.c.id)
        .where(iam_group_members.c.group_id == group_id)
        .order_by(iam_users.c.name_folded)
    )
    return tuple(user_of(row) for row in found.mappings())


async def groups_of(tx: Transaction, user_id: str) -> tuple[Group, ...]:
    """By name."""
    found = await tx.execute(
        select(iam_groups)
        .join(iam_group_members, iam_group_members.c.group_id == iam_groups.c.id)
        .where(iam_group_members.c.user_id == user_id)
        .order_by(iam_groups.c.name_folded)
    )
    return tuple(group_of(row) for row in found.mappings())


async def count_groups(tx: Transaction, organisation_id: str) -> int:
    return await tx.scalar(select(func.count()).where(iam_groups.c.organisation_id == organisation_id)) or 0


def group_of(row: RowMapping) -> Group:
    return Group(row["id"], row["organisation_id"], row["name"], row["created_at"], row["path"])
