"""Bots in the background: those of a deleted account go with it."""

from carillon.core.calls import Calls
from carillon.core.events import on
from carillon.features.accounts import AccountDeleted
from carillon.features.bots.service import bots


@on(AccountDeleted)
async def remove_bots(calls: Calls, fact: AccountDeleted) -> None:
    async with calls.write() as call:
        await bots.remove_of_account(call, fact.account_id)
