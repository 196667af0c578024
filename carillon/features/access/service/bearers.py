"""Bearers: users, groups and roles, as far as policies are attached to them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from carillon.core.callers import principal
from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.features.access import store
from carillon.features.access.model.identities import named
from carillon.features.access.model.policies import (
    LONGEST_INLINE,
    LONGEST_POLICY_NAME,
    POLICIES_PER_BEARER,
    InlineNotFound,
    ManagedPolicy,
    NotAttached,
    PolicyNotAttachable,
    PolicyTooLong,
    TooManyPolicies,
    checked_text,
    weight,
)
from carillon.features.access.service.groups import find_group
from carillon.features.access.service.policies import AnyPolicy, find_policy
from carillon.features.access.service.roles import find_role, own_role
from carillon.features.access.service.users import find_user, hold_user

BearerKind = Literal["user", "group", "role"]


@dataclass(frozen=True, slots=True)
class Bearer:
    kind: BearerKind
    id: str
    name: str
    arn: str


async def find_bearer(call: Call, kind: BearerKind, name: str, *, to_change: bool = False) -> Bearer:
    """`to_change` refuses roles that belong to a service, and lets nobody else change users and roles meanwhile."""
    match kind:
        case "user":
            found = await (hold_user if to_change else find_user)(call, name)
        case "group":
            found = await find_group(call, name)
        case "role":
            found = await (own_role if to_change else find_role)(call, name)
    return Bearer(kind, found.id, found.name, found.arn)


async def arn_of(call: Call, kind: BearerKind, name: str) -> str:
    """Of what is there; what is not there is named as if it had no path, so that whoever may ask is told so."""
    try:
        return (await find_bearer(call, kind, name)).arn
    except Refusal:
        return f"arn:aws:iam::{principal(call.caller).organisation_id}:{kind}/{name}"


async def arn_of_user(call: Call, name: str) -> str:
    return await arn_of(call, "user", name)


async def boundary_of(call: Call, kind: Literal["user", "role"], name: str) -> str | None:
    return (await (find_user if kind == "user" else find_role)(call, name)).boundary_arn


async def attach(call: Call, bearer: Bearer, policy: str) -> None:
    """Attach a managed policy by its name or ARN; twice is as good as once."""
    found = _attachable(await find_policy(call, policy))
    attached = set(await store.attached_to(call.tx, bearer.id)) | {found.arn}
    if len(attached) > POLICIES_PER_BEARER:
        raise TooManyPolicies(bearer=bearer.kind.capitalize(), limit=POLICIES_PER_BEARER)
    await store.attach(call.tx, bearer.id, found.arn, call.now)


async def detach(call: Call, bearer: Bearer, policy: str) -> None:
    found = await find_policy(call, policy)
    if not await store.detach(call.tx, bearer.id, found.arn):
        raise NotAttached(policy=policy)


async def attached(call: Call, bearer: Bearer) -> tuple[str, ...]:
    """The ARNs of managed policies."""
    return await store.attached_to(call.tx, bearer.id)


async def put_inline(call: Call, bearer: Bearer, name: str, text: str) -> None:
    """A policy embedded in this bearer alone (IAM-16); one of the same name is replaced."""
    limit = LONGEST_INLINE[bearer.kind]
    quota = f"{bearer.kind}PolicySizePerEntity"
    checked_text(text, quota, limit)
    texts = {**await store.inline_of(call.tx, bearer.id), named("policy", name, LONGEST_POLICY_NAME): text}
    if sum(map(weight, texts.values())) > limit:
        raise PolicyTooLong(quota=quota, limit=limit)
    await store.put_inline(call.tx, bearer.id, name, text)


async def inline_text(call: Call, bearer: Bearer, name: str) -> str:
    found = (await store.inline_of(call.tx, bearer.id)).get(name)
    if found is None:
        raise InlineNotFound(bearer=bearer.kind, name=name)
    return found


async def inline_names(call: Call, bearer: Bearer) -> tuple[str, ...]:
    return tuple(await inline_texts(call, bearer))


async def inline_texts(call: Call, bearer: Bearer) -> Mapping[str, str]:
    return await store.inline_of(call.tx, bearer.id)


async def delete_inline(call: Call, bearer: Bearer, name: str) -> None:
    if not await store.delete_inline(call.tx, bearer.id, name):
        raise InlineNotFound(bearer=bearer.kind, name=name)


async def set_boundary(call: Call, kind: Literal["user", "role"], name: str, policy: str | None) -> None:
    """The most that policies can give this bearer; None takes the boundary away."""
    arn = None if policy is None else _attachable(await find_policy(call, policy)).arn
    if kind == "user":
        await store.save_user(call.tx, replace(await hold_user(call, name), boundary_arn=arn))
    else:
        await store.save_role(call.tx, replace(await own_role(call, name), boundary_arn=arn))


async def attach_policy(call: Call, user_name: str, policy: str) -> None:
    """Attach a managed policy to a user by its name or ARN; twice is as good as once."""
    await attach(call, await find_bearer(call, "user", user_name), policy)


async def detach_policy(call: Call, user_name: str, policy: str) -> None:
    await detach(call, await find_bearer(call, "user", user_name), policy)


def _attachable(policy: AnyPolicy) -> AnyPolicy:
    if isinstance(policy, ManagedPolicy) and policy.of_service:
        raise PolicyNotAttachable(policy=policy.arn)
    return policy
