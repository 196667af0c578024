"""The addresses at which bots write into rooms: opened with an event, and used by whoever holds the token."""

from datetime import timedelta

from carillon.core.calls import Call, Calls
from carillon.core.ids import digest
from carillon.features import chat, people
from carillon.features.bots import store
from carillon.features.bots.model import MENTION_LIFE, URL_TOKEN_LENGTH, Bot, BotStopped, Inbox, InboxWrong
from carillon.wire.hooks import LETTERS

FORGOTTEN_AFTER = timedelta(hours=1)


async def open_lasting(call: Call, bot_id: str, room_id: str) -> str:
    """The address for as long as the bot is a member; one that was given before is good no more (BOT-65)."""
    token = call.ids.letters(URL_TOKEN_LENGTH)
    inbox_id = await store.renew_inbox(call.tx, bot_id, room_id, digest(token))
    if inbox_id is None:
        inbox_id = call.ids.uuid()
        await store.add_inbox(call.tx, Inbox(inbox_id, bot_id, room_id, digest(token), None))
    return _url(call, inbox_id, token)


async def open_for_answer(call: Call, bot_id: str, room_id: str) -> str:
    """An address for two minutes (BOT-66)."""
    token, inbox_id = call.ids.letters(URL_TOKEN_LENGTH), call.ids.uuid()
    await store.add_inbox(call.tx, Inbox(inbox_id, bot_id, room_id, digest(token), call.now + MENTION_LIFE))
    return _url(call, inbox_id, token)


async def write(calls: Calls, inbox_id: str, token: str, content: str) -> None:
    """The bot says something; chat refuses one that is not a member any more."""
    async with calls.read() as call:
        inbox, bot = await _opened(call, inbox_id, token)
    send = chat.Send(inbox.room_id, bot.id, content, calls.ids.uuid())
    await calls.part(chat.Post).send(send)


async def forget_expired(call: Call) -> None:
    await store.forget_inboxes(call.tx, call.now - FORGOTTEN_AFTER)


async def _opened(call: Call, inbox_id: str, token: str) -> tuple[Inbox, Bot]:
    inbox = await store.find_inbox(call.tx, inbox_id)
    if inbox is None or not inbox.opens(digest(token), call.now):
        raise InboxWrong
    bot = (await store.find_anywhere(call.tx, [inbox.bot_id]))[inbox.bot_id]
    if bot.is_stopped:
        raise BotStopped(email=bot.email)
    return inbox, bot


def _url(call: Call, inbox_id: str, token: str) -> str:
    return f"{call.part(people.Site).base_url}{LETTERS}/{inbox_id}?token={token}"
