"""Redaction: the content of one message is taken away for everybody, and what remains says that it was there."""

from dataclasses import replace

import msgspec

from carillon.core import push
from carillon.core.calls import Call
from carillon.features import accounts
from carillon.features.chat import store
from carillon.features.chat.model import MessageUnknown, RoomUnknown, shown
from carillon.features.chat.service import faces, pushes


async def redact(call: Call, account_id: str, room_id: str, message_id: str) -> None:
    """Sender, time and number stay (AMB-14); a message that is redacted already stays as it is."""
    account = await accounts.find(call, account_id)
    if await store.room_in(call.tx, account.id, room_id) is None:
        raise RoomUnknown(room_id=room_id)
    await store.hold(call.tx, room_id)
    message = await store.message_in(call.tx, room_id, message_id)
    if message is None:
        raise MessageUnknown(message_id=message_id)
    if message.redacted_at is not None:
        return
    version = await store.redact(call.tx, message, call.now)
    sender = await faces.card(call, message.sender_id)
    said = shown(replace(message, content="", redacted_at=call.now), sender.display_name)
    frame = msgspec.json.encode({"type": "message_redacted", "message": said, "history_version": version}).decode()
    push.publish(call, pushes.topic(room_id), frame)
