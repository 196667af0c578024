"""Stretches of the lists of users and groups, and what such a list counts; all of it in statements on sets."""

from collections.abc import Collection
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, Table, func, or_, select

from carillon.core.db import Transaction
from carillon.core.pages import Page
from carillon.features.access.model.groups import Group
from carillon.features.access.model.identities import IamUser, Standing, folded
from carillon.features.access.store.groups import group_of
from carillon.features.access.store.identities import user_of
from carillon.features.access.store.tables import access_keys, iam_group_members, iam_groups, iam_users, mfa_devices

Named = TypeVar("Named", IamUser, Group)


async def page_users(
    tx: Transaction, organisation_id: str, search: str, cursor: str | None, limit: int
) -> Page[IamUser]:
    """By name, those with the text in name or e-mail address."""
    query = _stretch(iam_users, _users(organisation_id, search), cursor, limit)
    found = [user_of(row) for row in (await tx.execute(query)).mappings()]
    return _page(found, limit)


async def count_users_like(tx: Transaction, organisation_id: str, search: str) -> int:
    return await _count(tx, iam_users, _users(organisation_id, search))


async def page_groups(
    tx: Transaction, organisation_id: str, search: str, cursor: str | None, limit: int
) -> Page[Group]:
    query = _stretch(iam_groups, _groups(organisation_id, search), cursor, limit)
    found = [group_of(row) for row in (await tx.execute(query)).mappings()]
    return _page(found, limit)


async def count_groups_like(tx: Transaction, organisation_id: str, search: str) -> int:
    return await _count(tx, iam_groups, _groups(organisation_id, search))


async def standings(tx: Transaction, user_ids: Collection[str]) -> dict[str, Standing]:
    groups = await _by_user(tx, iam_group_members, user_ids)
    keys = await _by_user(tx, access_keys, user_ids)
    devices = await _by_user(tx, mfa_devices, user_ids)
    able = (iam_users.c.id.in_(user_ids), iam_users.c.password_hash.is_not(None))
    passwords = set((await tx.execute(select(iam_users.c.id).where(*able))).scalars())
    key = access_keys.c
    latest = select(key.user_id, func.max(key.last_used_at)).where(key.user_id.in_(user_ids)).group_by(key.user_id)
    used = {user_id: at for user_id, at in await tx.execute(latest)}
    return {
        each: Standing(groups.get(each, 0), keys.get(each, 0), devices.get(each, 0), each in passwords, used.get(each))
        for each in user_ids
    }


async def member_counts(tx: Transaction, group_ids: Collection[str]) -> dict[str, int]:
    column = iam_group_members.c.group_id
    found = await tx.execute(select(column, func.count()).where(column.in_(group_ids)).group_by(column))
    return {group_id: count for group_id, count in found}


async def _by_user(tx: Transaction, table: Table, user_ids: Collection[str]) -> dict[str, int]:
    column = table.c.user_id
    found = await tx.execute(select(column, func.count()).where(column.in_(user_ids)).group_by(column))
    return {user_id: count for user_id, count in found}


def _users(organisation_id: str, search: str) -> list[ColumnElement[bool]]:
    text = folded(search)
    found = or_(
        iam_users.c.name_folded.contains(text, autoescape=True),
        iam_users.c.email_folded.contains(text, autoescape=True),
    )
    return [iam_users.c.organisation_id == organisation_id, *([found] if text else [])]


def _groups(organisation_id: str, search: str) -> list[ColumnElement[bool]]:
    text = folded(search)
    found = iam_groups.c.name_folded.contains(text, autoescape=True)
    return [iam_groups.c.organisation_id == organisation_id, *([found] if text else [])]


def _stretch(
    table: Table, conditions: list[ColumnElement[bool]], cursor: str | None, limit: int
) -> Select[tuple[object, ...]]:
    query = select(table).where(*conditions).order_by(table.c.name_folded).limit(limit + 1)
    return query if cursor is None else query.where(table.c.name_folded > cursor)


async def _count(tx: Transaction, table: Table, conditions: list[ColumnElement[bool]]) -> int:
    return await tx.scalar(select(func.count()).select_from(table).where(*conditions)) or 0


def _page(found: list[Named], limit: int) -> Page[Named]:
    shown = tuple(found[:limit])
    return Page(shown, folded(shown[-1].name) if len(found) > limit else None)
