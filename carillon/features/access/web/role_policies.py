"""The policies of roles."""

from carillon.core.calls import Call
from carillon.features.access.service import bearers
from carillon.features.access.web import about, attached
from carillon.features.access.web.attached import (
    AttachedPolicies,
    Boundary,
    InlinePolicies,
    InlinePolicy,
    PolicyArn,
    PolicyText,
)
from carillon.wire.http import allowed, route

POLICIES = "/console/iam/roles/{role_name}/policies"
INLINE = "/console/iam/roles/{role_name}/inline-policies"
ONE_INLINE = "/console/iam/roles/{role_name}/inline-policies/{policy_name}"
BOUNDARY = "/console/iam/roles/{role_name}/boundary"


@route("GET", POLICIES, rule=allowed("iam:ListAttachedRolePolicies", about.role))
async def list_attached_role_policies(call: Call, role_name: str) -> AttachedPolicies:
    """The managed policies that are attached to the role."""
    return await attached.attached(call, "role", role_name)


@route("POST", POLICIES, rule=allowed("iam:AttachRolePolicy", about.role), act="AttachRolePolicy")
async def attach_role_policy(call: Call, role_name: str, body: PolicyArn) -> None:
    """Attach a managed policy."""
    await attached.attach(call, "role", role_name, body.policy_arn)


@route("DELETE", POLICIES, rule=allowed("iam:DetachRolePolicy", about.role), act="DetachRolePolicy")
async def detach_role_policy(call: Call, role_name: str, query: PolicyArn) -> None:
    """Detach a managed policy."""
    await attached.detach(call, "role", role_name, query.policy_arn)


@route("GET", INLINE, rule=allowed("iam:ListRolePolicies", about.role))
async def list_role_policies(call: Call, role_name: str) -> InlinePolicies:
    """The policies that belong to the role alone."""
    return await attached.inline(call, "role", role_name)


@route("GET", ONE_INLINE, rule=allowed("iam:GetRolePolicy", about.role))
async def get_role_policy(call: Call, role_name: str, policy_name: str) -> InlinePolicy:
    """One of them with its text."""
    return await attached.inline_text(call, "role", role_name, policy_name)


@route("PUT", ONE_INLINE, rule=allowed("iam:PutRolePolicy", about.role), act="PutRolePolicy")
async def put_role_policy(call: Call, role_name: str, policy_name: str, body: PolicyText) -> None:
    """Embed a policy, or replace the one of this name."""
    await attached.put_inline(call, "role", role_name, policy_name, body.document)


@route("DELETE", ONE_INLINE, rule=allowed("iam:DeleteRolePolicy", about.role), act="DeleteRolePolicy")
async def delete_role_policy(call: Call, role_name: str, policy_name: str) -> None:
    """Take an embedded policy away."""
    await attached.delete_inline(call, "role", role_name, policy_name)


@route("GET", BOUNDARY, rule=allowed("iam:GetRole", about.role))
async def get_role_boundary(call: Call, role_name: str) -> Boundary:
    """The role's permissions boundary."""
    return await attached.boundary(call, "role", role_name)


@route(
    "PUT",
    BOUNDARY,
    rule=allowed("iam:PutRolePermissionsBoundary", about.role),
    act="PutRolePermissionsBoundary",
)
async def put_role_boundary(call: Call, role_name: str, body: PolicyArn) -> None:
    """Say how much policies can give this role."""
    await bearers.set_boundary(call, "role", role_name, body.policy_arn)


@route(
    "DELETE",
    BOUNDARY,
    rule=allowed("iam:DeleteRolePermissionsBoundary", about.role),
    act="DeleteRolePermissionsBoundary",
)
async def delete_role_boundary(call: Call, role_name: str) -> None:
    """Take the boundary away."""
    await bearers.set_boundary(call, "role", role_name, None)
