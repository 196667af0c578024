"""Bots for the client: administrators of a chat room add them by their address."""

import msgspec

from carillon.core.calls import Call
from carillon.features.bots.service import members
from carillon.wire.http import PERSON, route


class BotAddress(msgspec.Struct, frozen=True):
    email: str


class RoomBot(msgspec.Struct, frozen=True, kw_only=True):
    """A bot that is a member of the room now."""

    id: str
    display_name: str
    email: str


@route("POST", "/rooms/{room_id}/bots", rule=PERSON, act="CreateRoomMembership", status=201)
async def add_bot(call: Call, room_id: str, body: BotAddress) -> RoomBot:
    """Add the bot with this address to the room."""
    bot = await members.add_by_email(call, room_id, body.email)
    return RoomBot(id=bot.id, display_name=bot.display_name, email=bot.email)
