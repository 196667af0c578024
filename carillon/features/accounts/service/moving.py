"""How accounts come here from Amazon Chime, under the ids that they had there."""

from collections.abc import Collection, Mapping
from datetime import datetime

from carillon.core.calls import Call
from carillon.features.accounts.model.accounts import Account, License, clean_name
from carillon.features.accounts.store import accounts as store
from carillon.features.accounts.store import former


async def present_ids(call: Call, organisation_id: str, account_ids: Collection[str]) -> Mapping[str, str]:
    """The present id of each account of the organisation that has one of these ids, or had it before it came here."""
    formerly = await former.find_all(call.tx, organisation_id, account_ids)
    here = [found for found in await store.find_all(call.tx, account_ids) if found.organisation_id == organisation_id]
    return {**formerly, **{found.id: found.id for found in here}}


async def homes(call: Call, account_ids: Collection[str]) -> Mapping[str, str]:
    """The organisation of each of these accounts."""
    return {found.id: found.organisation_id for found in await store.find_all(call.tx, account_ids)}


async def named(call: Call, organisation_id: str, names: Collection[str]) -> Mapping[str, Account]:
    """The oldest account of the organisation with each of these names."""
    found = await store.find_named(call.tx, organisation_id, names)
    return {account.name: account for account in reversed(found)}


async def move_in(
    call: Call, organisation_id: str, account_id: str, name: str, created_at: datetime | None, license_: License
) -> Account:
    """A Team account under its old id; it becomes Enterprise when a domain is verified here.

    Where another organisation's account has the id, it gets a new one, and its own organisation finds it by both.
    """
    is_taken = bool(await store.find_all(call.tx, [account_id]))
    id_ = call.ids.uuid() if is_taken else account_id
    account = Account(id_, organisation_id, clean_name(name), created_at or call.now, license_)
    await store.add(call.tx, account)
    if is_taken:
        await keep_former_id(call, account_id, account)
    return account


async def keep_former_id(call: Call, former_id: str, account: Account) -> None:
    """From now on the account is found by this id too, by its own organisation."""
    await former.add(call.tx, account.organisation_id, former_id, account.id)
