"""Messages grow too old: first nobody sees them any more, later they are gone."""

from dataclasses import dataclass
from datetime import datetime

from carillon.core.calls import Call
from carillon.features.chat import store
from carillon.features.chat.service import pushes
from carillon.features.chat.store import Aged


@dataclass(frozen=True, slots=True)
class Pace:
    """How much one transaction does."""

    rooms: int = 100
    messages: int = 1000


PACE = Pace()


async def expire(
    call: Call,
    account_id: str,
    hide_before: datetime | None,
    purge_before: datetime | None,
    after: str = "",
    *,
    afresh: bool = False,
    pace: Pace = PACE,
) -> str | None:
    """One page of the account's rooms, from after that id on; where the next page begins, None when all is done.

    `afresh` shows again whatever need not be hidden any longer.
    """
    room_ids = await store.hold_rooms_of(call.tx, account_id, after, pace.rooms)
    found = await store.marks(call.tx, room_ids, hide_before, afresh=afresh)
    changes = {room_id: mark for room_id, mark in found.items() if mark.before != mark.after}
    await store.mark(call.tx, changes)
    for room_id in changes:
        pushes.changed(call, room_id)
    if purge_before is not None:
        gone = await store.purge(call.tx, room_ids, purge_before, pace.messages)
        if gone == pace.messages:
            return after
    return room_ids[-1] if len(room_ids) == pace.rooms else None


async def aged(call: Call, account_id: str, hide_before: datetime | None, purge_before: datetime | None) -> Aged:
    """How many messages of the account's rooms `expire` with these moments would hide, show again and delete."""
    return await store.aged(call.tx, account_id, hide_before, purge_before)


async def remove_rooms(call: Call, account_id: str) -> bool:
    """Remove some rooms of an account that is gone; whether there may be more."""
    room_ids = await store.hold_rooms_of(call.tx, account_id, "", PACE.rooms)
    for room_id in room_ids:
        for member in await store.members(call.tx, room_id):
            pushes.left(call, room_id, member.user_id)
        await store.remove_room(call.tx, room_id)
    return len(room_ids) == PACE.rooms
