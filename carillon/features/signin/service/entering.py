"""Entering with a password: people into the client, administrators into the console."""

from dataclasses import dataclass
from datetime import datetime

from carillon.core.callers import Person, Principal, principal
from carillon.core.calls import Call, Calls
from carillon.features import access, people
from carillon.features.access import Credential, IamUser, IdentityKind, Root
from carillon.features.signin import store
from carillon.features.signin.model.entering import (
    MfaCodeRequired,
    MfaCodeWrong,
    PasswordChangeRequired,
    SignInFailed,
    UserSuspended,
)
from carillon.features.signin.model.passwords import PasswordTheSame, check_password
from carillon.features.signin.model.sessions import Opened
from carillon.features.signin.service import attempts, sessions
from carillon.features.signin.service.hashing import Hasher


async def sign_in(calls: Calls, email: str, password: str) -> Opened:
    """A session for whoever knows the password; an unknown address is refused in the same words and time."""
    attempt = await attempts.count(calls, "person", email)
    async with calls.read() as call:
        user = await people.find_by_email(call.tx, email)
        stored = None if user is None else await store.password(call.tx, user.id)
    if not await calls.part(Hasher).fits(stored, password) or user is None or stored is None:
        raise SignInFailed
    fresh = await _fresh(calls, stored, password)
    me = Person(user.id, calls.ids.uuid(), calls.caller.origin)
    async with calls.by(me).write() as call:
        await check_still(call, user.id, stored)
        await attempts.forgive(call, attempt)
        if fresh is not None:
            await store.rehash(call.tx, user.id, stored, fresh)
        return await sessions.open_client(call)


@dataclass(frozen=True, slots=True)
class Shown:
    """What an administrator shows at the door; the code only with a device, the new password only where it is due."""

    kind: IdentityKind
    name: str
    password: str
    code: str | None = None
    new_password: str | None = None


async def sign_in_to_console(calls: Calls, shown: Shown) -> tuple[Opened, Principal]:
    """A console session for root, by e-mail, or an IAM user, by name or e-mail; refused as above.

    Only who knows the password learns that more is asked for. Until all of it was shown no attempt is forgiven:
    otherwise the right password would buy any number of guesses at the code.
    """
    attempt = await attempts.count(calls, f"console {shown.kind}", shown.name)
    async with calls.read() as call:
        found = await access.credential_of(call, shown.kind, shown.name)
    stored = None if found is None else found.password_hash
    if not await calls.part(Hasher).fits(stored, shown.password) or found is None:
        raise SignInFailed
    hashed = await _new_password(calls, found, shown)
    async with calls.read() as call:
        owner = await _owner(call, found)
        with_device = bool(await access.devices_of(call, owner))
        if with_device and shown.code is None:
            raise MfaCodeRequired
        me = await arriving(call, found.organisation_id, found.user_id, call.now if with_device else None)
    async with calls.by(me).write() as call:
        if not await access.credential_stays(call, found):
            raise SignInFailed
        await _take_code(call, owner, shown.code)
        if hashed is not None:
            await access.replace_password(call, found, hashed)
            await sessions.end_console_sessions(call, found.organisation_id, found.user_id)
        await attempts.forgive(call, attempt)
        return await sessions.open_console(call), me


async def _new_password(calls: Calls, found: Credential, shown: Shown) -> str | None:
    if not found.must_change:
        return None
    if shown.new_password is None:
        raise PasswordChangeRequired
    return await new_console_password(calls, found, shown.password, shown.new_password)


async def new_console_password(calls: Calls, known: Credential, present: str, new: str) -> str:
    """The hash of a password that may take the place of the present one."""
    async with calls.read() as call:
        owner = await _owner(call, known)
    check_password(new, owner.name or "", owner.email or "")
    if new == present:
        raise PasswordTheSame
    return await calls.part(Hasher).hash(new)


async def _take_code(call: Call, owner: Root | IamUser, code: str | None) -> None:
    """Asked again here: a device may have come or gone while the password was being looked at."""
    if not await access.devices_of(call, owner):
        if principal(call.caller).mfa_present:
            raise SignInFailed
        return
    if code is None:
        raise MfaCodeRequired
    if not await access.take_code(call, owner, code.replace(" ", "")):
        raise MfaCodeWrong


async def _owner(call: Call, known: Credential) -> Root | IamUser:
    found = await access.find_identity(call, known.organisation_id, known.user_id)
    if found is None:
        raise SignInFailed
    return found


async def arriving(
    call: Call, organisation_id: str, iam_user_id: str | None, mfa_at: datetime | None = None
) -> Principal:
    """Root or an IAM user, as the caller of a console session that is about to be opened."""
    found = await access.principal_of_user(
        call.tx, organisation_id, iam_user_id, call.caller.origin, call.ids.uuid(), call.now, mfa_at
    )
    if found is None:
        raise SignInFailed
    return found


async def _fresh(calls: Calls, stored: str, password: str) -> str | None:
    """A new hash where the stored one was made at another cost than today's."""
    hasher = calls.part(Hasher)
    return await hasher.hash(password) if hasher.is_outdated(stored) else None


async def check_still(call: Call, user_id: str, stored: str) -> None:
    """Nothing has changed while the password was being looked at; and only who knows it learns of a suspension."""
    is_still = await store.hold_password(call.tx, user_id) == stored
    user = await people.person(call.tx, user_id)
    if user is None or not is_still:
        raise SignInFailed
    if not user.may_sign_in:
        raise UserSuspended
