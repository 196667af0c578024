"""Stretches of the list of an account's users, in any of its orders, from a place or some users further on."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import Column, ColumnElement, ColumnExpressionArgument, and_, func, literal, or_, select, tuple_

from carillon.core.db import Transaction
from carillon.core.pages import Page
from carillon.features.accounts import License
from carillon.features.people.model.listing import Filter, Key, Order, SortKey, Span, Start, cursor_of, key_in
from carillon.features.people.model.users import User
from carillon.features.people.store.users import many, users

_ID = users.c.id
_COLUMNS: Mapping[SortKey, tuple[Column[str] | Column[datetime], ...]] = MappingProxyType(
    {
        SortKey.EMAIL: (users.c.email, _ID),
        SortKey.NAME: (users.c.name_key, _ID),
        SortKey.REGISTRATION: (users.c.registration, users.c.email, _ID),
        SortKey.PERMISSION: (users.c.license, users.c.email, _ID),
        SortKey.USER_TYPE: (users.c.user_type, users.c.email, _ID),
        SortKey.INVITED: (users.c.invited_at, _ID),
        SortKey.JOINED: (users.c.joined_at, _ID),
        SortKey.ACTIVE: (users.c.last_active_at, _ID),
    }
)
_DATES = (SortKey.INVITED, SortKey.JOINED, SortKey.ACTIVE)


async def page(
    tx: Transaction, account_id: str, wanted: Filter, order: Order, start: Start, limit: int, now: datetime
) -> Page[User]:
    """`next_cursor` is good in the same order."""
    keys = await _keys(tx, account_id, wanted, order, start, limit, now)
    shown = [str(key[-1]) for key in keys[:limit]]
    found = {user.id: user for user in await many(tx, select(users).where(_ID.in_(shown)))}
    cursor = cursor_of(keys[limit - 1]) if len(keys) > limit else None
    return Page(tuple(found[user_id] for user_id in shown), cursor)


async def place(
    tx: Transaction, account_id: str, wanted: Filter, order: Order, start: Start, now: datetime
) -> str | None:
    """Behind the first user of the stretch; those who are passed over are counted in the index alone."""
    keys = await _keys(tx, account_id, wanted, order, start, 0, now)
    return cursor_of(keys[0]) if keys else None


async def ids(tx: Transaction, account_id: str, wanted: Filter, start: Start, limit: int, now: datetime) -> Page[str]:
    """The same without anything but the ids, by address."""
    keys = await _keys(tx, account_id, wanted, Order(), start, limit, now)
    cursor = cursor_of(keys[limit - 1]) if len(keys) > limit else None
    return Page(tuple(str(key[-1]) for key in keys[:limit]), cursor)


async def count(tx: Transaction, account_id: str, wanted: Filter, now: datetime) -> int:
    query = select(func.count()).select_from(users).where(*_conditions(account_id, wanted, now))
    return await tx.scalar(query) or 0


async def _keys(
    tx: Transaction, account_id: str, wanted: Filter, order: Order, start: Start, limit: int, now: datetime
) -> Sequence[Key]:
    """One more than the limit, where there are more."""
    columns = _COLUMNS[order.by]
    query = select(*columns).where(*_conditions(account_id, wanted, now))
    if start.after is not None:
        query = query.where(_behind(columns, order, start.after))
    sorting = [column.desc() if order.descending else column.asc() for column in columns]
    rows = await tx.execute(query.order_by(*sorting).offset(start.skip).limit(limit + 1))
    return [tuple(row) for row in rows]


def _behind(columns: Sequence[Column[str] | Column[datetime]], order: Order, cursor: str) -> ColumnElement[bool]:
    shape = tuple[datetime | None, str] if order.by in _DATES else tuple[(str,) * len(columns)]
    key = key_in(cursor, shape)
    own = tuple_(*columns)
    its = tuple_(*(literal(value, column.type) for value, column in zip(key, columns, strict=True)))
    return own < its if order.descending else own > its


def _conditions(account_id: str, wanted: Filter, now: datetime) -> list[ColumnExpressionArgument[bool]]:
    conditions: list[ColumnExpressionArgument[bool]] = [users.c.account_id == account_id]
    if wanted.email is not None:
        conditions.append(users.c.email == wanted.email.lower())
    if wanted.user_type is not None:
        conditions.append(users.c.user_type == wanted.user_type.value)
    if wanted.registrations:
        conditions.append(users.c.registration.in_(sorted(each.value for each in wanted.registrations)))
    if wanted.licenses:
        conditions.append(or_(*(_counts_as(license_, now) for license_ in sorted(wanted.licenses))))
    if wanted.search:
        conditions.append(users.c.search_key.contains(wanted.search.casefold(), autoescape=True))
    spans = ((users.c.invited_at, wanted.invited), (users.c.joined_at, wanted.joined))
    for column, span in (*spans, (users.c.last_active_at, wanted.active)):
        conditions += _within(column, span)
    return conditions


def _counts_as(license_: License, now: datetime) -> ColumnElement[bool]:
    """What `User.license_at` says, for many at once."""
    trial = users.c.license == License.PRO_TRIAL.value
    if license_ is License.PRO_TRIAL:
        return and_(trial, users.c.trial_ends_at > now)
    kept = users.c.license == license_.value
    return or_(kept, and_(trial, users.c.trial_ends_at <= now)) if license_ is License.BASIC else kept


def _within(column: Column[datetime], span: Span) -> list[ColumnExpressionArgument[bool]]:
    if not span:
        return []
    started = column >= span.start if span.start is not None else column > literal(None, column.type)
    return [started] if span.end is None else [started, column < span.end]
