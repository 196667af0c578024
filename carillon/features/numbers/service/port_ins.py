"""What administrators do about port-ins: ask for one, look at it, print its letters, ask for a change or the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from carillon.core.calls import Call
from carillon.core.vault import Vault
from carillon.features import organisations
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.inventory import InventoryFull, Limits, PhoneNumber, located
from carillon.features.numbers.model.letters_of_agency import Letter, written
from carillon.features.numbers.model.orders import Line, Order
from carillon.features.numbers.model.port_documents import Document
from carillon.features.numbers.model.port_forms import NumberTaken, PortForm, checked, clean_service_pin
from carillon.features.numbers.model.porting import PortIn, PortInNotFound, PortStatus, Side, Step
from carillon.features.numbers.service import port_steps
from carillon.features.numbers.store import inventory, orders, port_documents, porting, settings


@dataclass(frozen=True, slots=True)
class Wish:
    """A port-in as it is asked for; the PIN is the one of the present carrier."""

    product: Product
    country: str
    form: PortForm
    service_pin: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Whole:
    """A port-in with everything that stands beside it."""

    port_in: PortIn
    history: Sequence[Step]
    documents: Sequence[Document]


async def create(call: Call, wish: Wish) -> PortIn:
    """Reserve the numbers, as an order of their own, and wait for the desk (PSTAT-09)."""
    limits = call.part(Limits)
    found = checked(wish.form, wish.product, wish.country, call.now, limits.in_one_order)
    pin = clean_service_pin(wish.service_pin)
    home = await organisations.keep_own(call)
    await settings.hold(call.tx, home.id)
    numbers = found.form.numbers
    if await inventory.count(call.tx, home.id) + len(numbers) > limits.numbers:
        raise InventoryFull(most=limits.numbers)
    id_ = call.ids.uuid()
    port_in = PortIn(
        id=id_,
        organisation_id=home.id,
        product=wish.product,
        country=found.country,
        type=found.type,
        form=found.form,
        requested_by=port_steps.name_of(call),
        created_at=call.now,
        updated_at=call.now,
        sealed_pin=call.part(Vault).encrypt(pin, pin_purpose(id_)) if pin else "",
    )
    await _reserve(call, port_in)
    await orders.add(
        call.tx, Order(id_, home.id, wish.product, call.now, call.now, tuple(Line(number) for number in numbers))
    )
    await port_steps.begin(call, port_in)
    return port_in


async def find(call: Call, port_in_id: str) -> PortIn:
    """The port-in, where it is one of the caller's organisation."""
    home = await organisations.own(call)
    found = await porting.find(call.tx, home.id, port_in_id)
    if found is None:
        raise PortInNotFound(port_in_id=port_in_id)
    return found


async def whole(call: Call, port_in: PortIn) -> Whole:
    return Whole(
        port_in,
        await porting.history(call.tx, port_in.id),
        await port_documents.of_port_in(call.tx, port_in.id),
    )


async def ask_for(call: Call, port_in_id: str, wanted: PortStatus, reason: str) -> PortIn:
    """CHANGE_REQUESTED or CANCEL_REQUESTED; the desk does the rest."""
    await find(call, port_in_id)
    held = await port_steps.hold(call, port_in_id)
    return await port_steps.take(call, held, Side.ADMINISTRATOR, wanted, reason)


async def letter(call: Call, port_in_id: str, carrier: str) -> bytes:
    """The letter of agency for the numbers of one present carrier, to be signed (PORT-03, PORT-04)."""
    port_in = await find(call, port_in_id)
    home = await organisations.own(call)
    lots = {lot.carrier: lot for lot in port_in.form.lots}
    if carrier not in lots:
        raise PortInNotFound(port_in_id=f"{port_in_id} ({carrier})")
    return written(Letter(home.name, home.id, lots[carrier], port_in.form))


async def blank_letter(call: Call) -> bytes:
    home = await organisations.own(call)
    return written(Letter(home.name, home.id))


async def re_encrypt(call: Call) -> int:
    """Encrypt the PINs of present carriers with the newest master key; answers how many they were."""
    vault = call.part(Vault)
    sealed = await porting.sealed_pins(call.tx)
    for id_, secret in sealed:
        purpose = pin_purpose(id_)
        await porting.keep_sealed(call.tx, id_, vault.encrypt(vault.decrypt(secret, purpose), purpose))
    return len(sealed)


def service_pin(call: Call, port_in: PortIn) -> str:
    """In the clear, for the desk and for the carrier."""
    return call.part(Vault).decrypt(port_in.sealed_pin, pin_purpose(port_in.id)) if port_in.sealed_pin else ""


def pin_purpose(port_in_id: str) -> str:
    return f"port-in-pin:{port_in_id}"


async def _reserve(call: Call, port_in: PortIn) -> None:
    numbers = port_in.form.numbers
    wanted = [
        PhoneNumber(
            number,
            port_in.organisation_id,
            port_in.id,
            port_in.country,
            located(number).type,
            port_in.product,
            created_at=call.now,
            updated_at=call.now,
        )
        for number in numbers
    ]
    reserved = await inventory.reserve(call.tx, wanted)
    if taken := [number for number in numbers if number not in reserved]:
        raise NumberTaken(number=taken[0])
