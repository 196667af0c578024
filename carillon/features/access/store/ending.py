"""The end of everybody who acts for an organisation: what there is of them, and all of it gone."""

from collections.abc import Mapping

from sqlalchemy import Table, delete, func, or_, select

from carillon.core.db import Transaction
from carillon.features.access.store.tables import (
    access_keys,
    attached_policies,
    iam_group_members,
    iam_groups,
    iam_policies,
    iam_policy_versions,
    iam_roles,
    iam_users,
    inline_policies,
    mfa_devices,
    role_deletions,
    roots,
    temporary_keys,
)

_COUNTED: Mapping[str, Table] = {
    "iam_users": iam_users,
    "iam_groups": iam_groups,
    "iam_roles": iam_roles,
    "access_keys": access_keys,
    "temporary_keys": temporary_keys,
}
_WHOLE = (
    access_keys,
    temporary_keys,
    mfa_devices,
    role_deletions,
    iam_policies,
    iam_groups,
    iam_roles,
    iam_users,
    roots,
)
"""Those that lead to others stand before them."""


async def count_identities(tx: Transaction, organisation_id: str) -> Mapping[str, int]:
    """Keys that are switched off and temporary ones that are over are counted as long as they are kept."""
    return {
        kind: await tx.scalar(select(func.count()).where(table.c.organisation_id == organisation_id)) or 0
        for kind, table in _COUNTED.items()
    }


async def remove_identities(tx: Transaction, organisation_id: str) -> None:
    """With their policies; a handful of statements, however many they are."""
    bearers = [
        select(table.c.id).where(table.c.organisation_id == organisation_id)
        for table in (iam_users, iam_groups, iam_roles)
    ]
    for table in (attached_policies, inline_policies):
        await tx.execute(delete(table).where(or_(*(table.c.bearer_id.in_(ids) for ids in bearers))))
    users, groups, _ = bearers
    members = iam_group_members.c
    await tx.execute(delete(iam_group_members).where(or_(members.group_id.in_(groups), members.user_id.in_(users))))
    own = select(iam_policies.c.id).where(iam_policies.c.organisation_id == organisation_id)
    await tx.execute(delete(iam_policy_versions).where(iam_policy_versions.c.policy_id.in_(own)))
    for table in _WHOLE:
        await tx.execute(delete(table).where(table.c.organisation_id == organisation_id))
