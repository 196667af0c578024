"""Entering with a password: people into the client, administrators into the console."""

from carillon.core.callers import Person, Principal
from carillon.core.calls import Call, Calls
from carillon.features import access, people
from carillon.features.access import IdentityKind
from carillon.features.signin import store
from carillon.features.signin.model.entering import SignInFailed, UserSuspended
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


async def sign_in_to_console(calls: Calls, kind: IdentityKind, name: str, password: str) -> tuple[Opened, Principal]:
    """A console session for root, by e-mail, or an IAM user, by name or e-mail; refused as above."""
    attempt = await attempts.count(calls, f"console {kind}", name)
    async with calls.read() as call:
        found = await access.credential_of(call, kind, name)
    stored = None if found is None else found.password_hash
    if not await calls.part(Hasher).fits(stored, password) or found is None:
        raise SignInFailed
    async with calls.read() as call:
        me = await arriving(call, found.organisation_id, found.user_id)
    async with calls.by(me).write() as call:
        if await access.credential_of(call, kind, name) != found:
            raise SignInFailed
        await attempts.forgive(call, attempt)
        return await sessions.open_console(call), me


async def arriving(call: Call, organisation_id: str, iam_user_id: str | None) -> Principal:
    """Root or an IAM user, as the caller of a console session that is about to be opened."""
    found = await access.principal_of_user(
        call.tx, organisation_id, iam_user_id, call.caller.origin, call.ids.uuid(), call.now
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
    user = await people.person(call.tx, user_id)
    if user is None or await store.password(call.tx, user_id) != stored:
        raise SignInFailed
    if not user.may_sign_in:
        raise UserSuspended
