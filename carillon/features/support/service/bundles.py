"""Diagnostic logs of people's clients: taken in under a reference, and forgotten in time."""

from carillon.core.callers import person
from carillon.core.calls import Call
from carillon.features import accounts, organisations, people
from carillon.features.people import User, UserNotFound
from carillon.features.support.model.bundles import (
    A_DAY,
    KEPT_FOR,
    MOST_A_DAY,
    REFERENCE_LENGTH,
    Bundle,
    Sender,
    TooManyBundles,
    checked,
)
from carillon.features.support.store import bundles as store


async def take(call: Call, content: str) -> Bundle:
    """Keep what the caller's client tells of itself."""
    user_id, kept = person(call.caller).user_id, checked(content)
    who = await people.person(call.tx, user_id)
    if who is None:
        raise UserNotFound(user_id=user_id)
    if await store.count_since(call.tx, user_id, call.now - A_DAY) >= MOST_A_DAY:
        raise TooManyBundles(most=MOST_A_DAY)
    sender = Sender(user_id, who.display_name or who.email, who.email)
    organisation_id = await _organisation_of(call, who)
    made = Bundle(call.ids.letters(REFERENCE_LENGTH), organisation_id, sender, call.now, kept)
    await store.add(call.tx, made)
    return made


async def forget_old(call: Call) -> None:
    await store.remove_until(call.tx, call.now - KEPT_FOR)


async def forget_of(call: Call, user_id: str) -> None:
    """Of somebody who is gone."""
    await store.remove_of_user(call.tx, user_id)


async def _organisation_of(call: Call, who: User) -> str:
    """Whoever is in no account belongs to nobody but the installation."""
    account = None if who.account_id is None else await accounts.unguarded(call.tx, who.account_id)
    return (await organisations.own(call)).id if account is None else account.organisation_id
