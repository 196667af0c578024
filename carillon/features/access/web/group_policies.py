"""The policies of groups."""

from carillon.core.calls import Call
from carillon.features.access.web import about, attached
from carillon.features.access.web.attached import (
    AttachedPolicies,
    InlinePolicies,
    InlinePolicy,
    PolicyArn,
    PolicyText,
)
from carillon.wire.http import allowed, route

POLICIES = "/console/iam/groups/{group_name}/policies"
INLINE = "/console/iam/groups/{group_name}/inline-policies"
ONE_INLINE = "/console/iam/groups/{group_name}/inline-policies/{policy_name}"


@route("GET", POLICIES, rule=allowed("iam:ListAttachedGroupPolicies", about.group))
async def list_attached_group_policies(call: Call, group_name: str) -> AttachedPolicies:
    """The managed policies that are attached to the group."""
    return await attached.attached(call, "group", group_name)


@route("POST", POLICIES, rule=allowed("iam:AttachGroupPolicy", about.group), act="AttachGroupPolicy")
async def attach_group_policy(call: Call, group_name: str, body: PolicyArn) -> None:
    """Attach a managed policy."""
    await attached.attach(call, "group", group_name, body.policy_arn)


@route("DELETE", POLICIES, rule=allowed("iam:DetachGroupPolicy", about.group), act="DetachGroupPolicy")
async def detach_group_policy(call: Call, group_name: str, query: PolicyArn) -> None:
    """Detach a managed policy."""
    await attached.detach(call, "group", group_name, query.policy_arn)


@route("GET", INLINE, rule=allowed("iam:ListGroupPolicies", about.group))
async def list_group_policies(call: Call, group_name: str) -> InlinePolicies:
    """The policies that belong to the group alone."""
    return await attached.inline(call, "group", group_name)


@route("GET", ONE_INLINE, rule=allowed("iam:GetGroupPolicy", about.group))
async def get_group_policy(call: Call, group_name: str, policy_name: str) -> InlinePolicy:
    """One of them with its text."""
    return await attached.inline_text(call, "group", group_name, policy_name)


@route("PUT", ONE_INLINE, rule=allowed("iam:PutGroupPolicy", about.group), act="PutGroupPolicy")
async def put_group_policy(call: Call, group_name: str, policy_name: str, body: PolicyText) -> None:
    """Embed a policy, or replace the one of this name."""
    await attached.put_inline(call, "group", group_name, policy_name, body.document)


@route("DELETE", ONE_INLINE, rule=allowed("iam:DeleteGroupPolicy", about.group), act="DeleteGroupPolicy")
async def delete_group_policy(call: Call, group_name: str, policy_name: str) -> None:
    """Take an embedded policy away."""
    await attached.delete_inline(call, "group", group_name, policy_name)
