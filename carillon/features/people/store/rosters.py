"""Who is concerned when an account is deleted or a domain moves: ids, some hundred at a time."""

from collections.abc import Sequence

from sqlalchemy import select

from carillon.core.db import Transaction
from carillon.features.people.model.users import Registration
from carillon.features.people.store.users import users

_KNOWN = (users.c.registration != Registration.UNREGISTERED.value, users.c.released_at.is_(None))


async def ids_of_account(tx: Transaction, account_id: str, after: str, limit: int) -> Sequence[str]:
    """Everybody who would be deleted with the account, in the order of their ids."""
    query = select(users.c.id).where(users.c.account_id == account_id, users.c.id > after)
    return list((await tx.execute(query.order_by(users.c.id).limit(limit))).scalars())


async def leaving_for(
    tx: Transaction, domain: str, account_id: str, after: str, limit: int
) -> Sequence[tuple[str, str]]:
    """Registered people whom the domain would take out of other accounts, each with that account."""
    elsewhere = (users.c.domain == domain, users.c.account_id != account_id, users.c.id > after)
    query = select(users.c.id, users.c.account_id).where(*elsewhere, *_KNOWN)
    rows = await tx.execute(query.order_by(users.c.id).limit(limit))
    return [(user_id, home) for user_id, home in rows if home is not None]


async def suspended_with(tx: Transaction, email: str) -> Sequence[str]:
    """The accounts in which somebody was suspended under this address when its domain was removed."""
    gone = (users.c.email == email, users.c.registration == Registration.SUSPENDED.value)
    query = select(users.c.account_id).where(*gone, users.c.released_at.is_not(None)).distinct()
    return [home for home in (await tx.execute(query)).scalars() if home is not None]
