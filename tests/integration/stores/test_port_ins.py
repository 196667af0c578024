"""Numbers that come over from other carriers, on both databases: from the wish to the active number, and its ends."""

from datetime import timedelta
from pathlib import Path

import pytest

from carillon.adapters.carrier import Awaited, CarrierDown, Mismatch, NumberType
from carillon.core.calls import Call
from carillon.core.db import Database
from carillon.core.trail import Recorder
from carillon.core.vault import Vault
from carillon.features import numbers
from carillon.features.numbers import jobs as number_jobs
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.inventory import InventoryFull, NumberBusy, Status
from carillon.features.numbers.model.lists import WantedOrders
from carillon.features.numbers.model.orders import LineStatus, OrderStatus
from carillon.features.numbers.model.port_documents import PapersMissing
from carillon.features.numbers.model.port_forms import Lot, NumberTaken
from carillon.features.numbers.model.porting import (
    ActivatePortIn,
    AskCarrier,
    PortIn,
    PortInNotFound,
    PortStatus,
    Side,
    StepNotPossible,
    WantedPortIns,
    WithdrawPortIn,
)
from carillon.features.numbers.service import moves, orders, port_desk, port_ins
from carillon.features.organisations.model import OperatorOnly
from tests.kit.exchanges import FIRST, SEATTLE, SECOND, THIRD, KeptRecords
from tests.kit.offices import AT
from tests.kit.porting import PDF, WEEK, Porters, open_porters

pytestmark = pytest.mark.anyio

S = PortStatus


@pytest.fixture
async def porters(database: Database, tmp_path: Path) -> Porters:
    return await open_porters(database, tmp_path)


@pytest.mark.spec("PORT-01", "PORT-24", "PSTAT-05")
async def test_numbers_come_over_from_the_wish_to_the_committed_moment(porters: Porters) -> None:
    exchange = porters.exchange
    port_in = await porters.ask(pin="9876")
    assert port_in.status is S.SUBMITTED
    assert await exchange.status(FIRST) is Status.ACQUIRE_IN_PROGRESS
    assert exchange.carrier.ported == []
    await porters.with_papers(port_in)
    await porters.step(port_in, S.SUBMITTED, "")
    await porters.work(AskCarrier)
    committed = await porters.seen(port_in)
    assert (committed.status, committed.foc_at) == (S.FOC, AT + WEEK)
    (wish,) = exchange.carrier.ported
    assert (wish.pin, dict(wish.numbers), wish.letters[0].body) == ("9876", {FIRST: "", SECOND: ""}, PDF)
    (moment,) = await porters.moments()
    await porters.activate(moment)
    done = await porters.seen(port_in)
    assert (done.status, done.foc_at, done.sealed_pin) == (S.COMPLETED, AT + WEEK, "")
    phone = await exchange.number(FIRST)
    assert (phone.status, phone.product, phone.type) == (
        Status.UNASSIGNED,
        Product.BUSINESS_CALLING,
        NumberType.LOCAL,
    )
    assert phone.abilities
    history = [(step.side, step.status) for step in await porters.history(port_in)]
    assert history == [
        (Side.ADMINISTRATOR, S.SUBMITTED),
        (Side.OPERATOR, S.PENDING_DOCUMENTS),
        (Side.OPERATOR, S.SUBMITTED),
        (Side.CARRIER, S.FOC),
        (Side.CARILLON, S.COMPLETED),
    ]


@pytest.mark.spec("PORT-22", "PSTAT-08", "PSTAT-05")
async def test_the_contact_is_told_of_every_step_with_its_reason(porters: Porters) -> None:
    port_in = await porters.ask()
    await porters.step(port_in, S.EXCEPTION, "Which street?")
    await porters.step(port_in, S.PENDING_DOCUMENTS, "Send the letter.")
    letters = await porters.letters()
    assert [letter.subject.rpartition(": ")[2] for letter in letters] == [
        "SUBMITTED",
        "EXCEPTION",
        "PENDING DOCUMENTS",
    ]
    assert {letter.to for letter in letters} == {"alice@example.com"}
    assert "Which street?" in letters[1].text
    assert letters[0].links == (f"https://carillon.example.com/console/numbers/port-ins/{port_in.id}",)
    assert len({letter.message_id for letter in letters}) == 3


@pytest.mark.spec("PSTAT-01", "PORT-22", "AMB-42")
async def test_orders_show_the_port_in_and_pending_its_numbers(porters: Porters) -> None:
    exchange = porters.exchange
    port_in = await porters.ask()
    await exchange.own(THIRD)

    async def listed(wanted: S | OrderStatus) -> list[str]:
        page = await exchange.does(lambda call: orders.page(call, None, 9, WantedOrders(status=wanted)))
        return [order.id for order in page.items]

    order = await exchange.does(lambda call: orders.find(call, port_in.id))
    assert (order.porting, order.status) == (S.SUBMITTED, OrderStatus.PROCESSING)
    assert await listed(S.SUBMITTED) == [port_in.id]
    assert await listed(OrderStatus.PROCESSING) == []
    assert len(await listed(OrderStatus.SUCCESSFUL)) == 1
    phone = await exchange.number(FIRST)
    assert (await exchange.does(lambda call: moves.moves(call, [phone])))[FIRST].porting is S.SUBMITTED
    with pytest.raises(NumberBusy):
        raise (await exchange.delete(FIRST))[0] or AssertionError


@pytest.mark.spec("PORT-03", "PORT-17")
async def test_nothing_goes_to_the_carrier_before_every_letter_is_there(porters: Porters) -> None:
    port_in = await porters.ask(lots=[Lot((FIRST,), "Bells"), Lot((SECOND,), "Chimes")])
    await porters.step(port_in, S.PENDING_DOCUMENTS)
    await porters.open(await porters.link(port_in))
    await porters.hand_in(port_in, carrier="Bells")
    with pytest.raises(PapersMissing, match="Chimes"):
        await porters.step(port_in, S.SUBMITTED)
    assert await porters.status(port_in) is S.PENDING_DOCUMENTS
    await porters.hand_in(port_in, carrier="Chimes")
    assert (await porters.step(port_in, S.SUBMITTED)).round == 1
    other = await porters.ask(THIRD)
    with pytest.raises(PapersMissing):
        await porters.step(other, S.FOC, foc_at=AT + WEEK)


@pytest.mark.spec("PORT-21", "PSTAT-08")
async def test_a_letter_that_does_not_match_brings_the_request_back_with_the_reason(porters: Porters) -> None:
    port_in = await porters.ask()
    await porters.with_papers(port_in)
    await porters.letters()
    await porters.step(port_in, S.SUBMITTED)
    porters.exchange.carrier.port_answer = Mismatch("The customer is called otherwise.")
    await porters.work(AskCarrier)
    assert await porters.status(port_in) is S.PENDING_DOCUMENTS
    assert "called otherwise" in (await porters.letters())[-1].text
    porters.exchange.carrier.port_answer = None
    await porters.step(port_in, S.SUBMITTED)
    await porters.work(AskCarrier)
    assert await porters.status(port_in) is S.FOC


@pytest.mark.spec("PSTAT-06")
async def test_a_carrier_that_refuses_makes_it_an_exception_and_one_that_is_down_is_asked_again(
    porters: Porters,
) -> None:
    port_in = await porters.ask()
    await porters.with_papers(port_in)
    await porters.step(port_in, S.SUBMITTED)
    carrier = porters.exchange.carrier
    carrier.is_down = True
    with pytest.raises(CarrierDown):
        await number_jobs.ask_carrier(porters.exchange.office.calls, AskCarrier(port_in.id, 1))
    assert await porters.status(port_in) is S.SUBMITTED
    carrier.is_down, carrier.refuses_everything = False, True
    await number_jobs.ask_carrier(porters.exchange.office.calls, AskCarrier(port_in.id, 1))
    assert await porters.status(port_in) is S.EXCEPTION
    assert (await porters.history(port_in))[-1].reason == "The carrier refuses: it does not like us."


async def test_an_answer_counts_for_its_own_round(porters: Porters) -> None:
    port_in = await porters.ask()
    await porters.with_papers(port_in)
    await porters.step(port_in, S.SUBMITTED)
    await porters.step(port_in, S.EXCEPTION)
    await porters.step(port_in, S.SUBMITTED)
    await number_jobs.ask_carrier(porters.exchange.office.calls, AskCarrier(port_in.id, 1))
    assert (await porters.status(port_in), porters.exchange.carrier.ported) == (S.SUBMITTED, [])
    await number_jobs.ask_carrier(porters.exchange.office.calls, AskCarrier(port_in.id, 2))
    assert await porters.status(port_in) is S.FOC


@pytest.mark.spec("PORT-23")
async def test_a_commitment_on_paper_is_entered_by_the_desk(porters: Porters) -> None:
    port_in = await porters.ask()
    await porters.with_papers(port_in)
    await porters.step(port_in, S.SUBMITTED)
    porters.exchange.carrier.port_answer = Awaited()
    await porters.work(AskCarrier)
    assert await porters.status(port_in) is S.SUBMITTED
    committed = await porters.step(port_in, S.FOC, foc_at=AT + 2 * WEEK)
    assert committed.foc_at == AT + 2 * WEEK
    assert [moment.foc_at for moment in await porters.moments()] == [AT + 2 * WEEK]


async def test_a_commitment_that_is_over_already_is_asked_for_again(porters: Porters) -> None:
    port_in = await porters.ask()
    await porters.with_papers(port_in)
    await porters.step(port_in, S.SUBMITTED)
    porters.exchange.office.clock.advance(WEEK)
    await porters.work(AskCarrier)
    assert await porters.status(port_in) is S.EXCEPTION


async def clear_pin(call: Call, port_in: PortIn) -> str:
    return port_ins.service_pin(call, port_in)


async def committed(porters: Porters) -> ActivatePortIn:
    port_in = await porters.ask()
    await porters.with_papers(port_in)
    await porters.step(port_in, S.SUBMITTED)
    await porters.work(AskCarrier)
    (moment,) = await porters.moments()
    return moment


@pytest.mark.spec("PSTAT-04")
async def test_a_moment_that_was_given_up_activates_nothing(porters: Porters) -> None:
    moment = await committed(porters)
    await porters.exchange.does(
        lambda call: port_ins.ask_for(call, moment.port_in_id, S.CHANGE_REQUESTED, "One week later, please.")
    )
    await porters.activate(moment)
    assert await porters.exchange.status(FIRST) is Status.ACQUIRE_IN_PROGRESS


async def test_numbers_become_active_all_together_or_not_at_all_and_only_once(porters: Porters) -> None:
    moment = await committed(porters)
    porters.exchange.carrier.refused = {SECOND}
    await porters.activate(moment)
    found = await porters.exchange.does(lambda call: port_ins.find(call, moment.port_in_id))
    assert found.status is S.EXCEPTION
    assert SECOND in (await porters.history(found))[-1].reason
    assert await porters.exchange.status(FIRST) is Status.ACQUIRE_IN_PROGRESS
    porters.exchange.carrier.refused = set()
    await porters.activate(moment)
    assert await porters.exchange.status(FIRST) is Status.ACQUIRE_IN_PROGRESS
    await porters.step(found, S.SUBMITTED)
    later = porters.exchange.office.clock.now() + WEEK
    await porters.step(found, S.FOC, foc_at=later)
    (again,) = await porters.moments()
    for _ in range(2):
        await porters.activate(again)
    assert await porters.status(found) is S.COMPLETED
    assert [await porters.exchange.status(number) for number in (FIRST, SECOND)] == [Status.UNASSIGNED] * 2


@pytest.mark.spec("PSTAT-02", "PSTAT-03")
async def test_a_wish_to_end_it_is_carried_out_by_the_desk_and_frees_the_numbers(porters: Porters) -> None:
    exchange = porters.exchange
    moment = await committed(porters)
    asked = await exchange.does(
        lambda call: port_ins.ask_for(call, moment.port_in_id, S.CANCEL_REQUESTED, "We stay where we are.")
    )
    assert asked.status is S.CANCEL_REQUESTED
    await porters.step(asked, S.CANCELLED, "As you wish.")
    await porters.work(WithdrawPortIn)
    assert exchange.carrier.withdrawn == [asked.id]
    assert await exchange.listed() == []
    assert FIRST in await exchange.free()
    order = await exchange.does(lambda call: orders.find(call, asked.id))
    assert (order.porting, order.status) == (S.CANCELLED, OrderStatus.FAILED)
    assert {line.status for line in order.lines} == {LineStatus.FAILED}
    assert any("As you wish." in letter.text for letter in await porters.letters())
    with pytest.raises(StepNotPossible):
        await porters.step(asked, S.SUBMITTED)


async def test_a_carrier_that_was_never_asked_hears_of_no_end(porters: Porters) -> None:
    port_in = await porters.ask()
    await porters.step(port_in, S.CANCELLED, "These numbers cannot be ported.")
    assert await porters.exchange.office.tasks(WithdrawPortIn) == []


async def test_a_number_comes_over_once_and_there_must_be_room_for_it(porters: Porters) -> None:
    await porters.ask(FIRST)
    for by in (porters.alice, porters.exchange.office.mallory):
        with pytest.raises(NumberTaken):
            await porters.ask(SECOND, FIRST, by=by)
    await porters.ask(SECOND, by=porters.exchange.office.mallory)
    await porters.ask(*SEATTLE[2:6])
    await porters.ask(SEATTLE[6])
    with pytest.raises(InventoryFull):
        await porters.ask(SEATTLE[7])


async def test_administrators_take_two_steps_and_no_other(porters: Porters) -> None:
    port_in = await porters.ask()
    with pytest.raises(StepNotPossible):
        await porters.exchange.does(lambda call: port_ins.ask_for(call, port_in.id, S.CANCELLED, "Now."))
    with pytest.raises(PortInNotFound):
        await porters.seen(port_in, by=porters.exchange.office.mallory)


async def test_the_desk_is_the_operators_alone_and_sees_all_organisations(porters: Porters) -> None:
    mallory = porters.exchange.office.mallory
    own, foreign = await porters.ask(), await porters.ask(THIRD, by=mallory)
    page = await porters.exchange.does(lambda call: port_desk.page(call, WantedPortIns(), None, 9), porters.oscar)
    assert {each.id for each in page.items} == {own.id, foreign.id}
    for act in (
        lambda call: port_desk.page(call, WantedPortIns(), None, 9),
        lambda call: port_desk.count(call, WantedPortIns()),
        lambda call: port_desk.find(call, foreign.id),
        lambda call: port_desk.step(call, foreign.id, S.CANCELLED, "x", None),
        lambda call: port_desk.send_link(call, foreign.id),
        lambda call: port_desk.link(call, foreign.id),
    ):
        with pytest.raises(OperatorOnly):
            await porters.exchange.does(act, mallory)
    with pytest.raises(OperatorOnly):
        await port_desk.open_document(mallory, foreign.id, "any")


async def test_the_desks_list_is_narrowed_and_paged(porters: Porters) -> None:
    exchange = porters.exchange
    made: list[str] = []
    for number in (FIRST, SECOND, THIRD):
        made.append((await porters.ask(number)).id)
        exchange.office.clock.advance(timedelta(seconds=1))
    await porters.step(await porters.exchange.does(lambda call: port_ins.find(call, made[1])), S.CANCELLED)

    async def listed(wanted: WantedPortIns, cursor: str | None = None, limit: int = 9) -> list[str]:
        page = await exchange.does(lambda call: port_desk.page(call, wanted, cursor, limit), porters.oscar)
        more = [] if page.next_cursor is None else await listed(wanted, page.next_cursor, limit)
        return [each.id for each in page.items] + more

    assert await listed(WantedPortIns(), limit=1) == made[::-1]
    assert await listed(WantedPortIns(open_only=True)) == [made[2], made[0]]
    assert await listed(WantedPortIns(status=S.CANCELLED)) == [made[1]]
    assert await listed(WantedPortIns(search="(206) 555-0102")) == [made[2]]
    assert await listed(WantedPortIns(search=exchange.office.organisation_id)) == made[::-1]
    assert await listed(WantedPortIns(search="nobody")) == []


async def test_steps_of_jobs_stand_in_the_trail(porters: Porters) -> None:
    moment = await committed(porters)
    await porters.activate(moment)
    recorder = porters.exchange.office.calls.parts[Recorder]
    assert isinstance(recorder, KeptRecords)
    statuses = [record.parameters and record.parameters["status"] for record in recorder.records]
    assert statuses == ["FOC", "COMPLETED"]


async def test_pins_of_present_carriers_and_links_survive_a_new_master_key(porters: Porters) -> None:
    port_in = await porters.ask(pin="9876")
    await porters.link(port_in)
    vault = porters.exchange.office.calls.part(Vault)
    vault.rotate()
    assert await porters.exchange.does(numbers.re_encrypt) == 2
    vault.forget_old()
    held = await porters.seen(port_in)
    assert "9876" not in held.sealed_pin
    assert await porters.exchange.does(lambda call: clear_pin(call, held)) == "9876"
    (letter,) = [letter for letter in await porters.letters() if "port-upload#" in letter.text]
    await porters.open(letter.links[0].partition("#")[2])
