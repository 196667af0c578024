"""Signing in and out of the client, registering, and passwords."""

from datetime import datetime

import msgspec

from carillon.core.callers import Person, person
from carillon.core.calls import Call, Calls
from carillon.features import accounts, people
from carillon.features.accounts import License
from carillon.features.signin.model.sessions import Opened, Session
from carillon.features.signin.model.settings import Settings
from carillon.features.signin.service import entering, passwords, registration, sessions
from carillon.features.signin.web.setup import cookie
from carillon.wire.http import PERSON, PUBLIC, Area, Cookie, Reply, Secret, route


class Credentials(msgspec.Struct, frozen=True):
    email: Secret  # who mistypes it has often typed a password; whoever gets in is named by the record's identity
    password: Secret


class AccountName(msgspec.Struct, frozen=True):
    id: str
    name: str


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """The signed-in person; without an account they are on their own, with a trial at first."""

    user_id: str
    email: str
    display_name: str
    license: License
    trial_ends_at: datetime | None
    account: AccountName | None
    personal_pin: str | None
    session_id: str
    development: bool
    time_zone: str | None = None
    language: str | None = None


class SessionView(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    current: bool
    created_at: datetime
    last_seen_at: datetime
    user_agent: str
    address: str


class Sessions(msgspec.Struct, frozen=True):
    items: list[SessionView]


class SignUpState(msgspec.Struct, frozen=True):
    open: bool


class Address(msgspec.Struct, frozen=True):
    email: str


class Accepted(msgspec.Struct, frozen=True):
    """The wish was heard; what comes of it is told by mail alone."""


class LinkSecret(msgspec.Struct, frozen=True):
    secret: Secret


class RegistrationOffer(msgspec.Struct, frozen=True, kw_only=True):
    """What a link offers; `existing` people join with their password, and leave the account named in `leaves`."""

    email: str
    account_name: str | None
    existing: bool
    kind: registration.LinkKind
    leaves: str | None


class Registration(msgspec.Struct, frozen=True, kw_only=True):
    secret: Secret
    password: Secret
    display_name: str = ""


class Reset(msgspec.Struct, frozen=True):
    secret: Secret
    password: Secret


class NewPassword(msgspec.Struct, frozen=True):
    current: Secret
    new: Secret


@route("POST", "/session", rule=PUBLIC, act="SignIn", status=201)
async def sign_in(calls: Calls, body: Credentials) -> Reply[Me]:
    """Sign in to the client."""
    return await _welcome(calls, await entering.sign_in(calls, body.email, body.password))


@route("GET", "/session", rule=PERSON)
async def get_session(call: Call) -> Me:
    """Who is signed in."""
    return await _me(call, person(call.caller))


@route("DELETE", "/session", rule=PERSON, act="SignOut")
async def sign_out(call: Call) -> Reply[None]:
    """Sign out here."""
    await sessions.leave(call)
    return Reply(None, (Cookie(Area.CLIENT, None),))


@route("GET", "/sessions", rule=PERSON)
async def list_sessions(call: Call) -> Sessions:
    """The devices on which the person is signed in."""
    here = person(call.caller).session_id
    return Sessions([_session(session, here) for session in await sessions.own(call)])


@route("DELETE", "/sessions/{session_id}", rule=PERSON, act="RevokeSession")
async def revoke_session(call: Call, session_id: str) -> None:
    """Sign out on one device."""
    await sessions.revoke(call, session_id)


@route("DELETE", "/sessions", rule=PERSON, act="RevokeOtherSessions")
async def revoke_other_sessions(call: Call) -> None:
    """Sign out on all other devices."""
    await sessions.end_others(call)


@route("GET", "/signup", rule=PUBLIC)
async def get_signup(call: Call) -> SignUpState:
    """Whether everybody may register."""
    return SignUpState(open=call.part(Settings).signup_open)


@route("POST", "/signup", rule=PUBLIC, act="SignUp", status=202)
async def sign_up(call: Call, body: Address) -> Accepted:
    """Ask for a registration link; the answer is always the same, what comes of it is in the letter."""
    await registration.sign_up(call, body.email)
    return Accepted()


# No audit record: looking at a link changes nothing.
@route("POST", "/registration/check", rule=PUBLIC, act=None)
async def check_registration(call: Call, body: LinkSecret) -> RegistrationOffer:
    """What an invitation or sign-up link offers."""
    offer = await registration.offer(call, body.secret)
    return RegistrationOffer(
        email=offer.email,
        account_name=offer.account_name,
        existing=offer.person is not None,
        kind=offer.kind,
        leaves=offer.leaves,
    )


@route("POST", "/registration", rule=PUBLIC, act="Register", status=201)
async def register(calls: Calls, body: Registration) -> Reply[Me]:
    """Register, or join an account with the password of the profile that one has."""
    return await _welcome(calls, await registration.register(calls, body.secret, body.display_name, body.password))


@route("POST", "/registration/join", rule=PERSON, act="JoinAccount")
async def join_account(call: Call, body: LinkSecret) -> Me:
    """Take up an invitation with the profile that one is signed in with."""
    await registration.join(call, body.secret)
    return await _me(call, person(call.caller))


@route("POST", "/password/forgotten", rule=PUBLIC, act="ForgetPassword", status=202)
async def forget_password(call: Call, body: Address) -> Accepted:
    """Ask for a link to choose a new password; the answer is always the same."""
    await passwords.forgotten(call, body.email)
    return Accepted()


@route("POST", "/password/reset", rule=PUBLIC, act="ResetPassword")
async def reset_password(calls: Calls, body: Reset) -> None:
    """Choose a new password with a link; every session ends."""
    await passwords.reset(calls, body.secret, body.password)


@route("POST", "/password", rule=PERSON, act="ChangePassword")
async def change_password(calls: Calls, body: NewPassword) -> None:
    """Change the password; all other sessions end."""
    await passwords.change(calls, body.current, body.new)


async def _welcome(calls: Calls, opened: Opened) -> Reply[Me]:
    assert opened.session.holder.user_id is not None
    me = Person(opened.session.holder.user_id, opened.session.id, calls.caller.origin)
    async with calls.by(me).read() as call:
        return Reply(await _me(call, me), (cookie(Area.CLIENT, opened),))


async def _me(call: Call, me: Person) -> Me:
    user = await people.person(call.tx, me.user_id)
    assert user is not None
    account = None if user.account_id is None else await accounts.unguarded(call.tx, user.account_id)
    chosen = await people.profile(call.tx, user.id)
    return Me(
        user_id=user.id,
        email=user.email,
        display_name=user.display_name or user.email,
        license=user.license_at(call.now),
        trial_ends_at=user.trial_ends_at,
        account=account and AccountName(account.id, account.name),
        personal_pin=user.personal_pin,
        session_id=me.session_id,
        development=call.part(Settings).development,
        time_zone=chosen.time_zone,
        language=chosen.language,
    )


def _session(session: Session, here: str) -> SessionView:
    return SessionView(
        id=session.id,
        current=session.id == here,
        created_at=session.created_at,
        last_seen_at=session.last_seen_at,
        user_agent=session.user_agent,
        address=session.address,
    )
