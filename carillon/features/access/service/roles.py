"""Roles: made, changed and taken away."""

from dataclasses import replace
from datetime import timedelta

from carillon.core.calls import Call
from carillon.features import organisations
from carillon.features.access import store
from carillon.features.access.model.identities import LeftOver, check_path, named
from carillon.features.access.model.policies import LONGEST_TRUST, PolicyTooLong, weight
from carillon.features.access.model.roles import (
    LONGEST_ROLE_NAME,
    USUAL_SESSION,
    Role,
    RoleExists,
    RoleInUse,
    RoleNotFound,
    RoleOfService,
    check_longest,
)
from carillon.features.access.model.trust import parse_trust


async def create_role(
    call: Call,
    name: str,
    trust: str,
    path: str = "/",
    description: str = "",
    longest_session: timedelta = USUAL_SESSION,
) -> Role:
    organisation = await organisations.own(call)
    role = Role(
        id="AROA" + call.ids.letters(17),
        organisation_id=organisation.id,
        name=named("role", name, LONGEST_ROLE_NAME),
        trust=_checked(trust),
        created_at=call.now,
        path=check_path(path),
        description=description,
        longest_session=check_longest(longest_session),
    )
    if not await store.add_role(call.tx, role):
        raise RoleExists(name=name)
    return role


async def find_role(call: Call, name: str) -> Role:
    organisation = await organisations.own(call)
    role = await store.find_role(call.tx, organisation.id, name)
    if role is None:
        raise RoleNotFound(name=name)
    return role


async def hold_role(call: Call, name: str) -> Role:
    """The role, as with `find_role`, which nobody else changes before this call is done."""
    await store.lock_role(call.tx, (await find_role(call, name)).id)
    return await find_role(call, name)


async def own_role(call: Call, name: str) -> Role:
    """A role that administrators may change: not one that is linked to a service (SLR-11)."""
    role = await hold_role(call, name)
    if role.service is not None:
        raise RoleOfService(name=role.name, service=role.service)
    return role


async def list_roles(call: Call, path_prefix: str = "/") -> tuple[Role, ...]:
    """By name."""
    organisation = await organisations.own(call)
    found = await store.list_roles(call.tx, organisation.id)
    return tuple(role for role in found if role.path.startswith(path_prefix))


async def describe(call: Call, name: str, description: str) -> Role:
    """The one thing that can be edited of every role."""
    role = replace(await hold_role(call, name), description=description)
    await store.save_role(call.tx, role)
    return role


async def set_longest_session(call: Call, name: str, length: timedelta) -> Role:
    role = replace(await own_role(call, name), longest_session=check_longest(length))
    await store.save_role(call.tx, role)
    return role


async def set_trust(call: Call, name: str, trust: str) -> Role:
    role = replace(await own_role(call, name), trust=_checked(trust))
    await store.save_role(call.tx, role)
    return role


async def delete_role(call: Call, name: str) -> None:
    role = await own_role(call, name)
    if await store.attached_to(call.tx, role.id):
        raise RoleInUse(first=LeftOver.ATTACHED.value)
    if await store.inline_of(call.tx, role.id):
        raise RoleInUse(first=LeftOver.INLINE.value)
    await store.delete_role(call.tx, role.id)


def _checked(trust: str) -> str:
    parse_trust(trust)
    if weight(trust) > LONGEST_TRUST:
        raise PolicyTooLong(quota="ACLSizePerRole", limit=LONGEST_TRUST)
    return trust
