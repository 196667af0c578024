"""Chat rooms as the places where meetings are started: what chat knows, in the words in which meetings ask."""

from carillon.core.callers import person
from carillon.core.calls import Call
from carillon.features import chat
from carillon.features.meetings import Place


class RoomsAsPlaces:
    """Implements `meetings.Places`."""

    async def find(self, call: Call, place_id: str) -> Place:
        room, _ = await chat.find(call, place_id)
        return Place(room.id, room.name, await chat.people_in(call, room.id))

    async def mine(self, call: Call) -> list[str]:
        return [topic.removeprefix("room:") for topic in await chat.topics(call, person(call.caller).user_id)]
