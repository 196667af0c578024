"""The table of accounts; each is read with its domains."""

from collections.abc import Collection, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Index,
    RowMapping,
    Select,
    String,
    Table,
    Text,
    delete,
    false,
    func,
    insert,
    select,
    tuple_,
    update,
)

from carillon.core.db import Transaction, UtcDateTime, last_shown, metadata
from carillon.core.pages import Page, cursor_at
from carillon.features.accounts.model.accounts import Account, Filter, License
from carillon.features.accounts.model.domains import Domain
from carillon.features.accounts.model.settings import Settings
from carillon.features.accounts.store import domains, former

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("organisation_id", String(12), nullable=False),
    Column("name", Text, nullable=False),
    Column("folded_name", Text, nullable=False),  # lower() knows only ASCII on SQLite
    Column("created_at", UtcDateTime, nullable=False),
    Column("default_license", String(16), nullable=False),
    Column("enterprise_since", UtcDateTime),
    Column("disable_remote_control", Boolean, nullable=False),
    Column("enable_dial_out", Boolean, nullable=False),
    Column("slack_sign_in", Boolean),  # null until somebody decides
    Column("regions", Text),  # a JSON list; null for all
    Column("block_suspended_reregistration", Boolean, nullable=False, server_default=false()),
    Column("delegate_groups", Text, nullable=False),  # few, and always read with their account: a JSON list
    Index(None, "organisation_id", "created_at", "id"),
)


async def add(tx: Transaction, account: Account) -> None:
    await tx.execute(insert(accounts).values(id=account.id, created_at=account.created_at, **_changeable(account)))


async def save(tx: Transaction, account: Account) -> None:
    """Everything but the domains, which have their own functions."""
    await tx.execute(update(accounts).where(accounts.c.id == account.id).values(**_changeable(account)))


async def remove(tx: Transaction, account_id: str, at: datetime) -> None:
    await domains.remove_of_account(tx, account_id, at)
    await former.remove_of_account(tx, account_id)
    await tx.execute(delete(accounts).where(accounts.c.id == account_id))


async def find(tx: Transaction, account_id: str) -> Account | None:
    return next(iter(await _load(tx, select(accounts).where(accounts.c.id == account_id))), None)


async def find_all(tx: Transaction, account_ids: Collection[str]) -> Sequence[Account]:
    return await _load(tx, select(accounts).where(accounts.c.id.in_(account_ids)))


async def find_named(tx: Transaction, organisation_id: str, names: Collection[str]) -> Sequence[Account]:
    """The oldest first."""
    own = (accounts.c.organisation_id == organisation_id, accounts.c.name.in_(names))
    return await _load(tx, select(accounts).where(*own).order_by(accounts.c.created_at, accounts.c.id))


async def hold(tx: Transaction, account_id: str) -> Account | None:
    """Found, and neither changed nor deleted nor held by anybody else before this transaction ends."""
    query = select(accounts).where(accounts.c.id == account_id).with_for_update()
    return next(iter(await _load(tx, query)), None)


async def page(tx: Transaction, wanted: Filter, cursor: str | None, limit: int) -> Page[Account]:
    """The oldest first; an account that is added or deleted meanwhile moves no other to another page."""
    query = select(accounts).where(*_conditions(wanted)).order_by(accounts.c.created_at, accounts.c.id)
    if cursor is not None:
        query = query.where(tuple_(accounts.c.created_at, accounts.c.id) > last_shown(cursor))
    found = await _load(tx, query.limit(limit + 1))
    items = tuple(found[:limit])
    return Page(items, cursor_at(items[-1].created_at, items[-1].id) if len(found) > limit else None)


async def namesakes(tx: Transaction, organisation_id: str, name: str) -> int:
    """How many accounts of the organisation are called so, large and small letters being the same."""
    same = (accounts.c.organisation_id == organisation_id, accounts.c.folded_name == name.casefold())
    return await tx.scalar(select(func.count()).select_from(accounts).where(*same)) or 0


async def ids_of(tx: Transaction, organisation_id: str) -> Sequence[str]:
    return list(
        (await tx.execute(select(accounts.c.id).where(accounts.c.organisation_id == organisation_id))).scalars()
    )


async def count(tx: Transaction, wanted: Filter) -> int:
    return await tx.scalar(select(func.count()).select_from(accounts).where(*_conditions(wanted))) or 0


def _conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.organisation_id is not None:
        conditions.append(accounts.c.organisation_id == wanted.organisation_id)
    if wanted.account_id is not None:
        conditions.append(accounts.c.id == wanted.account_id)
    if wanted.name_starts:  # not LIKE, which is blind to case on one database and not on the other
        conditions.append(func.substr(accounts.c.name, 1, len(wanted.name_starts)) == wanted.name_starts)
    if wanted.name_has:
        conditions.append(accounts.c.folded_name.contains(wanted.name_has.casefold(), autoescape=True))
    return conditions


async def _load(tx: Transaction, query: Select[tuple[object, ...]]) -> Sequence[Account]:
    rows = (await tx.execute(query)).mappings().all()
    owned = await domains.of_accounts(tx, [row["id"] for row in rows])
    return [_account(row, tuple(owned.get(row["id"], ()))) for row in rows]


def _account(row: RowMapping, owned: tuple[Domain, ...]) -> Account:
    return Account(
        id=row["id"],
        organisation_id=row["organisation_id"],
        name=row["name"],
        created_at=row["created_at"],
        default_license=License(row["default_license"]),
        enterprise_since=row["enterprise_since"],
        settings=_settings(row),
        domains=owned,
        delegate_groups=msgspec.json.decode(row["delegate_groups"], type=tuple[str, ...]),
    )


def _settings(row: RowMapping) -> Settings:
    return Settings(
        disable_remote_control=row["disable_remote_control"],
        enable_dial_out=row["enable_dial_out"],
        slack_sign_in=row["slack_sign_in"],
        regions=None if row["regions"] is None else msgspec.json.decode(row["regions"], type=tuple[str, ...]),
        block_suspended_reregistration=row["block_suspended_reregistration"],
    )


def _changeable(account: Account) -> dict[str, str | bool | datetime | None]:
    settings = account.settings
    return {
        "organisation_id": account.organisation_id,
        "name": account.name,
        "folded_name": account.name.casefold(),
        "default_license": account.default_license.value,
        "enterprise_since": account.enterprise_since,
        "disable_remote_control": settings.disable_remote_control,
        "enable_dial_out": settings.enable_dial_out,
        "slack_sign_in": settings.slack_sign_in,
        "regions": None if settings.regions is None else msgspec.json.encode(settings.regions).decode(),
        "block_suspended_reregistration": settings.block_suspended_reregistration,
        "delegate_groups": msgspec.json.encode(account.delegate_groups).decode(),
    }
