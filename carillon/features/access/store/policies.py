"""Rows of customers' policies with their versions, of attachments and of inline policies."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    RowMapping,
    Select,
    String,
    bindparam,
    delete,
    func,
    literal,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from carillon.core.db import Transaction
from carillon.features.access.model.grants import Grant, GrantKind
from carillon.features.access.model.identities import folded
from carillon.features.access.model.policies import CustomerPolicy, PolicyVersion
from carillon.features.access.store.identities import first
from carillon.features.access.store.tables import (
    attached_policies,
    iam_group_members,
    iam_groups,
    iam_policies,
    iam_policy_versions,
    iam_roles,
    iam_users,
    inline_policies,
)


async def add_policy(tx: Transaction, policy: CustomerPolicy, text: str) -> bool:
    """With its first version; False where the name is taken."""
    done = await tx.execute(
        insert(iam_policies)
        .values(
            id=policy.id,
            organisation_id=policy.organisation_id,
            name=policy.name,
            name_folded=folded(policy.name),
            path=policy.path,
            arn=policy.arn,
            description=policy.description,
            default_version=1,
            newest_version=1,
            created_at=policy.created_at,
            updated_at=policy.created_at,
        )
        .on_conflict_do_nothing()
    )
    if done.rowcount == 1:
        await add_version(tx, policy.id, PolicyVersion(1, text, policy.created_at))
    return done.rowcount == 1


async def delete_policy(tx: Transaction, policy_id: str) -> None:
    await tx.execute(delete(iam_policies).where(iam_policies.c.id == policy_id))


async def find_policy(tx: Transaction, organisation_id: str, arn: str) -> CustomerPolicy | None:
    row = await first(
        tx, select(iam_policies).where(iam_policies.c.organisation_id == organisation_id, iam_policies.c.arn == arn)
    )
    return None if row is None else _policy(row)


async def hold_policy(tx: Transaction, policy_id: str) -> None:
    """Make whoever counts this policy's versions wait for the other who does."""
    await tx.execute(select(iam_policies.c.id).where(iam_policies.c.id == policy_id).with_for_update())


async def list_policies(tx: Transaction, organisation_id: str) -> tuple[CustomerPolicy, ...]:
    """By name."""
    found = await tx.execute(
        select(iam_policies)
        .where(iam_policies.c.organisation_id == organisation_id)
        .order_by(iam_policies.c.name_folded)
    )
    return tuple(_policy(row) for row in found.mappings())


async def add_version(tx: Transaction, policy_id: str, version: PolicyVersion) -> None:
    await tx.execute(
        insert(iam_policy_versions).values(
            policy_id=policy_id, number=version.number, text=version.text, created_at=version.created_at
        )
    )


async def set_versions(tx: Transaction, policy_id: str, *, default: int, newest: int, at: datetime) -> None:
    await tx.execute(
        update(iam_policies)
        .where(iam_policies.c.id == policy_id)
        .values(default_version=default, newest_version=newest, updated_at=at)
    )


async def delete_version(tx: Transaction, policy_id: str, number: int) -> None:
    await tx.execute(
        delete(iam_policy_versions).where(
            iam_policy_versions.c.policy_id == policy_id, iam_policy_versions.c.number == number
        )
    )


async def versions(tx: Transaction, policy_id: str) -> tuple[PolicyVersion, ...]:
    """The newest first."""
    found = await tx.execute(
        select(iam_policy_versions)
        .where(iam_policy_versions.c.policy_id == policy_id)
        .order_by(iam_policy_versions.c.number.desc())
    )
    return tuple(PolicyVersion(row["number"], row["text"], row["created_at"]) for row in found.mappings())


async def default_text(tx: Transaction, organisation_id: str, arn: str) -> str | None:
    return await tx.scalar(
        select(iam_policy_versions.c.text)
        .join(iam_policies, iam_policies.c.id == iam_policy_versions.c.policy_id)
        .where(
            iam_policies.c.organisation_id == organisation_id,
            iam_policies.c.arn == arn,
            iam_policy_versions.c.number == iam_policies.c.default_version,
        )
    )


async def attach(tx: Transaction, bearer_id: str, policy_arn: str, at: datetime) -> None:
    await tx.execute(
        insert(attached_policies)
        .values(bearer_id=bearer_id, policy_arn=policy_arn, attached_at=at)
        .on_conflict_do_nothing()
    )


async def detach(tx: Transaction, bearer_id: str, policy_arn: str) -> bool:
    done = await tx.execute(
        delete(attached_policies).where(
            attached_policies.c.bearer_id == bearer_id, attached_policies.c.policy_arn == policy_arn
        )
    )
    return done.rowcount == 1


async def attached_to(tx: Transaction, bearer_id: str) -> tuple[str, ...]:
    found = await tx.execute(
        select(attached_policies.c.policy_arn)
        .where(attached_policies.c.bearer_id == bearer_id)
        .order_by(attached_policies.c.policy_arn)
    )
    return tuple(found.scalars())


async def attachment_counts(tx: Transaction, organisation_id: str) -> Mapping[str, int]:
    """How many of the organisation's users, groups and roles each policy is attached to."""
    bearers = union_all(
        *(select(table.c.id).where(table.c.organisation_id == organisation_id) for table in _BEARERS)
    ).subquery()
    found = await tx.execute(
        select(attached_policies.c.policy_arn, func.count())
        .where(attached_policies.c.bearer_id.in_(select(bearers.c.id)))
        .group_by(attached_policies.c.policy_arn)
    )
    return {arn: number for arn, number in found}


async def bearers_of(
    tx: Transaction, organisation_id: str, policy_arn: str
) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Name and id of the users, groups and roles that the policy is attached to."""
    told: dict[str, tuple[tuple[str, str], ...]] = {}
    for kind, table in zip(("user", "group", "role"), _BEARERS, strict=True):
        found = await tx.execute(
            select(table.c.name, table.c.id)
            .join(attached_policies, attached_policies.c.bearer_id == table.c.id)
            .where(table.c.organisation_id == organisation_id, attached_policies.c.policy_arn == policy_arn)
            .order_by(table.c.name_folded)
        )
        told[kind] = tuple((name, bearer_id) for name, bearer_id in found)
    return told


async def bounded_by(
    tx: Transaction, organisation_id: str, policy_arn: str
) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Name and id of the users and roles whose boundary the policy is."""
    told: dict[str, tuple[tuple[str, str], ...]] = {}
    for kind, table in (("user", iam_users), ("role", iam_roles)):
        found = await tx.execute(
            select(table.c.name, table.c.id)
            .where(table.c.organisation_id == organisation_id, table.c.boundary_arn == policy_arn)
            .order_by(table.c.name_folded)
        )
        told[kind] = tuple((name, bearer_id) for name, bearer_id in found)
    return told


async def boundary_counts(tx: Transaction, organisation_id: str) -> Mapping[str, int]:
    bounds = union_all(
        *(
            select(table.c.boundary_arn).where(
                table.c.organisation_id == organisation_id, table.c.boundary_arn.is_not(None)
            )
            for table in (iam_users, iam_roles)
        )
    ).subquery()
    found = await tx.execute(select(bounds.c.boundary_arn, func.count()).group_by(bounds.c.boundary_arn))
    return {arn: number for arn, number in found}


async def put_inline(tx: Transaction, bearer_id: str, name: str, text: str) -> None:
    await tx.execute(
        insert(inline_policies)
        .values(bearer_id=bearer_id, name=name, text=text)
        .on_conflict_do_update(index_elements=["bearer_id", "name"], set_={"text": text})
    )


async def inline_of(tx: Transaction, bearer_id: str) -> Mapping[str, str]:
    """Texts by name, in the names' order."""
    found = await tx.execute(
        select(inline_policies.c.name, inline_policies.c.text)
        .where(inline_policies.c.bearer_id == bearer_id)
        .order_by(inline_policies.c.name)
    )
    return {name: text for name, text in found}


async def delete_inline(tx: Transaction, bearer_id: str, name: str) -> bool:
    done = await tx.execute(
        delete(inline_policies).where(inline_policies.c.bearer_id == bearer_id, inline_policies.c.name == name)
    )
    return done.rowcount == 1


async def grants_of(tx: Transaction, bearer_id: str, boundary_arn: str | None) -> tuple[Grant, ...]:
    """Everything that policies say about a user or a role, in one query: its own, its groups' and the boundary.

    The text of a policy that came with Carillon is null here: it stands in the code.
    """
    given = {"bearer": bearer_id} if boundary_arn is None else {"bearer": bearer_id, "boundary": boundary_arn}
    found = await tx.execute(_grants(bounded=boundary_arn is not None), given)
    return tuple(Grant(GrantKind(kind), bearer, name, text) for kind, bearer, name, text in sorted(found, key=_order))


@cache
def _grants(*, bounded: bool) -> CompoundSelect[str, str, str, str | None]:
    """Built once: it is asked at every call of an identity, and building it costs more than running it."""
    bearer = bindparam("bearer", type_=String)
    attached = (
        select(
            literal(GrantKind.ATTACHED.value).label("kind"),
            attached_policies.c.bearer_id,
            attached_policies.c.policy_arn.label("name"),
            iam_policy_versions.c.text,
        )
        .outerjoin(iam_policies, iam_policies.c.arn == attached_policies.c.policy_arn)
        .outerjoin(
            iam_policy_versions,
            (iam_policy_versions.c.policy_id == iam_policies.c.id)
            & (iam_policy_versions.c.number == iam_policies.c.default_version),
        )
        .where(or_(attached_policies.c.bearer_id == bearer, attached_policies.c.bearer_id.in_(_groups_of(bearer))))
    )
    inline = select(
        literal(GrantKind.INLINE.value),
        inline_policies.c.bearer_id,
        inline_policies.c.name,
        inline_policies.c.text,
    ).where(or_(inline_policies.c.bearer_id == bearer, inline_policies.c.bearer_id.in_(_groups_of(bearer))))
    boundary = (
        select(literal(GrantKind.BOUNDARY.value), bearer, iam_policies.c.arn, iam_policy_versions.c.text)
        .join(iam_policy_versions, iam_policy_versions.c.policy_id == iam_policies.c.id)
        .where(
            iam_policies.c.arn == bindparam("boundary", type_=String),
            iam_policy_versions.c.number == iam_policies.c.default_version,
        )
    )
    return union_all(attached, inline, boundary) if bounded else union_all(attached, inline)


def _order(row: tuple[str, str, str, str | None]) -> tuple[str, str, str]:
    return row[0], row[1], row[2]


def _groups_of(user_id: BindParameter[str]) -> Select[tuple[str]]:
    return select(iam_group_members.c.group_id).where(iam_group_members.c.user_id == user_id)


def _policy(row: RowMapping) -> CustomerPolicy:
    return CustomerPolicy(
        id=row["id"],
        organisation_id=row["organisation_id"],
        name=row["name"],
        path=row["path"],
        description=row["description"],
        default_version=row["default_version"],
        newest_version=row["newest_version"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )


_BEARERS = (iam_users, iam_groups, iam_roles)
