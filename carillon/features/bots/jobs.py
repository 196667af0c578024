"""Bots in the background: what happens in their rooms is brought to them, and those of a deleted account go with it."""

from datetime import timedelta

from carillon.core.calls import Calls
from carillon.core.events import on
from carillon.core.jobs import Job, enqueue, runs
from carillon.features.accounts import AccountDeleted
from carillon.features.bots.model import DeliverEvent, EventType, ForgetInboxes
from carillon.features.bots.service import bots, events, inboxes
from carillon.features.chat import BotAdded, BotRemoved, BotsAddressed


@on(AccountDeleted)
async def remove_bots(calls: Calls, fact: AccountDeleted) -> None:
    async with calls.write() as call:
        await bots.remove_of_account(call, fact.account_id)


@on(BotAdded)
async def invite(calls: Calls, fact: BotAdded) -> None:
    await _enqueue(calls, DeliverEvent(fact.bot_id, fact.room_id, EventType.INVITE, fact.by, fact.at))


@on(BotRemoved)
async def dismiss(calls: Calls, fact: BotRemoved) -> None:
    await _enqueue(calls, DeliverEvent(fact.bot_id, fact.room_id, EventType.REMOVE, fact.by, fact.at))


@on(BotsAddressed)
async def address(calls: Calls, fact: BotsAddressed) -> None:
    async with calls.write() as call:
        await events.address(call, fact.room_id, fact.message_id)


@runs(DeliverEvent)
async def deliver_event(calls: Calls, job: DeliverEvent) -> None:
    await events.deliver(calls, job)


@runs(ForgetInboxes, every=timedelta(hours=1))
async def forget_inboxes(calls: Calls, _job: ForgetInboxes) -> None:
    async with calls.write() as call:
        await inboxes.forget_expired(call)


async def _enqueue(calls: Calls, job: Job) -> None:
    async with calls.write() as call:
        await enqueue(call, job)
