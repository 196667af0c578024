"""Groups: made, filled, emptied and taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from carillon.core.calls import Call
from carillon.core.pages import Page
from carillon.features import organisations
from carillon.features.access import store
from carillon.features.access.model.groups import (
    GROUPS_PER_USER,
    LONGEST_GROUP_NAME,
    Group,
    GroupExists,
    GroupInUse,
    GroupNotFound,
    TooManyGroups,
)
from carillon.features.access.model.identities import IamUser, LeftOver, check_path, named
from carillon.features.access.service.users import find_user


async def create_group(call: Call, name: str, path: str = "/") -> Group:
    organisation = await organisations.own(call)
    checked = named("group", name, LONGEST_GROUP_NAME)
    group = Group("AGPA" + call.ids.letters(17), organisation.id, checked, call.now, check_path(path))
    if not await store.add_group(call.tx, group):
        raise GroupExists(name=name)
    return group


async def find_group(call: Call, name: str) -> Group:
    organisation = await organisations.own(call)
    group = await store.find_group(call.tx, organisation.id, name)
    if group is None:
        raise GroupNotFound(name=name)
    return group


async def list_groups(call: Call, path_prefix: str = "/") -> tuple[Group, ...]:
    """By name."""
    organisation = await organisations.own(call)
    found = await store.list_groups(call.tx, organisation.id)
    return tuple(group for group in found if group.path.startswith(path_prefix))


async def page_groups(call: Call, search: str, cursor: str | None, limit: int) -> Page[Group]:
    """By name, those with the text in it."""
    organisation = await organisations.own(call)
    return await store.page_groups(call.tx, organisation.id, search, cursor, limit)


async def count_groups(call: Call, search: str) -> int:
    organisation = await organisations.own(call)
    return await store.count_groups_like(call.tx, organisation.id, search)


async def member_counts(call: Call, found: Sequence[Group]) -> Mapping[str, int]:
    """By the groups' ids; one without members is left out."""
    return await store.member_counts(call.tx, [group.id for group in found])


async def update_group(call: Call, name: str, new_name: str | None, new_path: str | None) -> Group:
    group = await find_group(call, name)
    changed = replace(
        group,
        name=group.name if new_name is None else named("group", new_name, LONGEST_GROUP_NAME),
        path=group.path if new_path is None else check_path(new_path),
    )
    other = await store.find_group(call.tx, group.organisation_id, changed.name)
    if other is not None and other.id != group.id:
        raise GroupExists(name=changed.name)
    await store.save_group(call.tx, changed)
    return changed


async def delete_group(call: Call, name: str) -> None:
    group = await find_group(call, name)
    for first in await left_over(call, group):
        raise GroupInUse(first=first.value)
    await store.delete_group(call.tx, group.id)


async def left_over(call: Call, group: Group) -> tuple[LeftOver, ...]:
    """All that stands against deleting the group."""
    has = {
        LeftOver.GROUPS: await store.members(call.tx, group.id),
        LeftOver.ATTACHED: await store.attached_to(call.tx, group.id),
        LeftOver.INLINE: await store.inline_of(call.tx, group.id),
    }
    return tuple(each for each, found in has.items() if found)


async def add_member(call: Call, group_name: str, user_name: str) -> None:
    """Twice is as good as once."""
    group, user = await find_group(call, group_name), await find_user(call, user_name)
    await store.lock_user(call.tx, user.id)
    others = [each for each in await store.groups_of(call.tx, user.id) if each.id != group.id]
    if len(others) >= GROUPS_PER_USER:
        raise TooManyGroups(limit=GROUPS_PER_USER)
    await store.add_member(call.tx, group.id, user.id, call.now)


async def remove_member(call: Call, group_name: str, user_name: str) -> None:
    group, user = await find_group(call, group_name), await find_user(call, user_name)
    await store.remove_member(call.tx, group.id, user.id)


async def members(call: Call, group: Group) -> tuple[IamUser, ...]:
    """By name."""
    return await store.members(call.tx, group.id)


async def groups_of(call: Call, user_name: str) -> tuple[Group, ...]:
    """By name."""
    user = await find_user(call, user_name)
    return await store.groups_of(call.tx, user.id)
