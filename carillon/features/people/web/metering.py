"""Active Pro days for the console: of one user, and of an account."""

from datetime import date

import msgspec

from carillon.core.calls import Call
from carillon.features.people.service import metering
from carillon.wire.http import allowed, route

ACCOUNT = "/console/accounts/{account_id}"


class MonthQuery(msgspec.Struct, frozen=True, kw_only=True):
    """As 2026-11; the month that it is in UTC, when nothing is given."""

    month: str | None = None


class ActiveDays(msgspec.Struct, frozen=True, kw_only=True):
    """The days, in UTC, on which the user hosted what is paid for (PRO-04)."""

    month: str
    days: list[date]


class DayOfAccount(msgspec.Struct, frozen=True, kw_only=True):
    day: date
    users: int


class ActiveDaysOfAccount(msgspec.Struct, frozen=True, kw_only=True):
    """`total` counts a user once for each day on which they were active."""

    month: str
    days: list[DayOfAccount]
    total: int


@route("GET", ACCOUNT + "/users/{user_id}/active-pro", rule=allowed("chime:GetUser"))
async def get_active_days_of_user(call: Call, account_id: str, user_id: str, query: MonthQuery) -> ActiveDays:
    """On which days of a month a user was an Active Pro user."""
    month = query.month or f"{call.now:%Y-%m}"
    return ActiveDays(month=month, days=list(await metering.days_of_user(call, account_id, user_id, month)))


@route("GET", ACCOUNT + "/active-pro", rule=allowed("chime:GetAccount"))
async def get_active_days_of_account(call: Call, account_id: str, query: MonthQuery) -> ActiveDaysOfAccount:
    """How many users of an account were Active Pro users on each day of a month; deleted accounts answer too."""
    month = query.month or f"{call.now:%Y-%m}"
    days = await metering.days_of_account(call, account_id, month)
    return ActiveDaysOfAccount(
        month=month,
        days=[DayOfAccount(day=day, users=users) for day, users in days.items()],
        total=sum(days.values()),
    )
