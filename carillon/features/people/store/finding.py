"""Users of several accounts at once, found by a part of their address or name."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from carillon.core.db import Transaction
from carillon.features.people.model.users import User
from carillon.features.people.store.users import many, users


async def matching(tx: Transaction, account_ids: Collection[str], text: str, limit: int) -> Sequence[User]:
    """Those whose address begins with the text first, then the others, by address."""
    begins = users.c.email.startswith(text.casefold(), autoescape=True)
    return await many(
        tx,
        select(users)
        .where(users.c.account_id.in_(account_ids), users.c.search_key.contains(text.casefold(), autoescape=True))
        .order_by(begins.desc(), users.c.email, users.c.id)
        .limit(limit),
    )
