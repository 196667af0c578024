"""The tables of bots: they themselves, and the addresses at which they write into rooms."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    RowMapping,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    update,
)

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.core.pages import Page
from carillon.features.bots.model import Bot, Inbox

bots = Table(
    "bots",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("user_id", String(36), nullable=False, unique=True),
    Column("account_id", String(36), nullable=False),
    Column("name", String(64), nullable=False),
    Column("email", Text, nullable=False, unique=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("sealed_token", Text, nullable=False),
    Column("is_stopped", Boolean, nullable=False),
    Column("endpoint", Text),
    Index(None, "account_id", "id"),
)

inboxes = Table(
    "bot_inboxes",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("bot_id", ForeignKey("bots.id", ondelete="CASCADE"), nullable=False),
    Column("room_id", String(36), nullable=False),
    Column("token_digest", String(64), nullable=False),
    Column("expires_at", UtcDateTime, index=True),
    Index(None, "bot_id", "room_id"),
)


async def add(tx: Transaction, bot: Bot) -> None:
    await tx.execute(
        insert(bots).values(
            id=bot.id,
            user_id=bot.user_id,
            account_id=bot.account_id,
            name=bot.name,
            email=bot.email,
            created_at=bot.created_at,
            updated_at=bot.updated_at,
            sealed_token=bot.token,
            is_stopped=bot.is_stopped,
            endpoint=bot.endpoint,
        )
    )


async def save(tx: Transaction, bot: Bot) -> None:
    """What may change."""
    await tx.execute(
        update(bots)
        .where(bots.c.id == bot.id)
        .values(updated_at=bot.updated_at, sealed_token=bot.token, is_stopped=bot.is_stopped, endpoint=bot.endpoint)
    )


async def find(tx: Transaction, account_id: str, bot_id: str) -> Bot | None:
    query = select(bots).where(bots.c.account_id == account_id, bots.c.id == bot_id)
    row = (await tx.execute(query)).mappings().one_or_none()
    return None if row is None else _bot(row)


async def find_anywhere(tx: Transaction, bot_ids: Collection[str]) -> Mapping[str, Bot]:
    """Those of the ids that are bots, of whatever account."""
    found = await tx.execute(select(bots).where(bots.c.id.in_(bot_ids)))
    return {row["id"]: _bot(row) for row in found.mappings()}


async def find_by_email(tx: Transaction, account_id: str, email: str) -> Bot | None:
    query = select(bots).where(bots.c.account_id == account_id, func.lower(bots.c.email) == email.lower())
    row = (await tx.execute(query)).mappings().one_or_none()
    return None if row is None else _bot(row)


async def hold(tx: Transaction, bot_id: str) -> None:
    """Nobody else changes the bot before this transaction ends."""
    await tx.execute(select(bots.c.id).where(bots.c.id == bot_id).with_for_update())


async def count(tx: Transaction, account_id: str) -> int:
    return await tx.scalar(select(func.count()).select_from(bots).where(bots.c.account_id == account_id)) or 0


async def has_email(tx: Transaction, email: str) -> bool:
    """Addresses are told apart without regard to letter case."""
    return await tx.scalar(select(bots.c.id).where(func.lower(bots.c.email) == email.lower())) is not None


async def page(tx: Transaction, account_id: str, after: str, limit: int) -> Page[Bot]:
    """In the order of their ids, from after that one."""
    query = select(bots).where(bots.c.account_id == account_id, bots.c.id > after).order_by(bots.c.id)
    found = [_bot(row) for row in (await tx.execute(query.limit(limit + 1))).mappings()]
    items = tuple(found[:limit])
    return Page(items, items[-1].id if len(found) > limit else None)


async def remove_of_account(tx: Transaction, account_id: str) -> None:
    await tx.execute(bots.delete().where(bots.c.account_id == account_id))


async def sealed_tokens(tx: Transaction) -> dict[str, str]:
    return {row.id: row.sealed_token for row in await tx.execute(select(bots.c.id, bots.c.sealed_token))}


async def keep_sealed(tx: Transaction, bot_id: str, token: str) -> None:
    await tx.execute(update(bots).where(bots.c.id == bot_id).values(sealed_token=token))


async def add_inbox(tx: Transaction, inbox: Inbox) -> None:
    await tx.execute(
        insert(inboxes).values(
            id=inbox.id,
            bot_id=inbox.bot_id,
            room_id=inbox.room_id,
            token_digest=inbox.token_digest,
            expires_at=inbox.expires_at,
        )
    )


async def renew_inbox(tx: Transaction, bot_id: str, room_id: str, token_digest: str) -> str | None:
    """Give the bot's lasting address in the room another token; its id, None where there is no such address yet."""
    lasting = (inboxes.c.bot_id == bot_id, inboxes.c.room_id == room_id, inboxes.c.expires_at.is_(None))
    changed = update(inboxes).where(*lasting).values(token_digest=token_digest).returning(inboxes.c.id)
    return (await tx.execute(changed)).scalar_one_or_none()


async def find_inbox(tx: Transaction, inbox_id: str) -> Inbox | None:
    row = (await tx.execute(select(inboxes).where(inboxes.c.id == inbox_id))).mappings().one_or_none()
    return None if row is None else Inbox(**row)


async def forget_inboxes(tx: Transaction, before: datetime) -> None:
    """Those that have expired."""
    await tx.execute(delete(inboxes).where(inboxes.c.expires_at < before))


def _bot(row: RowMapping) -> Bot:
    return Bot(
        id=row["id"],
        user_id=row["user_id"],
        account_id=row["account_id"],
        name=row["name"],
        email=row["email"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        token=row["sealed_token"],
        is_stopped=row["is_stopped"],
        endpoint=row["endpoint"],
    )
