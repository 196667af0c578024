"""How members look to each other: people by their cards, bots by those that the bots give them."""

from collections.abc import Collection, Mapping

from carillon.core.calls import Call
from carillon.features import people
from carillon.features.chat import store
from carillon.features.chat.model import Bots
from carillon.features.chat.service import pushes
from carillon.features.people import Card


async def cards(call: Call, member_ids: Collection[str]) -> Mapping[str, Card]:
    """A card for each of the ids; an empty one for whoever is deleted."""
    found = await people.cards(call.tx, member_ids)
    strangers = [member_id for member_id, card in found.items() if not card.email]
    return {**found, **await call.part(Bots).cards(call, strangers)} if strangers else found


async def card(call: Call, member_id: str) -> Card:
    return (await cards(call, [member_id]))[member_id]


async def show_anew(call: Call, user_id: str) -> None:
    """The members of every room of somebody who has another name are told to look at the room again."""
    for room_id in await store.room_ids_of(call.tx, user_id):
        pushes.changed(call, room_id)
