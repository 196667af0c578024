"""What has grown too old: hidden by a mark on its room, so that it can come back, and later deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, case, delete, false, func, literal, select, tuple_, update

from carillon.core.db import Transaction
from carillon.features.chat.store.tables import conversations, messages


@dataclass(frozen=True, slots=True)
class Mark:
    """Messages up to the number `before` are hidden now, and up to `after` they should be."""

    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Aged:
    """How many messages of an account another rule would hide, show again and delete."""

    hidden: int = 0
    shown_again: int = 0
    deleted: int = 0


async def aged(tx: Transaction, account_id: str, hide_before: datetime | None, purge_before: datetime | None) -> Aged:
    """What would change if these were the moments from now on."""
    is_hidden = messages.c.sequence <= conversations.c.hidden_through
    is_old = false() if hide_before is None else messages.c.created_at < hide_before
    is_over = false() if purge_before is None else messages.c.created_at < purge_before
    row = (
        await tx.execute(
            select(
                func.count(case((and_(~is_hidden, is_old), 1))).label("hidden"),
                func.count(case((and_(is_hidden, ~is_old), 1))).label("shown_again"),
                func.count(case((is_over, 1))).label("deleted"),
            )
            .select_from(messages.join(conversations))
            .where(conversations.c.account_id == account_id)
        )
    ).one()
    return Aged(row.hidden, row.shown_again, row.deleted)


async def hold_rooms_of(tx: Transaction, account_id: str, after: str, limit: int) -> list[str]:
    """Some rooms of the account in the order of their ids, which nobody writes to before this transaction ends."""
    query = select(conversations.c.id).where(conversations.c.account_id == account_id, conversations.c.id > after)
    found = await tx.execute(query.order_by(conversations.c.id).limit(limit).with_for_update())
    return list(found.scalars())


async def marks(
    tx: Transaction, room_ids: Sequence[str], hide_before: datetime | None, *, afresh: bool
) -> Mapping[str, Mark]:
    """Where hidden messages end in each room. `afresh` looks from the first message on, as more may be shown again."""
    return {
        row.id: Mark(row.hidden_through, row.wanted)
        for row in await tx.execute(
            select(
                conversations.c.id,
                conversations.c.hidden_through,
                (literal(0) if hide_before is None else _hidden(hide_before, afresh=afresh)).label("wanted"),
            ).where(conversations.c.id.in_(room_ids))
        )
    }


async def mark(tx: Transaction, changes: Mapping[str, Mark]) -> None:
    """Move the marks; a history that shows something again is a new version of it."""
    if not changes:
        return
    again = case((bindparam("wanted") < conversations.c.hidden_through, 1), else_=0)
    await tx.execute(
        update(conversations)
        .where(conversations.c.id == bindparam("room"))
        .values(hidden_through=bindparam("wanted"), history_version=conversations.c.history_version + again),
        [{"room": room_id, "wanted": change.after} for room_id, change in changes.items()],
    )


async def purge(tx: Transaction, room_ids: Sequence[str], before: datetime, limit: int) -> int:
    """Delete some of the hidden messages that are older; how many they were."""
    old = (
        select(messages.c.conversation_id, messages.c.sequence)
        .join(conversations)
        .where(
            messages.c.conversation_id.in_(room_ids),
            messages.c.sequence <= conversations.c.hidden_through,
            messages.c.created_at < before,
        )
        .limit(limit)
    )
    gone = await tx.execute(delete(messages).where(tuple_(messages.c.conversation_id, messages.c.sequence).in_(old)))
    return gone.rowcount


def _hidden(hide_before: datetime, *, afresh: bool) -> ColumnElement[int]:
    """The number right before the first message that is young enough, found by walking from the mark on."""
    start = literal(0) if afresh else conversations.c.hidden_through
    first = (
        select(messages.c.sequence)
        .where(
            messages.c.conversation_id == conversations.c.id,
            messages.c.sequence > start,
            messages.c.created_at >= hide_before,
        )
        .order_by(messages.c.sequence)
        .limit(1)
        .correlate(conversations)
        .scalar_subquery()
    )
    return func.coalesce(first - 1, conversations.c.last_sequence)
