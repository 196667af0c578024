"""Searching and ordering numbers on both databases: who gets what, what fails, and how much is allowed."""

import asyncio
from pathlib import Path

import pytest

from carillon.adapters.carrier import Ability, CarrierDown, NumberType
from carillon.core.db import Database
from carillon.features.numbers import jobs as number_jobs
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.inventory import (
    Filter,
    InventoryFull,
    Status,
)
from carillon.features.numbers.model.orders import (
    TAKEN,
    LineStatus,
    OrderNotFound,
    OrderStatus,
    OrderTooLarge,
    PlaceOrder,
)
from carillon.features.numbers.model.searching import Search
from carillon.features.numbers.service import orders
from tests.kit.exchanges import FIRST, MOMENT, SEATTLE, SECOND, THIRD, Exchange, open_exchange
from tests.kit.offices import AT

pytestmark = pytest.mark.anyio


@pytest.fixture
async def exchange(database: Database, tmp_path: Path) -> Exchange:
    return await open_exchange(database, tmp_path)


async def test_what_anybody_has_is_not_offered(exchange: Exchange) -> None:
    assert await exchange.free() == tuple(SEATTLE)
    await exchange.order(FIRST)
    await exchange.order(THIRD, by=exchange.office.mallory)
    assert (await exchange.free())[:2] == (SECOND, SEATTLE[3])


async def test_pages_of_free_numbers_follow_each_other_without_gaps(exchange: Exchange) -> None:
    await exchange.order(SECOND, SEATTLE[4])
    question, alice = Search(area_code="206"), exchange.office.alice
    found: list[str] = []
    cursor: str | None = None
    for size in (2, 2, 94):
        page = await orders.search(alice, question, cursor, size)
        assert len(page.items) == size
        found += page.items
        cursor = page.next_cursor
    assert cursor is None
    assert found == [number for number in SEATTLE if number not in (SECOND, SEATTLE[4])]
    whole_state = await orders.search(alice, Search(state="CA"), None, 500)
    assert (len(whole_state.items), whole_state.next_cursor) == (500, whole_state.items[-1])


async def test_an_order_is_pending_until_the_carrier_has_answered(exchange: Exchange) -> None:
    order = await exchange.order(FIRST, SECOND)
    assert (order.status, [line.status for line in order.lines]) == (
        OrderStatus.PROCESSING,
        [LineStatus.PROCESSING] * 2,
    )
    assert await exchange.listed(Filter(status="AcquireInProgress")) == [FIRST, SECOND]
    exchange.office.clock.advance(MOMENT)
    await exchange.place()
    done = await exchange.does(lambda call: orders.find(call, order.id))
    assert (done.status, done.updated_at) == (OrderStatus.SUCCESSFUL, AT + MOMENT)
    phone = await exchange.number(FIRST)
    assert (phone.status, phone.type, phone.country) == (Status.UNASSIGNED, NumberType.LOCAL, "US")
    assert (phone.abilities, phone.product) == (frozenset(Ability), Product.BUSINESS_CALLING)
    assert (phone.created_at, phone.updated_at) == (AT, AT + MOMENT)


async def test_a_refused_number_leaves_no_trace_but_the_reason(exchange: Exchange) -> None:
    exchange.carrier.refused = {SECOND}
    order = await exchange.order(FIRST, SECOND)
    await exchange.place()
    done = await exchange.does(lambda call: orders.find(call, order.id))
    assert [(line.status, line.reason) for line in done.lines] == [
        (LineStatus.ACQUIRED, ""),
        (LineStatus.FAILED, "The carrier refuses: sold out."),
    ]
    assert (done.status, await exchange.listed()) == (OrderStatus.PARTIAL, [FIRST])
    assert SECOND in await exchange.free()


async def test_a_carrier_that_refuses_or_forgets_everything_fails_the_order(exchange: Exchange) -> None:
    exchange.carrier.refuses_everything = True
    first = await exchange.order(FIRST)
    await exchange.place()
    exchange.carrier.refuses_everything, exchange.carrier.forgotten = False, {SECOND}
    second = await exchange.order(SECOND)
    await exchange.place()
    for order in (first, second):
        assert (await exchange.does(lambda call, order=order: orders.find(call, order.id))).status is OrderStatus.FAILED
    assert await exchange.listed() == []


async def test_a_carrier_that_is_down_is_asked_again(exchange: Exchange) -> None:
    order = await exchange.order(FIRST)
    exchange.carrier.is_down = True
    with pytest.raises(CarrierDown):
        await number_jobs.place_order(exchange.office.calls, PlaceOrder(order.id))
    assert await exchange.status(FIRST) is Status.ACQUIRE_IN_PROGRESS
    exchange.carrier.is_down = False
    for _ in range(2):
        await number_jobs.place_order(exchange.office.calls, PlaceOrder(order.id))
    assert await exchange.status(FIRST) is Status.UNASSIGNED
    assert exchange.carrier.orders == [(order.id, (FIRST,))]
    await number_jobs.place_order(exchange.office.calls, PlaceOrder("gone"))


@pytest.mark.spec("PHN-14")
async def test_of_two_orders_for_a_number_one_gets_it(exchange: Exchange) -> None:
    office = exchange.office
    found = await asyncio.gather(
        exchange.order(FIRST, SECOND, by=office.alice), exchange.order(SECOND, FIRST, by=office.mallory)
    )
    lines = [line for order in found for line in order.lines]
    assert sorted((line.number, line.status.value) for line in lines) == [
        (FIRST, "Failed"),
        (FIRST, "Processing"),
        (SECOND, "Failed"),
        (SECOND, "Processing"),
    ]
    assert {line.reason for line in lines if line.status is LineStatus.FAILED} == {TAKEN}
    await exchange.place()
    assert sorted(await exchange.listed() + await exchange.listed(by=office.mallory)) == [FIRST, SECOND]


async def test_an_order_of_nothing_but_taken_numbers_has_failed_at_once(exchange: Exchange) -> None:
    await exchange.own(FIRST)
    assert (await exchange.order(FIRST)).status is OrderStatus.FAILED
    assert await exchange.office.tasks(PlaceOrder) == []


async def test_orders_and_the_inventory_have_limits(exchange: Exchange) -> None:
    with pytest.raises(OrderTooLarge):
        await exchange.order(*SEATTLE[:5])
    await exchange.order(*SEATTLE[:4])
    with pytest.raises(InventoryFull):
        await exchange.order(*SEATTLE[4:7])
    await exchange.order(*SEATTLE[4:6])
    await exchange.order(SEATTLE[6], by=exchange.office.mallory)
    await exchange.place()
    await exchange.delete(FIRST)
    await exchange.order(SEATTLE[7])
    with pytest.raises(InventoryFull):
        await exchange.restore(FIRST)
    await exchange.delete(SECOND)
    assert (await exchange.restore(FIRST)).status is Status.UNASSIGNED


async def test_of_two_orders_at_once_only_one_gets_the_last_places(exchange: Exchange) -> None:
    await exchange.order(*SEATTLE[:3])
    racing = [exchange.order(*SEATTLE[3:6]), exchange.order(*SEATTLE[6:9])]
    answers = await asyncio.gather(*racing, return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["InventoryFull", "Order"]


async def test_orders_are_listed_from_the_newest_for_their_own_organisation(exchange: Exchange) -> None:
    made: list[str] = []
    for number in (FIRST, SECOND, THIRD):
        made.append((await exchange.order(number)).id)
        exchange.office.clock.advance(MOMENT)
    first = await exchange.does(lambda call: orders.page(call, None, 2))
    await exchange.order(SEATTLE[3])
    rest = await exchange.does(lambda call: orders.page(call, first.next_cursor, 2))
    assert [order.id for order in (*first.items, *rest.items)] == made[::-1]
    assert rest.next_cursor is None
    mallory = exchange.office.mallory
    assert (await exchange.does(lambda call: orders.page(call, None, 9), mallory)).items == ()
    with pytest.raises(OrderNotFound):
        await exchange.does(lambda call: orders.find(call, made[0]), mallory)
