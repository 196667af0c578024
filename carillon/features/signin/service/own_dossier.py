"""One's own data, taken away in a file or erased: each with the password, since an open device is not its owner."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from carillon.core.callers import person
from carillon.core.calls import Call, Calls
from carillon.features import access, people
from carillon.features.people import Erasure, Export, Preview
from carillon.features.signin import store
from carillon.features.signin.model.passwords import PasswordWrong
from carillon.features.signin.service import attempts
from carillon.features.signin.service.hashing import Hasher

Outcome = TypeVar("Outcome")


async def export(calls: Calls, password: str) -> Export:
    """Ask for everything that is kept about oneself."""

    async def ask(call: Call) -> Export:
        await attempts.count_letter(call, "export", person(call.caller).user_id)  # each one ends with a letter
        return await people.request_own(call)

    return await _with_password(calls, password, ask)


async def erase(calls: Calls, password: str, confirmation: str) -> Erasure:
    """Go for good, where the address was typed. Every session is over with it."""
    return await _with_password(calls, password, lambda call: people.erase_oneself(call, confirmation))


async def preview(call: Call) -> tuple[Preview, bool]:
    """What would go; and whether the person is an administrator too, whose way into the console stays."""
    found = await people.preview_own(call)
    return found, await access.has_address(call, found.user.email)


async def _with_password(calls: Calls, password: str, do: Callable[[Call], Awaitable[Outcome]]) -> Outcome:
    me = person(calls.caller).user_id
    attempt = await attempts.count(calls, "change", me)
    async with calls.read() as call:
        stored = await store.password(call.tx, me)
    if not await calls.part(Hasher).fits(stored, password):
        raise PasswordWrong
    async with calls.write() as call:
        if await store.hold_password(call.tx, me) != stored:
            raise PasswordWrong
        await attempts.forgive(call, attempt)
        return await do(call)
