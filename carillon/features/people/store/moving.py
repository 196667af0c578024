"""What moving in asks the table of users: who has an id, a PIN, or a place that was brought along."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select, update

from carillon.core.db import Transaction
from carillon.features.people.model.users import Registration, User
from carillon.features.people.store.users import many, users

_waiting = (users.c.moved_in_at.is_not(None), users.c.registration == Registration.UNREGISTERED.value)
"""People who were brought along and have not registered here."""


async def by_ids(tx: Transaction, user_ids: Collection[str]) -> Mapping[str, User]:
    return {user.id: user for user in await many(tx, select(users).where(users.c.id.in_(user_ids)))}


async def pins_taken(tx: Transaction, pins: Collection[str]) -> set[str]:
    query = select(users.c.personal_pin).where(users.c.personal_pin.in_(pins))
    return {pin for pin in (await tx.execute(query)).scalars() if pin is not None}


async def waiting_for(tx: Transaction, email: str) -> Sequence[User]:
    """The places that were brought along for somebody with this address, the newest first; held."""
    query = select(users).where(users.c.email == email, *_waiting)
    return await many(tx, query.order_by(users.c.moved_in_at.desc(), users.c.id).with_for_update())


async def mark_invited(tx: Transaction, user_ids: Sequence[str], at: datetime, status: str) -> None:
    if user_ids:
        values = {"invited_at": at, "invitation_status": status}
        await tx.execute(update(users).where(users.c.id.in_(user_ids)).values(values))


async def forget_invitation(tx: Transaction, user_ids: Collection[str]) -> None:
    """The place stays, and nobody is invited to it any more."""
    if user_ids:
        values = {"invited_at": None, "invitation_status": None}
        await tx.execute(update(users).where(users.c.id.in_(user_ids)).values(values))
