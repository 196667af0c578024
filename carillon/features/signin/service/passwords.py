"""A person's password: forgotten, reset by a link, changed."""

from carillon.core import jobs
from carillon.core.callers import Person, person
from carillon.core.calls import Call, Calls
from carillon.features import people
from carillon.features.people import LinkExpired, User
from carillon.features.signin import store
from carillon.features.signin.model.email_changes import EndedBy
from carillon.features.signin.model.entering import SendPasswordChanged, SendReset
from carillon.features.signin.model.limits import account_key
from carillon.features.signin.model.links import Link, Purpose
from carillon.features.signin.model.passwords import PasswordWrong, check_password
from carillon.features.signin.service import attempts, ended_changes, links, sessions
from carillon.features.signin.service.hashing import Hasher


async def set_password(call: Call, user_id: str, hashed: str) -> None:
    """Whoever calls this has shown that the person wants it so, or is the operator."""
    await store.set_password(call.tx, user_id, hashed, call.now)


async def forgotten(call: Call, email: str) -> None:
    """A letter with a link, if the address is somebody's; the job finds that out, after the answer."""
    address = people.clean_email(email)
    if await attempts.may_write(call, "reset", address):
        await jobs.enqueue(call, SendReset(address, call.ids.uuid(), call.caller.origin.language))


async def reset(calls: Calls, secret: str, password: str) -> None:
    """Use a reset link up: a new password, and every session ends."""
    async with calls.read() as call:
        link = await links.find(call, Purpose.RESET, secret)
        user = await _of(call, link)
    check_password(password, *_names(user))
    hashed = await calls.part(Hasher).hash(password)
    async with calls.by(Person(user.id, "", calls.caller.origin)).write() as call:
        await links.use(call, link)
        await _change(call, user.id, hashed)
        await sessions.sign_out_everywhere(call, user.id)
        await store.empty_bucket(call.tx, account_key("person", user.email))


async def change(calls: Calls, current: str, new: str) -> None:
    """Another password for who knows the present one; all other sessions end."""
    me = person(calls.caller)
    attempt = await attempts.count(calls, "change", me.user_id)
    async with calls.read() as call:
        user = await people.person(call.tx, me.user_id)
        stored = await store.password(call.tx, me.user_id)
    if not await calls.part(Hasher).fits(stored, current) or user is None:
        raise PasswordWrong
    check_password(new, *_names(user))
    hashed = await calls.part(Hasher).hash(new)
    async with calls.write() as call:
        if await store.hold_password(call.tx, me.user_id) != stored:
            raise PasswordWrong
        await attempts.forgive(call, attempt)
        await _change(call, me.user_id, hashed)
        await sessions.end_others(call)


async def _change(call: Call, user_id: str, hashed: str) -> None:
    await set_password(call, user_id, hashed)
    # Somebody who had the old password may have asked for another address, to come back with it.
    ended = await ended_changes.end(call, user_id, EndedBy.CHANGED_PASSWORD)
    await jobs.enqueue(call, SendPasswordChanged(user_id, call.ids.uuid(), ended, call.caller.origin.language))


async def _of(call: Call, link: Link) -> User:
    user = await people.find_by_email(call.tx, link.email)
    if user is None:
        raise LinkExpired
    return user


def _names(user: User) -> tuple[str, ...]:
    return (user.email, user.display_name or "")
