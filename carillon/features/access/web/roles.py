"""Roles for the console: list, create, see, change, delete."""

from datetime import datetime, timedelta
from typing import Annotated

import msgspec

from carillon.core.callers import Circumstances, principal
from carillon.core.calls import Call
from carillon.features.access.model.actions import ROLE_ACTIONS, allowed_actions
from carillon.features.access.model.roles import SERVICE_ROLES, Deletion, Role
from carillon.features.access.model.trust import trusted
from carillon.features.access.service import bearers, roles, service_roles
from carillon.features.access.web import about
from carillon.wire.http import allowed, route

ROLES = "/console/iam/roles"
ROLE = "/console/iam/roles/{role_name}"
SERVICE = "/console/iam/service-roles"


# The rule says what is too long; this is only what can be counted at all.
Seconds = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]


class RoleRow(msgspec.Struct, frozen=True, kw_only=True):
    """A role as the list shows it; `service` is who owns it, if it is linked to one."""

    id: str
    name: str
    description: str
    service: str | None
    trusted: list[str]
    created_at: datetime
    last_used_at: datetime | None


class RoleRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[RoleRow]
    next_cursor: str | None
    total: int


class RolesQuery(msgspec.Struct, frozen=True, kw_only=True):
    """`search` is any part of the name or the description."""

    search: str = ""
    cursor: str | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50


class RoleView(msgspec.Struct, frozen=True, kw_only=True):
    """One role, and which actions the caller's policies allow about just this one."""

    id: str
    arn: str
    name: str
    path: str
    description: str
    trust: str
    trusted: list[str]
    service: str | None
    session_seconds: int
    created_at: datetime
    last_used_at: datetime | None
    may: list[str]


class NewRole(msgspec.Struct, frozen=True, kw_only=True):
    role_name: str
    trust: str
    description: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    session_seconds: Seconds = 3600


class TrustText(msgspec.Struct, frozen=True):
    document: str


class RoleDescription(msgspec.Struct, frozen=True):
    description: Annotated[str, msgspec.Meta(max_length=1000)]


class SessionLength(msgspec.Struct, frozen=True):
    seconds: Seconds


class RoleDeletion(msgspec.Struct, frozen=True, kw_only=True):
    """What stands against deleting a role."""

    attached: int
    inline: int


class ServiceRoleRow(msgspec.Struct, frozen=True, kw_only=True):
    """A service that can have a role of its own."""

    service: str
    role_name: str
    description: str
    exists: bool


class ServiceRoles(msgspec.Struct, frozen=True, kw_only=True):
    items: list[ServiceRoleRow]


class ServiceRoleWish(msgspec.Struct, frozen=True):
    service: str


class ServiceRoleDeletion(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the wish; the reason says what uses the role."""

    task_id: str
    status: str
    reason: str | None


@route("GET", ROLES, rule=allowed("iam:ListRoles"))
async def list_roles(call: Call, query: RolesQuery) -> RoleRows:
    """The roles, by name."""
    wanted = query.search.strip().casefold()
    found = [role for role in await roles.list_roles(call) if wanted in f"{role.name} {role.description}".casefold()]
    left = [role for role in found if query.cursor is None or role.name.casefold() > query.cursor]
    shown = left[: query.limit]
    more = len(left) > len(shown)
    return RoleRows(
        items=[_row(role) for role in shown],
        next_cursor=shown[-1].name.casefold() if more else None,
        total=len(found),
    )


@route("POST", ROLES, rule=allowed("iam:CreateRole", about.new_role), act="CreateRole", status=201)
async def create_role(call: Call, body: NewRole) -> RoleView:
    """A role that those may take on whom its trust policy names."""
    length = timedelta(seconds=body.session_seconds)
    return _view(call, await roles.create_role(call, body.role_name, body.trust, "/", body.description, length))


@route("GET", ROLE, rule=allowed("iam:GetRole", about.role))
async def get_role(call: Call, role_name: str) -> RoleView:
    """One role with its trust policy."""
    return _view(call, await roles.find_role(call, role_name))


@route("PUT", ROLE + "/trust", rule=allowed("iam:UpdateAssumeRolePolicy", about.role), act="UpdateAssumeRolePolicy")
async def put_role_trust(call: Call, role_name: str, body: TrustText) -> RoleView:
    """Say who may take the role on."""
    return _view(call, await roles.set_trust(call, role_name, body.document))


@route("PUT", ROLE + "/description", rule=allowed("iam:UpdateRoleDescription", about.role), act="UpdateRoleDescription")
async def put_role_description(call: Call, role_name: str, body: RoleDescription) -> RoleView:
    """Describe the role."""
    return _view(call, await roles.describe(call, role_name, body.description))


@route("PUT", ROLE + "/session", rule=allowed("iam:UpdateRole", about.role), act="UpdateRole")
async def put_role_session(call: Call, role_name: str, body: SessionLength) -> RoleView:
    """Say how long a session in the role may last."""
    return _view(call, await roles.set_longest_session(call, role_name, timedelta(seconds=body.seconds)))


@route("GET", ROLE + "/deletion", rule=allowed("iam:DeleteRole", about.role))
async def preview_role_deletion(call: Call, role_name: str) -> RoleDeletion:
    """What stands against deleting the role."""
    bearer = await bearers.find_bearer(call, "role", role_name)
    return RoleDeletion(
        attached=len(await bearers.attached(call, bearer)), inline=len(await bearers.inline_names(call, bearer))
    )


@route("DELETE", ROLE, rule=allowed("iam:DeleteRole", about.role), act="DeleteRole")
async def delete_role(call: Call, role_name: str) -> None:
    """Delete a role that has no policies any more."""
    await roles.delete_role(call, role_name)


@route("GET", SERVICE, rule=allowed("iam:ListRoles"))
async def list_service_roles(call: Call) -> ServiceRoles:
    """The services that can have a role of their own."""
    linked = {role.service for role in await roles.list_roles(call)}
    return ServiceRoles(
        items=[
            ServiceRoleRow(
                service=known.service,
                role_name=known.name,
                description=known.description,
                exists=known.service in linked,
            )
            for known in SERVICE_ROLES.values()
        ]
    )


@route(
    "POST",
    SERVICE,
    rule=allowed("iam:CreateServiceLinkedRole", about.service_role),
    act="CreateServiceLinkedRole",
    status=201,
)
async def create_service_linked_role(call: Call, body: ServiceRoleWish) -> RoleView:
    """The role of a service."""
    return _view(call, await service_roles.create_service_role(call, body.service, None))


@route(
    "DELETE",
    SERVICE + "/{role_name}",
    rule=allowed("iam:DeleteServiceLinkedRole", about.role),
    act="DeleteServiceLinkedRole",
)
async def delete_service_linked_role(call: Call, role_name: str) -> ServiceRoleDeletion:
    """Delete the role of a service, unless something uses it."""
    done: Deletion = await service_roles.delete_service_role(call, role_name)
    return ServiceRoleDeletion(task_id=done.task_id, status=done.status, reason=done.reason)


def _row(role: Role) -> RoleRow:
    return RoleRow(
        id=role.id,
        name=role.name,
        description=role.description,
        service=role.service,
        trusted=_trusted(role),
        created_at=role.created_at,
        last_used_at=role.last_used_at,
    )


def _view(call: Call, role: Role) -> RoleView:
    me = principal(call.caller)
    circumstances = Circumstances(call.now, me.origin, me.mfa_present, role.arn)
    return RoleView(
        id=role.id,
        arn=role.arn,
        name=role.name,
        path=role.path,
        description=role.description,
        trust=role.trust,
        trusted=_trusted(role),
        service=role.service,
        session_seconds=int(role.longest_session.total_seconds()),
        created_at=role.created_at,
        last_used_at=role.last_used_at,
        may=allowed_actions(me.authority, ROLE_ACTIONS, circumstances),
    )


def _trusted(role: Role) -> list[str]:
    return list(trusted(role.trust)) if role.service is None else [role.service]
