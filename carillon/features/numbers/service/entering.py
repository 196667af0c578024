"""Numbers entered by hand: provided to whoever asked the desk for them, or the operator's own from elsewhere."""

from collections.abc import Sequence

from carillon.adapters.carrier import Granted
from carillon.core.calls import Call
from carillon.features import organisations
from carillon.features.numbers.model.entering import (
    CALLS,
    Entering,
    EntryVerdict,
    Judged,
    NumbersNotNew,
    NumberWishes,
    each_line_once,
    judged,
)
from carillon.features.numbers.model.inventory import InventoryFull, Limits, PhoneNumber, located
from carillon.features.numbers.model.names import UNNAMED
from carillon.features.numbers.model.orders import Line, Order, Source
from carillon.features.numbers.store import inventory, orders, settings


async def preview_own(call: Call, entering: Entering) -> list[Judged]:
    return await _judge(call, (await organisations.operating(call)).id, "", entering)


async def add_own(call: Call, entering: Entering) -> Order:
    """Numbers that the operator has from somewhere that Carillon cannot ask, such as a trunk."""
    home = await organisations.operating(call)
    await organisations.keep_own(call)
    return await _add(call, home.id, "", entering, Source.OWN)


async def preview_provided(call: Call, request_id: str, entering: Entering) -> list[Judged]:
    organisation_id, country = await call.part(NumberWishes).wish(call, request_id)
    return await _judge(call, organisation_id, country, entering)


async def provide(call: Call, request_id: str, entering: Entering, *, solved: bool) -> Order:
    """Into the inventory of whoever asked (INTL-10), who is told of it."""
    wishes = call.part(NumberWishes)
    organisation_id, country = await wishes.wish(call, request_id)
    order = await _add(call, organisation_id, country, entering, Source.DESK, request_id)
    await wishes.provided(call, request_id, [line.number for line in order.lines], solved=solved)
    return order


async def _judge(call: Call, organisation_id: str, country: str, entering: Entering) -> list[Judged]:
    told = each_line_once(entering.lines, call.part(Limits).in_one_order)
    UNNAMED.changed(entering.calling_name, call.now)
    owners = await inventory.owners(call.tx, [number for _, number in told if number])
    return judged(told, entering.product, country, organisation_id, owners)


async def _add(
    call: Call, organisation_id: str, country: str, entering: Entering, source: Source, request_id: str = ""
) -> Order:
    """All of them or none, as an order that is answered already: no carrier is asked, now or later."""
    most = call.part(Limits).numbers
    await settings.hold(call.tx, organisation_id)
    found = await _judge(call, organisation_id, country, entering)
    _check_new([each.number or each.line for each in found if each.verdict is not EntryVerdict.NEW])
    if await inventory.count(call.tx, organisation_id) + len(found) > most:
        raise InventoryFull(most=most)
    numbers = [each.number for each in found]
    lines = tuple(Line(number) for number in numbers)
    asked = Order(
        call.ids.uuid(), organisation_id, entering.product, call.now, call.now, lines, None, source, request_id
    )
    order = asked.answered(dict.fromkeys(numbers, Granted(CALLS)), call.now)
    reserved = await inventory.reserve(call.tx, _phones(call, order, entering))
    _check_new([number for number in numbers if number not in reserved])
    await orders.add(call.tx, order)
    return order


def _phones(call: Call, order: Order, entering: Entering) -> list[PhoneNumber]:
    name = UNNAMED.changed(entering.calling_name, call.now)
    return [
        PhoneNumber(
            line.number,
            order.organisation_id,
            order.id,
            located(line.number).country,
            located(line.number).type,
            order.product,
            created_at=call.now,
            updated_at=call.now,
            name=name,
        ).acquired(CALLS, call.now)
        for line in order.lines
    ]


def _check_new(others: Sequence[str]) -> None:
    if others:
        raise NumbersNotNew(count=len(others), number=others[0])
