"""What users, groups and roles have of policies: managed ones attached, inline ones embedded, a boundary."""

from typing import Annotated, Literal

import msgspec

from carillon.core.calls import Call
from carillon.features.access.model.policies import LONGEST_INLINE, POLICIES_PER_BEARER, came_along, weight
from carillon.features.access.service import bearers
from carillon.features.access.service.bearers import BearerKind


class AttachedPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """A managed policy by name; `aws` ones came with Carillon."""

    arn: str
    name: str
    kind: Literal["aws", "customer"]


class AttachedPolicies(msgspec.Struct, frozen=True, kw_only=True):
    items: list[AttachedPolicy]
    limit: int


class InlinePolicies(msgspec.Struct, frozen=True, kw_only=True):
    """The names of policies that belong to this bearer alone; all their texts together have at most `limit` letters."""

    names: list[str]
    size: int
    limit: int


class InlinePolicy(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    document: str


class Boundary(msgspec.Struct, frozen=True, kw_only=True):
    """The policy that says how much others can give."""

    policy: AttachedPolicy | None


class PolicyArn(msgspec.Struct, frozen=True):
    policy_arn: Annotated[str, msgspec.Meta(min_length=1, max_length=2048)]


class PolicyText(msgspec.Struct, frozen=True):
    document: str


async def attached(call: Call, kind: BearerKind, name: str) -> AttachedPolicies:
    bearer = await bearers.find_bearer(call, kind, name)
    found = await bearers.attached(call, bearer)
    return AttachedPolicies(items=sorted(map(named, found), key=_by_name), limit=POLICIES_PER_BEARER)


async def attach(call: Call, kind: BearerKind, name: str, arn: str) -> None:
    await bearers.attach(call, await bearers.find_bearer(call, kind, name, to_change=True), arn)


async def detach(call: Call, kind: BearerKind, name: str, arn: str) -> None:
    await bearers.detach(call, await bearers.find_bearer(call, kind, name, to_change=True), arn)


async def inline(call: Call, kind: BearerKind, name: str) -> InlinePolicies:
    texts = await bearers.inline_texts(call, await bearers.find_bearer(call, kind, name))
    return InlinePolicies(names=list(texts), size=sum(map(weight, texts.values())), limit=LONGEST_INLINE[kind])


async def inline_text(call: Call, kind: BearerKind, name: str, policy: str) -> InlinePolicy:
    text = await bearers.inline_text(call, await bearers.find_bearer(call, kind, name), policy)
    return InlinePolicy(name=policy, document=text)


async def put_inline(call: Call, kind: BearerKind, name: str, policy: str, text: str) -> None:
    await bearers.put_inline(call, await bearers.find_bearer(call, kind, name, to_change=True), policy, text)


async def delete_inline(call: Call, kind: BearerKind, name: str, policy: str) -> None:
    await bearers.delete_inline(call, await bearers.find_bearer(call, kind, name, to_change=True), policy)


async def boundary(call: Call, kind: Literal["user", "role"], name: str) -> Boundary:
    arn = await bearers.boundary_of(call, kind, name)
    return Boundary(policy=None if arn is None else named(arn))


def named(arn: str) -> AttachedPolicy:
    return AttachedPolicy(arn=arn, name=arn.rpartition("/")[2], kind="aws" if came_along(arn) else "customer")


def _by_name(policy: AttachedPolicy) -> str:
    return policy.name.casefold()
