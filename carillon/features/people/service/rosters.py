"""Who is concerned when an account is deleted or a domain moves, and who may not come back by themselves."""

from collections.abc import AsyncGenerator, Sequence

from carillon.core.calls import Call
from carillon.features import accounts
from carillon.features.people.model.returning import MayNotReturn
from carillon.features.people.store import rosters

PAGE = 200


async def ids_of_account(call: Call, account_id: str) -> AsyncGenerator[Sequence[str]]:
    """Everybody in the account, some hundred at a time."""
    after = ""
    while ids := await rosters.ids_of_account(call.tx, account_id, after, PAGE):
        yield ids
        after = ids[-1]


async def leaving_for(call: Call, domain: str, account_id: str) -> AsyncGenerator[Sequence[tuple[str, str]]]:
    """Whom the domain would take out of other accounts, each with that account."""
    after = ""
    while found := await rosters.leaving_for(call.tx, domain, account_id, after, PAGE):
        yield found
        after = found[-1][0]


async def is_barred(call: Call, email: str) -> bool:
    """Whether an account in which somebody with this address was suspended keeps such people out (AMB-06)."""
    for account_id in await rosters.suspended_with(call.tx, email):
        account = await accounts.unguarded(call.tx, account_id)
        if account is not None and account.settings.block_suspended_reregistration:
            return True
    return False


async def check_may_return(call: Call, email: str) -> None:
    if await is_barred(call, email):
        raise MayNotReturn(email=email)
