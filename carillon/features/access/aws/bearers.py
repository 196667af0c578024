"""Policies of users, groups and roles: attached, embedded, and the boundary."""

from typing import TYPE_CHECKING

from carillon.core.calls import Call
from carillon.features.access.aws.shapes import (
    Answer,
    Request,
    about_group,
    about_role,
    about_user,
    iam,
    page,
)
from carillon.features.access.service import bearers
from carillon.features.access.service.bearers import Bearer, BearerKind

if TYPE_CHECKING:
    from mypy_boto3_iam import type_defs as wire


@iam("AttachUserPolicy", about_user)
async def attach_user_policy(call: Call, request: "wire.AttachUserPolicyRequestTypeDef") -> None:
    await bearers.attach(call, await _bearer(call, "user", request, to_change=True), request["PolicyArn"])


@iam("DetachUserPolicy", about_user)
async def detach_user_policy(call: Call, request: "wire.DetachUserPolicyRequestTypeDef") -> None:
    await bearers.detach(call, await _bearer(call, "user", request, to_change=True), request["PolicyArn"])


@iam("ListAttachedUserPolicies", about_user)
async def list_attached_user_policies(call: Call, request: "wire.ListAttachedUserPoliciesRequestTypeDef") -> Answer:
    return await _attached(call, "user", request, "ListAttachedUserPolicies")


@iam("PutUserPolicy", about_user)
async def put_user_policy(call: Call, request: "wire.PutUserPolicyRequestTypeDef") -> None:
    bearer = await _bearer(call, "user", request, to_change=True)
    await bearers.put_inline(call, bearer, request["PolicyName"], request["PolicyDocument"])


@iam("GetUserPolicy", about_user)
async def get_user_policy(call: Call, request: "wire.GetUserPolicyRequestTypeDef") -> Answer:
    return await _document(call, "user", request, request["PolicyName"])


@iam("ListUserPolicies", about_user)
async def list_user_policies(call: Call, request: "wire.ListUserPoliciesRequestTypeDef") -> Answer:
    return await _embedded(call, "user", request, "ListUserPolicies")


@iam("DeleteUserPolicy", about_user)
async def delete_user_policy(call: Call, request: "wire.DeleteUserPolicyRequestTypeDef") -> None:
    bearer = await _bearer(call, "user", request, to_change=True)
    await bearers.delete_inline(call, bearer, request["PolicyName"])


@iam("AttachGroupPolicy", about_group)
async def attach_group_policy(call: Call, request: "wire.AttachGroupPolicyRequestTypeDef") -> None:
    await bearers.attach(call, await _bearer(call, "group", request, to_change=True), request["PolicyArn"])


@iam("DetachGroupPolicy", about_group)
async def detach_group_policy(call: Call, request: "wire.DetachGroupPolicyRequestTypeDef") -> None:
    await bearers.detach(call, await _bearer(call, "group", request, to_change=True), request["PolicyArn"])


@iam("ListAttachedGroupPolicies", about_group)
async def list_attached_group_policies(call: Call, request: "wire.ListAttachedGroupPoliciesRequestTypeDef") -> Answer:
    return await _attached(call, "group", request, "ListAttachedGroupPolicies")


@iam("PutGroupPolicy", about_group)
async def put_group_policy(call: Call, request: "wire.PutGroupPolicyRequestTypeDef") -> None:
    bearer = await _bearer(call, "group", request, to_change=True)
    await bearers.put_inline(call, bearer, request["PolicyName"], request["PolicyDocument"])


@iam("GetGroupPolicy", about_group)
async def get_group_policy(call: Call, request: "wire.GetGroupPolicyRequestTypeDef") -> Answer:
    return await _document(call, "group", request, request["PolicyName"])


@iam("ListGroupPolicies", about_group)
async def list_group_policies(call: Call, request: "wire.ListGroupPoliciesRequestTypeDef") -> Answer:
    return await _embedded(call, "group", request, "ListGroupPolicies")


@iam("DeleteGroupPolicy", about_group)
async def delete_group_policy(call: Call, request: "wire.DeleteGroupPolicyRequestTypeDef") -> None:
    bearer = await _bearer(call, "group", request, to_change=True)
    await bearers.delete_inline(call, bearer, request["PolicyName"])


@iam("AttachRolePolicy", about_role)
async def attach_role_policy(call: Call, request: "wire.AttachRolePolicyRequestTypeDef") -> None:
    await bearers.attach(call, await _bearer(call, "role", request, to_change=True), request["PolicyArn"])


@iam("DetachRolePolicy", about_role)
async def detach_role_policy(call: Call, request: "wire.DetachRolePolicyRequestTypeDef") -> None:
    await bearers.detach(call, await _bearer(call, "role", request, to_change=True), request["PolicyArn"])


@iam("ListAttachedRolePolicies", about_role)
async def list_attached_role_policies(call: Call, request: "wire.ListAttachedRolePoliciesRequestTypeDef") -> Answer:
    return await _attached(call, "role", request, "ListAttachedRolePolicies")


@iam("PutRolePolicy", about_role)
async def put_role_policy(call: Call, request: "wire.PutRolePolicyRequestTypeDef") -> None:
    bearer = await _bearer(call, "role", request, to_change=True)
    await bearers.put_inline(call, bearer, request["PolicyName"], request["PolicyDocument"])


@iam("GetRolePolicy", about_role)
async def get_role_policy(call: Call, request: "wire.GetRolePolicyRequestTypeDef") -> Answer:
    return await _document(call, "role", request, request["PolicyName"])


@iam("ListRolePolicies", about_role)
async def list_role_policies(call: Call, request: "wire.ListRolePoliciesRequestTypeDef") -> Answer:
    return await _embedded(call, "role", request, "ListRolePolicies")


@iam("DeleteRolePolicy", about_role)
async def delete_role_policy(call: Call, request: "wire.DeleteRolePolicyRequestTypeDef") -> None:
    bearer = await _bearer(call, "role", request, to_change=True)
    await bearers.delete_inline(call, bearer, request["PolicyName"])


@iam("PutUserPermissionsBoundary", about_user)
async def put_user_permissions_boundary(call: Call, request: "wire.PutUserPermissionsBoundaryRequestTypeDef") -> None:
    await bearers.set_boundary(call, "user", request["UserName"], request["PermissionsBoundary"])


@iam("DeleteUserPermissionsBoundary", about_user)
async def delete_user_permissions_boundary(
    call: Call, request: "wire.DeleteUserPermissionsBoundaryRequestTypeDef"
) -> None:
    await bearers.set_boundary(call, "user", request["UserName"], None)


@iam("PutRolePermissionsBoundary", about_role)
async def put_role_permissions_boundary(call: Call, request: "wire.PutRolePermissionsBoundaryRequestTypeDef") -> None:
    await bearers.set_boundary(call, "role", request["RoleName"], request["PermissionsBoundary"])


@iam("DeleteRolePermissionsBoundary", about_role)
async def delete_role_permissions_boundary(
    call: Call, request: "wire.DeleteRolePermissionsBoundaryRequestTypeDef"
) -> None:
    await bearers.set_boundary(call, "role", request["RoleName"], None)


async def _bearer(call: Call, kind: BearerKind, request: Request, *, to_change: bool = False) -> Bearer:
    return await bearers.find_bearer(call, kind, str(request[f"{kind.capitalize()}Name"]), to_change=to_change)


async def _attached(call: Call, kind: BearerKind, request: Request, name: str) -> Answer:
    found = await bearers.attached(call, await _bearer(call, kind, request))
    shown, more = page(call, name, request, found, lambda arn: arn)
    return {"AttachedPolicies": [{"PolicyName": arn.rpartition("/")[2], "PolicyArn": arn} for arn in shown], **more}


async def _embedded(call: Call, kind: BearerKind, request: Request, name: str) -> Answer:
    found = await bearers.inline_names(call, await _bearer(call, kind, request))
    shown, more = page(call, name, request, found, lambda each: each)
    return {"PolicyNames": shown, **more}


async def _document(call: Call, kind: BearerKind, request: Request, policy: str) -> Answer:
    bearer = await _bearer(call, kind, request)
    text = await bearers.inline_text(call, bearer, policy)
    return {f"{kind.capitalize()}Name": bearer.name, "PolicyName": policy, "PolicyDocument": text}
