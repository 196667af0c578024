"""Carriers: whoever has telephone numbers to give; what they are asked, what they answer, and how that fails."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
class Porting:
    """The wish to bring a number over from another carrier, which its letter of agency allows."""

    order_id: str
    number: str
    billing_number: str
    authorised_by: str
    wanted_at: datetime


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

    async def port(self, porting: Porting) -> datetime:
        """Ask the present carrier for the number; answers when it comes over."""
        ...


__all__ = [
    "Ability",
    "Carrier",
    "CarrierDown",
    "CarrierRefused",
    "Granted",
    "NumberType",
    "Place",
    "Porting",
    "Wanted",
    "placed",
]
