"""What the end of an organisation asks of the tables of people."""

from collections.abc import Sequence

from sqlalchemy import func, select

from carillon.core.db import Transaction
from carillon.features.people.model.users import Registration, UserType
from carillon.features.people.store.sheets import sheets
from carillon.features.people.store.users import users

_KNOWN = users.c.registration != Registration.UNREGISTERED.value
_PERSON = users.c.user_type == UserType.PRIVATE_USER.value


async def count_known(tx: Transaction, account_id: str) -> int:
    """People and devices of the account, without the places that are only kept for somebody."""
    query = select(func.count()).select_from(users).where(users.c.account_id == account_id, _KNOWN)
    return await tx.scalar(query) or 0


async def count_persons(tx: Transaction, account_id: str) -> int:
    """The same without devices."""
    query = select(func.count()).select_from(users).where(users.c.account_id == account_id, _KNOWN, _PERSON)
    return await tx.scalar(query) or 0


async def sheets_of(tx: Transaction, organisation_id: str) -> Sequence[str]:
    """The ids of all files that were handed in, for whatever account."""
    query = select(sheets.c.id).where(sheets.c.organisation_id == organisation_id)
    return list((await tx.execute(query)).scalars())
