"""The tables of port-out PINs, of requests of other carriers, and of cases in which an administrator asks for a PIN."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    RowMapping,
    Select,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_or_leave

from carillon.core.db import Transaction, UtcDateTime, last_shown, metadata
from carillon.core.pages import Page, cursor_at
from carillon.features.numbers.model.port_outs import Case, HeardFrom, PortOut, Verdict
from carillon.features.numbers.store.inventory import phone_numbers

pins = Table(
    "port_out_pins",
    metadata,
    Column("number", String(16), ForeignKey("phone_numbers.number", ondelete="CASCADE"), primary_key=True),
    Column("sealed", Text, nullable=False),
    Column("set_at", UtcDateTime, nullable=False),
)

port_outs = Table(
    "port_outs",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("number", String(32), nullable=False),
    Column("organisation_id", String(12)),
    Column("carrier", Text, nullable=False),
    Column("account_id", Text, nullable=False),
    Column("verdict", String(24), nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("heard_from", String(16), nullable=False),
    Column("heard_by", Text, nullable=False),
    Column("reference", String(200), unique=True),
    Index(None, "asked_at", "id"),
    Index(None, "number", "asked_at"),
)

cases = Table(
    "port_out_cases",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("organisation_id", String(12), nullable=False),
    Column("numbers", Text, nullable=False),
    Column("contact_email", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("answered_at", UtcDateTime),
    Column("answered_by", Text, nullable=False),
    Index(None, "asked_at", "id"),
)

_WRONG = [Verdict.ACCOUNT_WRONG.value, Verdict.PIN_WRONG.value, Verdict.PIN_MISSING.value]


async def set_pin(tx: Transaction, number: str, sealed: str, now: datetime) -> None:
    values = {"sealed": sealed, "set_at": now}
    statement = insert_or_leave(pins).values(number=number, **values)
    await tx.execute(statement.on_conflict_do_update(index_elements=[pins.c.number], set_=values))


async def keep_sealed(tx: Transaction, number: str, sealed: str) -> None:
    await tx.execute(update(pins).where(pins.c.number == number).values(sealed=sealed))


async def clear_pin(tx: Transaction, number: str) -> None:
    await tx.execute(delete(pins).where(pins.c.number == number))


async def sealed_pins(tx: Transaction, numbers: Collection[str] | None = None) -> Mapping[str, str]:
    """Of these numbers, or of all of them."""
    query = select(pins.c.number, pins.c.sealed)
    if numbers is not None:
        query = query.where(pins.c.number.in_(numbers))
    return {number: sealed for number, sealed in await tx.execute(query)}


async def owner_of(tx: Transaction, number: str, statuses: Collection[str]) -> str | None:
    """Whose the number is, where it is in one of these states; held."""
    where = (phone_numbers.c.number == number, phone_numbers.c.status.in_(statuses))
    owner: str | None = await tx.scalar(select(phone_numbers.c.organisation_id).where(*where).with_for_update())
    return owner


async def wrong_tries(tx: Transaction, number: str, since: datetime) -> int:
    where = (port_outs.c.number == number, port_outs.c.asked_at > since, port_outs.c.verdict.in_(_WRONG))
    return await tx.scalar(select(func.count()).select_from(port_outs).where(*where)) or 0


async def add(tx: Transaction, port_out: PortOut) -> None:
    await tx.execute(
        insert(port_outs).values(
            id=port_out.id,
            number=port_out.number,
            organisation_id=port_out.organisation_id,
            carrier=port_out.carrier,
            account_id=port_out.account_id,
            verdict=port_out.verdict.value,
            asked_at=port_out.asked_at,
            heard_from=port_out.heard_from.value,
            heard_by=port_out.heard_by,
            reference=port_out.reference,
        )
    )


async def find(tx: Transaction, port_out_id: str) -> PortOut | None:
    return await _one(tx, select(port_outs).where(port_outs.c.id == port_out_id))


async def by_reference(tx: Transaction, reference: str) -> PortOut | None:
    return await _one(tx, select(port_outs).where(port_outs.c.reference == reference))


async def page(
    tx: Transaction, organisation_id: str | None, number: str | None, cursor: str | None, limit: int
) -> Page[PortOut]:
    """Of one organisation or number, or all; the newest first."""
    query = select(port_outs).order_by(port_outs.c.asked_at.desc(), port_outs.c.id.desc())
    if organisation_id is not None:
        query = query.where(port_outs.c.organisation_id == organisation_id)
    if number is not None:
        query = query.where(port_outs.c.number == number)
    if cursor is not None:
        query = query.where(tuple_(port_outs.c.asked_at, port_outs.c.id) < last_shown(cursor))
    found = [_port_out(row) for row in (await tx.execute(query.limit(limit + 1))).mappings()]
    items = tuple(found[:limit])
    return Page(items, cursor_at(items[-1].asked_at, items[-1].id) if len(found) > limit else None)


async def left_at(tx: Transaction, numbers: Collection[str]) -> Mapping[str, datetime]:
    """When each of these numbers was let go, since its owner has it."""
    if not numbers:
        return {}
    query = (
        select(port_outs.c.number, func.max(port_outs.c.asked_at, type_=UtcDateTime))
        .join(phone_numbers, phone_numbers.c.number == port_outs.c.number)
        .where(port_outs.c.number.in_(numbers), port_outs.c.verdict == Verdict.ACCEPTED.value)
        .where(port_outs.c.asked_at >= phone_numbers.c.created_at)
        .where(port_outs.c.organisation_id == phone_numbers.c.organisation_id)
        .group_by(port_outs.c.number)
    )
    return {number: at for number, at in await tx.execute(query)}


async def add_case(tx: Transaction, case: Case) -> None:
    await tx.execute(
        insert(cases).values(
            id=case.id,
            organisation_id=case.organisation_id,
            numbers=" ".join(case.numbers),
            contact_email=case.contact_email,
            asked_by=case.asked_by,
            asked_at=case.asked_at,
            answered_at=case.answered_at,
            answered_by=case.answered_by,
        )
    )


async def save_case(tx: Transaction, case: Case) -> None:
    values = {"answered_at": case.answered_at, "answered_by": case.answered_by}
    await tx.execute(update(cases).where(cases.c.id == case.id).values(**values))


async def hold_case(tx: Transaction, case_id: str) -> Case | None:
    row = (await tx.execute(select(cases).where(cases.c.id == case_id).with_for_update())).mappings().first()
    return None if row is None else _case(row)


async def list_cases(tx: Transaction, organisation_id: str | None, limit: int) -> Sequence[Case]:
    """Of one organisation or all; unanswered ones first, then the newest."""
    query = select(cases).order_by(cases.c.answered_at.is_not(None), cases.c.asked_at.desc(), cases.c.id.desc())
    if organisation_id is not None:
        query = query.where(cases.c.organisation_id == organisation_id)
    return [_case(row) for row in (await tx.execute(query.limit(limit))).mappings()]


async def _one(tx: Transaction, query: Select[tuple[object, ...]]) -> PortOut | None:
    row = (await tx.execute(query)).mappings().first()
    return None if row is None else _port_out(row)


def _port_out(row: RowMapping) -> PortOut:
    return PortOut(
        id=row["id"],
        number=row["number"],
        organisation_id=row["organisation_id"],
        carrier=row["carrier"],
        account_id=row["account_id"],
        verdict=Verdict(row["verdict"]),
        asked_at=row["asked_at"],
        heard_from=HeardFrom(row["heard_from"]),
        heard_by=row["heard_by"],
        reference=row["reference"],
    )


def _case(row: RowMapping) -> Case:
    return Case(
        id=row["id"],
        organisation_id=row["organisation_id"],
        numbers=tuple(row["numbers"].split()),
        contact_email=row["contact_email"],
        asked_by=row["asked_by"],
        asked_at=row["asked_at"],
        answered_at=row["answered_at"],
        answered_by=row["answered_by"],
    )
