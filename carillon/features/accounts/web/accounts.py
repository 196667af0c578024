"""Accounts for the console: list, create, see, rename, delete."""

from datetime import datetime
from typing import Annotated

import msgspec

from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.features.accounts.model.accounts import Account, AccountType, Filter, License, Roster
from carillon.features.accounts.service import accounts as service
from carillon.wire.http import allowed, route


class AccountRow(msgspec.Struct, frozen=True, kw_only=True):
    """An account as the list shows it."""

    id: str
    name: str
    type: AccountType
    created_at: datetime
    users: int
    status: str


class AccountRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[AccountRow]
    next_cursor: str | None
    total: int


class AccountsQuery(msgspec.Struct, frozen=True, kw_only=True):
    """`search` is any part of the name."""

    search: str = ""
    cursor: str | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50


class DomainView(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    verified_at: datetime


class AccountView(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    type: AccountType
    created_at: datetime
    default_license: License
    domains: list[DomainView]
    users: int
    status: str
    block_suspended_reregistration: bool


class AccountName(msgspec.Struct, frozen=True):
    name: str


class NewAccount(msgspec.Struct, frozen=True):
    """`regions` are those that its meetings may run in; null for all there are."""

    name: str
    regions: list[str] | None = None


class Namesakes(msgspec.Struct, frozen=True, kw_only=True):
    """How many accounts are called so already."""

    count: int


class ObstacleView(msgspec.Struct, frozen=True, kw_only=True):
    """What must be done before the account can be deleted; the count is 0 where nothing is counted."""

    code: str
    message: str
    count: int


class DeletionView(msgspec.Struct, frozen=True, kw_only=True):
    """What deleting the account would do; the counts are of what would be deleted with it."""

    possible: bool
    obstacles: list[ObstacleView]
    counts: dict[str, int]


@route("GET", "/console/accounts", rule=allowed("chime:ListAccounts"))
async def list_accounts(call: Call, query: AccountsQuery) -> AccountRows:
    """The accounts of the administrator's organisation, the oldest first."""
    wanted = Filter(name_has=query.search.strip())
    page = await service.page(call, wanted, query.cursor, query.limit)
    users = await call.part(Roster).head_counts(call, [account.id for account in page.items])
    return AccountRows(
        items=[_row(account, users.get(account.id, 0)) for account in page.items],
        next_cursor=page.next_cursor,
        total=await service.count(call, wanted),
    )


@route("POST", "/console/accounts", rule=allowed("chime:CreateAccount"), act="CreateAccount", status=201)
async def create_account(call: Call, body: NewAccount) -> AccountView:
    """A new Team account."""
    return await _view(call, await service.create(call, body.name, body.regions))


@route("GET", "/console/account-names", rule=allowed("chime:ListAccounts"))
async def count_namesakes(call: Call, query: AccountName) -> Namesakes:
    """How many accounts of the organisation have this name; another one may have it too."""
    return Namesakes(count=await service.namesakes(call, query.name))


@route("GET", "/console/accounts/{account_id}", rule=allowed("chime:GetAccount"))
async def get_account(call: Call, account_id: str) -> AccountView:
    """One account."""
    return await _view(call, await service.find(call, account_id))


@route("POST", "/console/accounts/{account_id}/rename", rule=allowed("chime:UpdateAccount"), act="UpdateAccount")
async def rename_account(call: Call, account_id: str, body: AccountName) -> AccountView:
    """Give the account another name."""
    return await _view(call, await service.rename(call, account_id, body.name))


@route("GET", "/console/accounts/{account_id}/deletion", rule=allowed("chime:DeleteAccount"))
async def preview_deletion(call: Call, account_id: str) -> DeletionView:
    """What stands against deleting the account, and what would be deleted."""
    deletion = await service.deletion(call, account_id)
    return DeletionView(
        possible=deletion.possible,
        obstacles=[_obstacle(refusal) for refusal in deletion.obstacles],
        counts=dict(deletion.counts),
    )


@route("DELETE", "/console/accounts/{account_id}", rule=allowed("chime:DeleteAccount"), act="DeleteAccount")
async def delete_account(call: Call, account_id: str) -> None:
    """Delete the account with everything that is in it."""
    await service.delete(call, account_id)


async def _view(call: Call, account: Account) -> AccountView:
    users = await call.part(Roster).head_counts(call, [account.id])
    return AccountView(
        id=account.id,
        name=account.name,
        type=account.type,
        created_at=account.created_at,
        default_license=account.default_license,
        domains=[DomainView(name=domain.name, verified_at=domain.verified_at) for domain in account.domains],
        users=users.get(account.id, 0),
        status=account.status,
        block_suspended_reregistration=account.settings.block_suspended_reregistration,
    )


def _row(account: Account, users: int) -> AccountRow:
    return AccountRow(
        id=account.id,
        name=account.name,
        type=account.type,
        created_at=account.created_at,
        users=users,
        status=account.status,
    )


def _obstacle(refusal: Refusal) -> ObstacleView:
    count = refusal.facts.get("count")
    return ObstacleView(code=refusal.code, message=refusal.message, count=count if isinstance(count, int) else 0)
