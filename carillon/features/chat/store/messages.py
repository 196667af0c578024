"""Messages in their order: kept in batches, read back in pages."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert, select, tuple_, update

from carillon.core.db import Transaction
from carillon.features.chat.model import Known, Message, Send
from carillon.features.chat.store.tables import MESSAGE, conversations, memberships, messages, row_of


async def history(
    tx: Transaction, room_id: str, before: int | None, after: int | None, limit: int, hidden_through: int = 0
) -> list[Message]:
    """Up to `limit` messages in ascending order: those right before `before`, or right after `after`."""
    query = select(*MESSAGE).where(messages.c.conversation_id == room_id, messages.c.sequence > hidden_through)
    if after is not None:
        query = query.where(messages.c.sequence > after).order_by(messages.c.sequence)
    else:
        query = query.order_by(messages.c.sequence.desc())
        if before is not None:
            query = query.where(messages.c.sequence < before)
    found = [Message(*row) for row in await tx.execute(query.limit(limit))]
    return found if after is not None else found[::-1]


async def known_about(tx: Transaction, sends: Sequence[Send]) -> Known:
    """Three statements for any number of sends. The rooms' rows are locked in one order, so batches cannot deadlock."""
    rooms = {send.room_id for send in sends}
    sequences = await tx.execute(
        select(conversations.c.id, conversations.c.last_sequence)
        .where(conversations.c.id.in_(rooms))
        .order_by(conversations.c.id)
        .with_for_update()
    )
    numbers = {row.id: row.last_sequence for row in sequences}
    inside = await tx.execute(
        select(memberships.c.conversation_id, memberships.c.user_id).where(
            tuple_(memberships.c.conversation_id, memberships.c.user_id).in_(
                {(send.room_id, send.sender_id) for send in sends}
            )
        )
    )
    said = await tx.execute(
        select(*MESSAGE).where(
            tuple_(messages.c.conversation_id, messages.c.sender_id, messages.c.token).in_(
                {(send.room_id, send.sender_id, send.token) for send in sends}
            )
        )
    )
    repeats = {(m.room_id, m.sender_id, m.token): m for m in (Message(*row) for row in said)}
    return Known(frozenset((room, user) for room, user in inside), numbers, repeats)


async def keep(tx: Transaction, new: Sequence[Message], sequences: dict[str, int]) -> None:
    """The new messages, how far their rooms have come, and their senders' read marks: three statements."""
    if not new:
        return
    await tx.execute(insert(messages), [row_of(message) for message in new])
    rooms = {message.room_id for message in new}
    await tx.execute(
        update(conversations).where(conversations.c.id == bindparam("room")).values(last_sequence=bindparam("last")),
        [{"room": room, "last": sequences[room]} for room in rooms],
    )
    seen = {(message.room_id, message.sender_id): message.sequence for message in new}
    await tx.execute(
        update(memberships)
        .where(memberships.c.conversation_id == bindparam("room"), memberships.c.user_id == bindparam("sender"))
        .values(last_read=bindparam("last")),
        [{"room": room, "sender": sender, "last": last} for (room, sender), last in seen.items()],
    )


async def message_in(tx: Transaction, room_id: str, message_id: str) -> Message | None:
    found = await tx.execute(select(*MESSAGE).where(messages.c.id == message_id, messages.c.conversation_id == room_id))
    row = found.one_or_none()
    return None if row is None else Message(*row)


async def redact(tx: Transaction, message: Message, at: datetime) -> int:
    """Take the text out of the row; answers the new version of the room's history."""
    await tx.execute(update(messages).where(messages.c.id == message.id).values(content="", redacted_at=at))
    room = update(conversations).where(conversations.c.id == message.room_id)
    changed = await tx.execute(
        room.values(history_version=conversations.c.history_version + 1).returning(conversations.c.history_version)
    )
    return changed.scalar_one()
