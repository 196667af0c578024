"""Managed policies for the console: those that came with Carillon and the customer's own, with their versions."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from carillon.core.callers import Circumstances, principal
from carillon.core.calls import Call
from carillon.features.access.model.actions import POLICY_ACTIONS, allowed_actions
from carillon.features.access.model.policies import (
    LONGEST_POLICY,
    VERSIONS_PER_POLICY,
    CustomerPolicy,
    PolicyVersion,
)
from carillon.features.access.service import policies
from carillon.features.access.service.policies import AnyPolicy
from carillon.features.access.web import about
from carillon.features.access.web.attached import PolicyArn
from carillon.wire.http import allowed, route

POLICIES = "/console/iam/policies"
POLICY = "/console/iam/policy"
VERSIONS = "/console/iam/policy/versions"
VERSION = "/console/iam/policy/version"

PolicyKind = Literal["aws", "customer", "service"]


class PolicyRow(msgspec.Struct, frozen=True, kw_only=True):
    """A policy as the list shows it; `service` ones belong to service-linked roles and fit nothing else."""

    id: str
    arn: str
    name: str
    kind: PolicyKind
    description: str
    attachments: int
    boundaries: int


class PolicyRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[PolicyRow]
    next_cursor: str | None
    total: int


class PoliciesQuery(msgspec.Struct, frozen=True, kw_only=True):
    """`search` is any part of the name or the description."""

    search: str = ""
    kind: PolicyKind | Literal["all"] = "all"
    cursor: str | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50


class VersionRow(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    created_at: datetime | None
    in_force: bool


class UsedBy(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who has the policy, attached or as boundary."""

    kind: Literal["user", "group", "role"]
    name: str
    as_boundary: bool


class PolicyView(msgspec.Struct, frozen=True, kw_only=True):
    """One policy with the text that is in force, and which actions the caller's policies allow about just this one."""

    id: str
    arn: str
    name: str
    path: str
    kind: PolicyKind
    description: str
    document: str
    created_at: datetime | None
    updated_at: datetime | None
    size_limit: int
    version_limit: int
    may: list[str]


class PolicyVersions(msgspec.Struct, frozen=True, kw_only=True):
    items: list[VersionRow]


class PolicyUsers(msgspec.Struct, frozen=True, kw_only=True):
    items: list[UsedBy]


class NewPolicy(msgspec.Struct, frozen=True, kw_only=True):
    policy_name: str
    document: str
    description: Annotated[str, msgspec.Meta(max_length=1000)] = ""


class NewVersion(msgspec.Struct, frozen=True, kw_only=True):
    policy_arn: str
    document: str
    in_force: bool


class OneVersion(msgspec.Struct, frozen=True, kw_only=True):
    policy_arn: str
    version: str


class VersionText(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    document: str


@route("GET", POLICIES, rule=allowed("iam:ListPolicies"))
async def list_managed_policies(call: Call, query: PoliciesQuery) -> PolicyRows:
    """The customer's own policies and those that came with Carillon, by name."""
    found = await _rows(call, query)
    starts = 0 if query.cursor is None else _after(found, query.cursor)
    shown = found[starts : starts + query.limit]
    more = starts + query.limit < len(found)
    return PolicyRows(items=shown, next_cursor=_key(shown[-1]) if more else None, total=len(found))


@route("POST", POLICIES, rule=allowed("iam:CreatePolicy", about.new_policy), act="CreatePolicy", status=201)
async def create_policy(call: Call, body: NewPolicy) -> PolicyArn:
    """A policy of the customer's own."""
    made = await policies.create_policy(call, body.policy_name, body.document, description=body.description)
    return PolicyArn(made.arn)


@route("GET", POLICY, rule=allowed("iam:GetPolicyVersion", about.policy))
async def get_policy(call: Call, query: PolicyArn) -> PolicyView:
    """One policy with the text that is in force, and which actions the caller's policies allow about just this one."""
    return await _view(call, await policies.find_policy(call, query.policy_arn))


@route("DELETE", POLICY, rule=allowed("iam:DeletePolicy", about.policy), act="DeletePolicy")
async def delete_policy(call: Call, query: PolicyArn) -> None:
    """Delete a policy that nobody has."""
    await policies.delete_policy(call, query.policy_arn)


@route("GET", "/console/iam/policy/used-by", rule=allowed("iam:ListEntitiesForPolicy", about.policy))
async def list_entities_for_policy(call: Call, query: PolicyArn) -> PolicyUsers:
    """Who has the policy."""
    found: list[UsedBy] = []
    for as_boundary in (False, True):
        named = await policies.bearers(call, query.policy_arn, as_boundary=as_boundary)
        for kind in ("user", "group", "role"):
            found += [UsedBy(kind=kind, name=name, as_boundary=as_boundary) for name, _ in named.get(kind, ())]
    return PolicyUsers(items=found)


@route("GET", VERSIONS, rule=allowed("iam:ListPolicyVersions", about.policy))
async def list_policy_versions(call: Call, query: PolicyArn) -> PolicyVersions:
    """The versions, the newest first."""
    policy = await policies.find_policy(call, query.policy_arn)
    return PolicyVersions(items=[_version(policy, each) for each in await policies.versions(call, policy)])


@route("POST", VERSIONS, rule=allowed("iam:CreatePolicyVersion", about.policy), act="CreatePolicyVersion", status=201)
async def create_policy_version(call: Call, body: NewVersion) -> VersionRow:
    """Another text for a policy."""
    policy, made = await policies.create_version(call, body.policy_arn, body.document, put_in_force=body.in_force)
    return _version(policy, made)


@route("GET", VERSION, rule=allowed("iam:GetPolicyVersion", about.policy))
async def get_policy_version(call: Call, query: OneVersion) -> VersionText:
    """One version with its text."""
    policy = await policies.find_policy(call, query.policy_arn)
    found = await policies.find_version(call, policy, query.version)
    return VersionText(id=found.id, document=found.text)


@route("PUT", VERSION, rule=allowed("iam:SetDefaultPolicyVersion", about.policy), act="SetDefaultPolicyVersion")
async def set_default_policy_version(call: Call, body: OneVersion) -> None:
    """Put a version in force."""
    await policies.put_in_force(call, body.policy_arn, body.version)


@route("DELETE", VERSION, rule=allowed("iam:DeletePolicyVersion", about.policy), act="DeletePolicyVersion")
async def delete_policy_version(call: Call, query: OneVersion) -> None:
    """Delete a version that is not in force."""
    await policies.delete_version(call, query.policy_arn, query.version)


def _after(found: list[PolicyRow], cursor: str) -> int:
    """Where the next page begins, also where what the last one ended with has gone meanwhile."""
    return sum(_key(row) <= cursor for row in found)


async def _rows(call: Call, query: PoliciesQuery) -> list[PolicyRow]:
    every: list[AnyPolicy] = [*await policies.list_policies(call), *policies.came_with_carillon()]
    attached, bounding = await policies.usage(call)
    wanted = query.search.strip().casefold()
    rows = [_row(policy, attached, bounding) for policy in every]
    return sorted((row for row in rows if query.kind in ("all", row.kind) and wanted in _words(row)), key=_key)


def _words(row: PolicyRow) -> str:
    return f"{row.name} {row.description}".casefold()


def _row(policy: AnyPolicy, attached: dict[str, int], bounding: dict[str, int]) -> PolicyRow:
    return PolicyRow(
        id=policy.id,
        arn=policy.arn,
        name=policy.name,
        kind=_kind(policy),
        description=policy.description,
        attachments=attached.get(policy.arn, 0),
        boundaries=bounding.get(policy.arn, 0),
    )


async def _view(call: Call, policy: AnyPolicy) -> PolicyView:
    own = policy if isinstance(policy, CustomerPolicy) else None
    me = principal(call.caller)
    circumstances = Circumstances(call.now, me.origin, me.mfa_present, policy.arn)
    return PolicyView(
        id=policy.id,
        arn=policy.arn,
        name=policy.name,
        path=policy.path,
        kind=_kind(policy),
        description=policy.description,
        document=await policies.text_in_force(call, policy),
        created_at=own and own.created_at,
        updated_at=own and own.updated_at,
        size_limit=LONGEST_POLICY,
        version_limit=VERSIONS_PER_POLICY,
        may=allowed_actions(me.authority, POLICY_ACTIONS, circumstances),
    )


def _version(policy: AnyPolicy, version: PolicyVersion) -> VersionRow:
    own = policy if isinstance(policy, CustomerPolicy) else None
    return VersionRow(
        id=version.id,
        created_at=own and version.created_at,
        in_force=version.number == (own.default_version if own else 1),
    )


def _kind(policy: AnyPolicy) -> PolicyKind:
    if isinstance(policy, CustomerPolicy):
        return "customer"
    return "service" if policy.of_service else "aws"


def _key(row: PolicyRow) -> str:
    return f"{row.name.casefold()} {row.arn}"
