"""Numbers entered by hand, for the console: what would become of them, and their way into an inventory."""

from typing import Annotated

import msgspec

from carillon.adapters.carrier import NumberType
from carillon.core.calls import Call
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.entering import LONGEST_LINE, Entering, EntryVerdict, Judged
from carillon.features.numbers.model.orders import Order
from carillon.features.numbers.service import entering
from carillon.wire.http import allowed, route

OWN = "/console/numbers/own"
PROVIDED = "/console/desk/requests/{request_id}/numbers"
ANSWER = allowed("carillon:AnswerRequests")
ADD = allowed("carillon:AddPhoneNumbers")

Entry = Annotated[str, msgspec.Meta(max_length=LONGEST_LINE)]
Name = Annotated[str, msgspec.Meta(max_length=LONGEST_LINE)]


class EntriesToCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody has typed, line by line."""

    lines: list[Entry]
    product: Product
    calling_name: Name = ""


class NumbersToAdd(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of which each is new: all of them are added or none."""

    phone_number_ids: list[Entry]
    product: Product
    calling_name: Name = ""


class NumbersToProvide(NumbersToAdd, frozen=True, kw_only=True):
    """`solved` says that nothing is left to do for whoever asked."""

    solved: bool = False


class CheckedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One line; `number` is empty where it is none, country and type are null where they are not known."""

    line: str
    number: str
    verdict: EntryVerdict
    country: str | None
    type: NumberType | None


class CheckedEntries(msgspec.Struct, frozen=True, kw_only=True):
    items: list[CheckedEntry]


class AddedNumbers(msgspec.Struct, frozen=True, kw_only=True):
    """The order as which they stand among the orders of whoever has them now."""

    order_id: str
    numbers: list[str]


@route("POST", OWN + "/check", rule=ADD)
async def check_own_numbers(call: Call, body: EntriesToCheck) -> CheckedEntries:
    """What would become of numbers of the operator's own; nothing is added."""
    return _checked(await entering.preview_own(call, _to_check(body)))


@route("POST", OWN, rule=ADD, act="AddPhoneNumbers", status=201)
async def add_own_numbers(call: Call, body: NumbersToAdd) -> AddedNumbers:
    """Add numbers that the operator has from elsewhere to the own inventory."""
    return _added(await entering.add_own(call, _to_add(body)))


@route("POST", PROVIDED + "/check", rule=ANSWER)
async def check_provided_numbers(call: Call, request_id: str, body: EntriesToCheck) -> CheckedEntries:
    """What would become of numbers for whoever asked for them; nothing is provided."""
    return _checked(await entering.preview_provided(call, request_id, _to_check(body)))


@route("POST", PROVIDED, rule=ANSWER, act="ProvidePhoneNumbers", status=201)
async def provide_numbers(call: Call, request_id: str, body: NumbersToProvide) -> AddedNumbers:
    """Put numbers into the inventory of whoever asked for them, and tell them."""
    return _added(await entering.provide(call, request_id, _to_add(body), solved=body.solved))


def _to_check(body: EntriesToCheck) -> Entering:
    return Entering(body.lines, body.product, body.calling_name)


def _to_add(body: NumbersToAdd) -> Entering:
    return Entering(body.phone_number_ids, body.product, body.calling_name)


def _checked(found: list[Judged]) -> CheckedEntries:
    return CheckedEntries(items=[_entry(each) for each in found])


def _entry(judged: Judged) -> CheckedEntry:
    return CheckedEntry(
        line=judged.line,
        number=judged.number,
        verdict=judged.verdict,
        country=judged.place and judged.place.country,
        type=judged.place and judged.place.type,
    )


def _added(order: Order) -> AddedNumbers:
    return AddedNumbers(order_id=order.id, numbers=[line.number for line in order.lines])
