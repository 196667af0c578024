"""What port-ins need done in the background: the carrier is asked, numbers become active, and contacts are told."""

from dataclasses import replace

from carillon.adapters.carrier import (
    Awaited,
    Carrier,
    CarrierRefused,
    Firm,
    Granted,
    Mismatch,
    Porting,
    SignedLetter,
)
from carillon.adapters.mail import Mailer
from carillon.adapters.objects import Documents
from carillon.core.calls import Call, Calls
from carillon.features import people
from carillon.features.numbers.model import port_letters
from carillon.features.numbers.model.countries import Paper
from carillon.features.numbers.model.port_documents import READABLE
from carillon.features.numbers.model.port_forms import Billing
from carillon.features.numbers.model.porting import (
    NOT_TAKEN_OVER,
    ActivatePortIn,
    AskCarrier,
    PortIn,
    PortStatus,
    Side,
    TellContact,
)
from carillon.features.numbers.service import port_ins, port_steps
from carillon.features.numbers.store import port_documents, porting


async def ask(calls: Calls, job: AskCarrier) -> None:
    """Hand it to the carrier, and note what it says (PORT-21, PORT-23)."""
    async with calls.read() as call:
        port_in = await porting.unguarded(call.tx, job.port_in_id)
        if port_in is None or not _waits_for(port_in, job):
            return
        wish = _wish(call, port_in)
    letters = await _letters(calls, port_in.id)
    try:
        answer = await calls.part(Carrier).port(replace(wish, letters=letters))
    except CarrierRefused as refusal:
        answer = refusal
    async with calls.write() as call:
        port_in = await port_steps.hold(call, job.port_in_id)
        if _waits_for(port_in, job):
            await _note(call, port_in, answer)


async def activate(calls: Calls, job: ActivatePortIn) -> None:
    """The committed moment: the carrier hands the numbers over, all of them or none (PORT-24)."""
    async with calls.read() as call:
        port_in = await porting.unguarded(call.tx, job.port_in_id)
    if port_in is None or not _is_due(port_in, job):
        return
    answers = await calls.part(Carrier).take_over(port_in.id, port_in.form.numbers)
    granted = {number: answer for number, answer in answers.items() if isinstance(answer, Granted)}
    lacking = [number for number in port_in.form.numbers if number not in granted]
    async with calls.write() as call:
        port_in = await port_steps.hold(call, job.port_in_id)
        if not _is_due(port_in, job):
            return
        if lacking:
            answer = answers.get(lacking[0])
            why = answer.message if isinstance(answer, CarrierRefused) else ""
            words = NOT_TAKEN_OVER.format(number=lacking[0], reason=why).strip()
            await port_steps.take(call, port_in, Side.CARRIER, PortStatus.EXCEPTION, words)
            return
        await port_steps.deliver(call, port_in, granted)
        await port_steps.take(call, port_in, Side.CARILLON, PortStatus.COMPLETED)


async def withdraw(calls: Calls, port_in_id: str) -> None:
    await calls.part(Carrier).withdraw(port_in_id)


async def tell(calls: Calls, job: TellContact) -> None:
    """Mail one line of the history (PORT-22); a second run sends the same message, with the same id."""
    async with calls.read() as call:
        port_in = await porting.unguarded(call.tx, job.port_in_id)
        history = await porting.history(call.tx, job.port_in_id)
        if port_in is None:
            return
        reader = await people.reader_at(call.tx, port_in.form.contact.email, port_in.form.contact.tongue)
    page = f"{calls.part(people.Site).base_url}/console/numbers/port-ins/{job.port_in_id}"
    letter = port_letters.of_step(reader, port_in, history[job.place], page, f"{port_in.id}-{job.place}")
    await calls.part(Mailer).send(letter)


def _waits_for(port_in: PortIn, job: AskCarrier) -> bool:
    return port_in.status is PortStatus.SUBMITTED and port_in.round == job.round


def _is_due(port_in: PortIn, job: ActivatePortIn) -> bool:
    return port_in.status is PortStatus.FOC and port_in.foc_at == job.foc_at


async def _note(call: Call, port_in: PortIn, answer: Firm | Mismatch | Awaited | CarrierRefused) -> None:
    match answer:
        case Firm(at=at) if at > call.now:
            await port_steps.take(call, port_in, Side.CARRIER, PortStatus.FOC, foc_at=at)
        case Firm():
            words = "The carrier has committed to a moment that is over; it must be asked for another."
            await port_steps.take(call, port_in, Side.CARRIER, PortStatus.EXCEPTION, words)
        case Mismatch(reason=reason):
            await port_steps.take(call, port_in, Side.CARRIER, PortStatus.PENDING_DOCUMENTS, reason)
        case CarrierRefused():
            await port_steps.take(call, port_in, Side.CARRIER, PortStatus.EXCEPTION, answer.message)
        case Awaited():
            return  # the desk will hear


def _wish(call: Call, port_in: PortIn) -> Porting:
    form = port_in.form
    billing = form.billing or Billing("", "", "", "")
    return Porting(
        order_id=port_in.id,
        numbers={number: lot.carrier for lot in form.lots for number in lot.numbers},
        wanted_at=form.wanted_at,
        billing_number=billing.billing_number,
        authorised_by=billing.authorised_by,
        customer_name=billing.customer_name,
        service_address=billing.service_address,
        account_number=billing.account_number,
        pin=port_ins.service_pin(call, port_in),
    )


async def _letters(calls: Calls, port_in_id: str) -> tuple[SignedLetter, ...]:
    async with calls.read() as call:
        there = await port_documents.of_port_in(call.tx, port_in_id)
    found: list[SignedLetter] = []
    for each in there:
        if each.paper is Paper.LETTER_OF_AGENCY and each.state in READABLE:
            body = await calls.part(Documents).get(each.key)
            if body is not None:
                found.append(SignedLetter(each.carrier, each.content_type, body))
    return tuple(found)
