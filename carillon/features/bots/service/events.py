"""What bots are told: that they were added, called and removed; and what people are told who call one in vain."""

import msgspec
import structlog

from carillon.adapters.http import Unreached
from carillon.core import push
from carillon.core.calls import Call, Calls
from carillon.core.jobs import enqueue_all
from carillon.core.trail import Record, Recorder
from carillon.features import chat, people
from carillon.features.bots import store
from carillon.features.bots.model import (
    Actor,
    Bot,
    DeliverEvent,
    EventDropped,
    EventType,
    event_body,
    is_mentioned,
)
from carillon.features.bots.service import bots, endpoints, inboxes

log = structlog.get_logger(__name__)


async def address(call: Call, room_id: str, message_id: str) -> None:
    """Every bot that the message calls is told; of those that cannot hear, its writer is told (BOT-11, BOT-25)."""
    message = await chat.message(call, room_id, message_id)
    if message is None:
        return
    here = await store.find_anywhere(call.tx, await chat.bots_in(call, room_id))
    called = [bot for bot in here.values() if is_mentioned(bot, message.content)]
    for bot in called:
        if not bot.can_hear:
            _tell_in_vain(call, bot, room_id, message.sender_id)
    events = [
        DeliverEvent(bot.id, room_id, EventType.MENTION, message.sender_id, message.created_at, message.id)
        for bot in called
        if bot.can_hear
    ]
    if events:
        await enqueue_all(call, events)


async def deliver(calls: Calls, event: DeliverEvent) -> None:
    """Carry the event to the endpoint; one that is not taken is dropped, and the trail says so (BOT-50)."""
    async with calls.write() as call:
        bot = (await store.find_anywhere(call.tx, [event.bot_id])).get(event.bot_id)
        if bot is None or not bot.can_hear or not await _is_due(call, event):
            return
        token, body = bots.token_of(call, bot), await _body(call, event)
    try:
        reply = await endpoints.deliver(calls, bot.endpoint or "", token, body)
        reason = "" if reply.status == 200 else f"it answered {reply.status}, not 200."
    except Unreached as refusal:
        reason = refusal.message
    if reason:
        await _record_dropped(calls, bot, event, EventDropped(reason=reason))


async def _is_due(call: Call, event: DeliverEvent) -> bool:
    """A bot that has been taken out meanwhile hears only that, and none hears what has been redacted."""
    if event.type is EventType.REMOVE:
        return True
    return event.bot_id in await chat.bots_in(call, event.room_id) and (
        event.message_id is None or await _text(call, event) != ""
    )


async def _text(call: Call, event: DeliverEvent) -> str:
    """What was said, if anything remains of it."""
    message = await chat.message(call, event.room_id, event.message_id or "")
    return message.content if message else ""


async def _body(call: Call, event: DeliverEvent) -> bytes:
    email = "" if event.by.startswith("arn:") else (await people.card(call.tx, event.by)).email
    url = text = None
    if event.type is EventType.INVITE:
        url = await inboxes.open_lasting(call, event.bot_id, event.room_id)
    if event.type is EventType.MENTION:
        url = await inboxes.open_for_answer(call, event.bot_id, event.room_id)
        text = await _text(call, event)
    return event_body(event, Actor.of(event.by, email), url, text)


def _tell_in_vain(call: Call, bot: Bot, room_id: str, user_id: str) -> None:
    reason = "stopped" if bot.is_stopped else "deaf"
    frame = {"type": "bot_unheard", "room_id": room_id, "name": bot.display_name, "reason": reason}
    push.publish(call, f"user:{user_id}", msgspec.json.encode(frame).decode())


async def _record_dropped(calls: Calls, bot: Bot, event: DeliverEvent, refusal: EventDropped) -> None:
    log.warning("an event was dropped", bot_id=bot.id, event_type=event.type.value, reason=refusal.message)
    record = Record(
        event_source="chime.amazonaws.com",
        event_name="DeliverBotEvent",
        caller=calls.caller,
        at=calls.clock.now(),
        request_id=calls.request_id,
        parameters={
            "accountId": bot.account_id,
            "botId": bot.id,
            "roomId": event.room_id,
            "eventType": event.type.value,
        },
        error_code=type(refusal).__name__,
        error_message=refusal.message,
    )
    await calls.part(Recorder).record_alone(record)
