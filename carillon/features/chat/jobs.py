"""What chat does in the background: tokens are forgotten, and the rooms of deleted accounts go."""

from datetime import timedelta

from carillon.core.calls import Calls
from carillon.core.events import on
from carillon.core.jobs import runs
from carillon.features.accounts import AccountDeleted
from carillon.features.chat.model import ForgetTokens
from carillon.features.chat.service import administration, expiry, faces, moving
from carillon.features.people import ProfileChanged, UserMoved, UserRegistered


@runs(ForgetTokens, every=timedelta(hours=1))
async def forget_tokens(calls: Calls, job: ForgetTokens) -> None:
    async with calls.write() as call:
        await administration.forget_tokens(call)


@on(UserRegistered)
async def welcome_registered(calls: Calls, fact: UserRegistered) -> None:
    async with calls.write() as call:
        await moving.welcome(call, fact.user_id)


@on(UserMoved)
async def welcome_moved(calls: Calls, fact: UserMoved) -> None:
    async with calls.write() as call:
        await moving.welcome(call, fact.user_id)


@on(AccountDeleted)
async def remove_rooms(calls: Calls, fact: AccountDeleted) -> None:
    """The rooms of an Enterprise account go with it (AMB-12)."""
    more = not fact.was_team
    while more:
        async with calls.write() as call:
            more = await expiry.remove_rooms(call, fact.account_id)


@on(ProfileChanged)
async def show_anew(calls: Calls, fact: ProfileChanged) -> None:
    """Whoever is in a room with this person looks at the name and address again."""
    async with calls.write() as call:
        await faces.show_anew(call, fact.user_id)
