"""Policies are seen and set, swept through the rooms, and single messages are redacted."""

from collections.abc import Mapping

from carillon.core import jobs
from carillon.core.calls import Call
from carillon.features import accounts, chat
from carillon.features.retention import store
from carillon.features.retention.model import ConversationUnknown, Outlook, Part, Policy, Sweep, SweepAccount

ACCOUNTS_AT_ONCE = 100


async def policies(call: Call, account_id: str) -> Mapping[Part, Policy]:
    account = accounts.enterprise(await accounts.find(call, account_id))
    return await store.policies(call.tx, account.id)


async def set_periods(call: Call, account_id: str, wanted: Mapping[Part, int | None]) -> Mapping[Part, Policy]:
    """Set the period in days of the parts that are named, None for ever; it takes effect at once (RET-27)."""
    account = accounts.enterprise(await accounts.hold(call, account_id))
    found = await store.policies(call.tx, account.id)
    for part, days in wanted.items():
        found[part] = found[part].changed(days, call.now)
        await store.save(call.tx, account.id, part, found[part])
    await jobs.enqueue(call, SweepAccount(account.id, afresh=True))
    return found


async def outlook(call: Call, account_id: str, wanted: Mapping[Part, int | None]) -> Mapping[Part, Outlook]:
    """What setting these periods would do. Only rooms have messages: there are no conversations outside them yet."""
    account = accounts.enterprise(await accounts.find(call, account_id))
    found = await store.policies(call.tx, account.id)
    changed = {part: found[part].changed(days, call.now) for part, days in wanted.items()}
    seen = {part: Outlook(final_at=policy.final_at) for part, policy in changed.items()}
    if (rooms := changed.get(Part.ROOMS)) is not None:
        aged = await chat.aged(call, account.id, rooms.hide_before(call.now), rooms.purge_before(call.now))
        seen[Part.ROOMS] = Outlook(aged.hidden, aged.shown_again, aged.deleted, rooms.final_at)
    return seen


async def sweep(call: Call, job: Sweep) -> None:
    """See to some accounts; a full page means there may be more."""
    found = await store.accounts_with_policy(call.tx, job.after, ACCOUNTS_AT_ONCE)
    await jobs.enqueue_all(call, [SweepAccount(account_id) for account_id in found])
    if len(found) == ACCOUNTS_AT_ONCE:
        await jobs.enqueue(call, Sweep(found[-1]))


async def sweep_account(call: Call, job: SweepAccount) -> None:
    """One page of the account's rooms, by the policy of this moment; the next page is a job of its own."""
    policy = (await store.policies(call.tx, job.account_id))[Part.ROOMS]
    hide_before, purge_before = policy.hide_before(call.now), policy.purge_before(call.now)
    onward = await chat.expire(call, job.account_id, hide_before, purge_before, job.after, afresh=job.afresh)
    if onward is not None:
        await jobs.enqueue(call, SweepAccount(job.account_id, onward, job.afresh))


async def forget(call: Call, account_id: str) -> None:
    await store.forget(call.tx, account_id)


async def redact_conversation_message(call: Call, account_id: str, conversation_id: str) -> None:
    """Nobody can have a conversation outside rooms yet, so there is none to be found."""
    await accounts.find(call, account_id)
    raise ConversationUnknown(conversation_id=conversation_id)
