"""What is done with accounts: they are created, found, listed, changed and deleted."""

from collections.abc import Sequence
from dataclasses import replace

from carillon.core import events
from carillon.core.callers import Operator, Principal, System
from carillon.core.calls import Call
from carillon.core.db import Transaction
from carillon.core.errors import Refusal
from carillon.core.pages import Page
from carillon.features import organisations
from carillon.features.accounts.model.accounts import (
    Account,
    AccountDeleted,
    AccountHasDomains,
    AccountNotFound,
    Deletion,
    DeletionImpacts,
    Filter,
    Roster,
    clean_name,
    enterprise,
    supported,
    with_groups,
    without_groups,
)
from carillon.features.accounts.model.settings import AT_FIRST, Regions
from carillon.features.accounts.store import accounts as store
from carillon.features.accounts.store import former


async def create(call: Call, name: str, regions: Sequence[str] | None = None) -> Account:
    """A new Team account without users (GS-05, GS-08) in the caller's organisation, its meetings in these regions."""
    home = await organisations.keep_own(call)
    settings = AT_FIRST if regions is None else replace(AT_FIRST, regions=call.part(Regions).select(regions))
    account = Account(call.ids.uuid(), home.id, clean_name(name), call.now, settings=settings)
    await store.add(call.tx, account)
    return account


async def namesakes(call: Call, name: str) -> int:
    """How many accounts of the organisation are called so already; more are allowed (AMB-02)."""
    return await store.namesakes(call.tx, (await organisations.own(call)).id, clean_name(name))


async def find(call: Call, account_id: str) -> Account:
    """The account, where the caller may see it; a foreign one is as good as none.

    One that came from elsewhere is found by the id that it had there, too; the answer has the one it has here.
    """
    return _seen(call, account_id, await store.find(call.tx, await _present(call, account_id)))


async def hold(call: Call, account_id: str) -> Account:
    """The account, as with `find`, which nobody else changes or adds to before this call is done."""
    return _seen(call, account_id, await store.hold(call.tx, await _present(call, account_id)))


async def unguarded(tx: Transaction, account_id: str) -> Account | None:
    """The account behind a person or an invitation that was itself found rightfully; the caller is not asked for."""
    return await store.find(tx, account_id)


async def page(call: Call, wanted: Filter, cursor: str | None, limit: int) -> Page[Account]:
    """The accounts that the caller may see (ACC-13)."""
    return await store.page(call.tx, _visible(call, wanted), cursor, limit)


async def with_user(call: Call, email: str, wanted: Filter) -> Filter:
    """The filter narrowed to the one account that the user with this address is in."""
    account_id = await call.part(Roster).account_of(call, email.lower())
    return replace(wanted, account_id=account_id or "")


async def count(call: Call, wanted: Filter) -> int:
    return await store.count(call.tx, _visible(call, wanted))


async def rename(call: Call, account_id: str, name: str) -> Account:
    return await update(call, account_id, name=name)


async def update(
    call: Call, account_id: str, *, name: str | None = None, default_license: str | None = None
) -> Account:
    """Change what is given; the default licence is for users added from now on."""
    account = await hold(call, account_id)
    if name is not None:
        account = replace(account, name=clean_name(name))
    if default_license is not None:
        account = replace(account, default_license=supported(default_license))
    await store.save(call.tx, account)
    return account


async def add_delegate_groups(call: Call, account_id: str, names: Sequence[str]) -> None:
    """Groups of an Enterprise account's directory; one that is there already stays."""
    account = enterprise(await hold(call, account_id))
    await store.save(call.tx, replace(account, delegate_groups=with_groups(account.delegate_groups, names)))


async def remove_delegate_groups(call: Call, account_id: str, names: Sequence[str]) -> None:
    """All of them, or none where one is not there."""
    account = enterprise(await hold(call, account_id))
    await store.save(call.tx, replace(account, delegate_groups=without_groups(account.delegate_groups, names)))


async def deletion(call: Call, account_id: str) -> Deletion:
    """What deleting the account would do."""
    return await _deletion(call, await find(call, account_id))


async def delete(call: Call, account_id: str) -> None:
    """Delete the account now (AMB-55): a Team without users, an Enterprise without domains."""
    account = await hold(call, account_id)
    impact = await _deletion(call, account)
    for obstacle in impact.obstacles:
        raise obstacle
    await store.remove(call.tx, account.id, call.now)
    await events.publish(call, AccountDeleted(account.id, account.is_team))


async def of_organisation(call: Call, organisation_id: str) -> Sequence[str]:
    """The ids of all accounts of an organisation that the caller was found to be of, or that has ended."""
    return await store.ids_of(call.tx, organisation_id)


async def dissolve(call: Call, account: Account) -> None:
    """Delete an account, which is held, because its organisation has ended: nobody is left to do what comes first."""
    await store.remove(call.tx, account.id, call.now)
    await events.publish(call, AccountDeleted(account.id, account.is_team))


async def make_enterprise(call: Call, account: Account) -> None:
    """With its first domain an account, which is held, becomes Enterprise for good (AMB-01)."""
    await store.save(call.tx, replace(account, enterprise_since=account.enterprise_since or call.now))


async def _deletion(call: Call, account: Account) -> Deletion:
    obstacles: list[Refusal] = [AccountHasDomains(count=len(account.domains))] if account.domains else []
    counts: dict[str, int] = {}
    for feature in call.part(DeletionImpacts).features:
        obstacles += await feature.obstacles(call, account)
        counts |= await feature.counts(call, account)
    return Deletion(tuple(obstacles), counts)


async def _present(call: Call, account_id: str) -> str:
    if isinstance(call.caller, Principal):
        return await former.find(call.tx, call.caller.organisation_id, account_id) or account_id
    if await store.find(call.tx, account_id) is not None:
        return account_id
    return await former.find_only(call.tx, account_id) or account_id


def _visible(call: Call, wanted: Filter) -> Filter:
    match call.caller:
        case Principal(organisation_id=own):
            return replace(wanted, organisation_id=own)
        case Operator() | System():
            return wanted
        case _:
            return replace(wanted, organisation_id="")


def _seen(call: Call, account_id: str, account: Account | None) -> Account:
    visible = _visible(call, Filter()).organisation_id
    if account is None or visible not in (None, account.organisation_id):
        raise AccountNotFound(account_id=account_id)
    return account
