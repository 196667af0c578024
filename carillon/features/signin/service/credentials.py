"""Console passwords: one's own changed, others' given and taken away; every way ends sessions."""

from carillon.core import jobs
from carillon.core.callers import Principal, WrongIdentity, principal
from carillon.core.calls import Call, Calls
from carillon.features import access, people
from carillon.features.access import Credential, IamUser, LoginProfile, LoginProfileExists, LoginProfileNotFound
from carillon.features.signin.model.entering import SendConsoleAddress
from carillon.features.signin.model.passwords import PasswordWrong, check_password
from carillon.features.signin.service import attempts, entering, sessions
from carillon.features.signin.service.hashing import Hasher


async def change_own(calls: Calls, current: str, new: str) -> None:
    """Another password for the root or IAM user who knows the present one; all other console sessions end."""
    me = principal(calls.caller)
    if me.issuer is not None:  # a role has no password, and temporary credentials are not the user
        raise WrongIdentity
    attempt = await attempts.count(calls, "console change", me.arn)
    async with calls.read() as call:
        known = await present(call, me)
    if known is None or not await calls.part(Hasher).fits(known.password_hash, current):
        raise PasswordWrong
    hashed = await entering.new_console_password(calls, known, current, new)
    async with calls.write() as call:
        if not await access.replace_password(call, known, hashed):
            raise PasswordWrong
        await attempts.forgive(call, attempt)
        await sessions.end_console_sessions(call, me.organisation_id, known.user_id)


async def present(call: Call, me: Principal) -> Credential | None:
    return await access.present_credential(call, me.organisation_id, None if me.is_root else me.principal_id)


async def create(calls: Calls, user_name: str, password: str, *, must_change: bool) -> LoginProfile:
    """The first console password of a user."""
    async with calls.read() as call:
        user = await access.find_user(call, user_name)
    hashed = await _hashed(calls, user, password)
    async with calls.write() as call:
        if await access.login_profile(call, user_name) is not None:
            raise LoginProfileExists(name=user.name)
        await access.set_console_password(call, user_name, hashed, must_change=must_change)
        if user.email:
            language = await people.language_of_caller(call)
            await jobs.enqueue(call, SendConsoleAddress(user.email, user.name, call.ids.uuid(), language))
        return await find(call, user_name)


async def update(calls: Calls, user_name: str, password: str | None, *, must_change: bool | None) -> None:
    """Another password, or another word on whether it must be changed; with a password the user's sessions end."""
    async with calls.read() as call:
        user = await access.find_user(call, user_name)
        await find(call, user_name)
    hashed = None if password is None else await _hashed(calls, user, password)
    async with calls.write() as call:
        profile = await find(call, user_name)
        must = profile.must_change if must_change is None else must_change
        if hashed is None:
            await access.demand_new_password(call, user_name, must)
            return
        await access.set_console_password(call, user_name, hashed, must_change=must)
        await sessions.end_console_sessions(call, user.organisation_id, user.id)


async def remove(call: Call, user_name: str) -> None:
    """The user cannot sign in to the console any more, and is signed out where that was done."""
    user = await access.find_user(call, user_name)
    await find(call, user_name)
    await access.set_console_password(call, user_name, None)
    await sessions.end_console_sessions(call, user.organisation_id, user.id)


async def find(call: Call, user_name: str) -> LoginProfile:
    found = await access.login_profile(call, user_name)
    if found is None:
        raise LoginProfileNotFound(name=user_name)
    return found


async def _hashed(calls: Calls, user: IamUser, password: str) -> str:
    check_password(password, user.name, user.email or "")
    return await calls.part(Hasher).hash(password)
