"""Users are found across the accounts that an administrator may see."""

from collections.abc import Mapping, Sequence

from carillon.core.calls import Call
from carillon.features import accounts
from carillon.features.people.model.users import User
from carillon.features.people.store import finding

ACCOUNTS_AT_ONCE = 200


async def matching(call: Call, text: str, limit: int) -> Sequence[tuple[User, str]]:
    """Each with the name of the account; nobody for a text of nothing but space."""
    if not text.strip():
        return []
    names = await _visible(call)
    return [
        (user, names[user.account_id or ""]) for user in await finding.matching(call.tx, names, text.strip(), limit)
    ]


async def _visible(call: Call) -> Mapping[str, str]:
    names: dict[str, str] = {}
    cursor: str | None = None
    while True:
        page = await accounts.page(call, accounts.Filter(), cursor, ACCOUNTS_AT_ONCE)
        names |= {account.id: account.name for account in page.items}
        cursor = page.next_cursor
        if cursor is None:
            return names
