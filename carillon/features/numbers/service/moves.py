"""Where numbers go or come from: what their owner is told beside each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from carillon.core.calls import Call
from carillon.features.numbers.model.inventory import PhoneNumber, Status
from carillon.features.numbers.model.orders import Source
from carillon.features.numbers.model.porting import PortStatus
from carillon.features.numbers.store import orders, port_outs, porting


@dataclass(frozen=True, slots=True)
class Move:
    """`porting` on the way here; `left_at` when another carrier took it, `has_pin` what such a carrier must know;
    `source` is where it came from."""

    porting: PortStatus | None = None
    has_pin: bool = False
    left_at: datetime | None = None
    source: Source = Source.CARRIER


async def moves(call: Call, phones: Sequence[PhoneNumber]) -> Mapping[str, Move]:
    coming = [phone.order_id for phone in phones if phone.status is Status.ACQUIRE_IN_PROGRESS]
    statuses = await porting.statuses(call.tx, coming)
    numbers = [phone.number for phone in phones]
    protected = await port_outs.sealed_pins(call.tx, numbers)
    left = await port_outs.left_at(call.tx, numbers)
    sources = await orders.sources(call.tx, {phone.order_id for phone in phones})
    return {
        phone.number: Move(
            statuses.get(phone.order_id),
            phone.number in protected,
            left.get(phone.number),
            sources.get(phone.order_id, Source.CARRIER),
        )
        for phone in phones
    }
