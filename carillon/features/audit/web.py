"""The event history for the console: search, one event whole, and how far the trail is sealed."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated

import msgspec

from carillon.core.calls import Call
from carillon.core.trail import Json
from carillon.features.audit.model.chain import Seal
from carillon.features.audit.model.entries import Entry
from carillon.features.audit.service import searching
from carillon.features.audit.store import Wanted
from carillon.wire.http import allowed, route

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
READS = allowed("cloudtrail:LookupEvents")

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
Text = Annotated[str, msgspec.Meta(max_length=2048)]


class ResourceView(msgspec.Struct, frozen=True, kw_only=True):
    type: str
    name: str


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event as the list shows it; `sealed` says that it is a link of the chain."""

    id: str
    at: datetime
    name: str
    source: str
    user_name: str | None
    access_key_id: str | None
    address: str | None
    region: str | None
    user_agent: str | None
    request_id: str
    read_only: bool
    error_code: str | None
    error_message: str | None
    denial: str | None
    resources: list[ResourceView]
    sealed: bool


class EventRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[EventRow]
    next_cursor: str | None


class EventView(msgspec.Struct, frozen=True, kw_only=True):
    """An event with its place in the chain, and the whole record in CloudTrail's shape, as JSON in a text."""

    event: EventRow
    seal_number: int | None
    seal_digest: str | None
    record: str


class EventRecords(msgspec.Struct, frozen=True, kw_only=True):
    """Whole records, to be carried away."""

    items: list[EventView]
    next_cursor: str | None


class SealingView(msgspec.Struct, frozen=True, kw_only=True):
    """Where the chain ends, and what waits to become part of it."""

    head_number: int
    head_digest: str
    unsealed: int
    oldest_unsealed_at: datetime | None
    now: datetime


class EventsQuery(msgspec.Struct, frozen=True, kw_only=True):
    """All that is given must hold; `refused` asks for events with an error or for those without."""

    cursor: str | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=500)] = 50
    start: Moment | None = None
    end: Moment | None = None
    event_id: Text | None = None
    event_name: Text | None = None
    event_source: Text | None = None
    user_name: Text | None = None
    access_key_id: Text | None = None
    resource_name: Text | None = None
    resource_type: Text | None = None
    error_code: Text | None = None
    read_only: bool | None = None
    refused: bool | None = None


@route("GET", "/console/events", rule=READS)
async def list_events(call: Call, query: EventsQuery) -> EventRows:
    """The events of the last ninety days, the newest first."""
    page = await searching.search(call, _wanted(query), query.cursor, query.limit)
    sealed = await searching.seals(call, page.items)
    return EventRows(items=[_row(entry, sealed) for entry in page.items], next_cursor=page.next_cursor)


@route("GET", "/console/events/records", rule=READS)
async def download_events(call: Call, query: EventsQuery) -> EventRecords:
    """The same events with their whole records."""
    page = await searching.search(call, _wanted(query), query.cursor, query.limit)
    sealed = await searching.seals(call, page.items)
    return EventRecords(items=[_view(entry, sealed) for entry in page.items], next_cursor=page.next_cursor)


@route("GET", "/console/events/sealing", rule=READS)
async def show_sealing(call: Call) -> SealingView:
    """How far the trail is sealed."""
    found = await searching.sealing(call)
    return SealingView(
        head_number=found.head.number,
        head_digest=found.head.digest,
        unsealed=found.unsealed,
        oldest_unsealed_at=found.oldest_unsealed_at,
        now=call.now,
    )


@route("GET", "/console/events/{event_id}", rule=READS)
async def get_event(call: Call, event_id: str) -> EventView:
    """One event, however old."""
    entry = await searching.find(call, event_id)
    return _view(entry, await searching.seals(call, [entry]))


def _wanted(query: EventsQuery) -> Wanted:
    return Wanted(
        start=query.start or BEGINNING,
        end=query.end,
        event_id=query.event_id,
        event_name=query.event_name,
        event_source=query.event_source,
        user_name=query.user_name,
        access_key_id=query.access_key_id,
        read_only=query.read_only,
        resource_name=query.resource_name,
        resource_type=query.resource_type,
        error_code=query.error_code,
        refused=query.refused,
    )


def _view(entry: Entry, sealed: Mapping[int, Seal]) -> EventView:
    seal = sealed.get(entry.id)
    return EventView(
        event=_row(entry, sealed),
        seal_number=None if seal is None else seal.number,
        seal_digest=None if seal is None else seal.digest,
        record=msgspec.json.encode(entry.event).decode(),
    )


def _row(entry: Entry, sealed: Mapping[int, Seal]) -> EventRow:
    return EventRow(
        id=entry.event_id,
        at=entry.at,
        name=entry.event_name,
        source=entry.event_source,
        user_name=entry.user_name,
        access_key_id=entry.access_key_id,
        address=_text(entry.event.get("sourceIPAddress")),
        region=_text(entry.event.get("awsRegion")),
        user_agent=_text(entry.event.get("userAgent")),
        request_id=entry.request_id,
        read_only=entry.read_only,
        error_code=entry.error_code,
        error_message=_text(entry.event.get("errorMessage")),
        denial=entry.denial,
        resources=[ResourceView(type=each.type, name=each.name) for each in entry.resources],
        sealed=entry.id in sealed,
    )


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) and value else None
