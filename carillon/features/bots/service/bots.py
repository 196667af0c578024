"""Bots are created, seen, stopped and given other tokens; they cannot be deleted (BOT-09)."""

from carillon.core.calls import Call
from carillon.core.pages import Page
from carillon.core.vault import Vault
from carillon.features import accounts
from carillon.features.bots import store
from carillon.features.bots.model import (
    MOST_BOTS,
    TOKEN_LENGTH,
    Bot,
    BotNameTaken,
    BotUnknown,
    TooManyBots,
    bot_email,
    bot_name,
    domain_for,
    token_purpose,
)


async def find(call: Call, account_id: str, bot_id: str) -> Bot:
    """The one way to a bot, for whoever may see its account."""
    account = accounts.enterprise(await accounts.find(call, account_id))
    bot = await store.find(call.tx, account.id, bot_id)
    if bot is None:
        raise BotUnknown(bot_id=bot_id)
    return bot


async def hold(call: Call, account_id: str, bot_id: str) -> Bot:
    """The bot, as with `find`, which nobody else changes before this call is done."""
    await find(call, account_id, bot_id)
    await store.hold(call.tx, bot_id)
    return await find(call, account_id, bot_id)


async def page(call: Call, account_id: str, cursor: str | None, limit: int) -> Page[Bot]:
    account = accounts.enterprise(await accounts.find(call, account_id))
    return await store.page(call.tx, account.id, cursor or "", limit)


async def create(call: Call, account_id: str, name: str, domain: str | None) -> Bot:
    account = accounts.enterprise(await accounts.hold(call, account_id))
    email = bot_email(bot_name(name), domain_for(account, domain))
    if await store.count(call.tx, account.id) >= MOST_BOTS:
        raise TooManyBots(most=MOST_BOTS)
    if await store.has_email(call.tx, email):
        raise BotNameTaken(email=email)
    bot_id = call.ids.uuid()
    bot = Bot(bot_id, call.ids.uuid(), account.id, name, email, call.now, call.now, _new_token(call, bot_id))
    await store.add(call.tx, bot)
    return bot


async def stop(call: Call, account_id: str, bot_id: str, *, is_stopped: bool | None) -> Bot:
    """Stop or start the bot, if either is wanted."""
    bot = await hold(call, account_id, bot_id)
    if is_stopped is None or is_stopped == bot.is_stopped:
        return bot
    bot = bot.changed(call.now, is_stopped=is_stopped)
    await store.save(call.tx, bot)
    return bot


async def renew_token(call: Call, account_id: str, bot_id: str) -> Bot:
    """Another token; the one before signs nothing any more (BOT-57)."""
    bot = await hold(call, account_id, bot_id)
    bot = bot.changed(call.now, token=_new_token(call, bot.id))
    await store.save(call.tx, bot)
    return bot


def token_of(call: Call, bot: Bot) -> str:
    """The token in the clear, for the administrator and for signing."""
    return call.part(Vault).decrypt(bot.token, token_purpose(bot.id))


async def remove_of_account(call: Call, account_id: str) -> None:
    await store.remove_of_account(call.tx, account_id)


async def re_encrypt(call: Call) -> int:
    """Encrypt every token with the newest master key; answers how many they were."""
    vault = call.part(Vault)
    sealed = await store.sealed_tokens(call.tx)
    for bot_id, token in sealed.items():
        purpose = token_purpose(bot_id)
        await store.keep_sealed(call.tx, bot_id, vault.encrypt(vault.decrypt(token, purpose), purpose))
    return len(sealed)


def _new_token(call: Call, bot_id: str) -> str:
    return call.part(Vault).encrypt(call.ids.secret(TOKEN_LENGTH), token_purpose(bot_id))
