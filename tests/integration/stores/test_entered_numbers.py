"""Numbers entered by hand, on both databases: provided by the desk to whoever asked, or the operator's own."""

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from carillon.adapters.carrier import Carrier, NumberType
from carillon.core.calls import Calls
from carillon.core.db import Database
from carillon.features import numbers, support
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.entering import CALLS, Entering, EntryVerdict, NumbersNotNew
from carillon.features.numbers.model.inventory import InventoryFull, Limits, NumberNotFound, Status, TooManyNumbers
from carillon.features.numbers.model.names import CallingNameWrong, NameStatus
from carillon.features.numbers.model.orders import LineStatus, Order, OrderStatus, Source
from carillon.features.numbers.service import entering, orders
from carillon.features.organisations import OperatorOnly
from carillon.features.support.model.history import Entry, RequestDeed
from carillon.features.support.model.numbers_abroad import Applicant, NumberKind, NumbersAbroad, NumbersNotAsked
from carillon.features.support.model.requests import RequestCategory, RequestNotFound, SupportRequest
from carillon.features.support.model.states import DeskSide, RequestIsClosed, RequestStatus
from carillon.features.support.service import conversation, requests
from carillon.features.support.service.finding import find
from tests.kit.carriers import WhimsicalCarrier
from tests.kit.desks import ISSUE, SupportDesk, open_desk
from tests.kit.exchanges import DAY, FIRST, SECOND, THIRD, Exchange

pytestmark = pytest.mark.anyio

LONDON = [f"+44207946010{last}" for last in range(8)]
PARIS, BERLIN = "+33140000000", "+493023125000"
WISH = NumbersAbroad(Applicant.BUSINESS, "Others", NumberKind.LOCAL, "GB", 2)
ASKED = replace(ISSUE, category=RequestCategory.OTHER, numbers=WISH)
CUSTOMER, DESK = DeskSide
V = EntryVerdict


@dataclass(slots=True)
class Counter:
    """Where numbers are handed out: Mallory's organisation asks, Oscar provides."""

    desk: SupportDesk
    exchange: Exchange

    @property
    def mallory(self) -> Calls:
        return self.desk.office.mallory

    async def ask(self) -> SupportRequest:
        return await self.desk.ask(ASKED, self.mallory)

    async def provide(self, request: SupportRequest, told: Entering, *, solved: bool = False) -> Order:
        return await self.desk.does(
            lambda call: entering.provide(call, request.id, told, solved=solved), self.desk.oscar
        )

    async def verdicts(self, request: SupportRequest, told: Entering) -> list[EntryVerdict]:
        found = await self.desk.does(lambda call: entering.preview_provided(call, request.id, told), self.desk.oscar)
        return [each.verdict for each in found]

    async def add_own(self, *told: str, by: Calls | None = None) -> Order:
        wanted = Entering(told, Product.BUSINESS_CALLING)
        return await self.desk.does(lambda call: entering.add_own(call, wanted), by or self.desk.oscar)

    async def history(self, request: SupportRequest) -> list[Entry]:
        by = self.mallory
        return list(await self.desk.does(lambda call: conversation.history(call, CUSTOMER, request.id), by))


@pytest.fixture
async def counter(database: Database, tmp_path: Path) -> Counter:
    desk = await open_desk(database, tmp_path)
    carrier = WhimsicalCarrier()
    parts = desk.office.calls.parts
    assert isinstance(parts, dict)
    parts |= {
        Carrier: carrier,
        Limits: Limits(numbers=6, in_one_order=4),
        numbers.NumberWishes: support.RequestsForNumbers(),
    }
    return Counter(desk, Exchange(desk.office, carrier))


def abroad(*lines: str, name: str = "") -> Entering:
    return Entering(lines, Product.SIP_DIAL_IN, name)


@pytest.mark.spec("INTL-10")
async def test_provided_numbers_stand_in_the_inventory_of_whoever_asked(counter: Counter) -> None:
    request = await counter.ask()
    order = await counter.provide(request, abroad("+44 20 7946 0100", LONDON[1], name="Sales"))
    assert await counter.exchange.listed(by=counter.mallory) == LONDON[:2]
    assert await counter.exchange.listed() == []
    phone = await counter.exchange.number(LONDON[0], by=counter.mallory)
    assert (phone.status, phone.product, phone.type) == (Status.UNASSIGNED, Product.SIP_DIAL_IN, NumberType.LOCAL)
    assert (phone.country, phone.abilities, phone.order_id) == ("GB", CALLS, order.id)
    assert (phone.name.text, phone.name.status(phone.created_at)) == ("Sales", NameStatus.UPDATE_IN_PROGRESS)
    (listed,) = (await counter.desk.does(lambda call: orders.page(call, None, 9), counter.mallory)).items
    assert listed == order
    assert (order.status, order.source, order.request_id) == (OrderStatus.SUCCESSFUL, Source.DESK, request.id)
    assert [line.status for line in order.lines] == [LineStatus.ACQUIRED] * 2
    await counter.exchange.place()
    assert counter.exchange.carrier.orders == []


@pytest.mark.spec("INTL-09")
async def test_whoever_asked_reads_which_numbers_were_provided(counter: Counter) -> None:
    await counter.desk.does(lambda call: requests.set_operations_email(call, "ops@example.com"), counter.mallory)
    request = await counter.desk.ask(ASKED, counter.mallory, "carol@example.com")
    await counter.desk.deliver()
    await counter.provide(request, abroad(*LONDON[:2]), solved=True)
    entry = (await counter.history(request))[-1]
    assert (entry.deed, entry.side, entry.text) == (RequestDeed.PROVIDED, DESK, "\n".join(LONDON[:2]))
    assert (entry.status, entry.author) == (RequestStatus.SOLVED, "oscar")
    letters = await counter.desk.deliver()
    assert {letter.to for letter in letters} == {"alice@example.com", "carol@example.com", "ops@example.com"}
    assert all(number in letter.text for letter in letters for number in LONDON[:2])


async def test_numbers_can_be_provided_in_parts_and_the_request_stays_as_it_is(counter: Counter) -> None:
    request = await counter.ask()
    await counter.provide(request, abroad(LONDON[0]))
    await counter.provide(request, abroad(LONDON[1]))
    found = await counter.desk.does(lambda call: find(call, CUSTOMER, request.id), counter.mallory)
    assert found.status is RequestStatus.OPEN
    assert await counter.exchange.listed(by=counter.mallory) == LONDON[:2]


async def test_the_preview_tells_apart_what_can_be_and_adds_nothing(counter: Counter) -> None:
    request = await counter.ask()
    await counter.provide(request, abroad(LONDON[0]))
    await counter.add_own(FIRST)
    assert await counter.verdicts(request, abroad(LONDON[0], FIRST, LONDON[1], "that one")) == [
        V.HERE,
        V.TAKEN,
        V.NEW,
        V.MALFORMED,
    ]
    assert await counter.verdicts(request, abroad(BERLIN, PARIS)) == [V.OTHER_COUNTRY, V.UNKNOWN_COUNTRY]
    calling = Entering([LONDON[1]], Product.BUSINESS_CALLING)
    assert await counter.verdicts(request, calling) == [V.UNSUITED]
    assert await counter.exchange.listed(by=counter.mallory) == LONDON[:1]
    with pytest.raises(CallingNameWrong):
        await counter.verdicts(request, abroad(LONDON[1], name="Verkäufe"))


async def test_all_numbers_are_provided_or_none(counter: Counter) -> None:
    request = await counter.ask()
    for other in (BERLIN, "that one"):
        with pytest.raises(NumbersNotNew) as refused:
            await counter.provide(request, abroad(LONDON[0], other))
        assert refused.value.facts == {"count": 1, "number": other}
    assert await counter.exchange.listed(by=counter.mallory) == []
    assert [each.deed for each in await counter.history(request)] == [RequestDeed.OPENED]


async def test_the_same_numbers_are_not_provided_twice_at_a_time(counter: Counter) -> None:
    several = [await counter.ask(), await counter.ask()]
    answers = await asyncio.gather(
        *(counter.provide(request, abroad(LONDON[0])) for request in several), return_exceptions=True
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["NumbersNotNew", "Order"]


async def test_limits_are_those_of_orders_and_of_the_inventory(counter: Counter) -> None:
    request = await counter.ask()
    with pytest.raises(TooManyNumbers):
        await counter.provide(request, abroad(*LONDON[:5]))
    await counter.provide(request, abroad(*LONDON[:4]))
    with pytest.raises(InventoryFull):
        await counter.provide(request, abroad(*LONDON[4:7]))
    await counter.provide(request, abroad(*LONDON[4:6]))


async def test_only_the_desk_provides_and_only_what_was_asked_for(counter: Counter) -> None:
    request = await counter.ask()
    with pytest.raises(OperatorOnly):
        await counter.desk.does(
            lambda call: entering.provide(call, request.id, abroad(LONDON[0]), solved=False), counter.mallory
        )
    with pytest.raises(NumbersNotAsked):
        await counter.provide(await counter.desk.ask(), abroad(LONDON[0]))
    with pytest.raises(RequestNotFound):
        await counter.provide(replace(request, id="0" * 12), abroad(LONDON[0]))
    await counter.desk.does(
        lambda call: conversation.move(call, CUSTOMER, request.id, RequestStatus.CLOSED), counter.mallory
    )
    with pytest.raises(RequestIsClosed):
        await counter.provide(request, abroad(LONDON[0]))


async def test_the_operator_adds_numbers_from_elsewhere_and_nobody_else_does(counter: Counter) -> None:
    order = await counter.add_own(FIRST, SECOND)
    assert (order.source, order.request_id, order.status) == (Source.OWN, "", OrderStatus.SUCCESSFUL)
    assert await counter.exchange.listed() == [FIRST, SECOND]
    assert FIRST not in await counter.exchange.free()
    with pytest.raises(OperatorOnly):
        await counter.add_own(THIRD, by=counter.mallory)
    with pytest.raises(OperatorOnly):
        await counter.desk.does(lambda call: entering.preview_own(call, abroad(LONDON[0])), counter.mallory)


async def test_no_carrier_hears_of_numbers_that_it_never_gave(counter: Counter) -> None:
    exchange = counter.exchange
    await counter.add_own(FIRST)
    await exchange.own(SECOND)
    await exchange.delete(FIRST, SECOND)
    exchange.office.clock.advance(7 * DAY)
    await exchange.release()
    assert exchange.carrier.released == [SECOND]
    with pytest.raises(NumberNotFound):
        await exchange.number(FIRST)


async def test_a_number_that_left_can_be_ordered_from_a_carrier_and_goes_back_to_it(counter: Counter) -> None:
    exchange = counter.exchange
    await counter.add_own(FIRST)
    await exchange.delete(FIRST)
    exchange.office.clock.advance(7 * DAY)
    await exchange.release()
    await exchange.own(FIRST)
    await exchange.delete(FIRST)
    exchange.office.clock.advance(7 * DAY)
    await exchange.release()
    assert exchange.carrier.released == [FIRST]
