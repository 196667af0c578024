"""Ordering numbers for the console: countries, free numbers, orders and what became of them."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from carillon.adapters.carrier import NumberType
from carillon.core.calls import Call, Calls
from carillon.features.numbers.model.countries import Paper, Papers, Product, Reach, Supply, edition, goes_with
from carillon.features.numbers.model.lists import WantedOrders
from carillon.features.numbers.model.orders import LineStatus, Order, OrderStatus, Source
from carillon.features.numbers.model.porting import PortStatus
from carillon.features.numbers.model.searching import USUAL_PAGE, Search
from carillon.features.numbers.service import orders
from carillon.wire.http import allowed, route

ORDERS = "/console/numbers/orders"
SHOWN = 3

Text = Annotated[str, msgspec.Meta(max_length=64)]


AnyStatus = Literal[
    "Processing",
    "Successful",
    "Partial",
    "Failed",
    "SUBMITTED",
    "PENDING_DOCUMENTS",
    "EXCEPTION",
    "CHANGE_REQUESTED",
    "FOC",
    "CANCEL_REQUESTED",
    "CANCELLED",
    "COMPLETED",
]
"""Of an order, or of one that is a port-in: the two never share a name."""


class PapersView(msgspec.Struct, frozen=True, kw_only=True):
    """What must be sent in; `address` says where the business address must be."""

    papers: list[Paper]
    address: Reach | None
    regulator_first: bool


class SupplyView(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of numbers of one country, and what ordering them takes, or bringing them over: null is not at all."""

    country: str
    type: NumberType
    prefixes: list[str]
    products: list[Product]
    order: PapersView
    port: PapersView | None


class Countries(msgspec.Struct, frozen=True, kw_only=True):
    """`edition` names the rules that hold."""

    edition: str
    items: list[SupplyView]


class FreeQuery(msgspec.Struct, frozen=True, kw_only=True):
    country: Text | None = None
    type: NumberType | None = None
    area_code: Text | None = None
    city: Text | None = None
    state: Text | None = None
    toll_free_prefix: Text | None = None
    cursor: Text | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=USUAL_PAGE)] = USUAL_PAGE


class FreeNumbers(msgspec.Struct, frozen=True, kw_only=True):
    items: list[str]
    next_cursor: str | None


class OrdersQuery(msgspec.Struct, frozen=True, kw_only=True):
    """`search` is part of a number."""

    search: Text = ""
    status: AnyStatus | None = None
    cursor: str | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50


class NumberOrderRow(msgspec.Struct, frozen=True, kw_only=True):
    """An order as the list shows it: how many numbers, and the first few of them; `request_id` is the support request
    that the desk answered with it, or empty."""

    id: str
    product: Product
    status: OrderStatus
    created_at: datetime
    updated_at: datetime
    numbers: list[str]
    ordered: int
    acquired: int
    failed: int
    porting: PortStatus | None
    source: Source
    request_id: str


class NumberOrderRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[NumberOrderRow]
    next_cursor: str | None
    total: int


class OrderLineView(msgspec.Struct, frozen=True, kw_only=True):
    number: str
    status: LineStatus
    reason: str


class NumberOrderView(msgspec.Struct, frozen=True, kw_only=True):
    order: NumberOrderRow
    lines: list[OrderLineView]


class NewNumberOrder(msgspec.Struct, frozen=True, kw_only=True):
    product: Product
    numbers: list[str]


@route("GET", "/console/numbers/countries", rule=allowed("chime:ListSupportedPhoneNumberCountries"))
async def list_countries(call: Call) -> Countries:
    """The countries of the edition in force, and what each demands of whoever orders numbers."""
    found = edition()
    return Countries(edition=found.edition, items=[_supply(each) for each in found.supplies])


@route("GET", "/console/numbers/available", rule=allowed("chime:SearchAvailablePhoneNumbers"))
async def search_free_numbers(calls: Calls, query: FreeQuery) -> FreeNumbers:
    """Numbers that can be ordered now."""
    wanted = Search(query.country, query.type, query.area_code, query.city, query.state, query.toll_free_prefix)
    page = await orders.search(calls, wanted, query.cursor, query.limit)
    return FreeNumbers(items=list(page.items), next_cursor=page.next_cursor)


@route("GET", ORDERS, rule=allowed("chime:ListPhoneNumberOrders"))
async def list_number_orders(call: Call, query: OrdersQuery) -> NumberOrderRows:
    """The orders of the organisation, the newest first."""
    wanted = WantedOrders(query.search.strip(), _status(query.status))
    page = await orders.page(call, query.cursor, query.limit, wanted)
    return NumberOrderRows(
        items=[_row(order) for order in page.items],
        next_cursor=page.next_cursor,
        total=await orders.count(call, wanted),
    )


@route("POST", ORDERS, rule=allowed("chime:CreatePhoneNumberOrder"), act="CreatePhoneNumberOrder", status=201)
async def create_number_order(call: Call, body: NewNumberOrder) -> NumberOrderRow:
    """Order numbers; the carrier is asked in the background."""
    return _row(await orders.create(call, body.product, body.numbers))


@route("GET", ORDERS + "/{phone_number_order_id}", rule=allowed("chime:GetPhoneNumberOrder"))
async def get_number_order(call: Call, phone_number_order_id: str) -> NumberOrderView:
    """One order with what became of each number."""
    order = await orders.find(call, phone_number_order_id)
    lines = [OrderLineView(number=each.number, status=each.status, reason=each.reason) for each in order.lines]
    return NumberOrderView(order=_row(order), lines=lines)


def _row(order: Order) -> NumberOrderRow:
    reached = [line.status for line in order.lines]
    return NumberOrderRow(
        id=order.id,
        product=order.product,
        status=order.status,
        created_at=order.created_at,
        updated_at=order.updated_at,
        numbers=[line.number for line in order.lines[:SHOWN]],
        ordered=len(reached),
        acquired=reached.count(LineStatus.ACQUIRED),
        failed=reached.count(LineStatus.FAILED),
        porting=order.porting,
        source=order.source,
        request_id=order.request_id,
    )


def _status(name: str | None) -> OrderStatus | PortStatus | None:
    if name is None:
        return None
    return PortStatus(name) if name.isupper() else OrderStatus(name)


def _supply(supply: Supply) -> SupplyView:
    return SupplyView(
        country=supply.country,
        type=supply.type,
        prefixes=list(supply.prefixes),
        products=[product for product in supply.products if goes_with(product, supply.type)],
        order=_papers(supply.order),
        port=None if supply.port is None else _papers(supply.port),
    )


def _papers(papers: Papers) -> PapersView:
    return PapersView(papers=list(papers.papers), address=papers.address, regulator_first=papers.regulator_first)
