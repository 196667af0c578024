"""Messages: send many at once, read back page by page, mark as read."""

from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from carillon.core import push
from carillon.core.batches import Batches
from carillon.core.callers import person
from carillon.core.calls import Call, Calls
from carillon.core.errors import Refusal
from carillon.core.events import publish_all
from carillon.core.tasks import Tasks
from carillon.features import people
from carillon.features.chat import store
from carillon.features.chat.model import (
    LONGEST_PAGE,
    BotsAddressed,
    Decided,
    Message,
    Send,
    ShownMessage,
    check_content,
    check_token,
    decide,
    shown,
)
from carillon.features.chat.service import faces
from carillon.features.chat.service.rooms import find


class Post:
    """Takes messages in. Whatever waits, of all rooms, is decided together and committed once (docs/decisions)."""

    def __init__(self, tasks: Tasks, calls: Callable[[], Calls]) -> None:
        self._calls = calls
        self._batches = Batches[Send, ShownMessage](tasks, self._send)

    async def send(self, send: Send) -> ShownMessage:
        """The stored message, once it is durable; a refusal leaves no trace."""
        check_token(send.token)
        check_content(send.content)
        return await self._batches.do(send)

    async def _send(self, sends: Sequence[Send]) -> Sequence[ShownMessage | Refusal]:
        async with self._calls().write() as call:
            return await send_all(call, list(sends))


async def send_all(call: Call, sends: list[Send]) -> list[ShownMessage | Refusal]:
    """Accept or refuse each send; eight statements in all, however many there are, and two more for an @ to bots."""
    known = await store.known_about(call.tx, sends)
    decided: Decided = decide(sends, known, [call.ids.uuid() for _ in sends], call.now)
    await store.keep(call.tx, decided.new, decided.sequences)
    sent = Counter(message.sender_id for message in decided.new)
    await people.count(call, {sender: people.Deeds(messages_sent=number) for sender, number in sent.items()})
    await _address_bots(call, [message for message in decided.new if "@" in message.content])
    names = await faces.cards(call, {send.sender_id for send in sends})
    for message in decided.new:
        said = shown(message, names[message.sender_id].display_name)
        frame = msgspec.json.encode({"type": "message", "message": said}).decode()
        push.publish(call, f"room:{message.room_id}", frame)
    return [
        answer if isinstance(answer, Refusal) else shown(answer, names[answer.sender_id].display_name)
        for answer in decided.answers
    ]


async def _address_bots(call: Call, messages: Sequence[Message]) -> None:
    """Bots hear people, and not each other: two that answer with a mention would never end."""
    bots = await store.bots_in(call.tx, {message.room_id for message in messages}) if messages else set()
    rooms = {room_id for room_id, _ in bots}
    by_people = [m for m in messages if m.room_id in rooms and (m.room_id, m.sender_id) not in bots]
    if by_people:
        await publish_all(call, [BotsAddressed(message.room_id, message.id) for message in by_people])


async def message(call: Call, room_id: str, message_id: str) -> Message | None:
    """One message as it is kept now."""
    return await store.message_in(call.tx, room_id, message_id)


async def bots_in(call: Call, room_id: str) -> set[str]:
    """The ids of the bots that are members of the room."""
    return {bot_id for _, bot_id in await store.bots_in(call.tx, [room_id])}


async def history(
    call: Call, room_id: str, before: int | None, after: int | None, limit: int
) -> tuple[list[ShownMessage], bool]:
    """One page in ascending order, and whether there is more in that direction."""
    room, _ = await find(call, room_id)
    size = max(1, min(limit, LONGEST_PAGE))
    found = await store.history(call.tx, room.id, before, after, size + 1, room.hidden_through)
    more = len(found) > size
    page = (found[:size] if after is not None else found[-size:]) if more else found
    names = await faces.cards(call, {message.sender_id for message in page})
    return [shown(message, names[message.sender_id].display_name) for message in page], more


async def mark_read(call: Call, room_id: str, sequence: int) -> None:
    """Everything up to `sequence` has been seen; the mark never goes back."""
    room, membership = await find(call, room_id)
    me = person(call.caller).user_id
    if await store.mark_read(call.tx, room.id, me, min(sequence, room.last_sequence)):
        sequence = max(membership.last_read, min(sequence, room.last_sequence))
        frame = msgspec.json.encode({"type": "read", "room_id": room.id, "sequence": sequence}).decode()
        push.publish(call, f"user:{me}", frame)
