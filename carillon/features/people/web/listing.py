"""The list of an account's users for the console: page by page, counted, and as ids for acts on all of them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, TypeVar

import msgspec

from carillon.core.calls import Call
from carillon.features import accounts
from carillon.features.accounts import License
from carillon.features.people.model.listing import Filter, FilterWrong, Order, SortKey, Span
from carillon.features.people.model.users import PhoneBook, Registration, User, UserType
from carillon.features.people.service import listing
from carillon.wire.http import allowed, route

ACCOUNT = "/console/accounts/{account_id}"

Choice = TypeVar("Choice", bound=StrEnum)


class UserRow(msgspec.Struct, frozen=True, kw_only=True):
    """A user as the list shows it; who has not registered yet has an address and nothing else (USR-05)."""

    id: str
    email: str
    display_name: str | None
    registration: Registration
    license: License
    user_type: UserType
    invited_at: datetime | None
    joined_at: datetime | None
    last_active_at: datetime | None
    phone_number: str | None
    released_at: datetime | None


class UserRows(msgspec.Struct, frozen=True, kw_only=True):
    """`total` is left out unless asked for: counting a long list takes longer than a page of it."""

    items: list[UserRow]
    next_cursor: str | None
    total: int | None


class UserFilter(msgspec.Struct, frozen=True, kw_only=True):
    """All that is given must hold; several values of one kind stand between commas.

    `search` is any part of the address or name (USR-06). Dates are from a moment on, and before another.
    """

    search: Annotated[str, msgspec.Meta(max_length=254)] = ""
    registration: str = ""
    permission: str = ""
    user_type: UserType | None = None
    invited_from: datetime | None = None
    invited_before: datetime | None = None
    joined_from: datetime | None = None
    joined_before: datetime | None = None
    active_from: datetime | None = None
    active_before: datetime | None = None


class UsersQuery(UserFilter, frozen=True, kw_only=True):
    """A page is the one behind `cursor`, or the one with this number."""

    sort: SortKey = SortKey.EMAIL
    descending: bool = False
    cursor: str | None = None
    page: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 1
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50
    counted: bool = True


class IdsQuery(UserFilter, frozen=True, kw_only=True):
    cursor: str | None = None


class UserCount(msgspec.Struct, frozen=True):
    total: int


class UserIds(msgspec.Struct, frozen=True):
    items: list[str]
    next_cursor: str | None


@route("GET", ACCOUNT + "/users", rule=allowed("chime:ListUsers"))
async def list_users(call: Call, account_id: str, query: UsersQuery) -> UserRows:
    """The users of an account that the filters find, in the order asked for."""
    account = await accounts.find(call, account_id)
    wanted, order = _wanted(query), Order(query.sort, query.descending)
    if query.cursor is None:
        page = await listing.numbered_page(call, account.id, wanted, query.page, query.limit, order)
    else:
        page = await listing.page(call, account.id, wanted, query.cursor, query.limit, order)
    numbers = await call.part(PhoneBook).numbers(call, account.id, [user.id for user in page.items])
    return UserRows(
        items=[_row(call, user, numbers.get(user.id), is_team=account.is_team) for user in page.items],
        next_cursor=page.next_cursor,
        total=await listing.count(call, account.id, wanted) if query.counted else None,
    )


@route("GET", ACCOUNT + "/user-count", rule=allowed("chime:ListUsers"))
async def count_users(call: Call, account_id: str, query: UserFilter) -> UserCount:
    """How many users of an account the filters find."""
    return UserCount(await listing.count(call, account_id, _wanted(query)))


@route("GET", ACCOUNT + "/user-ids", rule=allowed("chime:ListUsers"))
async def list_user_ids(call: Call, account_id: str, query: IdsQuery) -> UserIds:
    """The ids of all users that the filters find, some thousand at a time."""
    page = await listing.ids(call, account_id, _wanted(query), query.cursor)
    return UserIds(list(page.items), page.next_cursor)


def _wanted(query: UserFilter) -> Filter:
    return Filter(
        user_type=query.user_type,
        search=query.search.strip(),
        registrations=_chosen(Registration, query.registration),
        licenses=_chosen(License, query.permission),
        invited=_span(query.invited_from, query.invited_before),
        joined=_span(query.joined_from, query.joined_before),
        active=_span(query.active_from, query.active_before),
    )


def _chosen(kind: type[Choice], text: str) -> frozenset[Choice]:
    try:
        return frozenset(kind(word) for word in text.split(",") if word)
    except ValueError as error:
        raise FilterWrong(word=text) from error


def _span(start: datetime | None, end: datetime | None) -> Span:
    if any(moment is not None and moment.tzinfo is None for moment in (start, end)):
        raise FilterWrong(word="a date without its zone")
    return Span(start, end)


def _row(call: Call, user: User, number: str | None, *, is_team: bool) -> UserRow:
    return UserRow(
        id=user.id,
        email=user.email,
        display_name=user.display_name,
        registration=user.registration,
        license=user.license_at(call.now),
        user_type=user.user_type,
        invited_at=user.invited_at if is_team else None,  # USR-13
        joined_at=user.joined_at,
        last_active_at=user.last_active_at,
        phone_number=number,
        released_at=user.released_at,
    )
