"""What the tables of chat say about one person: read out for an archive, counted, and taken away."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import case, delete, func, select, tuple_, update

from carillon.core.db import Transaction
from carillon.core.trail import Json
from carillon.features.chat.store.tables import awaited_members, conversations, memberships, messages

OWN = (
    "conversations.created_by",
    "memberships.user_id",
    "memberships.invited_by",
    "messages.sender_id",
    "awaited_members.email",
    "awaited_members.invited_by",
)
Place = tuple[str, int]
"""Behind which message of which room a page begins."""


async def rooms_page(tx: Transaction, user_id: str, after: str, limit: int) -> Sequence[Mapping[str, Json]]:
    """Some of the person's rooms in the order of their ids, from after that one."""
    query = (
        select(conversations.c.id, conversations.c.name, conversations.c.created_by, memberships)
        .join(memberships)
        .where(memberships.c.user_id == user_id, conversations.c.id > after)
        .order_by(conversations.c.id)
        .limit(limit)
    )
    return [
        {
            "room_id": row.id,
            "name": row.name,
            "created_by_you": row.created_by == user_id,
            "role": row.role,
            "joined_at": row.joined_at.isoformat(),
            "read_up_to_message": row.last_read,
        }
        for row in await tx.execute(query)
    ]


async def messages_page(
    tx: Transaction, user_id: str, after: Place, limit: int
) -> tuple[Sequence[Mapping[str, Json]], Place | None]:
    """Some of what the person wrote, and where the next page begins; None where there is no next one."""
    place = (messages.c.conversation_id, messages.c.sequence)
    query = select(messages).where(messages.c.sender_id == user_id, tuple_(*place) > tuple_(*after))
    found = (await tx.execute(query.order_by(*place).limit(limit))).all()
    rows: list[Mapping[str, Json]] = [
        {
            "room_id": row.conversation_id,
            "number": row.sequence,
            "sent_at": row.created_at.isoformat(),
            "text": row.content,
            "removed": row.redacted_at is not None,
        }
        for row in found
    ]
    return rows, (found[-1].conversation_id, found[-1].sequence) if len(found) == limit else None


async def counts(tx: Transaction, user_id: str) -> Mapping[str, int]:
    """What there is to be taken away, by the names of a certificate."""
    mine = select(memberships.c.conversation_id).where(memberships.c.user_id == user_id)
    alone = (
        select(memberships.c.conversation_id)
        .where(memberships.c.conversation_id.in_(mine))
        .group_by(memberships.c.conversation_id)
        .having(func.sum(case((memberships.c.kind == "User", 1), else_=0)) == 1)
        .subquery()
    )
    written = (messages.c.sender_id == user_id, messages.c.redacted_at.is_(None))
    return {
        "messages": await tx.scalar(select(func.count()).select_from(messages).where(*written)) or 0,
        "rooms_left": await tx.scalar(select(func.count()).select_from(mine.subquery())) or 0,
        "rooms_deleted": await tx.scalar(select(func.count()).select_from(alone)) or 0,
        "rooms_created": await _created(tx, user_id),
    }


async def some_memberships(tx: Transaction, user_id: str, limit: int) -> Sequence[str]:
    """The ids of some of the person's rooms, each held; in the order in which everybody holds rooms."""
    query = select(memberships.c.conversation_id).where(memberships.c.user_id == user_id)
    ids = list((await tx.execute(query.order_by(memberships.c.conversation_id).limit(limit))).scalars())
    held = select(conversations.c.id).where(conversations.c.id.in_(ids)).order_by(conversations.c.id)
    await tx.execute(held.with_for_update())
    return ids


async def heir(tx: Transaction, room_id: str) -> str | None:
    """Of the people in a room, who has been there longest."""
    people = (memberships.c.conversation_id == room_id, memberships.c.kind == "User")
    query = select(memberships.c.user_id).where(*people).order_by(memberships.c.joined_at, memberships.c.user_id)
    return await tx.scalar(query.limit(1))


async def written_in(tx: Transaction, room_id: str, user_id: str) -> int:
    """How many messages of the person the room has that were not taken away before."""
    own = (messages.c.conversation_id == room_id, messages.c.sender_id == user_id, messages.c.redacted_at.is_(None))
    return await tx.scalar(select(func.count()).select_from(messages).where(*own)) or 0


async def created_in(tx: Transaction, room_id: str, user_id: str) -> int:
    own = (conversations.c.id == room_id, conversations.c.created_by == user_id)
    return await tx.scalar(select(func.count()).select_from(conversations).where(*own)) or 0


async def erase_messages(
    tx: Transaction, user_id: str, stand_in: str, at: datetime, limit: int
) -> tuple[int, Collection[str], bool]:
    """Take text and writer out of some messages: how many had a text, in which rooms, whether there are more."""
    query = select(messages.c.id, messages.c.conversation_id, messages.c.redacted_at)
    found = (await tx.execute(query.where(messages.c.sender_id == user_id).limit(limit))).all()
    ids, rooms = [row.id for row in found], sorted({row.conversation_id for row in found})
    if not ids:
        return 0, (), False
    # Rooms first, in order, as whoever writes to them holds them.
    grown = update(conversations).where(conversations.c.id.in_(rooms))
    await tx.execute(grown.values(history_version=conversations.c.history_version + 1))
    erased = {"content": "", "sender_id": stand_in, "redacted_at": func.coalesce(messages.c.redacted_at, at)}
    await tx.execute(update(messages).where(messages.c.id.in_(ids)).values(erased))
    return sum(row.redacted_at is None for row in found), rooms, len(found) == limit


async def erase_names(tx: Transaction, user_id: str, email: str, stand_in: str) -> int:
    """Whoever made rooms and brought people in is nobody now; how many rooms they had made."""
    created = await _created(tx, user_id)
    await tx.execute(update(conversations).where(conversations.c.created_by == user_id).values(created_by=stand_in))
    await tx.execute(update(memberships).where(memberships.c.invited_by == user_id).values(invited_by=stand_in))
    awaited = update(awaited_members).where(awaited_members.c.invited_by == user_id)
    await tx.execute(awaited.values(invited_by=stand_in))
    await tx.execute(delete(awaited_members).where(func.lower(awaited_members.c.email) == email))
    return created


async def _created(tx: Transaction, user_id: str) -> int:
    query = select(func.count()).select_from(conversations).where(conversations.c.created_by == user_id)
    return await tx.scalar(query) or 0
