"""What chat keeps about a person: their rooms, and what they wrote."""

from collections.abc import AsyncGenerator, Mapping

from carillon.core.calls import Call, Calls
from carillon.features.chat import store
from carillon.features.chat.model import Role
from carillon.features.chat.service import comings, pushes
from carillon.features.chat.store import traces
from carillon.features.people import Erased, Erasing, Leaf

ROOMS = 50
MESSAGES = 500
ABOUT_ROOMS = "Chat rooms that you are a member of"
ABOUT_MESSAGES = "Messages that you wrote, by room and number"


class ChatHolding:
    """`people.Holding`: out of the rooms first, so that nothing is written any more; then what was written.

    The others keep the conversation with a gap that says so (AMB-14). A room in which nobody else is goes.
    """

    columns = frozenset(traces.OWN)

    async def counts(self, call: Call, user_id: str) -> Mapping[str, int]:
        return await traces.counts(call.tx, user_id)

    async def leaves(self, calls: Calls, user_id: str) -> AsyncGenerator[Leaf]:
        after, more = "", True
        while more:
            async with calls.read() as call:
                rooms = await traces.rooms_page(call.tx, user_id, after, MESSAGES)
            yield Leaf("rooms.json", ABOUT_ROOMS, rooms)
            more = len(rooms) == MESSAGES
            after = str(rooms[-1]["room_id"]) if more else after
        place: traces.Place | None = ("", 0)
        while place is not None:
            async with calls.read() as call:
                rows, place = await traces.messages_page(call.tx, user_id, place, MESSAGES)
            yield Leaf("messages.json", ABOUT_MESSAGES, rows)

    async def erase(self, call: Call, erasing: Erasing) -> Erased:
        room_ids = await traces.some_memberships(call.tx, erasing.user_id, ROOMS)
        if room_ids:
            counts: dict[str, int] = {}
            for room_id in room_ids:
                for name, number in (await _leave(call, room_id, erasing)).items():
                    counts[name] = counts.get(name, 0) + number
            return Erased(counts, more=True)
        erased, rooms, more = await traces.erase_messages(
            call.tx, erasing.user_id, erasing.stand_in, call.now, MESSAGES
        )
        for room_id in rooms:
            pushes.changed(call, room_id)
        if more:
            return Erased({"messages": erased}, more=True)
        created = await traces.erase_names(call.tx, erasing.user_id, erasing.email, erasing.stand_in)
        return Erased({"messages": erased, "rooms_created": created})


async def _leave(call: Call, room_id: str, erasing: Erasing) -> Mapping[str, int]:
    """One room: left to its longest member where no administrator remains, deleted where nobody does."""
    member = next(iter(await store.members(call.tx, room_id, among=[erasing.user_id])))
    if await store.people(call.tx, room_id) == 1:
        written = await traces.written_in(call.tx, room_id, erasing.user_id)
        created = await traces.created_in(call.tx, room_id, erasing.user_id)
        for each in await store.members(call.tx, room_id):
            await comings.went(call, each, erasing.stand_in)
        await store.remove_room(call.tx, room_id)
        return {"rooms_left": 1, "rooms_deleted": 1, "messages": written, "rooms_created": created}
    await store.remove_member(call.tx, room_id, erasing.user_id)
    if member.role is Role.ADMINISTRATOR and await store.administrators(call.tx, room_id) == 0:
        heir = await traces.heir(call.tx, room_id)
        assert heir is not None
        await store.set_role(call.tx, room_id, heir, Role.ADMINISTRATOR, call.now)
    await comings.went(call, member, erasing.stand_in)
    pushes.changed(call, room_id)
    return {"rooms_left": 1}
