"""Chat: rooms in which people write to each other, in one order that everybody sees."""

from carillon.features.chat.model import BotAdded, BotRemoved, Bots, BotsAddressed, Send
from carillon.features.chat.service.answers import RoomsOfAccount
from carillon.features.chat.service.expiry import aged, expire
from carillon.features.chat.service.holdings import ChatHolding
from carillon.features.chat.service.messages import Post, bots_in, history, mark_read, message, send_all
from carillon.features.chat.service.moving import MovingMembers
from carillon.features.chat.service.redaction import redact
from carillon.features.chat.service.rooms import (
    add,
    add_bot,
    administer,
    create,
    delete,
    find,
    leave,
    members,
    people_in,
    rename,
    topics,
)

__all__ = [
    "BotAdded",
    "BotRemoved",
    "Bots",
    "BotsAddressed",
    "ChatHolding",
    "MovingMembers",
    "Post",
    "RoomsOfAccount",
    "Send",
    "add",
    "add_bot",
    "administer",
    "aged",
    "bots_in",
    "create",
    "delete",
    "expire",
    "find",
    "history",
    "leave",
    "mark_read",
    "members",
    "message",
    "people_in",
    "redact",
    "rename",
    "send_all",
    "topics",
]
