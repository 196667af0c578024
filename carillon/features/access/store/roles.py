"""Rows of roles, and of the deletions that service-linked ones ask for."""

from datetime import datetime, timedelta

from sqlalchemy import RowMapping, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from carillon.core.db import Transaction
from carillon.features.access.model.identities import folded
from carillon.features.access.model.roles import Deletion, Role
from carillon.features.access.store.identities import first
from carillon.features.access.store.tables import iam_roles, role_deletions


async def add_role(tx: Transaction, role: Role) -> bool:
    """False where the name is taken."""
    done = await tx.execute(
        insert(iam_roles)
        .values(
            id=role.id,
            organisation_id=role.organisation_id,
            service=role.service,
            created_at=role.created_at,
            **_changeable(role),
        )
        .on_conflict_do_nothing()
    )
    return done.rowcount == 1


async def save_role(tx: Transaction, role: Role) -> None:
    await tx.execute(update(iam_roles).where(iam_roles.c.id == role.id).values(_changeable(role)))


async def lock_role(tx: Transaction, role_id: str) -> None:
    """Make whoever changes this role wait for the other who does; a role is saved as a whole."""
    await tx.execute(select(iam_roles.c.id).where(iam_roles.c.id == role_id).with_for_update())


async def note_role_use(tx: Transaction, role_id: str, at: datetime) -> None:
    await tx.execute(update(iam_roles).where(iam_roles.c.id == role_id).values(last_used_at=at))


async def delete_role(tx: Transaction, role_id: str) -> None:
    await tx.execute(delete(iam_roles).where(iam_roles.c.id == role_id))


async def find_role(tx: Transaction, organisation_id: str, name: str) -> Role | None:
    row = await first(
        tx,
        select(iam_roles).where(
            iam_roles.c.organisation_id == organisation_id, iam_roles.c.name_folded == folded(name)
        ),
    )
    return None if row is None else role_of(row)


async def role_by_id(tx: Transaction, organisation_id: str, role_id: str) -> Role | None:
    row = await first(
        tx, select(iam_roles).where(iam_roles.c.organisation_id == organisation_id, iam_roles.c.id == role_id)
    )
    return None if row is None else role_of(row)


async def list_roles(tx: Transaction, organisation_id: str) -> tuple[Role, ...]:
    """By name."""
    found = await tx.execute(
        select(iam_roles).where(iam_roles.c.organisation_id == organisation_id).order_by(iam_roles.c.name_folded)
    )
    return tuple(role_of(row) for row in found.mappings())


async def count_roles(tx: Transaction, organisation_id: str) -> int:
    return await tx.scalar(select(func.count()).where(iam_roles.c.organisation_id == organisation_id)) or 0


async def add_deletion(tx: Transaction, organisation_id: str, deletion: Deletion, at: datetime) -> None:
    await tx.execute(
        insert(role_deletions).values(
            task_id=deletion.task_id,
            organisation_id=organisation_id,
            status=deletion.status,
            reason=deletion.reason,
            asked_at=at,
        )
    )


async def find_deletion(tx: Transaction, organisation_id: str, task_id: str) -> Deletion | None:
    row = await first(
        tx,
        select(role_deletions).where(
            role_deletions.c.organisation_id == organisation_id, role_deletions.c.task_id == task_id
        ),
    )
    return None if row is None else Deletion(row["task_id"], row["status"], row["reason"])


def role_of(row: RowMapping) -> Role:
    return Role(
        id=row["id"],
        organisation_id=row["organisation_id"],
        name=row["name"],
        trust=row["trust"],
        created_at=row["created_at"],
        path=row["path"],
        description=row["description"],
        longest_session=timedelta(seconds=row["longest_session"]),
        boundary_arn=row["boundary_arn"],
        service=row["service"],
        last_used_at=row["last_used_at"],
    )


def _changeable(role: Role) -> dict[str, object]:
    return {
        "name": role.name,
        "name_folded": folded(role.name),
        "path": role.path,
        "trust": role.trust,
        "description": role.description,
        "longest_session": int(role.longest_session.total_seconds()),
        "boundary_arn": role.boundary_arn,
    }
