"""People in no account: their data is handed out and erased at their own wish, or by the operator at their request.

Of everybody else an account's administrators take care; every function here refuses for them.
"""

from pathlib import Path

from carillon.core.callers import person
from carillon.core.calls import Call, Calls
from carillon.features import accounts
from carillon.features.people.model.erasures import BelongsToAccount, Erasure, PersonUnknown
from carillon.features.people.model.users import User
from carillon.features.people.service import erasures, exports
from carillon.features.people.service.erasures import Preview
from carillon.features.people.store import users


async def find(call: Call, email: str) -> User:
    """Whoever has registered with the address, for the operator."""
    known = await users.known_by_email(call.tx, email.strip().lower())
    return await _unmanaged(call, known, email)


async def preview(call: Call, email: str) -> Preview:
    """What erasing them would take away, for the operator."""
    return await erasures.preview_of(call, await find(call, email))


async def erase(call: Call, email: str, confirmation: str) -> Erasure:
    """At their request, by the operator."""
    return await _begin(call, await find(call, email), confirmation)


async def collect(calls: Calls, email: str, file: Path) -> None:
    """Write everything about them into a ZIP file, for the operator."""
    async with calls.read() as call:
        user = await find(call, email)
    await exports.collect(calls, user.id, file)


async def preview_own(call: Call) -> Preview:
    """What erasing oneself would take away."""
    return await erasures.preview_of(call, await _oneself(call))


async def erase_oneself(call: Call, confirmation: str) -> Erasure:
    """Whoever calls this has just seen the person's password."""
    return await _begin(call, await _oneself(call), confirmation)


async def _oneself(call: Call) -> User:
    return await _unmanaged(call, await users.find(call.tx, person(call.caller).user_id))


async def _begin(call: Call, found: User, confirmation: str) -> Erasure:
    """Checked once more when held: an account may have taken them in meanwhile."""
    held = await _unmanaged(call, await users.hold(call.tx, found.id), found.email)
    return await erasures.request_of(call, held, confirmation)


async def _unmanaged(call: Call, user: User | None, email: str = "") -> User:
    """The one place that decides who is nobody's user."""
    if user is None or not user.is_known:
        raise PersonUnknown(email=email)
    if user.account_id is not None:
        account = await accounts.unguarded(call.tx, user.account_id)
        raise BelongsToAccount(email=user.email, account=user.account_id if account is None else account.name)
    return user
