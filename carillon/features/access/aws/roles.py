"""Roles, their trust policies, and those that are linked to a service."""

from datetime import timedelta
from typing import TYPE_CHECKING

from carillon.core.callers import principal
from carillon.core.calls import Call
from carillon.features.access.aws.shapes import (
    Answer,
    Request,
    about_new,
    about_role,
    iam,
    page,
    role_shape,
    without_tags,
)
from carillon.features.access.model.roles import SERVICE_ROLES, USUAL_SESSION, Role
from carillon.features.access.service import bearers, roles, service_roles

if TYPE_CHECKING:
    from mypy_boto3_iam import type_defs as wire


@iam("CreateRole", about_new("role"))
async def create_role(call: Call, request: "wire.CreateRoleRequestTypeDef") -> Answer:
    without_tags(request)
    role = await roles.create_role(
        call,
        request["RoleName"],
        request["AssumeRolePolicyDocument"],
        request.get("Path", "/"),
        request.get("Description", ""),
        timedelta(seconds=request.get("MaxSessionDuration", USUAL_SESSION.total_seconds())),
    )
    if boundary := request.get("PermissionsBoundary"):
        await bearers.set_boundary(call, "role", role.name, boundary)
        role = await roles.find_role(call, role.name)
    return {"Role": role_shape(role)}


@iam("GetRole", about_role)
async def get_role(call: Call, request: "wire.GetRoleRequestTypeDef") -> Answer:
    role = await roles.find_role(call, request["RoleName"])
    return {"Role": {**role_shape(role), "RoleLastUsed": {"LastUsedDate": role.last_used_at}}}


@iam("ListRoles")
async def list_roles(call: Call, request: "wire.ListRolesRequestTypeDef") -> Answer:
    found = await roles.list_roles(call, request.get("PathPrefix", "/"))
    shown, more = page(call, "ListRoles", request, found, lambda role: role.name.casefold())
    return {"Roles": [role_shape(role) for role in shown], **more}


@iam("UpdateRole", about_role)
async def update_role(call: Call, request: "wire.UpdateRoleRequestTypeDef") -> Answer:
    if (seconds := request.get("MaxSessionDuration")) is not None:
        await roles.set_longest_session(call, request["RoleName"], timedelta(seconds=seconds))
    if (description := request.get("Description")) is not None:
        await roles.describe(call, request["RoleName"], description)
    await roles.find_role(call, request["RoleName"])
    return {}


@iam("UpdateRoleDescription", about_role)
async def update_role_description(call: Call, request: "wire.UpdateRoleDescriptionRequestTypeDef") -> Answer:
    return {"Role": role_shape(await roles.describe(call, request["RoleName"], request["Description"]))}


@iam("UpdateAssumeRolePolicy", about_role)
async def update_assume_role_policy(call: Call, request: "wire.UpdateAssumeRolePolicyRequestTypeDef") -> None:
    await roles.set_trust(call, request["RoleName"], request["PolicyDocument"])


@iam("DeleteRole", about_role)
async def delete_role(call: Call, request: "wire.DeleteRoleRequestTypeDef") -> None:
    await roles.delete_role(call, request["RoleName"])


async def _about_service_role(call: Call, request: Request) -> str:
    service = str(request["AWSServiceName"])
    known = SERVICE_ROLES.get(service)
    name = known.name if known else "*"
    return f"arn:aws:iam::{principal(call.caller).organisation_id}:role/aws-service-role/{service}/{name}"


@iam("CreateServiceLinkedRole", _about_service_role)
async def create_service_linked_role(call: Call, request: "wire.CreateServiceLinkedRoleRequestTypeDef") -> Answer:
    made: Role = await service_roles.create_service_role(
        call, request["AWSServiceName"], request.get("Description"), request.get("CustomSuffix")
    )
    return {"Role": role_shape(made)}


@iam("DeleteServiceLinkedRole", about_role)
async def delete_service_linked_role(call: Call, request: "wire.DeleteServiceLinkedRoleRequestTypeDef") -> Answer:
    return {"DeletionTaskId": (await service_roles.delete_service_role(call, request["RoleName"])).task_id}


@iam("GetServiceLinkedRoleDeletionStatus")
async def get_service_linked_role_deletion_status(
    call: Call, request: "wire.GetServiceLinkedRoleDeletionStatusRequestTypeDef"
) -> Answer:
    found = await service_roles.deletion(call, request["DeletionTaskId"])
    return {"Status": found.status, "Reason": None if found.reason is None else {"Reason": found.reason}}
