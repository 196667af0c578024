"""A step of a port-in: kept with its line in the history, told to the contact, and with what follows from it."""

from datetime import datetime

from carillon.adapters.carrier import Granted
from carillon.core import jobs
from carillon.core.callers import Operator, Principal, System
from carillon.core.calls import Call
from carillon.core.trail import Record, Recorder
from carillon.features.numbers.model.countries import Paper, papers_of_number
from carillon.features.numbers.model.inventory import Status
from carillon.features.numbers.model.port_documents import check_complete
from carillon.features.numbers.model.port_forms import needs
from carillon.features.numbers.model.porting import (
    CALLED_OFF,
    ActivatePortIn,
    AskCarrier,
    PortIn,
    PortInNotFound,
    PortStatus,
    Side,
    Step,
    TellContact,
    WithdrawPortIn,
)
from carillon.features.numbers.store import inventory, orders, port_documents, porting

_WITH_PAPERS = (PortStatus.SUBMITTED, PortStatus.FOC)
EVENT = "UpdatePhoneNumberPortIn"


def name_of(call: Call) -> str:
    """Who takes a step, as the history names them."""
    match call.caller:
        case Principal(arn=arn):
            return arn
        case Operator(login=login):
            return login
        case System(name=name):
            return name
        case _:
            return ""


async def hold(call: Call, port_in_id: str) -> PortIn:
    """Whosever it is; callers have checked that they may see it."""
    found = await porting.hold(call.tx, port_in_id)
    if found is None:
        raise PortInNotFound(port_in_id=port_in_id)
    return found


async def take(
    call: Call, port_in: PortIn, side: Side, wanted: PortStatus, reason: str = "", foc_at: datetime | None = None
) -> PortIn:
    """The step, where it is legal; nothing goes to a carrier or gets a date before its papers are there (PORT-03)."""
    moved, step = port_in.stepped(side, name_of(call), wanted, call.now, reason, foc_at)
    if wanted in _WITH_PAPERS:
        check_complete(needed(port_in), await port_documents.of_port_in(call.tx, port_in.id))
    await porting.save(call.tx, moved)
    await _note(call, moved, step)
    await _follow(call, moved)
    if side in (Side.CARRIER, Side.CARILLON):
        await _record(call, moved, step)
    return moved


async def begin(call: Call, port_in: PortIn) -> None:
    """The first line of its history."""
    await porting.add(call.tx, port_in)
    await _note(call, port_in, Step(call.now, Side.ADMINISTRATOR, port_in.requested_by, port_in.status))


def needed(port_in: PortIn) -> list[tuple[Paper, str]]:
    """Every paper, with the present carrier that it is for."""
    papers = papers_of_number(port_in.form.numbers[0], "port")
    return [] if papers is None else needs(papers, port_in.form.lots)


async def _note(call: Call, port_in: PortIn, step: Step) -> None:
    place = await porting.note(call.tx, port_in.id, step)
    await jobs.enqueue(call, TellContact(port_in.id, place))


async def _follow(call: Call, port_in: PortIn) -> None:
    match port_in.status:
        case PortStatus.SUBMITTED:
            await jobs.enqueue(call, AskCarrier(port_in.id, port_in.round))
        case PortStatus.FOC:
            assert port_in.foc_at is not None
            await jobs.enqueue(call, ActivatePortIn(port_in.id, port_in.foc_at), run_at=port_in.foc_at)
        case PortStatus.CANCELLED:
            await _call_off(call, port_in)
        case _:
            pass


async def _call_off(call: Call, port_in: PortIn) -> None:
    """The numbers are free again, and the carrier hears of it if it was ever asked."""
    order = await orders.hold(call.tx, port_in.id)
    if order is not None:
        await orders.save(call.tx, order.called_off(CALLED_OFF, call.now))
    waiting = await inventory.hold_of_order(call.tx, port_in.id)
    await inventory.remove(call.tx, [phone.number for phone in waiting])
    if port_in.round:
        await jobs.enqueue(call, WithdrawPortIn(port_in.id))


async def deliver(call: Call, port_in: PortIn, granted: dict[str, Granted]) -> None:
    """The numbers are in the inventory from now on."""
    order = await orders.hold(call.tx, port_in.id)
    if order is not None:
        await orders.save(call.tx, order.answered(granted, call.now))
    for phone in await inventory.hold_of_order(call.tx, port_in.id):
        assert phone.status is Status.ACQUIRE_IN_PROGRESS
        await inventory.save(call.tx, phone.acquired(granted[phone.number].abilities, call.now))


async def _record(call: Call, port_in: PortIn, step: Step) -> None:
    """Nobody was at a door."""
    record = Record(
        event_source="chime.amazonaws.com",
        event_name=EVENT,
        caller=call.caller,
        at=call.now,
        request_id=call.request_id,
        parameters={"port_in_id": port_in.id, "status": step.status.value, "reason": step.reason},
    )
    await call.part(Recorder).record(call, record)
