"""The tables of requests and of their histories."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import msgspec
from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    RowMapping,
    Select,
    String,
    Table,
    Text,
    func,
    insert,
    literal,
    select,
    tuple_,
    update,
)

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.core.pages import Page
from carillon.features.support.model.contacts import AnswerLanguage, Contact, ContactMethod
from carillon.features.support.model.diagnostics import Enclosure
from carillon.features.support.model.history import Entry, RequestDeed
from carillon.features.support.model.lists import Wanted, cursor, place
from carillon.features.support.model.numbers_abroad import NumbersAbroad
from carillon.features.support.model.requests import Issue, Opener, RequestCategory, SupportRequest
from carillon.features.support.model.states import DeskSide, RequestStatus

Values = Mapping[str, str | datetime | None]

requests = Table(
    "support_requests",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("organisation_id", String(12), nullable=False),
    Column("opener_arn", Text, nullable=False),
    Column("opener_name", Text, nullable=False),
    Column("category", String(32), nullable=False),
    Column("subject", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("occurred_at", UtcDateTime),
    Column("zone", String(64), nullable=False),
    Column("client_version", Text, nullable=False),
    Column("log_reference", String(16), nullable=False),
    Column("meeting_id", Text, nullable=False),
    Column("numbers", Text),  # what a request for international numbers says: JSON
    Column("contact_email", Text, nullable=False),
    Column("contact_method", String(16), nullable=False),
    Column("contact_phone", String(32), nullable=False),
    Column("language", String(8), nullable=False),
    Column("additional", Text, nullable=False),  # addresses: a JSON list
    Column("enclosures", Text, nullable=False),  # a JSON list
    Column("status", String(16), nullable=False),
    Column("assignee", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("search_key", Text, nullable=False),  # folded: lower() knows only ASCII on SQLite
    Index(None, "organisation_id", "created_at", "id"),
    Index(None, "created_at", "id"),
)

entries = Table(
    "support_entries",
    metadata,
    Column("request_id", String(12), ForeignKey("support_requests.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("deed", String(16), nullable=False),
    Column("side", String(16), nullable=False),
    Column("author", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("status", String(16), nullable=False),
    Column("inside", Boolean, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)


async def add(tx: Transaction, request: SupportRequest) -> None:
    await tx.execute(insert(requests).values(**_whole(request)))


async def save(tx: Transaction, request: SupportRequest) -> None:
    """How far it has come; what was told at the beginning stays."""
    changed = {"status": request.status.value, "assignee": request.assignee, "updated_at": request.updated_at}
    await tx.execute(update(requests).where(requests.c.id == request.id).values(changed))


async def find(tx: Transaction, request_id: str, organisation_id: str | None) -> SupportRequest | None:
    """Of any organisation where none is named."""
    row = (await tx.execute(_one(request_id, organisation_id))).mappings().first()
    return None if row is None else _request(row)


async def hold(tx: Transaction, request_id: str, organisation_id: str | None) -> SupportRequest | None:
    """The same; not changed by anybody else before this transaction ends."""
    row = (await tx.execute(_one(request_id, organisation_id).with_for_update())).mappings().first()
    return None if row is None else _request(row)


async def page(tx: Transaction, wanted: Wanted, after: str | None, limit: int) -> Page[SupportRequest]:
    """The newest first; a request that comes meanwhile moves no other to another page."""
    query = select(requests).where(*_conditions(wanted))
    query = query.order_by(requests.c.created_at.desc(), requests.c.id.desc())
    if after is not None:
        at, last = place(after)
        behind = tuple_(literal(at, UtcDateTime), literal(last, String))
        query = query.where(tuple_(requests.c.created_at, requests.c.id) < behind)
    found = [_request(row) for row in (await tx.execute(query.limit(limit + 1))).mappings()]
    items = tuple(found[:limit])
    return Page(items, cursor(items[-1]) if len(found) > limit else None)


async def count(tx: Transaction, wanted: Wanted) -> int:
    return await tx.scalar(select(func.count()).select_from(requests).where(*_conditions(wanted))) or 0


async def add_entry(tx: Transaction, entry: Entry) -> Entry:
    """Answers it with its place in the history, which is the next one; the request is held."""
    last = await tx.scalar(select(func.max(entries.c.place)).where(entries.c.request_id == entry.request_id))
    number = 1 if last is None else last + 1
    await tx.execute(
        insert(entries).values(
            request_id=entry.request_id,
            place=number,
            deed=entry.deed.value,
            side=entry.side.value,
            author=entry.author,
            text=entry.text,
            status=entry.status.value,
            inside=entry.inside,
            at=entry.at,
        )
    )
    return replace(entry, place=number)


async def history(tx: Transaction, request_id: str, *, inside: bool) -> Sequence[Entry]:
    """The oldest first; with what stays inside the desk or without it."""
    query = select(entries).where(entries.c.request_id == request_id).order_by(entries.c.place)
    if not inside:
        query = query.where(entries.c.inside.is_(False))
    return [_entry(row) for row in (await tx.execute(query)).mappings()]


async def find_entry(tx: Transaction, request_id: str, number: int) -> Entry | None:
    query = select(entries).where(entries.c.request_id == request_id, entries.c.place == number)
    row = (await tx.execute(query)).mappings().first()
    return None if row is None else _entry(row)


def _one(request_id: str, organisation_id: str | None) -> Select[tuple[object, ...]]:
    query = select(requests).where(requests.c.id == request_id)
    return query if organisation_id is None else query.where(requests.c.organisation_id == organisation_id)


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.organisation_id is not None:
        found.append(requests.c.organisation_id == wanted.organisation_id)
    if wanted.search:
        found.append(requests.c.search_key.contains(wanted.search.casefold(), autoescape=True))
    if wanted.statuses:
        found.append(requests.c.status.in_([status.value for status in wanted.statuses]))
    if wanted.category is not None:
        found.append(requests.c.category == wanted.category.value)
    if wanted.opener_arn:
        found.append(requests.c.opener_arn == wanted.opener_arn)
    if wanted.assignee is not None:
        found.append(requests.c.assignee == wanted.assignee)
    return found


def _whole(request: SupportRequest) -> Values:
    issue, contact = request.issue, request.contact
    return {
        "id": request.id,
        "organisation_id": request.organisation_id,
        "opener_arn": request.opener.arn,
        "opener_name": request.opener.name,
        "category": issue.category.value,
        "subject": issue.subject,
        "description": issue.description,
        "occurred_at": issue.occurred_at,
        "zone": issue.zone,
        "client_version": issue.client_version,
        "log_reference": issue.log_reference,
        "meeting_id": issue.meeting_id,
        "numbers": None if issue.numbers is None else _json(issue.numbers),
        "contact_email": contact.email,
        "contact_method": contact.method.value,
        "contact_phone": contact.phone,
        "language": contact.language.value,
        "additional": _json(contact.additional),
        "enclosures": _json(request.enclosures),
        "status": request.status.value,
        "assignee": request.assignee,
        "created_at": request.created_at,
        "updated_at": request.updated_at,
        "search_key": request.search_key,
    }


def _request(row: RowMapping) -> SupportRequest:
    return SupportRequest(
        id=row["id"],
        organisation_id=row["organisation_id"],
        opener=Opener(row["opener_arn"], row["opener_name"]),
        issue=_issue(row),
        contact=Contact(
            row["contact_email"],
            ContactMethod(row["contact_method"]),
            row["contact_phone"],
            AnswerLanguage(row["language"]),
            msgspec.json.decode(row["additional"], type=tuple[str, ...]),
        ),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        status=RequestStatus(row["status"]),
        assignee=row["assignee"],
        enclosures=msgspec.json.decode(row["enclosures"], type=tuple[Enclosure, ...]),
    )


def _issue(row: RowMapping) -> Issue:
    numbers = row["numbers"]
    return Issue(
        category=RequestCategory(row["category"]),
        subject=row["subject"],
        description=row["description"],
        occurred_at=row["occurred_at"],
        zone=row["zone"],
        client_version=row["client_version"],
        log_reference=row["log_reference"],
        meeting_id=row["meeting_id"],
        numbers=None if numbers is None else msgspec.json.decode(numbers, type=NumbersAbroad),
    )


def _entry(row: RowMapping) -> Entry:
    return Entry(
        row["request_id"],
        row["place"],
        RequestDeed(row["deed"]),
        DeskSide(row["side"]),
        row["author"],
        row["text"],
        RequestStatus(row["status"]),
        row["at"],
    )


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
