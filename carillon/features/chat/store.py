"""Chat's own tables: conversations (today all of the kind `room`), memberships, messages."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_or_leave

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.chat.model import Known, Membership, Message, Role, Room, Send

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", String(256), nullable=False),
    Column("account_id", String(36)),
    Column("created_by", String(36), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("token", String(64), nullable=False),
    Column("last_sequence", BigInteger, nullable=False),
    Column("member_count", Integer, nullable=False),
    UniqueConstraint("created_by", "token"),
)

memberships = Table(
    "memberships",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", String(36), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("invited_by", String(36), nullable=False),
    Column("joined_at", UtcDateTime, nullable=False),
    Column("last_read", BigInteger, nullable=False),
    Index(None, "user_id"),
)

messages = Table(
    "messages",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("sequence", BigInteger, primary_key=True),
    Column("id", String(36), nullable=False, unique=True),
    Column("sender_id", String(36), nullable=False),
    Column("content", Text, nullable=False),
    Column("token", String(64), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("conversation_id", "sender_id", "token"),
)

ROOM = (
    conversations.c.id,
    conversations.c.name,
    conversations.c.account_id,
    conversations.c.created_by,
    conversations.c.created_at,
    conversations.c.last_sequence,
    conversations.c.member_count,
)


async def add_room(tx: Transaction, room: Room, token: str) -> bool:
    """False where this person has created a room with this token already, be it at this very moment."""
    added = await tx.execute(
        insert_or_leave(conversations)
        .values(
            id=room.id,
            kind="room",
            name=room.name,
            account_id=room.account_id,
            created_by=room.created_by,
            created_at=room.created_at,
            token=token,
            last_sequence=0,
            member_count=0,
        )
        .on_conflict_do_nothing(index_elements=["created_by", "token"])
    )
    return added.rowcount == 1


async def created_with(tx: Transaction, user_id: str, token: str) -> str:
    """The id of the room that this person has already created with this token."""
    found = await tx.execute(
        select(conversations.c.id).where(conversations.c.created_by == user_id, conversations.c.token == token)
    )
    return found.scalar_one()


async def hold(tx: Transaction, room_id: str) -> None:
    """Nobody else writes to the room or changes its members before this transaction ends."""
    await tx.execute(select(conversations.c.id).where(conversations.c.id == room_id).with_for_update())


async def room_of(tx: Transaction, room_id: str, user_id: str) -> tuple[Room, Membership] | None:
    """The room with this person's membership; None for strangers."""
    found = await tx.execute(
        select(*ROOM, *memberships.c)
        .join(memberships)
        .where(conversations.c.id == room_id, memberships.c.user_id == user_id)
    )
    row = found.one_or_none()
    return None if row is None else (Room(*row[: len(ROOM)]), _membership(row[len(ROOM) :]))


async def rooms_of(tx: Transaction, user_id: str) -> list[tuple[Room, Membership, Message | None]]:
    """Every room of a person with the membership and the newest message."""
    newest = and_(
        messages.c.conversation_id == conversations.c.id, messages.c.sequence == conversations.c.last_sequence
    )
    found = await tx.execute(
        select(*ROOM, *memberships.c, *MESSAGE)
        .select_from(conversations.join(memberships).outerjoin(messages, newest))
        .where(memberships.c.user_id == user_id)
    )
    first, second = len(ROOM), len(ROOM) + len(memberships.c)
    return [
        (Room(*row[:first]), _membership(row[first:second]), Message(*row[second:]) if row[second] else None)
        for row in found
    ]


async def room_ids_of(tx: Transaction, user_id: str) -> list[str]:
    found = await tx.execute(select(memberships.c.conversation_id).where(memberships.c.user_id == user_id))
    return list(found.scalars())


async def rename(tx: Transaction, room_id: str, name: str) -> None:
    await tx.execute(update(conversations).where(conversations.c.id == room_id).values(name=name))


async def remove_room(tx: Transaction, room_id: str) -> None:
    """The room, its memberships and its whole history."""
    await tx.execute(delete(conversations).where(conversations.c.id == room_id))


async def add_members(tx: Transaction, room_id: str, added: Sequence[Membership]) -> None:
    """Rows for people who are not in the room yet."""
    if not added:
        return
    rows = [
        {
            "conversation_id": room_id,
            "user_id": member.user_id,
            "role": member.role.value,
            "invited_by": member.invited_by,
            "joined_at": member.joined_at,
            "last_read": member.last_read,
        }
        for member in added
    ]
    await tx.execute(insert(memberships), rows)
    await _count(tx, room_id, len(rows))


async def remove_member(tx: Transaction, room_id: str, user_id: str) -> None:
    gone = await tx.execute(
        delete(memberships).where(memberships.c.conversation_id == room_id, memberships.c.user_id == user_id)
    )
    await _count(tx, room_id, -gone.rowcount)


async def set_role(tx: Transaction, room_id: str, user_id: str, role: Role) -> None:
    await tx.execute(
        update(memberships)
        .where(memberships.c.conversation_id == room_id, memberships.c.user_id == user_id)
        .values(role=role.value)
    )


async def members(
    tx: Transaction, room_id: str, among: Collection[str] | None = None, after: str = "", limit: int = 0
) -> list[Membership]:
    """Members in the order of their ids, from after `after`; only those `among`, where it is given."""
    query = select(*memberships.c).where(memberships.c.conversation_id == room_id, memberships.c.user_id > after)
    if among is not None:
        query = query.where(memberships.c.user_id.in_(among))
    query = query.order_by(memberships.c.user_id)
    found = await tx.execute(query.limit(limit) if limit else query)
    return [_membership(row) for row in found]


async def administrators(tx: Transaction, room_id: str) -> int:
    found = await tx.execute(
        select(func.count())
        .select_from(memberships)
        .where(memberships.c.conversation_id == room_id, memberships.c.role == Role.ADMINISTRATOR.value)
    )
    return found.scalar_one()


async def mark_read(tx: Transaction, room_id: str, user_id: str, sequence: int) -> bool:
    """Move the read mark forward, never back and never past the newest message; whether it moved."""
    newest = select(conversations.c.last_sequence).where(conversations.c.id == room_id).scalar_subquery()
    moved = await tx.execute(
        update(memberships)
        .where(
            memberships.c.conversation_id == room_id,
            memberships.c.user_id == user_id,
            memberships.c.last_read < sequence,
            newest >= sequence,
        )
        .values(last_read=sequence)
    )
    return moved.rowcount > 0


MESSAGE = (
    messages.c.id,
    messages.c.conversation_id,
    messages.c.sequence,
    messages.c.sender_id,
    messages.c.content,
    messages.c.token,
    messages.c.created_at,
)


async def history(tx: Transaction, room_id: str, before: int | None, after: int | None, limit: int) -> list[Message]:
    """Up to `limit` messages in ascending order: those right before `before`, or right after `after`."""
    query = select(*MESSAGE).where(messages.c.conversation_id == room_id)
    if after is not None:
        query = query.where(messages.c.sequence > after).order_by(messages.c.sequence)
    else:
        query = query.order_by(messages.c.sequence.desc())
        if before is not None:
            query = query.where(messages.c.sequence < before)
    found = [Message(*row) for row in await tx.execute(query.limit(limit))]
    return found if after is not None else found[::-1]


async def sent_by(tx: Transaction, user_id: str) -> int:
    """How many messages a person has sent (USR-21)."""
    found = await tx.execute(select(func.count()).select_from(messages).where(messages.c.sender_id == user_id))
    return found.scalar_one()


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
    await tx.execute(insert(messages), [_row(message) for message in new])
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


async def _count(tx: Transaction, room_id: str, more: int) -> None:
    await tx.execute(
        update(conversations)
        .where(conversations.c.id == room_id)
        .values(member_count=conversations.c.member_count + more)
    )


def _row(message: Message) -> dict[str, str | int | datetime]:
    return {
        "conversation_id": message.room_id,
        "sequence": message.sequence,
        "id": message.id,
        "sender_id": message.sender_id,
        "content": message.content,
        "token": message.token,
        "created_at": message.created_at,
    }


def _membership(row: Sequence[Any]) -> Membership:
    room_id, user_id, role, invited_by, joined_at, last_read = row
    return Membership(room_id, user_id, Role(role), invited_by, joined_at, last_read)
