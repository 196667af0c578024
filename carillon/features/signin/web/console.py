"""The console's own session, and what else administrators do about signing in."""

import msgspec

from carillon.core.callers import Circumstances, Principal, principal
from carillon.core.calls import Call, Calls
from carillon.features import access, organisations, people
from carillon.features.access import CONSOLE_ACTIONS, IdentityKind
from carillon.features.signin.service import entering, sessions, setup
from carillon.features.signin.web.setup import cookie
from carillon.wire.http import CONSOLE, PUBLIC, Area, Cookie, Reply, Secret, allowed, route


class ConsoleCredentials(msgspec.Struct, frozen=True, kw_only=True):
    """Root signs in with its e-mail address, an IAM user with its name or e-mail address.

    The code of a device, or another password, is given once it was asked for.
    """

    kind: IdentityKind
    name: Secret  # who mistypes it has often typed a password; whoever gets in is named by the record's identity
    password: Secret
    code: Secret | None = None
    new_password: Secret | None = None


class OrganisationView(msgspec.Struct, frozen=True):
    id: str
    name: str


class AdministratorView(msgspec.Struct, frozen=True, kw_only=True):
    """Who is signed in, and which actions of the console the policies allow at this moment.

    `operates`: the organisation is the one that runs this installation, and has its pages.
    """

    kind: IdentityKind
    name: str
    email: str | None
    arn: str
    organisation: OrganisationView
    operates: bool
    may: list[str]


class RootReset(msgspec.Struct, frozen=True):
    secret: Secret
    password: Secret


@route("POST", "/console/session", rule=PUBLIC, act="ConsoleLogin", status=201)
async def sign_in_to_console(calls: Calls, body: ConsoleCredentials) -> Reply[AdministratorView]:
    """Sign in to the console."""
    shown = entering.Shown(body.kind, body.name, body.password, body.code, body.new_password)
    opened, me = await entering.sign_in_to_console(calls, shown)
    async with calls.by(me).read() as call:
        return Reply(await _view(call, me), (cookie(Area.CONSOLE, opened),))


@route("GET", "/console/session", rule=CONSOLE)
async def get_console_session(call: Call) -> AdministratorView:
    """Who is signed in to the console."""
    return await _view(call, principal(call.caller))


@route("DELETE", "/console/session", rule=CONSOLE, act="ConsoleLogout")
async def sign_out_of_console(call: Call) -> Reply[None]:
    """Sign out of the console."""
    await sessions.leave_console(call)
    return Reply(None, (Cookie(Area.CONSOLE, None),))


@route("POST", "/console/root/reset", rule=PUBLIC, act="ResetRootPassword")
async def reset_root(calls: Calls, body: RootReset) -> None:
    """Give root a new password, with the link that `carillon root reset` has printed."""
    await setup.reset_root(calls, body.secret, body.password)


@route(
    "POST",
    "/console/accounts/{account_id}/users/{user_id}/sign-out",
    rule=allowed("chime:LogoutUser"),
    act="LogoutUser",
)
async def sign_user_out(call: Call, account_id: str, user_id: str) -> None:
    """End every session of a user."""
    user = await people.find(call, account_id, user_id)
    await sessions.sign_out_everywhere(call, user.id)


async def _view(call: Call, me: Principal) -> AdministratorView:
    identity = await access.find_identity(call, me.organisation_id, None if me.is_root else me.principal_id)
    organisation = await organisations.own(call)
    circumstances = Circumstances(call.now, me.origin, me.mfa_present)
    return AdministratorView(
        kind="root" if me.is_root else "user",
        name=(identity and identity.name) or me.name,
        email=identity and identity.email,
        arn=me.arn,
        organisation=OrganisationView(organisation.id, organisation.name),
        operates=organisation.id == await organisations.home_id(call.tx),
        may=access.allowed_actions(me.authority, CONSOLE_ACTIONS, circumstances),
    )
