"""Groups and who is in them."""

from typing import TYPE_CHECKING

from carillon.core.callers import must
from carillon.core.calls import Call
from carillon.features.access.aws.shapes import Answer, about_group, about_new, group_shape, iam, page, user_shape
from carillon.features.access.service import groups

if TYPE_CHECKING:
    from mypy_boto3_iam import type_defs as wire


@iam("CreateGroup", about_new("group"))
async def create_group(call: Call, request: "wire.CreateGroupRequestTypeDef") -> Answer:
    return {"Group": group_shape(await groups.create_group(call, request["GroupName"], request.get("Path", "/")))}


@iam("GetGroup", about_group)
async def get_group(call: Call, request: "wire.GetGroupRequestTypeDef") -> Answer:
    group = await groups.find_group(call, request["GroupName"])
    members = await groups.members(call, group)
    shown, more = page(call, "GetGroup", request, members, lambda user: user.name.casefold())
    return {"Group": group_shape(group), "Users": [user_shape(user) for user in shown], **more}


@iam("ListGroups")
async def list_groups(call: Call, request: "wire.ListGroupsRequestTypeDef") -> Answer:
    found = await groups.list_groups(call, request.get("PathPrefix", "/"))
    shown, more = page(call, "ListGroups", request, found, lambda group: group.name.casefold())
    return {"Groups": [group_shape(group) for group in shown], **more}


@iam("UpdateGroup", about_group)
async def update_group(call: Call, request: "wire.UpdateGroupRequestTypeDef") -> None:
    changed = await groups.update_group(call, request["GroupName"], request.get("NewGroupName"), request.get("NewPath"))
    must(call.caller, "iam:UpdateGroup", call.now, changed.arn)


@iam("DeleteGroup", about_group)
async def delete_group(call: Call, request: "wire.DeleteGroupRequestTypeDef") -> None:
    await groups.delete_group(call, request["GroupName"])


@iam("AddUserToGroup", about_group)
async def add_user_to_group(call: Call, request: "wire.AddUserToGroupRequestTypeDef") -> None:
    await groups.add_member(call, request["GroupName"], request["UserName"])


@iam("RemoveUserFromGroup", about_group)
async def remove_user_from_group(call: Call, request: "wire.RemoveUserFromGroupRequestTypeDef") -> None:
    await groups.remove_member(call, request["GroupName"], request["UserName"])
