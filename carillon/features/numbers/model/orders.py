"""Orders of numbers: what was asked of the carrier, and what became of each number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from carillon.adapters.carrier import CarrierRefused, Granted
from carillon.core.errors import Kind, Refusal
from carillon.core.jobs import Job
from carillon.features.numbers.model.countries import Product, check_product
from carillon.features.numbers.model.inventory import clean_number, located
from carillon.features.numbers.model.porting import PortStatus

TAKEN = "It belongs to somebody already."
UNANSWERED = "The carrier did not answer for it."


class OrderNotFound(Refusal):
    """There is no order {order_id}."""

    kind = Kind.NOT_FOUND


class NothingOrdered(Refusal):
    """Name at least one phone number."""

    kind = Kind.INVALID


class OrderTooLarge(Refusal):
    """Order at most {most} phone numbers at a time."""

    kind = Kind.LIMIT


class OrderStatus(StrEnum):
    PROCESSING = "Processing"
    SUCCESSFUL = "Successful"
    PARTIAL = "Partial"
    FAILED = "Failed"


class Source(StrEnum):
    """Where the numbers of an order come from: `desk` and `own` were entered by hand, and no carrier is asked."""

    CARRIER = "carrier"
    DESK = "desk"
    OWN = "own"


class LineStatus(StrEnum):
    PROCESSING = "Processing"
    ACQUIRED = "Acquired"
    FAILED = "Failed"


@dataclass(frozen=True, slots=True)
class Line:
    """One number of an order; `reason` says why it failed."""

    number: str
    status: LineStatus = LineStatus.PROCESSING
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """Numbers that an organisation wants, all for one product."""

    id: str
    organisation_id: str
    product: Product
    created_at: datetime
    updated_at: datetime
    lines: tuple[Line, ...]
    porting: PortStatus | None = None
    """How far it has come where it is a port-in."""
    source: Source = Source.CARRIER
    request_id: str = ""
    """The support request that the desk answered with it."""

    @property
    def status(self) -> OrderStatus:
        """What follows from its lines (AMB-42)."""
        reached = {line.status for line in self.lines}
        if LineStatus.PROCESSING in reached:
            return OrderStatus.PROCESSING
        if reached == {LineStatus.ACQUIRED}:
            return OrderStatus.SUCCESSFUL
        return OrderStatus.PARTIAL if LineStatus.ACQUIRED in reached else OrderStatus.FAILED

    @property
    def open_numbers(self) -> list[str]:
        """What the carrier is still to answer for."""
        return [line.number for line in self.lines if line.status is LineStatus.PROCESSING]

    def answered(self, answers: Mapping[str, Granted | CarrierRefused], now: datetime) -> "Order":
        return replace(self, lines=tuple(_answered(line, answers) for line in self.lines), updated_at=now)

    def called_off(self, reason: str, now: datetime) -> "Order":
        """What has not been answered will not be."""
        waiting = LineStatus.PROCESSING
        lines = [
            replace(line, status=LineStatus.FAILED, reason=reason) if line.status is waiting else line
            for line in self.lines
        ]
        return replace(self, lines=tuple(lines), updated_at=now)


def _answered(line: Line, answers: Mapping[str, Granted | CarrierRefused]) -> Line:
    if line.status is not LineStatus.PROCESSING:
        return line
    match answers.get(line.number):
        case Granted():
            return replace(line, status=LineStatus.ACQUIRED)
        case CarrierRefused() as refusal:
            return replace(line, status=LineStatus.FAILED, reason=refusal.message)
        case None:
            return replace(line, status=LineStatus.FAILED, reason=UNANSWERED)


def ordered(product: Product, numbers: Sequence[str], most: int) -> list[str]:
    """The numbers of an order, each once and in the order given; refused when one cannot have the product."""
    wanted = list(dict.fromkeys(clean_number(number) for number in numbers))
    if not wanted:
        raise NothingOrdered
    if len(wanted) > most:
        raise OrderTooLarge(most=most)
    for number in wanted:
        check_product(product, located(number))
    return wanted


@dataclass(frozen=True, slots=True)
class PlaceOrder(Job):
    """Ask the carrier for the numbers of an order."""

    order_id: str
