"""Rooms as rows: found, made, renamed, removed."""

from datetime import datetime

from sqlalchemy import and_, delete, func, insert, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert as insert_or_leave

from carillon.core.db import Transaction, last_shown
from carillon.core.pages import Page, cursor_at
from carillon.features.chat.model import Membership, Message, Room
from carillon.features.chat.store.tables import (
    MEMBERSHIP,
    MESSAGE,
    ROOM,
    conversations,
    membership_of,
    memberships,
    messages,
    room_requests,
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
            updated_at=room.updated_at,
            token=token,
            last_sequence=0,
            member_count=0,
            hidden_through=0,
            history_version=0,
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
        select(*ROOM, *MEMBERSHIP)
        .join(memberships)
        .where(conversations.c.id == room_id, memberships.c.user_id == user_id)
    )
    row = found.one_or_none()
    return None if row is None else (Room(*row[: len(ROOM)]), membership_of(row[len(ROOM) :]))


async def rooms_of(tx: Transaction, user_id: str) -> list[tuple[Room, Membership, Message | None]]:
    """Every room of a person with the membership and the newest message."""
    newest = and_(
        messages.c.conversation_id == conversations.c.id,
        messages.c.sequence == conversations.c.last_sequence,
        messages.c.sequence > conversations.c.hidden_through,
    )
    found = await tx.execute(
        select(*ROOM, *MEMBERSHIP, *MESSAGE)
        .select_from(conversations.join(memberships).outerjoin(messages, newest))
        .where(memberships.c.user_id == user_id)
    )
    first, second = len(ROOM), len(ROOM) + len(MEMBERSHIP)
    return [
        (Room(*row[:first]), membership_of(row[first:second]), Message(*row[second:]) if row[second] else None)
        for row in found
    ]


async def room_ids_of(tx: Transaction, user_id: str) -> list[str]:
    found = await tx.execute(select(memberships.c.conversation_id).where(memberships.c.user_id == user_id))
    return list(found.scalars())


async def rename(tx: Transaction, room_id: str, name: str, at: datetime) -> None:
    await tx.execute(update(conversations).where(conversations.c.id == room_id).values(name=name, updated_at=at))


async def remove_room(tx: Transaction, room_id: str) -> None:
    """The room, its memberships and its whole history."""
    await tx.execute(delete(conversations).where(conversations.c.id == room_id))


async def room_in(tx: Transaction, account_id: str, room_id: str) -> Room | None:
    """The room, if it is one of the account, whoever is in it."""
    found = await tx.execute(
        select(*ROOM).where(conversations.c.account_id == account_id, conversations.c.id == room_id)
    )
    row = found.one_or_none()
    return None if row is None else Room(*row)


async def page_of_account(
    tx: Transaction, account_id: str, member_id: str | None, cursor: str | None, limit: int
) -> Page[Room]:
    """The oldest first; only those that somebody is a member of, where it is asked."""
    query = select(*ROOM).where(conversations.c.account_id == account_id, conversations.c.kind == "room")
    if member_id is not None:
        query = query.join(memberships).where(memberships.c.user_id == member_id)
    if cursor is not None:
        query = query.where(tuple_(conversations.c.created_at, conversations.c.id) > last_shown(cursor))
    query = query.order_by(conversations.c.created_at, conversations.c.id).limit(limit + 1)
    found = [Room(*row) for row in await tx.execute(query)]
    items = tuple(found[:limit])
    return Page(items, cursor_at(items[-1].created_at, items[-1].id) if len(found) > limit else None)


async def count_of_account(tx: Transaction, account_id: str) -> int:
    """How many conversations would go with the account."""
    query = select(func.count()).select_from(conversations).where(conversations.c.account_id == account_id)
    return await tx.scalar(query) or 0


async def requested(tx: Transaction, account_id: str, token: str) -> tuple[str, str] | None:
    """The id of the room that was made for this token, and the name that was asked for."""
    found = await tx.execute(
        select(room_requests.c.conversation_id, room_requests.c.name).where(
            room_requests.c.account_id == account_id, room_requests.c.token == token
        )
    )
    row = found.one_or_none()
    return None if row is None else (row.conversation_id, row.name)


async def remember(tx: Transaction, room: Room, token: str) -> None:
    """That this room was made for this token."""
    await tx.execute(
        insert(room_requests).values(
            account_id=room.account_id,
            token=token,
            name=room.name,
            conversation_id=room.id,
            created_at=room.created_at,
        )
    )


async def forget_requests(tx: Transaction, before: datetime) -> None:
    await tx.execute(delete(room_requests).where(room_requests.c.created_at < before))
