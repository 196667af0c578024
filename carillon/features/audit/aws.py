"""The trail for AWS clients: CloudTrail's event history."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.features.audit.model.entries import Entry
from carillon.features.audit.service.searching import search
from carillon.features.audit.store import Wanted
from carillon.wire.aws import ForeignToken, PageTokens, operation

if TYPE_CHECKING:
    from mypy_boto3_cloudtrail import type_defs as wire

Answer = dict[str, object]

PAGE = 50
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
FIELDS = {
    "EventId": "event_id",
    "EventName": "event_name",
    "EventSource": "event_source",
    "Username": "user_name",
    "AccessKeyId": "access_key_id",
    "ResourceName": "resource_name",
    "ResourceType": "resource_type",
}


class OneAttribute(Refusal):
    """Look up by one attribute at a time."""

    kind = Kind.INVALID


class TruthWrong(Refusal):
    """ReadOnly is true or false."""

    kind = Kind.INVALID


class TimesWrong(Refusal):
    """StartTime must not be after EndTime."""

    kind = Kind.INVALID


FAULTS: Mapping[type[Refusal], str] = {
    ForeignToken: "InvalidNextTokenException",
    OneAttribute: "InvalidLookupAttributesException",
    TruthWrong: "InvalidLookupAttributesException",
    TimesWrong: "InvalidTimeRangeException",
}


@operation("cloudtrail", "LookupEvents", FAULTS)
async def lookup_events(call: Call, request: "wire.LookupEventsRequestTypeDef") -> Answer:
    attributes = [(each["AttributeKey"], each["AttributeValue"]) for each in request.get("LookupAttributes", ())]
    if len(attributes) > 1:
        raise OneAttribute
    start, end = _moment(request.get("StartTime")), _moment(request.get("EndTime"))
    if start and end and start > end:
        raise TimesWrong
    tokens, filters = call.part(PageTokens), [attributes, start, end]
    cursor = tokens.take(call.caller, "LookupEvents", filters, request.get("NextToken"))
    wanted = _wanted(dict(attributes), start or BEGINNING, end)
    page = await search(call, wanted, cursor, request.get("MaxResults", PAGE))
    return {
        "Events": [_shape(entry) for entry in page.items],
        "NextToken": tokens.give(call.caller, "LookupEvents", filters, page.next_cursor),
    }


def _moment(given: object) -> datetime | None:
    return given if isinstance(given, datetime) else None


def _wanted(attributes: Mapping[str, str], start: datetime, end: datetime | None) -> Wanted:
    named = {FIELDS[key]: value for key, value in attributes.items() if key in FIELDS}
    truth = attributes.get("ReadOnly")
    if truth is not None and truth not in ("true", "false"):
        raise TruthWrong
    return replace(Wanted(start, end, read_only=None if truth is None else truth == "true"), **named)


def _shape(entry: Entry) -> Answer:
    return {
        "EventId": entry.event_id,
        "EventName": entry.event_name,
        "ReadOnly": "true" if entry.read_only else "false",
        "AccessKeyId": entry.access_key_id,
        "EventTime": entry.at,
        "EventSource": entry.event_source,
        "Username": entry.user_name,
        "Resources": [{"ResourceType": each.type, "ResourceName": each.name} for each in entry.resources],
        "CloudTrailEvent": msgspec.json.encode(entry.event).decode(),
    }
