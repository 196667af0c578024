"""What moving in asks the tables of chat: rooms by name, and people who become members when they have registered."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select

from carillon.core.db import Transaction
from carillon.features.chat.model import Role, Room
from carillon.features.chat.store.tables import ROOM, awaited_members, conversations


@dataclass(frozen=True, slots=True)
class Awaited:
    """Somebody who becomes a member of a room when they have registered with the address."""

    room_id: str
    email: str
    role: Role
    invited_by: str
    created_at: datetime


async def room_named(tx: Transaction, account_id: str, name: str) -> Room | None:
    """The oldest room of the account with this name."""
    query = select(*ROOM).where(conversations.c.account_id == account_id, conversations.c.name == name)
    row = (await tx.execute(query.order_by(conversations.c.created_at, conversations.c.id).limit(1))).one_or_none()
    return None if row is None else Room(*row)


async def await_members(tx: Transaction, new: Sequence[Awaited]) -> None:
    if new:
        await tx.execute(insert(awaited_members), [_row(each) for each in new])


async def awaited_in(tx: Transaction, room_id: str, emails: Collection[str]) -> set[str]:
    """Those of the addresses that the room waits for."""
    table = awaited_members
    query = select(table.c.email).where(table.c.conversation_id == room_id, table.c.email.in_(emails))
    return set((await tx.execute(query)).scalars())


async def rooms_awaiting(tx: Transaction, email: str) -> Sequence[Awaited]:
    rows = (await tx.execute(select(awaited_members).where(awaited_members.c.email == email))).all()
    return [Awaited(row.conversation_id, row.email, Role(row.role), row.invited_by, row.created_at) for row in rows]


async def stop_awaiting(tx: Transaction, email: str) -> None:
    await tx.execute(delete(awaited_members).where(awaited_members.c.email == email))


def _row(awaited: Awaited) -> dict[str, object]:
    return {
        "conversation_id": awaited.room_id,
        "email": awaited.email,
        "role": awaited.role.value,
        "invited_by": awaited.invited_by,
        "created_at": awaited.created_at,
    }
