"""Carriers: whoever has telephone numbers to give; what they are asked, what they answer, and how that fails."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from carillon.adapters.carrier.plan import NumberType, Place, placed
from carillon.core.errors import Kind, Refusal


class CarrierDown(Refusal):
    """The carrier does not answer now: {reason}"""

    kind = Kind.UNAVAILABLE


class CarrierRefused(Refusal):
    """The carrier refuses: {reason}"""

    kind = Kind.UNPROCESSABLE


class Ability(StrEnum):
    """What a number can be used for."""

    INBOUND_CALL = "InboundCall"
    OUTBOUND_CALL = "OutboundCall"
    INBOUND_SMS = "InboundSMS"
    OUTBOUND_SMS = "OutboundSMS"
    INBOUND_MMS = "InboundMMS"
    OUTBOUND_MMS = "OutboundMMS"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which free numbers are looked for: all that is set must fit; names of places fit whatever their capitals."""

    country: str
    number_type: NumberType | None = None
    area_code: str | None = None
    city: str | None = None
    state: str | None = None
    toll_free_prefix: str | None = None


@dataclass(frozen=True, slots=True)
class Granted:
    """A number is ours from now on, and this is what it can do."""

    abilities: frozenset[Ability]


@dataclass(frozen=True, slots=True)
class SignedLetter:
    """A letter of agency as it was handed in, for the numbers of one present carrier."""

    carrier: str
    content_type: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Porting:
    """The wish to bring numbers over from other carriers, which letters of agency allow.

    What begins with `billing_number` is known for the United States only; elsewhere it is empty.
    """

    order_id: str
    numbers: Mapping[str, str]
    """Each with the name of its present carrier, where that is known."""
    wanted_at: datetime
    billing_number: str = ""
    authorised_by: str = ""
    customer_name: str = ""
    service_address: str = ""
    account_number: str = ""
    pin: str = field(default="", repr=False)
    letters: tuple[SignedLetter, ...] = ()


@dataclass(frozen=True, slots=True)
class Firm:
    """The present carrier has committed to this moment."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A letter does not say what stands in the present carrier's file."""

    reason: str


@dataclass(frozen=True, slots=True)
class Awaited:
    """It was handed on; somebody will be told the answer another day, by another way."""


@dataclass(frozen=True, slots=True)
class PortOutWish:
    """Another carrier asks for one of our numbers; `id` is the carrier's, and the same whenever it is told again."""

    id: str
    number: str
    account_id: str
    pin: str = field(repr=False)
    carrier: str


class Carrier(Protocol):
    """Gives numbers and takes them back. Numbers are written like +12065550100.

    CarrierDown passes by itself; CarrierRefused would be the same tomorrow.
    """

    async def search(self, wanted: Wanted, after: str | None, limit: int) -> Sequence[str]:
        """Numbers that can be ordered and fit, ascending, from the one after `after`; fewer than `limit` at the end."""
        ...

    async def order(self, order_id: str, numbers: Sequence[str]) -> Mapping[str, Granted | CarrierRefused]:
        """Take these numbers; the answer to the same order is the same when it is asked again."""
        ...

    async def release(self, number: str) -> None:
        """Give the number back; nothing happens when it was given back before."""
        ...

    async def port(self, porting: Porting) -> Firm | Mismatch | Awaited:
        """Ask the present carriers for the numbers; the same again is no second wish."""
        ...

    async def withdraw(self, order_id: str) -> None:
        """Nothing is to be ported any more; nothing happens where nothing was asked for."""
        ...

    async def take_over(self, order_id: str, numbers: Sequence[str]) -> Mapping[str, Granted | CarrierRefused]:
        """The committed moment has come; the answer to the same order is the same when it is asked again."""
        ...

    async def port_out_wishes(self) -> Sequence[PortOutWish]:
        """Who wants numbers of ours and has not been answered."""
        ...

    async def answer_port_out(self, wish_id: str, refusal: str | None) -> None:
        """Let the number go, or say why not; answered twice is answered once."""
        ...


__all__ = [
    "Ability",
    "Awaited",
    "Carrier",
    "CarrierDown",
    "CarrierRefused",
    "Firm",
    "Granted",
    "Mismatch",
    "NumberType",
    "Place",
    "PortOutWish",
    "Porting",
    "SignedLetter",
    "Wanted",
    "placed",
]
