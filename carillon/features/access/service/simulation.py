"""The policy simulator: what somebody could do, without doing it."""

from collections.abc import Mapping, Sequence

from carillon.core.calls import Call
from carillon.features import organisations
from carillon.features.access import store
from carillon.features.access.model.authority import user_keys
from carillon.features.access.model.documents import parse
from carillon.features.access.model.grants import rights
from carillon.features.access.model.groups import GroupNotFound
from carillon.features.access.model.identities import UserNotFound
from carillon.features.access.model.rights import Rights, Source
from carillon.features.access.model.roles import RoleNotFound
from carillon.features.access.model.simulation import Simulated, simulate
from carillon.features.access.service.groups import find_group
from carillon.features.access.service.principals import rights_of
from carillon.features.access.service.roles import find_role
from carillon.features.access.service.users import find_user


async def simulate_bearer(
    call: Call,
    arn: str,
    actions: Sequence[str],
    resources: Sequence[str],
    context: Mapping[str, str],
    more: Rights,
) -> tuple[Simulated, ...]:
    """With the policies of a user, a group or a role; `more` is what the caller would add to them."""
    found, keys = await _rights(call, arn)
    together = Rights((*found.identity, *more.identity), found.boundary if more.boundary is None else more.boundary)
    return simulate(together, actions, resources, {**keys, **context})


def given(policies: Sequence[str], boundaries: Sequence[str]) -> Rights:
    """What documents say that nobody has yet."""
    return Rights(
        tuple(Source(f"PolicyInputList.{n}", "none", parse(text), text) for n, text in enumerate(policies, start=1)),
        tuple(Source(f"BoundaryInputList.{n}", "none", parse(text), text) for n, text in enumerate(boundaries, start=1))
        or None,
    )


async def _rights(call: Call, arn: str) -> tuple[Rights, Mapping[str, str]]:
    """Only by the very ARN that the permission to simulate was asked for: names alone are not unique among paths."""
    kind, _, name = arn.rpartition(":")[2].partition("/")
    name = name.rpartition("/")[2]
    organisation = await organisations.own(call)
    match kind:
        case "role":
            role = await find_role(call, name)
            if role.arn != arn:
                raise RoleNotFound(name=name)
            return await rights_of(call.tx, role), {"aws:principalarn": role.arn}
        case "group":
            group = await find_group(call, name)
            if group.arn != arn:
                raise GroupNotFound(name=name)
            return rights(await store.grants_of(call.tx, group.id, None), None), {}
        case _:
            user = await find_user(call, name)
            if user.arn != arn:
                raise UserNotFound(name=name)
            return await rights_of(call.tx, user), {**user_keys(user), "aws:principalaccount": organisation.id}
