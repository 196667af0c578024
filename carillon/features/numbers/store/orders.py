"""The tables of orders and of the numbers in them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

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
    exists,
    false,
    func,
    insert,
    select,
    tuple_,
    update,
)

from carillon.core.db import Transaction, UtcDateTime, last_shown, metadata
from carillon.core.pages import Page, cursor_at
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.lists import WantedOrders
from carillon.features.numbers.model.orders import Line, LineStatus, Order, OrderStatus, Source
from carillon.features.numbers.model.porting import PortStatus
from carillon.features.numbers.store.porting import port_ins, statuses

orders = Table(
    "phone_number_orders",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("organisation_id", String(12), nullable=False),
    Column("product", String(32), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("source", String(16), nullable=False),
    Column("request_id", String(12), nullable=False),
    Index(None, "organisation_id", "created_at", "id"),
)

lines = Table(
    "phone_number_order_lines",
    metadata,
    Column("order_id", String(36), ForeignKey("phone_number_orders.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("number", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    Column("reason", Text, nullable=False),
)


async def add(tx: Transaction, order: Order) -> None:
    await tx.execute(
        insert(orders).values(
            id=order.id,
            organisation_id=order.organisation_id,
            product=order.product.value,
            created_at=order.created_at,
            updated_at=order.updated_at,
            source=order.source.value,
            request_id=order.request_id,
        )
    )
    rows = [
        {
            "order_id": order.id,
            "place": place,
            "number": line.number,
            "status": line.status.value,
            "reason": line.reason,
        }
        for place, line in enumerate(order.lines)
    ]
    await tx.execute(insert(lines), rows)


async def save(tx: Transaction, order: Order) -> None:
    """What became of its numbers."""
    await tx.execute(update(orders).where(orders.c.id == order.id).values(updated_at=order.updated_at))
    for place, line in enumerate(order.lines):
        key = (lines.c.order_id == order.id, lines.c.place == place)
        await tx.execute(update(lines).where(*key).values(status=line.status.value, reason=line.reason))


async def find(tx: Transaction, organisation_id: str, order_id: str) -> Order | None:
    query = select(orders).where(orders.c.organisation_id == organisation_id, orders.c.id == order_id)
    return next(iter(await _load(tx, query)), None)


async def unguarded(tx: Transaction, order_id: str) -> Order | None:
    """Whosever it is."""
    return next(iter(await _load(tx, select(orders).where(orders.c.id == order_id))), None)


async def sources(tx: Transaction, order_ids: Collection[str]) -> Mapping[str, Source]:
    """Where the numbers of these orders came from."""
    query = select(orders.c.id, orders.c.source).where(orders.c.id.in_(order_ids))
    return {order_id: Source(source) for order_id, source in await tx.execute(query)}


async def source(tx: Transaction, order_id: str) -> Source:
    """The same for one; numbers without an order are a carrier's."""
    return (await sources(tx, [order_id])).get(order_id, Source.CARRIER)


async def hold(tx: Transaction, order_id: str) -> Order | None:
    """Whosever it is; not changed by anybody else before this transaction ends."""
    return next(iter(await _load(tx, select(orders).where(orders.c.id == order_id).with_for_update())), None)


async def page(
    tx: Transaction, organisation_id: str, wanted: WantedOrders, cursor: str | None, limit: int
) -> Page[Order]:
    """The newest first; an order that is added meanwhile moves no other to another page."""
    query = select(orders).where(*_conditions(organisation_id, wanted))
    query = query.order_by(orders.c.created_at.desc(), orders.c.id.desc())
    if cursor is not None:
        query = query.where(tuple_(orders.c.created_at, orders.c.id) < last_shown(cursor))
    found = await _load(tx, query.limit(limit + 1))
    items = tuple(found[:limit])
    return Page(items, cursor_at(items[-1].created_at, items[-1].id) if len(found) > limit else None)


async def count(tx: Transaction, organisation_id: str, wanted: WantedOrders) -> int:
    query = select(func.count()).select_from(orders).where(*_conditions(organisation_id, wanted))
    return await tx.scalar(query) or 0


def _conditions(organisation_id: str, wanted: WantedOrders) -> list[ColumnElement[bool]]:
    conditions = [orders.c.organisation_id == organisation_id]
    if wanted.search:
        conditions.append(_has(lines.c.number.contains(wanted.digits)) if wanted.digits else false())
    match wanted.status:
        case OrderStatus():
            conditions += [~_is_port_in(), *_came_to(wanted.status)]
        case PortStatus():
            conditions.append(_is_port_in(port_ins.c.status == wanted.status.value))
        case None:
            pass
    return conditions


def _is_port_in(*so: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(port_ins.c.id == orders.c.id, *so)


def _came_to(status: OrderStatus) -> list[ColumnElement[bool]]:
    """As `Order.status` has it."""
    waits, acquired, failed = (_has(lines.c.status == each.value) for each in LineStatus)
    match status:
        case OrderStatus.PROCESSING:
            return [waits]
        case OrderStatus.SUCCESSFUL:
            return [~waits, ~failed]
        case OrderStatus.PARTIAL:
            return [~waits, acquired, failed]
        case OrderStatus.FAILED:
            return [~waits, ~acquired]


def _has(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(lines.c.order_id == orders.c.id, condition)


async def _load(tx: Transaction, query: Select[tuple[object, ...]]) -> Sequence[Order]:
    rows = (await tx.execute(query)).mappings().all()
    found: defaultdict[str, list[Line]] = defaultdict(list)
    if rows:
        wanted = select(lines).where(lines.c.order_id.in_([row["id"] for row in rows]))
        for row in (await tx.execute(wanted.order_by(lines.c.order_id, lines.c.place))).mappings():
            found[row["order_id"]].append(Line(row["number"], LineStatus(row["status"]), row["reason"]))
    ported = await statuses(tx, [row["id"] for row in rows])
    return [_order(row, tuple(found[row["id"]]), ported.get(row["id"])) for row in rows]


def _order(row: RowMapping, of: tuple[Line, ...], ported: PortStatus | None) -> Order:
    return Order(
        row["id"],
        row["organisation_id"],
        Product(row["product"]),
        row["created_at"],
        row["updated_at"],
        of,
        ported,
        Source(row["source"]),
        row["request_id"],
    )
