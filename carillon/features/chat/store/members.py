"""Who is in which room, in which role, and how far they have read."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update

from carillon.core.db import Transaction
from carillon.features.chat.model import Membership, MemberType, Role
from carillon.features.chat.store.tables import MEMBERSHIP, conversations, membership_of, memberships


async def add_members(tx: Transaction, room_id: str, added: Sequence[Membership]) -> None:
    """Rows for people who are not in the room yet."""
    if not added:
        return
    rows = [
        {
            "conversation_id": room_id,
            "user_id": member.user_id,
            "kind": member.kind.value,
            "role": member.role.value,
            "invited_by": member.invited_by,
            "joined_at": member.joined_at,
            "updated_at": member.updated_at,
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


async def set_role(tx: Transaction, room_id: str, user_id: str, role: Role, at: datetime) -> None:
    await tx.execute(
        update(memberships)
        .where(memberships.c.conversation_id == room_id, memberships.c.user_id == user_id)
        .values(role=role.value, updated_at=at)
    )


async def members(
    tx: Transaction, room_id: str, among: Collection[str] | None = None, after: str = "", limit: int = 0
) -> list[Membership]:
    """Members in the order of their ids, from after `after`; only those `among`, where it is given."""
    query = select(*MEMBERSHIP).where(memberships.c.conversation_id == room_id, memberships.c.user_id > after)
    if among is not None:
        query = query.where(memberships.c.user_id.in_(among))
    query = query.order_by(memberships.c.user_id)
    found = await tx.execute(query.limit(limit) if limit else query)
    return [membership_of(row) for row in found]


async def administrators(tx: Transaction, room_id: str) -> int:
    found = await tx.execute(
        select(func.count())
        .select_from(memberships)
        .where(memberships.c.conversation_id == room_id, memberships.c.role == Role.ADMINISTRATOR.value)
    )
    return found.scalar_one()


async def people(tx: Transaction, room_id: str) -> int:
    """How many of the members are people."""
    found = await tx.execute(
        select(func.count())
        .select_from(memberships)
        .where(memberships.c.conversation_id == room_id, memberships.c.kind == MemberType.USER.value)
    )
    return found.scalar_one()


async def bots_in(tx: Transaction, room_ids: Collection[str]) -> set[tuple[str, str]]:
    """Every bot of these rooms: the id of the room, and that of the bot."""
    found = await tx.execute(
        select(memberships.c.conversation_id, memberships.c.user_id).where(
            memberships.c.conversation_id.in_(room_ids), memberships.c.kind == MemberType.BOT.value
        )
    )
    return {(room_id, bot_id) for room_id, bot_id in found}


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


async def _count(tx: Transaction, room_id: str, more: int) -> None:
    await tx.execute(
        update(conversations)
        .where(conversations.c.id == room_id)
        .values(member_count=conversations.c.member_count + more)
    )
