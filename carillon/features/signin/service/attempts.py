"""Attempts are counted before anything else is looked at, so that many at once get no further than one by one."""

from dataclasses import dataclass, replace

from carillon.core.calls import Call, Calls
from carillon.core.errors import Throttled
from carillon.features.signin import store
from carillon.features.signin.model.limits import Limit, account_key, address_key
from carillon.features.signin.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try that was counted for the account it was about and for the address it came from."""

    account: str
    address: str


async def count(calls: Calls, kind: str, name: str) -> Attempt:
    """Count a try, in a transaction of its own; Throttled where the account or the address had too many."""
    settings = calls.part(Settings)
    attempt = Attempt(account_key(kind, name), address_key(kind, calls.caller.origin.address))
    # Counting is not the act that the audit trail is about: that one succeeds or is refused later.
    async with replace(calls, before_commit=None).write() as call:
        await _spend(call, {attempt.account: settings.per_account, attempt.address: settings.per_address})
    return attempt


async def count_from(calls: Calls, kind: str, limit: Limit | None = None) -> None:
    """Count a try that is about no account in particular; without a limit of its own it is one at signing in."""
    async with replace(calls, before_commit=None).write() as call:
        key = address_key(kind, call.caller.origin.address)
        await _spend(call, {key: limit or call.part(Settings).per_address})


async def forgive(call: Call, attempt: Attempt) -> None:
    """It was no guess: the account's count starts anew, and the address gets this one back."""
    limit = call.part(Settings).per_address
    found = await store.buckets(call.tx, [attempt.account, attempt.address], call.now)
    await store.save_buckets(call.tx, [bucket.give_back(limit) for bucket in found if bucket.key == attempt.address])
    await store.empty_bucket(call.tx, attempt.account)


async def may_write(call: Call, kind: str, email: str) -> bool:
    """Whether one more letter may go to this address, where a stranger may have asked for it.

    Too many for one mailbox is no refusal: that would tell whoever asks what somebody else has asked for.
    """
    settings = call.part(Settings)
    await _spend(call, {address_key(kind, call.caller.origin.address): settings.per_address})
    try:
        await _spend(call, {account_key(kind, email): settings.letters})
    except Throttled:
        return False
    return True


async def count_letter(call: Call, kind: str, name: str) -> None:
    """Count a letter that somebody asks for in their own name; Throttled where there were too many."""
    await _spend(call, {account_key(kind, name): call.part(Settings).letters})


async def _spend(call: Call, limits: dict[str, Limit]) -> None:
    found = await store.buckets(call.tx, list(limits), call.now)
    await store.save_buckets(call.tx, [bucket.spend(limits[bucket.key], call.now) for bucket in found])
