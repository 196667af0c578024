"""Whom people find: those of their own account, and nobody else (ACC-06)."""

from collections.abc import Collection, Mapping, Sequence

from carillon.core.callers import person
from carillon.core.calls import Call
from carillon.core.db import Transaction
from carillon.features.people.model.users import MOST_CONTACTS, Card
from carillon.features.people.store import users


async def contacts(call: Call, search: str) -> Sequence[Card]:
    """People of the caller's account with the text in their name or address; the caller is not among them."""
    me = await users.find(call.tx, person(call.caller).user_id)
    if me is None or me.account_id is None:  # a removed user finds no new people (USR-32)
        return []
    found = await users.search(call.tx, me.account_id, search.strip(), MOST_CONTACTS + 1)
    return [card for card in found if card.user_id != me.id][:MOST_CONTACTS]


async def reachable(tx: Transaction, user_id: str, wanted: Collection[str]) -> set[str]:
    """Those of the wanted people whom this person may find in contacts."""
    me = await users.find(tx, user_id)
    if me is None or me.account_id is None:
        return set()
    return await users.registered_in(tx, me.account_id, wanted)


async def cards(tx: Transaction, user_ids: Collection[str]) -> Mapping[str, Card]:
    """A card for each of the ids; an empty one for whoever is deleted."""
    found = await users.cards(tx, user_ids)
    return {user_id: found.get(user_id) or Card(user_id, "", "", None) for user_id in user_ids}


async def card(tx: Transaction, user_id: str) -> Card:
    return (await cards(tx, [user_id]))[user_id]
