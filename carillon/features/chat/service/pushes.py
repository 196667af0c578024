"""What the members of a room, and who comes and goes, are told at once."""

import msgspec

from carillon.core import push
from carillon.core.calls import Call
from carillon.core.push import Push


def topic(room_id: str) -> str:
    return f"room:{room_id}"


def joined(call: Call, room_id: str, user_id: str) -> None:
    bus = call.part(Push)
    call.afterwards(lambda: bus.follow(f"user:{user_id}", topic(room_id)))
    push.publish(call, f"user:{user_id}", _frame("room_added", room_id))


def left(call: Call, room_id: str, user_id: str) -> None:
    bus = call.part(Push)
    call.afterwards(lambda: bus.unfollow(f"user:{user_id}", topic(room_id)))
    push.publish(call, f"user:{user_id}", _frame("room_removed", room_id))


def changed(call: Call, room_id: str) -> None:
    push.publish(call, topic(room_id), _frame("room", room_id))


def _frame(kind: str, room_id: str) -> str:
    return msgspec.json.encode({"type": kind, "room_id": room_id}).decode()
