"""Metering: the days on which somebody hosted what is paid for are written down as meetings end, and read by month."""

from collections.abc import Mapping, Sequence
from datetime import date

from carillon.core.calls import Call
from carillon.features import accounts, organisations
from carillon.features.people.model.metering import HostedMeeting, active_day, month_of
from carillon.features.people.service import users as people
from carillon.features.people.store import metering, users


async def meter(call: Call, meeting: HostedMeeting) -> None:
    """A meeting has ended; safe to tell twice."""
    host = await users.find(call.tx, meeting.host_id)
    if host is None:
        return
    day = active_day(meeting, host.account_id, host.license_at(meeting.ended_at))
    account = None if day is None else await accounts.unguarded(call.tx, day.account_id)
    if day is not None and account is not None:
        await metering.add(call.tx, day, account.organisation_id)


async def days_of_user(call: Call, account_id: str, user_id: str, month: str) -> Sequence[date]:
    """On which days of the month the user was an Active Pro user of the account."""
    user = await people.find(call, account_id, user_id)
    return await metering.days_of_user(call.tx, account_id, user.id, *month_of(month))


async def days_of_account(call: Call, account_id: str, month: str) -> Mapping[date, int]:
    """How many users were active on each day of the month; an account that is deleted still answers (ACC-34)."""
    home = await organisations.own(call)
    return await metering.days_of_account(call.tx, home.id, account_id, *month_of(month))
