"""What the operations of IAM share: how things look, how lists are cut into pages, and what a request is about."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import TypeVar

from carillon.core.callers import Principal, principal
from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.features.access.model.conditions import ConditionInvalid
from carillon.features.access.model.documents import PolicyMalformed
from carillon.features.access.model.groups import Group, GroupInUse
from carillon.features.access.model.identities import IamUser, Root, TagsNotSupported, UserInUse, UserUnnamed
from carillon.features.access.model.mfa import CodesWrong, DeviceInUse
from carillon.features.access.model.policies import PolicyInUse, PolicyNotAttachable
from carillon.features.access.model.roles import Role, RoleInUse, RoleOfService
from carillon.features.access.service.groups import find_group
from carillon.features.access.service.roles import find_role
from carillon.features.access.service.users import find_user
from carillon.wire.aws import PageTokens, operation

Answer = dict[str, object]
Request = Mapping[str, object]
Item = TypeVar("Item")

PAGE = 100
FAULTS: Mapping[type[Refusal], str] = {
    CodesWrong: "InvalidAuthenticationCodeException",
    ConditionInvalid: "MalformedPolicyDocumentException",
    DeviceInUse: "DeleteConflictException",
    GroupInUse: "DeleteConflictException",
    PolicyInUse: "DeleteConflictException",
    PolicyMalformed: "MalformedPolicyDocumentException",
    PolicyNotAttachable: "PolicyNotAttachableException",
    RoleInUse: "DeleteConflictException",
    RoleOfService: "UnmodifiableEntityException",
    UserInUse: "DeleteConflictException",
}


def iam(
    name: str, about: Callable[[Call, Request], Awaitable[str]] | None = None
) -> Callable[[Callable[..., Awaitable[object]]], Callable[..., Awaitable[object]]]:
    """Mark a function as the answer to an operation of IAM."""
    return operation("iam", name, FAULTS, about)


async def about_user(call: Call, request: Request) -> str:
    """The user that is named, or whoever calls."""
    if (name := request.get("UserName")) is None:
        return principal(call.caller).arn
    return await _arn(call, "user", str(name), find_user)


async def about_group(call: Call, request: Request) -> str:
    return await _arn(call, "group", str(request.get("GroupName")), find_group)


async def about_role(call: Call, request: Request) -> str:
    return await _arn(call, "role", str(request.get("RoleName")), find_role)


async def about_policy(call: Call, request: Request) -> str:
    return str(request.get("PolicyArn"))


async def about_new_policy(call: Call, request: Request) -> str:
    return f"arn:aws:iam::{_organisation(call)}:policy{request.get('Path', '/')}{request.get('PolicyName')}"


def about_new(kind: str) -> Callable[[Call, Request], Awaitable[str]]:
    """Something that is about to be made, with the path that it shall have."""

    async def about(call: Call, request: Request) -> str:
        return f"arn:aws:iam::{_organisation(call)}:{kind}{request.get('Path', '/')}{request[f'{kind.title()}Name']}"

    return about


async def _arn(call: Call, kind: str, name: str, find: Callable[[Call, str], Awaitable[IamUser | Group | Role]]) -> str:
    """Of what is there; what is not there is named as if it had no path, so that whoever may ask is told so."""
    try:
        return (await find(call, name)).arn
    except Refusal:
        return f"arn:aws:iam::{_organisation(call)}:{kind}/{name}"


def _organisation(call: Call) -> str:
    return principal(call.caller).organisation_id


def own_name(who: Principal) -> str | None:
    """The caller's own user name; root has none, and in a session nobody is a user, whatever the session is called."""
    if who.issuer is not None:
        raise UserUnnamed
    return None if who.is_root else who.name


def page(
    call: Call,
    name: str,
    request: Request,
    items: Iterable[Item],
    key: Callable[[Item], str],
) -> tuple[list[Item], Answer]:
    """One page of a list in the order of its keys, and what tells where the next one starts."""
    filters = {n: v for n, v in request.items() if n not in ("Marker", "MaxItems")}
    tokens, most = call.part(PageTokens), request.get("MaxItems", PAGE)
    marker = request.get("Marker")
    cursor = tokens.take(call.caller, f"iam:{name}", filters, None if marker is None else str(marker))
    assert isinstance(most, int)
    found = sorted((item for item in items if cursor is None or key(item) > cursor), key=key)
    shown = found[:most]
    more = len(found) > len(shown)
    token = tokens.give(call.caller, f"iam:{name}", filters, key(shown[-1]) if more else None)
    return shown, {"IsTruncated": more, "Marker": token}


def without_tags(request: Request) -> None:
    if request.get("Tags"):
        raise TagsNotSupported


def user_shape(user: IamUser) -> Answer:
    return {
        "Path": user.path,
        "UserName": user.name,
        "UserId": user.id,
        "Arn": user.arn,
        "CreateDate": user.created_at,
        "PermissionsBoundary": boundary_shape(user.boundary_arn),
    }


def root_shape(root: Root) -> Answer:
    return {
        "Path": "/",
        "UserName": "root",
        "UserId": root.organisation_id,
        "Arn": root.arn,
        "CreateDate": root.created_at,
    }


def group_shape(group: Group) -> Answer:
    return {
        "Path": group.path,
        "GroupName": group.name,
        "GroupId": group.id,
        "Arn": group.arn,
        "CreateDate": group.created_at,
    }


def role_shape(role: Role) -> Answer:
    return {
        "Path": role.path,
        "RoleName": role.name,
        "RoleId": role.id,
        "Arn": role.arn,
        "CreateDate": role.created_at,
        "AssumeRolePolicyDocument": role.trust,
        "Description": role.description or None,
        "MaxSessionDuration": int(role.longest_session.total_seconds()),
        "PermissionsBoundary": boundary_shape(role.boundary_arn),
    }


def boundary_shape(arn: str | None) -> Answer | None:
    return (
        None if arn is None else {"PermissionsBoundaryType": "PermissionsBoundaryPolicy", "PermissionsBoundaryArn": arn}
    )
