"""What chat does in the background: tokens are forgotten, and the rooms of deleted accounts go."""

from datetime import timedelta

from carillon.core.calls import Calls
from carillon.core.events import on
from carillon.core.jobs import runs
from carillon.features.accounts import AccountDeleted
from carillon.features.chat.model import ForgetTokens
from carillon.features.chat.service import administration, expiry


@runs(ForgetTokens, every=timedelta(hours=1))
async def forget_tokens(calls: Calls, job: ForgetTokens) -> None:
    async with calls.write() as call:
        await administration.forget_tokens(call)


@on(AccountDeleted)
async def remove_rooms(calls: Calls, fact: AccountDeleted) -> None:
    """The rooms of an Enterprise account go with it (AMB-12)."""
    more = not fact.was_team
    while more:
        async with calls.write() as call:
            more = await expiry.remove_rooms(call, fact.account_id)
