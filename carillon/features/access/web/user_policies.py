"""The policies of users."""

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

POLICIES = "/console/iam/users/{user_name}/policies"
INLINE = "/console/iam/users/{user_name}/inline-policies"
ONE_INLINE = "/console/iam/users/{user_name}/inline-policies/{policy_name}"
BOUNDARY = "/console/iam/users/{user_name}/boundary"


@route("GET", POLICIES, rule=allowed("iam:ListAttachedUserPolicies", about.user))
async def list_attached_user_policies(call: Call, user_name: str) -> AttachedPolicies:
    """The managed policies that are attached to the user."""
    return await attached.attached(call, "user", user_name)


@route("POST", POLICIES, rule=allowed("iam:AttachUserPolicy", about.user), act="AttachUserPolicy")
async def attach_user_policy(call: Call, user_name: str, body: PolicyArn) -> None:
    """Attach a managed policy."""
    await attached.attach(call, "user", user_name, body.policy_arn)


@route("DELETE", POLICIES, rule=allowed("iam:DetachUserPolicy", about.user), act="DetachUserPolicy")
async def detach_user_policy(call: Call, user_name: str, query: PolicyArn) -> None:
    """Detach a managed policy."""
    await attached.detach(call, "user", user_name, query.policy_arn)


@route("GET", INLINE, rule=allowed("iam:ListUserPolicies", about.user))
async def list_user_policies(call: Call, user_name: str) -> InlinePolicies:
    """The policies that belong to the user alone."""
    return await attached.inline(call, "user", user_name)


@route("GET", ONE_INLINE, rule=allowed("iam:GetUserPolicy", about.user))
async def get_user_policy(call: Call, user_name: str, policy_name: str) -> InlinePolicy:
    """One of them with its text."""
    return await attached.inline_text(call, "user", user_name, policy_name)


@route("PUT", ONE_INLINE, rule=allowed("iam:PutUserPolicy", about.user), act="PutUserPolicy")
async def put_user_policy(call: Call, user_name: str, policy_name: str, body: PolicyText) -> None:
    """Embed a policy, or replace the one of this name."""
    await attached.put_inline(call, "user", user_name, policy_name, body.document)


@route("DELETE", ONE_INLINE, rule=allowed("iam:DeleteUserPolicy", about.user), act="DeleteUserPolicy")
async def delete_user_policy(call: Call, user_name: str, policy_name: str) -> None:
    """Take an embedded policy away."""
    await attached.delete_inline(call, "user", user_name, policy_name)


@route("GET", BOUNDARY, rule=allowed("iam:GetUser", about.user))
async def get_user_boundary(call: Call, user_name: str) -> Boundary:
    """The user's permissions boundary."""
    return await attached.boundary(call, "user", user_name)


@route(
    "PUT",
    BOUNDARY,
    rule=allowed("iam:PutUserPermissionsBoundary", about.user),
    act="PutUserPermissionsBoundary",
)
async def put_user_boundary(call: Call, user_name: str, body: PolicyArn) -> None:
    """Say how much policies can give this user."""
    await bearers.set_boundary(call, "user", user_name, body.policy_arn)


@route(
    "DELETE",
    BOUNDARY,
    rule=allowed("iam:DeleteUserPermissionsBoundary", about.user),
    act="DeleteUserPermissionsBoundary",
)
async def delete_user_boundary(call: Call, user_name: str) -> None:
    """Take the boundary away."""
    await bearers.set_boundary(call, "user", user_name, None)
