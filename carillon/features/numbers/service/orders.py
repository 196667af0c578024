"""Finding free numbers and ordering them; the carrier is asked outside of any transaction."""

from collections.abc import Mapping, Sequence

from carillon.adapters.carrier import Carrier, CarrierRefused, Granted
from carillon.core import jobs
from carillon.core.calls import Call, Calls
from carillon.core.pages import Page
from carillon.features import organisations
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.inventory import InventoryFull, Limits, PhoneNumber, located
from carillon.features.numbers.model.lists import WantedOrders
from carillon.features.numbers.model.orders import TAKEN, Line, LineStatus, Order, OrderNotFound, PlaceOrder, ordered
from carillon.features.numbers.model.searching import Search
from carillon.features.numbers.service.inventory import schedule_release
from carillon.features.numbers.store import inventory, orders, settings

SCANNED_AT_ONCE = 500
EVERY = WantedOrders()


async def search(calls: Calls, question: Search, cursor: str | None, limit: int) -> Page[str]:
    """Numbers that the carrier offers and nobody in this installation has, from the one after `cursor`."""
    carrier, wanted = calls.part(Carrier), question.wanted()
    free: list[str] = []
    after, more = cursor, True
    while more and len(free) <= limit:
        offered = await carrier.search(wanted, after, SCANNED_AT_ONCE)
        async with calls.read() as call:
            taken = await inventory.taken(call.tx, offered)
        free += [number for number in offered if number not in taken]
        after, more = (offered[-1] if offered else None), len(offered) == SCANNED_AT_ONCE
    return Page(tuple(free[:limit]), free[limit - 1] if len(free) > limit else None)


async def create(call: Call, product: Product, numbers: Sequence[str]) -> Order:
    """Reserve the numbers that are nobody's and ask the carrier for them; the others fail at once (PHN-14)."""
    limits = call.part(Limits)
    wanted = ordered(product, numbers, limits.in_one_order)
    home = await organisations.keep_own(call)
    await settings.hold(call.tx, home.id)
    if await inventory.count(call.tx, home.id) + len(wanted) > limits.numbers:
        raise InventoryFull(most=limits.numbers)
    order_id = call.ids.uuid()
    reserved = await inventory.reserve(
        call.tx, [_reservation(call, home.id, order_id, product, number) for number in wanted]
    )
    lines = [Line(number) if number in reserved else Line(number, LineStatus.FAILED, TAKEN) for number in wanted]
    order = Order(order_id, home.id, product, call.now, call.now, tuple(lines))
    await orders.add(call.tx, order)
    if reserved:
        await jobs.enqueue(call, PlaceOrder(order.id))
    return order


async def place(calls: Calls, order_id: str) -> None:
    """Ask the carrier for what the order has reserved; asking twice is the same as once."""
    async with calls.read() as call:
        order = await orders.unguarded(call.tx, order_id)
    if order is None or not order.open_numbers:
        return
    answers = await _asked(calls.part(Carrier), order)
    async with calls.write() as call:
        await _note(call, order_id, answers)


async def find(call: Call, order_id: str) -> Order:
    """The order, where it is one of the caller's organisation."""
    home = await organisations.own(call)
    order = await orders.find(call.tx, home.id, order_id)
    if order is None:
        raise OrderNotFound(order_id=order_id)
    return order


async def page(call: Call, cursor: str | None, limit: int, wanted: WantedOrders = EVERY) -> Page[Order]:
    home = await organisations.own(call)
    return await orders.page(call.tx, home.id, wanted, cursor, limit)


async def count(call: Call, wanted: WantedOrders) -> int:
    home = await organisations.own(call)
    return await orders.count(call.tx, home.id, wanted)


async def _asked(carrier: Carrier, order: Order) -> Mapping[str, Granted | CarrierRefused]:
    try:
        return await carrier.order(order.id, order.open_numbers)
    except CarrierRefused as refusal:
        return dict.fromkeys(order.open_numbers, refusal)


async def _note(call: Call, order_id: str, answers: Mapping[str, Granted | CarrierRefused]) -> None:
    order = await orders.hold(call.tx, order_id)
    if order is None:
        return
    await orders.save(call.tx, order.answered(answers, call.now))
    lost: list[str] = []
    for number in await inventory.hold_of_order(call.tx, order_id):
        answer = answers.get(number.number)
        if isinstance(answer, Granted):
            await _keep(call, number.acquired(answer.abilities, call.now))
        else:
            lost.append(number.number)
    await inventory.remove(call.tx, lost)


async def _keep(call: Call, number: PhoneNumber) -> None:
    """In the inventory, or on its way back where the organisation was deleted while the carrier was asked."""
    kept = number if await organisations.stays(call.tx, number.organisation_id) else number.deleted(call.now)
    await inventory.save(call.tx, kept)
    await schedule_release(call, kept)


def _reservation(call: Call, organisation_id: str, order_id: str, product: Product, number: str) -> PhoneNumber:
    place = located(number)
    return PhoneNumber(
        number, organisation_id, order_id, place.country, place.type, product, created_at=call.now, updated_at=call.now
    )
