"""Where a bot's events go: an endpoint that has shown that it expects them."""

import asyncio
from dataclasses import replace

from carillon.adapters.http import Outgoing, Post, Reply, Unreached
from carillon.core.calls import Call, Calls
from carillon.features.bots import store
from carillon.features.bots.model import (
    CHALLENGE_LENGTH,
    LIMIT,
    PAUSES,
    Bot,
    EndpointUnproved,
    FunctionUnreached,
    NoEndpoint,
    OneTarget,
    challenge_body,
    check_echo,
    moment,
    sign,
)
from carillon.features.bots.service import bots


async def of(call: Call, account_id: str, bot_id: str) -> Bot:
    """The bot, which has an endpoint."""
    bot = await bots.find(call, account_id, bot_id)
    if bot.endpoint is None:
        raise NoEndpoint
    return bot


async def configure(calls: Calls, account_id: str, bot_id: str, url: str | None, function: str | None) -> Bot:
    """Take the endpoint once it has answered the challenge; if it does not, nothing changes (BOT-34)."""
    if (url is None) == (function is None):
        raise OneTarget
    async with calls.read() as call:
        bot = await bots.find(call, account_id, bot_id)
        token = bots.token_of(call, bot)
    if url is None:
        raise FunctionUnreached
    calls.part(Outgoing).check(url)
    await _prove(calls, url, token)
    async with calls.write() as call:
        bot = replace(await bots.hold(call, account_id, bot_id), endpoint=url, updated_at=call.now)
        await store.save(call.tx, bot)
    return bot


async def remove(call: Call, account_id: str, bot_id: str) -> None:
    """No more events; a bot without an endpoint stays as it is."""
    bot = await bots.hold(call, account_id, bot_id)
    if bot.endpoint is not None:
        await store.save(call.tx, replace(bot, endpoint=None, updated_at=call.now))


async def deliver(calls: Calls, url: str, token: str, body: bytes) -> Reply:
    """One signed request, repeated with a new time after a timeout or a fault of the endpoint's (BOT-47, BOT-51)."""
    for pause in PAUSES:
        try:
            reply = await _post(calls, url, token, body)
        except Unreached:
            reply = None
        if reply is not None and reply.status < 500:
            return reply
        await asyncio.sleep(pause.total_seconds())
    return await _post(calls, url, token, body)


async def _prove(calls: Calls, url: str, token: str) -> None:
    challenge = calls.ids.digits(CHALLENGE_LENGTH)
    try:
        reply = await deliver(calls, url, token, challenge_body(challenge))
    except Unreached as refusal:
        # The service is well, it is the endpoint that is not: a 4xx, which no SDK repeats.
        raise EndpointUnproved(reason=refusal.message) from refusal
    check_echo(challenge, reply.status, reply.content_type, reply.body)


async def _post(calls: Calls, url: str, token: str, body: bytes) -> Reply:
    timestamp = moment(calls.clock.now())
    headers = {
        "content-type": "application/json",
        "chime-request-timestamp": timestamp,
        "chime-signature": sign(token, timestamp, body),
    }
    return await calls.part(Outgoing).post(Post(url, headers, body, LIMIT))
