"""Chat: rooms in which people write to each other, in one order that everybody sees."""

from carillon.features.chat.model import Message, Room, Send, ShownMessage
from carillon.features.chat.service.answers import ChatActivity
from carillon.features.chat.service.expiry import expire
from carillon.features.chat.service.messages import Post, history, mark_read, send_all
from carillon.features.chat.service.redaction import redact
from carillon.features.chat.service.rooms import add, create, delete, find, leave, members, rename, rooms, topics

__all__ = [
    "ChatActivity",
    "Message",
    "Post",
    "Room",
    "Send",
    "ShownMessage",
    "add",
    "create",
    "delete",
    "expire",
    "find",
    "history",
    "leave",
    "mark_read",
    "members",
    "redact",
    "rename",
    "rooms",
    "send_all",
    "topics",
]
