"""Bots in chat rooms: which may come in, how they look there, and how their room's administrators find them."""

from collections.abc import Collection, Mapping

from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.features import chat
from carillon.features.bots import store
from carillon.features.bots.model import Bot, BotDeaf, BotElsewhere, BotNotFound, BotStopped
from carillon.features.people import Card


class BotsAsMembers:
    """Implements `chat.Bots`."""

    async def cards(self, call: Call, member_ids: Collection[str]) -> Mapping[str, Card]:
        found = await store.find_anywhere(call.tx, member_ids)
        return {bot.id: Card(bot.id, bot.display_name, bot.email, bot.account_id) for bot in found.values()}

    async def obstacles(
        self, call: Call, account_id: str | None, member_ids: Collection[str]
    ) -> Mapping[str, Refusal | None]:
        found = await store.find_anywhere(call.tx, member_ids)
        return {bot.id: _obstacle(bot, account_id) for bot in found.values()}


async def add_by_email(call: Call, room_id: str, email: str) -> Bot:
    """An administrator of the room adds a bot of the room's account (BOT-36)."""
    room = await chat.administer(call, room_id)
    bot = await store.find_by_email(call.tx, room.account_id or "", email.strip())
    if bot is None:
        raise BotNotFound(email=email.strip())
    await chat.add_bot(call, room.id, bot.id)
    return bot


def _obstacle(bot: Bot, account_id: str | None) -> Refusal | None:
    if bot.account_id != account_id:
        return BotElsewhere(email=bot.email)
    if bot.is_stopped:
        return BotStopped(email=bot.email)
    return BotDeaf(email=bot.email) if bot.endpoint is None else None
