"""The tables of port-ins: each stands beside its order, with its history."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import (
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
    or_,
    select,
    tuple_,
    update,
)

from carillon.adapters.carrier import NumberType
from carillon.core.db import Transaction, UtcDateTime, last_shown, metadata
from carillon.core.pages import Page, cursor_at
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.port_forms import PortForm
from carillon.features.numbers.model.porting import FINAL, PortIn, PortStatus, Side, Step, WantedPortIns

port_ins = Table(
    "port_ins",
    metadata,
    Column("id", String(36), ForeignKey("phone_number_orders.id"), primary_key=True),
    Column("organisation_id", String(12), nullable=False),
    Column("product", String(32), nullable=False),
    Column("country", String(2), nullable=False),
    Column("type", String(16), nullable=False),
    Column("form", Text, nullable=False),
    Column("numbers", Text, nullable=False),  # only to be searched
    Column("sealed_pin", Text, nullable=False),
    Column("status", String(24), nullable=False),
    Column("foc_at", UtcDateTime),
    Column("round", Integer, nullable=False),
    Column("requested_by", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Index(None, "created_at", "id"),
)

steps = Table(
    "port_in_steps",
    metadata,
    Column("port_in_id", String(36), ForeignKey("port_ins.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("side", String(16), nullable=False),
    Column("by", Text, nullable=False),
    Column("status", String(24), nullable=False),
    Column("reason", Text, nullable=False),
)


async def add(tx: Transaction, port_in: PortIn) -> None:
    form = msgspec.json.encode(port_in.form).decode()
    await tx.execute(
        insert(port_ins).values(
            id=port_in.id,
            organisation_id=port_in.organisation_id,
            product=port_in.product.value,
            country=port_in.country,
            type=port_in.type.value,
            form=form,
            numbers=" ".join(port_in.form.numbers),
            requested_by=port_in.requested_by,
            created_at=port_in.created_at,
            **_state(port_in),
        )
    )


async def save(tx: Transaction, port_in: PortIn) -> None:
    """Where it stands."""
    await tx.execute(update(port_ins).where(port_ins.c.id == port_in.id).values(**_state(port_in)))


async def find(tx: Transaction, organisation_id: str, port_in_id: str) -> PortIn | None:
    return await _one(tx, _of(port_in_id).where(port_ins.c.organisation_id == organisation_id))


async def unguarded(tx: Transaction, port_in_id: str) -> PortIn | None:
    """Whosever it is."""
    return await _one(tx, _of(port_in_id))


async def hold(tx: Transaction, port_in_id: str) -> PortIn | None:
    """Whosever it is; not changed by anybody else before this transaction ends."""
    return await _one(tx, _of(port_in_id).with_for_update())


async def statuses(tx: Transaction, order_ids: Collection[str]) -> Mapping[str, PortStatus]:
    """Of those orders that are port-ins."""
    if not order_ids:
        return {}
    query = select(port_ins.c.id, port_ins.c.status).where(port_ins.c.id.in_(order_ids))
    return {order_id: PortStatus(status) for order_id, status in await tx.execute(query)}


async def page(tx: Transaction, wanted: WantedPortIns, cursor: str | None, limit: int) -> Page[PortIn]:
    """Of all organisations, the newest first."""
    query = select(port_ins).where(*_conditions(wanted))
    query = query.order_by(port_ins.c.created_at.desc(), port_ins.c.id.desc())
    if cursor is not None:
        query = query.where(tuple_(port_ins.c.created_at, port_ins.c.id) < last_shown(cursor))
    rows = (await tx.execute(query.limit(limit + 1))).mappings().all()
    items = tuple(_port_in(row) for row in rows[:limit])
    return Page(items, cursor_at(items[-1].created_at, items[-1].id) if len(rows) > limit else None)


async def count(tx: Transaction, wanted: WantedPortIns) -> int:
    query = select(func.count()).select_from(port_ins).where(*_conditions(wanted))
    return await tx.scalar(query) or 0


async def note(tx: Transaction, port_in_id: str, step: Step) -> int:
    """Add a line to the history of a port-in that is held; answers its place."""
    counted = select(func.count()).select_from(steps).where(steps.c.port_in_id == port_in_id)
    place = await tx.scalar(counted) or 0
    await tx.execute(
        insert(steps).values(
            port_in_id=port_in_id,
            place=place,
            at=step.at,
            side=step.side.value,
            by=step.by,
            status=step.status.value,
            reason=step.reason,
        )
    )
    return place


async def history(tx: Transaction, port_in_id: str) -> Sequence[Step]:
    """From the beginning."""
    query = select(steps).where(steps.c.port_in_id == port_in_id).order_by(steps.c.place)
    return [
        Step(row["at"], Side(row["side"]), row["by"], PortStatus(row["status"]), row["reason"])
        for row in (await tx.execute(query)).mappings()
    ]


async def sealed_pins(tx: Transaction) -> Sequence[tuple[str, str]]:
    """Every service PIN that is kept, with the port-in that it belongs to; held."""
    query = select(port_ins.c.id, port_ins.c.sealed_pin).where(port_ins.c.sealed_pin != "").with_for_update()
    return [(port_in_id, sealed) for port_in_id, sealed in await tx.execute(query)]


async def keep_sealed(tx: Transaction, port_in_id: str, sealed: str) -> None:
    await tx.execute(update(port_ins).where(port_ins.c.id == port_in_id).values(sealed_pin=sealed))


def _of(port_in_id: str) -> Select[tuple[object, ...]]:
    return select(port_ins).where(port_ins.c.id == port_in_id)


async def _one(tx: Transaction, query: Select[tuple[object, ...]]) -> PortIn | None:
    row = (await tx.execute(query)).mappings().first()
    return None if row is None else _port_in(row)


def _conditions(wanted: WantedPortIns) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.status is not None:
        conditions.append(port_ins.c.status == wanted.status.value)
    if wanted.open_only:
        conditions.append(port_ins.c.status.not_in([each.value for each in FINAL]))
    if wanted.search:
        digits = "".join(sign for sign in wanted.search if sign.isascii() and sign.isdigit())
        by_number = port_ins.c.numbers.contains(digits) if digits else literal(value=False)
        by_organisation = port_ins.c.organisation_id == digits
        conditions.append(or_(by_number, by_organisation))
    return conditions


def _state(port_in: PortIn) -> dict[str, str | int | datetime | None]:
    return {
        "sealed_pin": port_in.sealed_pin,
        "status": port_in.status.value,
        "foc_at": port_in.foc_at,
        "round": port_in.round,
        "updated_at": port_in.updated_at,
    }


def _port_in(row: RowMapping) -> PortIn:
    return PortIn(
        id=row["id"],
        organisation_id=row["organisation_id"],
        product=Product(row["product"]),
        country=row["country"],
        type=NumberType(row["type"]),
        form=msgspec.json.decode(row["form"], type=PortForm),
        requested_by=row["requested_by"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        status=PortStatus(row["status"]),
        foc_at=row["foc_at"],
        sealed_pin=row["sealed_pin"],
        round=row["round"],
    )
