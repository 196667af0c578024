"""Rows of trail records, kept and searched."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import ColumnElement, RowMapping, Select, and_, insert, or_, select

from carillon.core.db import Transaction
from carillon.core.trail import Json
from carillon.features.audit.model.entries import Entry
from carillon.features.audit.model.resources import Resource
from carillon.features.audit.store.tables import trail_records, trail_resources

_FIELDS = (
    "organisation_id",
    "at",
    "event_name",
    "principal_arn",
    "request_id",
    "error_code",
    "read_only",
    "event_id",
    "event_source",
    "user_name",
    "access_key_id",
    "denial",
)
_EXACTLY = ("event_id", "event_name", "event_source", "user_name", "access_key_id", "error_code")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search asks for, all of it together; None is anything."""

    start: datetime
    end: datetime | None = None
    event_id: str | None = None
    event_name: str | None = None
    event_source: str | None = None
    user_name: str | None = None
    access_key_id: str | None = None
    read_only: bool | None = None
    resource_name: str | None = None
    resource_type: str | None = None
    error_code: str | None = None
    refused: bool | None = None


async def add(tx: Transaction, entries: Sequence[Entry]) -> None:
    rows = [
        {name: getattr(entry, name) for name in _FIELDS} | {"event": msgspec.json.encode(entry.event).decode()}
        for entry in entries
    ]
    await tx.execute(insert(trail_records), rows)
    if about := [row for entry in entries for row in _about(entry)]:
        await tx.execute(insert(trail_resources), about)


async def since(tx: Transaction, organisation_id: str, after: int, limit: int) -> tuple[Entry, ...]:
    found = await tx.execute(
        select(trail_records)
        .where(trail_records.c.organisation_id == organisation_id, trail_records.c.id > after)
        .order_by(trail_records.c.id)
        .limit(limit)
    )
    return tuple(_entry(row, ()) for row in found.mappings())


async def of_user(tx: Transaction, organisation_id: str, user_name: str, after: int, limit: int) -> tuple[Entry, ...]:
    """The acts of one caller behind number `after`, oldest first."""
    records = trail_records.c
    own = (records.organisation_id == organisation_id, records.user_name == user_name, records.id > after)
    found = await tx.execute(select(trail_records).where(*own).order_by(records.id).limit(limit))
    return tuple(_entry(row, ()) for row in found.mappings())


async def search(
    tx: Transaction, organisation_id: str, wanted: Wanted, behind: tuple[datetime, int] | None, limit: int
) -> tuple[Entry, ...]:
    """The newest first; `behind` is the time and the id of the last one shown."""
    rows = (await tx.execute(searching(organisation_id, wanted, behind, limit))).mappings().all()
    about = await _resources(tx, [row["event_id"] for row in rows])
    return tuple(_entry(row, about.get(row["event_id"], ())) for row in rows)


async def find(tx: Transaction, organisation_id: str, event_id: str) -> Entry | None:
    found = await tx.execute(
        select(trail_records).where(
            trail_records.c.event_id == event_id, trail_records.c.organisation_id == organisation_id
        )
    )
    row = found.mappings().first()
    return None if row is None else _entry(row, (await _resources(tx, [event_id])).get(event_id, ()))


def searching(
    organisation_id: str, wanted: Wanted, behind: tuple[datetime, int] | None, limit: int
) -> Select[tuple[object, ...]]:
    """Every page begins where the one before ended, so that the last costs no more than the first."""
    records, about = trail_records.c, trail_resources.c
    query = select(trail_records)
    owner, at = records.organisation_id, records.at
    if named := _named(wanted):
        # The resources lead: their index has the order that is asked for.
        same = and_(records.organisation_id == about.organisation_id, records.event_id == about.event_id)
        query = query.join(trail_resources, same).where(*named)
        owner, at = about.organisation_id, about.at
    query = query.where(owner == organisation_id, at >= wanted.start, *_conditions(wanted))
    if wanted.end is not None:
        query = query.where(at <= wanted.end)
    if behind is not None:
        last_at, record_id = behind
        query = query.where(at <= last_at, or_(at < last_at, and_(at == last_at, records.id < record_id)))
    return query.order_by(at.desc(), records.id.desc()).limit(limit)


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    """Truths are written out and not bound: only so do databases see that an index of changes or refusals will do."""
    records = trail_records.c
    found = [records[name] == value for name in _EXACTLY if (value := getattr(wanted, name)) is not None]
    if wanted.read_only is not None:
        found.append(records.read_only.is_(wanted.read_only))
    if wanted.refused is not None:
        found.append(records.error_code.is_not(None) if wanted.refused else records.error_code.is_(None))
    return found


def _named(wanted: Wanted) -> list[ColumnElement[bool]]:
    about, found = trail_resources.c, list[ColumnElement[bool]]()
    if wanted.resource_name is not None:
        found.append(about.name == wanted.resource_name)
    if wanted.resource_type is not None:
        found.append(about.type == wanted.resource_type)
        if wanted.resource_name is None:
            found.append(about.leads.is_(True))
    return found


def _about(entry: Entry) -> list[dict[str, object]]:
    types: set[str] = set()
    rows: list[dict[str, object]] = []
    for each in entry.resources:
        rows.append(
            {
                "event_id": entry.event_id,
                "name": each.name,
                "type": each.type,
                "organisation_id": entry.organisation_id,
                "at": entry.at,
                "leads": each.type not in types,
            }
        )
        types.add(each.type)
    return rows


async def _resources(tx: Transaction, event_ids: Collection[str]) -> Mapping[str, tuple[Resource, ...]]:
    found = await tx.execute(
        select(trail_resources)
        .where(trail_resources.c.event_id.in_([event_id for event_id in event_ids if event_id]))
        .order_by(trail_resources.c.type, trail_resources.c.name)
    )
    about: dict[str, tuple[Resource, ...]] = {}
    for row in found.mappings():
        about[row["event_id"]] = (*about.get(row["event_id"], ()), Resource(row["type"], row["name"]))
    return about


def _entry(row: RowMapping, about: tuple[Resource, ...]) -> Entry:
    event: dict[str, Json] = msgspec.json.decode(row["event"])
    return Entry(id=row["id"], event=event, resources=about, **{name: row[name] for name in _FIELDS})
