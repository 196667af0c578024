"""IAM users for the console: list, create, see, delete, and what a user has of groups."""

from datetime import datetime
from typing import Annotated

import msgspec

from carillon.core.callers import Circumstances, principal
from carillon.core.calls import Call
from carillon.features.access.model.actions import USER_ACTIONS, allowed_actions
from carillon.features.access.model.identities import IamUser, Standing
from carillon.features.access.service import groups, users
from carillon.features.access.web import about, credentials
from carillon.features.access.web.credentials import DeletionOfIdentity
from carillon.wire.http import allowed, route

ONE = "/console/iam/users/{user_name}"


class IamUserRow(msgspec.Struct, frozen=True, kw_only=True):
    """A user as the list shows it; `last_used_at` is the latest use of a key."""

    id: str
    name: str
    email: str | None
    created_at: datetime
    has_password: bool
    groups: int
    keys: int
    devices: int
    last_used_at: datetime | None


class IamUserRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[IamUserRow]
    next_cursor: str | None
    total: int


class SearchQuery(msgspec.Struct, frozen=True, kw_only=True):
    """`search` is any part of the name, of a user also of the e-mail address."""

    search: str = ""
    cursor: str | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50


class NewIamUser(msgspec.Struct, frozen=True, kw_only=True):
    user_name: str
    email: Annotated[str, msgspec.Meta(max_length=254)] | None = None


class IamUserView(msgspec.Struct, frozen=True, kw_only=True):
    """One user, and which actions the caller's policies allow about just this one."""

    id: str
    name: str
    arn: str
    path: str
    email: str | None
    created_at: datetime
    has_password: bool
    password_set_at: datetime | None
    must_change_password: bool
    may: list[str]


class GroupName(msgspec.Struct, frozen=True):
    id: str
    name: str


class GroupNames(msgspec.Struct, frozen=True):
    items: list[GroupName]


@route("GET", "/console/iam/users", rule=allowed("iam:ListUsers"))
async def list_iam_users(call: Call, query: SearchQuery) -> IamUserRows:
    """The IAM users of the administrator's organisation, by name."""
    search = query.search.strip()
    page = await users.page_users(call, search, query.cursor, query.limit)
    standings = await users.standings(call, page.items)
    return IamUserRows(
        items=[_row(user, standings[user.id]) for user in page.items],
        next_cursor=page.next_cursor,
        total=await users.count_users(call, search),
    )


@route("POST", "/console/iam/users", rule=allowed("iam:CreateUser", about.new_user), act="CreateUser", status=201)
async def create_iam_user(call: Call, body: NewIamUser) -> IamUserView:
    """A new user, who may do nothing until a policy allows it."""
    return await _view(call, await users.create_user(call, body.user_name, body.email or None))


@route("GET", ONE, rule=allowed("iam:GetUser", about.user))
async def get_iam_user(call: Call, user_name: str) -> IamUserView:
    """One user."""
    return await _view(call, await users.find_user(call, user_name))


@route("GET", f"{ONE}/deletion", rule=allowed("iam:DeleteUser", about.user))
async def preview_iam_user_deletion(call: Call, user_name: str) -> DeletionOfIdentity:
    """What stands against deleting the user."""
    return credentials.deletion(await users.left_over(call, await users.find_user(call, user_name)))


@route("DELETE", ONE, rule=allowed("iam:DeleteUser", about.user), act="DeleteUser")
async def delete_iam_user(call: Call, user_name: str) -> None:
    """Delete a user that has nothing left."""
    await users.delete_user(call, user_name)


@route("GET", f"{ONE}/groups", rule=allowed("iam:ListGroupsForUser", about.user))
async def list_groups_for_iam_user(call: Call, user_name: str) -> GroupNames:
    """The groups that the user is in."""
    return GroupNames([GroupName(each.id, each.name) for each in await groups.groups_of(call, user_name)])


def _row(user: IamUser, standing: Standing) -> IamUserRow:
    return IamUserRow(
        id=user.id,
        name=user.name,
        email=user.email,
        created_at=user.created_at,
        has_password=standing.has_password,
        groups=standing.groups,
        keys=standing.keys,
        devices=standing.devices,
        last_used_at=standing.last_used_at,
    )


async def _view(call: Call, user: IamUser) -> IamUserView:
    me = principal(call.caller)
    profile = await users.login_profile(call, user.name)
    circumstances = Circumstances(call.now, me.origin, me.mfa_present, user.arn)
    return IamUserView(
        id=user.id,
        name=user.name,
        arn=user.arn,
        path=user.path,
        email=user.email,
        created_at=user.created_at,
        has_password=profile is not None,
        password_set_at=profile and profile.created_at,
        must_change_password=profile is not None and profile.must_change,
        may=allowed_actions(me.authority, USER_ACTIONS, circumstances),
    )
