"""Numbers that leave: PINs that protect them, carriers that ask for them, and cases in which an owner wants to go."""

from collections.abc import Mapping, Sequence

from carillon.adapters.carrier import Carrier
from carillon.adapters.mail import Mailer
from carillon.core import jobs
from carillon.core.calls import Call, Calls
from carillon.core.pages import Page
from carillon.core.vault import Vault
from carillon.features import organisations, people
from carillon.features.numbers.model import port_letters
from carillon.features.numbers.model.inventory import IN_INVENTORY, NumberBusy, PhoneNumber, clean_number
from carillon.features.numbers.model.port_forms import clean_email
from carillon.features.numbers.model.port_outs import (
    ISSUED_LENGTH,
    REASONS,
    WITHIN,
    AnswerPortOut,
    Case,
    CaseNotFound,
    Claim,
    HeardFrom,
    PortOut,
    TellCaseAnswered,
    case_numbers,
    clean_carrier,
    clean_pin,
    judged,
    short_carrier,
)
from carillon.features.numbers.service import inventory, port_steps
from carillon.features.numbers.store import port_outs

MOST_SHOWN = 200


async def set_pin(call: Call, number: str, pin: str) -> PhoneNumber:
    """Protect a number (PORTO-05); the PIN before is good for nothing any more."""
    clean_pin(pin)
    phone = await _own(call, number)
    await _keep_pin(call, phone.number, pin)
    return phone


async def clear_pin(call: Call, number: str) -> PhoneNumber:
    """The account id alone is enough again."""
    phone = await _own(call, number)
    await port_outs.clear_pin(call.tx, phone.number)
    return phone


async def receive(call: Call, claim: Claim, heard_from: HeardFrom, reference: str | None = None) -> PortOut:
    """What another carrier asks for, judged and kept; callers have checked that they may take it in."""
    number = clean_number(claim.number.strip())
    owner = await port_outs.owner_of(call.tx, number, [status.value for status in IN_INVENTORY])
    has_left = number in await port_outs.left_at(call.tx, [number])
    tries = await port_outs.wrong_tries(call.tx, number, call.now - WITHIN)
    pin = (await _pins(call, [number])).get(number)
    port_out = PortOut(
        id=call.ids.uuid(),
        number=number[:32],
        organisation_id=owner,
        carrier=clean_carrier(claim.carrier),
        account_id=claim.account_id[:64],
        verdict=judged(claim, None if has_left else owner, pin, tries),
        asked_at=call.now,
        heard_from=heard_from,
        heard_by=port_steps.name_of(call),
        reference=reference,
    )
    await port_outs.add(call.tx, port_out)
    return port_out


async def receive_by_hand(call: Call, claim: Claim) -> PortOut:
    """A carrier has called or written to the desk."""
    await organisations.operating(call)
    return await receive(call, claim, HeardFrom.OPERATOR)


async def look(calls: Calls) -> None:
    """Take in what the carrier has heard from others, each wish once."""
    for wish in await calls.part(Carrier).port_out_wishes():
        async with calls.write() as call:
            if await port_outs.by_reference(call.tx, wish.id) is not None:
                continue
            claim = Claim(wish.number, wish.account_id, wish.pin, short_carrier(wish.carrier))
            port_out = await receive(call, claim, HeardFrom.CARRIER, wish.id)
            await jobs.enqueue(call, AnswerPortOut(port_out.id))


async def answer(calls: Calls, port_out_id: str) -> None:
    async with calls.read() as call:
        port_out = await port_outs.find(call.tx, port_out_id)
    if port_out is not None and port_out.reference is not None:
        refusal = None if port_out.is_accepted else REASONS[port_out.verdict]
        await calls.part(Carrier).answer_port_out(port_out.reference, refusal)


async def desk_page(call: Call, cursor: str | None, limit: int) -> Page[PortOut]:
    await organisations.operating(call)
    return await port_outs.page(call.tx, None, None, cursor, limit)


async def of_number(call: Call, number: str) -> Sequence[PortOut]:
    """Who has asked for it, for its owner."""
    phone = await inventory.find(call, number)
    return (await port_outs.page(call.tx, phone.organisation_id, phone.number, None, MOST_SHOWN)).items


async def ask_case(call: Call, numbers: Sequence[str], email: str) -> Case:
    """Numbers of the inventory are to go elsewhere (PORTO-08)."""
    home = await organisations.own(call)
    wanted = case_numbers([(await _own(call, number)).number for number in numbers])
    case = Case(call.ids.uuid(), home.id, wanted, clean_email(email), port_steps.name_of(call), call.now)
    await port_outs.add_case(call.tx, case)
    return case


async def answer_case(call: Call, case_id: str) -> Case:
    """Account id and PIN are there; a number that has a PIN of its own keeps it."""
    await organisations.operating(call)
    case = await port_outs.hold_case(call.tx, case_id)
    if case is None:
        raise CaseNotFound(case_id=case_id)
    answered = case.answered(port_steps.name_of(call), call.now)
    known, pin = await _pins(call, case.numbers), call.ids.letters(ISSUED_LENGTH)
    for number in case.numbers:
        owner = await port_outs.owner_of(call.tx, number, [status.value for status in IN_INVENTORY])
        if number not in known and owner == case.organisation_id:
            await _keep_pin(call, number, pin)
    await port_outs.save_case(call.tx, answered)
    await jobs.enqueue(call, TellCaseAnswered(case.id, await people.language_of_caller(call)))
    return answered


async def cases(call: Call) -> Sequence[Case]:
    home = await organisations.own(call)
    return await port_outs.list_cases(call.tx, home.id, MOST_SHOWN)


async def desk_cases(call: Call) -> Sequence[Case]:
    await organisations.operating(call)
    return await port_outs.list_cases(call.tx, None, MOST_SHOWN)


async def pins_of(call: Call, case: Case) -> Mapping[str, str]:
    """What to tell the new carrier, for the owner's eyes; nothing before the desk has answered."""
    home = await organisations.own(call)
    if case.answered_at is None or case.organisation_id != home.id:
        return {}
    owned = [number for number in case.numbers if await _is_owner(call, number, home.id)]
    return await _pins(call, owned)


async def tell_answered(calls: Calls, job: TellCaseAnswered) -> None:
    async with calls.write() as call:
        case = await port_outs.hold_case(call.tx, job.case_id)
        if case is None:
            return
        reader = await people.reader_at(call.tx, case.contact_email, job.language)
    page = f"{calls.part(people.Site).base_url}/console/numbers/port-out"
    letter = port_letters.of_case(reader, case.contact_email, case.numbers, page, f"{case.id}-answered")
    await calls.part(Mailer).send(letter)


async def re_encrypt(call: Call) -> int:
    """Encrypt every port-out PIN with the newest master key; answers how many they were."""
    vault = call.part(Vault)
    sealed = await port_outs.sealed_pins(call.tx)
    for number, secret in sealed.items():
        purpose = _purpose(number)
        await port_outs.keep_sealed(call.tx, number, vault.encrypt(vault.decrypt(secret, purpose), purpose))
    return len(sealed)


async def _own(call: Call, number: str) -> PhoneNumber:
    phone = await inventory.hold(call, number)
    if phone.status not in IN_INVENTORY:
        raise NumberBusy(number=phone.number, status=phone.status)
    return phone


async def _is_owner(call: Call, number: str, organisation_id: str) -> bool:
    return await port_outs.owner_of(call.tx, number, [status.value for status in IN_INVENTORY]) == organisation_id


async def _keep_pin(call: Call, number: str, pin: str) -> None:
    await port_outs.set_pin(call.tx, number, call.part(Vault).encrypt(pin, _purpose(number)), call.now)


async def _pins(call: Call, numbers: Sequence[str]) -> dict[str, str]:
    vault = call.part(Vault)
    sealed = await port_outs.sealed_pins(call.tx, numbers)
    return {number: vault.decrypt(secret, _purpose(number)) for number, secret in sealed.items()}


def _purpose(number: str) -> str:
    return f"port-out-pin:{number}"
