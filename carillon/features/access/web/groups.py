"""Groups of IAM users for the console: list, create, fill, empty, delete."""

from datetime import datetime

import msgspec

from carillon.core.callers import Circumstances, principal
from carillon.core.calls import Call
from carillon.features.access.model.actions import GROUP_ACTIONS, allowed_actions
from carillon.features.access.model.groups import Group
from carillon.features.access.service import groups
from carillon.features.access.web import about, credentials
from carillon.features.access.web.credentials import DeletionOfIdentity
from carillon.features.access.web.users import SearchQuery
from carillon.wire.http import allowed, route

ONE = "/console/iam/groups/{group_name}"


class GroupRow(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    created_at: datetime
    members: int


class GroupRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[GroupRow]
    next_cursor: str | None
    total: int


class NewGroup(msgspec.Struct, frozen=True):
    group_name: str


class GroupMember(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    email: str | None


class GroupView(msgspec.Struct, frozen=True, kw_only=True):
    """One group, and which actions the caller's policies allow about just this one."""

    id: str
    name: str
    arn: str
    path: str
    created_at: datetime
    members: list[GroupMember]
    may: list[str]


class NewMember(msgspec.Struct, frozen=True):
    user_name: str


@route("GET", "/console/iam/groups", rule=allowed("iam:ListGroups"))
async def list_iam_groups(call: Call, query: SearchQuery) -> GroupRows:
    """The groups of the administrator's organisation, by name."""
    search = query.search.strip()
    page = await groups.page_groups(call, search, query.cursor, query.limit)
    members = await groups.member_counts(call, page.items)
    return GroupRows(
        items=[
            GroupRow(id=each.id, name=each.name, created_at=each.created_at, members=members.get(each.id, 0))
            for each in page.items
        ],
        next_cursor=page.next_cursor,
        total=await groups.count_groups(call, search),
    )


@route("POST", "/console/iam/groups", rule=allowed("iam:CreateGroup", about.new_group), act="CreateGroup", status=201)
async def create_iam_group(call: Call, body: NewGroup) -> GroupView:
    """A new group without members."""
    return await _view(call, await groups.create_group(call, body.group_name))


@route("GET", ONE, rule=allowed("iam:GetGroup", about.group))
async def get_iam_group(call: Call, group_name: str) -> GroupView:
    """One group with its members."""
    return await _view(call, await groups.find_group(call, group_name))


@route("GET", f"{ONE}/deletion", rule=allowed("iam:DeleteGroup", about.group))
async def preview_iam_group_deletion(call: Call, group_name: str) -> DeletionOfIdentity:
    """What stands against deleting the group."""
    return credentials.deletion(await groups.left_over(call, await groups.find_group(call, group_name)))


@route("DELETE", ONE, rule=allowed("iam:DeleteGroup", about.group), act="DeleteGroup")
async def delete_iam_group(call: Call, group_name: str) -> None:
    """Delete a group that has nothing left."""
    await groups.delete_group(call, group_name)


@route("POST", f"{ONE}/members", rule=allowed("iam:AddUserToGroup", about.group), act="AddUserToGroup")
async def add_user_to_iam_group(call: Call, group_name: str, body: NewMember) -> None:
    """Take a user into the group."""
    await groups.add_member(call, group_name, body.user_name)


@route(
    "DELETE",
    f"{ONE}/members/{{user_name}}",
    rule=allowed("iam:RemoveUserFromGroup", about.group),
    act="RemoveUserFromGroup",
)
async def remove_user_from_iam_group(call: Call, group_name: str, user_name: str) -> None:
    """Take a user out of the group."""
    await groups.remove_member(call, group_name, user_name)


async def _view(call: Call, group: Group) -> GroupView:
    me = principal(call.caller)
    circumstances = Circumstances(call.now, me.origin, me.mfa_present, group.arn)
    members = await groups.members(call, group)
    return GroupView(
        id=group.id,
        name=group.name,
        arn=group.arn,
        path=group.path,
        created_at=group.created_at,
        members=[GroupMember(id=user.id, name=user.name, email=user.email) for user in members],
        may=allowed_actions(me.authority, GROUP_ACTIONS, circumstances),
    )
