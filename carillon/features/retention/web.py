"""Retention for the console: how long the account keeps its messages, what a change would do, and the change."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from carillon.core.calls import Call
from carillon.features.retention import service
from carillon.features.retention.model import LONGEST_DAYS, Outlook, Part, Policy, deletion_begins
from carillon.wire.http import allowed, route

RETENTION = "/console/accounts/{account_id}/retention"


class Periods(msgspec.Struct, frozen=True, kw_only=True):
    """In days; null keeps the messages for ever."""

    conversations: int | None
    rooms: int | None


class RetentionView(msgspec.Struct, frozen=True, kw_only=True):
    """`deletion_begins_at` is when the next of what is hidden is deleted; until then it can come back."""

    periods: Periods
    longest_days: int
    deletion_begins_at: datetime | None


class OutlookView(msgspec.Struct, frozen=True, kw_only=True):
    """How many messages the change hides, shows again and deletes at once; hidden ones go for good at `final_at`."""

    hidden: int
    shown_again: int
    deleted: int
    final_at: datetime | None


class RetentionOutlook(msgspec.Struct, frozen=True, kw_only=True):
    conversations: OutlookView
    rooms: OutlookView


@route("GET", RETENTION, rule=allowed("chime:GetRetentionSettings"))
async def get_retention(call: Call, account_id: str) -> RetentionView:
    """How long an Enterprise account keeps its messages."""
    return _view(call, await service.policies(call, account_id))


@route("POST", f"{RETENTION}/outlook", rule=allowed("chime:GetRetentionSettings"), act="PreviewRetentionSettings")
async def preview_retention(call: Call, account_id: str, body: Periods) -> RetentionOutlook:
    """What setting these periods would do."""
    found = await service.outlook(call, account_id, _wanted(body))
    return RetentionOutlook(conversations=_outlook(found[Part.CONVERSATIONS]), rooms=_outlook(found[Part.ROOMS]))


@route("PUT", RETENTION, rule=allowed("chime:PutRetentionSettings"), act="PutRetentionSettings")
async def put_retention(call: Call, account_id: str, body: Periods) -> RetentionView:
    """Set both periods; they take effect at once."""
    return _view(call, await service.set_periods(call, account_id, _wanted(body)))


def _wanted(periods: Periods) -> Mapping[Part, int | None]:
    return {Part.CONVERSATIONS: periods.conversations, Part.ROOMS: periods.rooms}


def _view(call: Call, policies: Mapping[Part, Policy]) -> RetentionView:
    return RetentionView(
        periods=Periods(conversations=policies[Part.CONVERSATIONS].days, rooms=policies[Part.ROOMS].days),
        longest_days=LONGEST_DAYS,
        deletion_begins_at=deletion_begins(list(policies.values()), call.now),
    )


def _outlook(outlook: Outlook) -> OutlookView:
    return OutlookView(
        hidden=outlook.hidden,
        shown_again=outlook.shown_again,
        deleted=outlook.deleted,
        final_at=outlook.final_at,
    )
