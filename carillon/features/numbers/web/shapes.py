"""How the console is told about a number."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from carillon.adapters.carrier import Ability, NumberType
from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.features import people
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.inventory import Bond, PhoneNumber, Results, Status
from carillon.features.numbers.model.names import CHANGED_EVERY, IN_FORCE_AFTER, CallingName, NameStatus
from carillon.features.numbers.model.orders import Source
from carillon.features.numbers.model.porting import PortStatus
from carillon.features.numbers.service import moves as porting
from carillon.features.numbers.service.moves import Move
from carillon.features.people import Card


class HolderView(msgspec.Struct, frozen=True, kw_only=True):
    """The user who has a number, since when."""

    account_id: str
    user_id: str
    name: str
    email: str
    since: datetime


class CallingNameView(msgspec.Struct, frozen=True, kw_only=True):
    """`text` was asked for last; until `in_force_at` people who are called see `in_force`, then `text`."""

    text: str
    in_force: str
    status: NameStatus
    changed_at: datetime | None
    in_force_at: datetime | None
    changeable_at: datetime | None


class NumberRow(msgspec.Struct, frozen=True, kw_only=True):
    """A number as the lists show it; `porting` while it is on its way here from another carrier, `source` is where it
    came from."""

    id: str
    country: str
    type: NumberType
    product: Product
    status: Status
    calling_name: CallingNameView
    holder: HolderView | None
    order_id: str
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    removed_at: datetime | None
    abilities: list[Ability]
    porting: PortStatus | None
    has_port_out_pin: bool
    ported_out_at: datetime | None
    source: Source


class NumberResult(msgspec.Struct, frozen=True, kw_only=True):
    phone_number_id: str
    ok: bool
    message: str | None


class NumberResults(msgspec.Struct, frozen=True):
    results: list[NumberResult]


class ChosenNumbers(msgspec.Struct, frozen=True):
    phone_number_ids: list[str]


async def rows(call: Call, phones: tuple[PhoneNumber, ...]) -> list[NumberRow]:
    held = [user_id for phone in phones if (user_id := phone.bound_to(Bond.USER)) is not None]
    cards = await people.cards(call.tx, held)
    moves = await porting.moves(call, phones)
    return [_row(call, phone, cards, moves[phone.number]) for phone in phones]


async def row(call: Call, phone: PhoneNumber) -> NumberRow:
    return (await rows(call, (phone,)))[0]


def name_view(call: Call, name: CallingName) -> CallingNameView:
    changed = name.changed_at
    return CallingNameView(
        text=name.text,
        in_force=name.in_force(call.now),
        status=name.status(call.now),
        changed_at=changed,
        in_force_at=None if changed is None else changed + IN_FORCE_AFTER,
        changeable_at=None if changed is None else changed + CHANGED_EVERY,
    )


def results(found: Results) -> NumberResults:
    return NumberResults([_result(number, refusal) for number, refusal in found])


def _result(number: str, refusal: Refusal | None) -> NumberResult:
    return NumberResult(phone_number_id=number, ok=refusal is None, message=refusal and refusal.message)


def _row(call: Call, phone: PhoneNumber, cards: Mapping[str, Card], move: Move) -> NumberRow:
    return NumberRow(
        id=phone.number,
        country=phone.country,
        type=phone.type,
        product=phone.product,
        status=phone.status,
        calling_name=name_view(call, phone.name),
        holder=_holder(phone, cards),
        order_id=phone.order_id,
        created_at=phone.created_at,
        updated_at=phone.updated_at,
        deleted_at=phone.deleted_at,
        removed_at=phone.removed_at,
        abilities=sorted(phone.abilities),
        porting=move.porting,
        has_port_out_pin=move.has_pin,
        ported_out_at=move.left_at,
        source=move.source,
    )


def _holder(phone: PhoneNumber, cards: Mapping[str, Card]) -> HolderView | None:
    bond = next((each for each in phone.associations if each.bond is Bond.USER), None)
    if bond is None:
        return None
    card = cards[bond.value]
    return HolderView(
        account_id=phone.bound_to(Bond.ACCOUNT) or "",
        user_id=bond.value,
        name=card.display_name or card.email,
        email=card.email,
        since=bond.since,
    )
