"""A number that an organisation has: where it stands, what it is for, whose it is, and when it goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from carillon.adapters.carrier import Ability, NumberType, Place, placed
from carillon.core.errors import Kind, Refusal
from carillon.core.events import Fact
from carillon.core.jobs import Job
from carillon.features.numbers.model.countries import Product, check_product
from carillon.features.numbers.model.names import UNNAMED, CallingName

KEPT_WHEN_DELETED = timedelta(days=7)
MOST_AT_ONCE = 500
"""The API's model has no limit for its batches; this one keeps a list from holding up everybody else."""


class NumberNotFound(Refusal):
    """There is no phone number {number} here."""

    kind = Kind.NOT_FOUND


class NumberWrong(Refusal):
    """{number} is not a phone number of a country that we know. Write it like +12065550100."""

    kind = Kind.INVALID


class NumberBusy(Refusal):
    """The phone number {number} is {status}; this is possible only in the inventory."""

    kind = Kind.CONFLICT


class NumberAssigned(Refusal):
    """The phone number {number} is assigned. Unassign it first."""

    kind = Kind.CONFLICT


class NumbersAssigned(Refusal):
    """Nothing was deleted, because {count} of these phone numbers are assigned. Unassign them first: {numbers}"""

    kind = Kind.CONFLICT


class NumberNotAssigned(Refusal):
    """The phone number {number} is not assigned to anybody."""

    kind = Kind.CONFLICT


class NumberElsewhere(Refusal):
    """The phone number {number} belongs to somebody else already. Unassign it there first."""

    kind = Kind.CONFLICT


class UserHasNumber(Refusal):
    """This user has a phone number already. Unassign it first."""

    kind = Kind.CONFLICT


class UserHasNoNumber(Refusal):
    """This user has no phone number."""

    kind = Kind.NOT_FOUND


class UserNotThere(Refusal):
    """Only users who have registered can have a phone number."""

    kind = Kind.INVALID


class WrongProduct(Refusal):
    """Only numbers for Business Calling are assigned to users; {number} is for {product}."""

    kind = Kind.INVALID


class NotInQueue(Refusal):
    """The phone number {number} is not in the deletion queue."""

    kind = Kind.INVALID


class OneChange(Refusal):
    """Change either the product type or the calling name, one at a time."""

    kind = Kind.INVALID


class TooManyNumbers(Refusal):
    """Do this for 1 to {most} phone numbers at a time."""

    kind = Kind.INVALID


class InventoryFull(Refusal):
    """An organisation has at most {most} phone numbers outside the deletion queue."""

    kind = Kind.LIMIT


class Status(StrEnum):
    """From the order to the end; what is `DeleteInProgress` stands in the deletion queue."""

    ACQUIRE_IN_PROGRESS = "AcquireInProgress"
    UNASSIGNED = "Unassigned"
    ASSIGNED = "Assigned"
    DELETE_IN_PROGRESS = "DeleteInProgress"
    RELEASE_IN_PROGRESS = "ReleaseInProgress"
    RELEASE_FAILED = "ReleaseFailed"


IN_INVENTORY = (Status.UNASSIGNED, Status.ASSIGNED)
LEAVING = (Status.DELETE_IN_PROGRESS, Status.RELEASE_IN_PROGRESS, Status.RELEASE_FAILED)


class Bond(StrEnum):
    """To what a number is associated."""

    ACCOUNT = "AccountId"
    USER = "UserId"
    VOICE_CONNECTOR = "VoiceConnectorId"
    VOICE_CONNECTOR_GROUP = "VoiceConnectorGroupId"
    SIP_RULE = "SipRuleId"


@dataclass(frozen=True, slots=True)
class Association:
    """That a number belongs to something, since when."""

    bond: Bond
    value: str
    since: datetime


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number of one organisation, and of no other (PHN-14)."""

    number: str
    organisation_id: str
    order_id: str
    country: str
    type: NumberType
    product: Product
    created_at: datetime
    updated_at: datetime
    status: Status = Status.ACQUIRE_IN_PROGRESS
    abilities: frozenset[Ability] = frozenset()
    name: CallingName = UNNAMED
    deleted_at: datetime | None = None
    associations: tuple[Association, ...] = ()

    @property
    def id(self) -> str:
        """As the API writes it."""
        return wire_id(self.number)

    @property
    def removed_at(self) -> datetime | None:
        """When it leaves the deletion queue for good (DELQ-06)."""
        return None if self.deleted_at is None else self.deleted_at + KEPT_WHEN_DELETED

    def bound_to(self, bond: Bond) -> str | None:
        return next((each.value for each in self.associations if each.bond is bond), None)

    def with_product(self, product: Product, now: datetime) -> "PhoneNumber":
        self._check_inventory()
        if product is self.product:
            return self
        check_product(product, Place(self.country, self.type))
        if self.status is Status.ASSIGNED:
            raise NumberAssigned(number=self.number)
        return replace(self, product=product, updated_at=now)

    def with_name(self, name: str, now: datetime) -> "PhoneNumber":
        self._check_inventory()
        changed = self.name.changed(name, now)
        return self if changed is self.name else replace(self, name=changed, updated_at=now)

    def acquired(self, abilities: frozenset[Ability], now: datetime) -> "PhoneNumber":
        return replace(self, status=Status.UNASSIGNED, abilities=abilities, updated_at=now)

    def given_to(self, account_id: str, user_id: str, now: datetime) -> "PhoneNumber":
        if self.status is Status.ASSIGNED:
            raise NumberElsewhere(number=self.number)
        self._check_inventory()
        if self.product is not Product.BUSINESS_CALLING:
            raise WrongProduct(number=self.number, product=self.product)
        bonds = (Association(Bond.ACCOUNT, account_id, now), Association(Bond.USER, user_id, now))
        return replace(self, status=Status.ASSIGNED, associations=bonds, updated_at=now)

    def taken_back(self, now: datetime) -> "PhoneNumber":
        return replace(self, status=Status.UNASSIGNED, associations=(), updated_at=now)

    def deleted(self, now: datetime) -> "PhoneNumber":
        """Into the deletion queue; what is on its way out already stays as it is."""
        if self.status in LEAVING:
            return self
        if self.status is Status.ASSIGNED:
            raise NumberAssigned(number=self.number)
        self._check_inventory()
        return replace(self, status=Status.DELETE_IN_PROGRESS, deleted_at=now, updated_at=now)

    def restored(self, now: datetime) -> "PhoneNumber":
        """Out of the queue again, with its calling name and to nobody (DELQ-07, AMB-51), before the seven days end."""
        if self.removed_at is None:
            raise NotInQueue(number=self.number)
        if self.status is not Status.DELETE_IN_PROGRESS or now >= self.removed_at:
            raise NumberNotFound(number=self.number)
        return replace(self, status=Status.UNASSIGNED, deleted_at=None, updated_at=now)

    def leaving(self, now: datetime) -> "PhoneNumber":
        """The queue is over; the carrier is asked to take it back."""
        return replace(self, status=Status.RELEASE_IN_PROGRESS, updated_at=now)

    def kept_by_carrier(self, now: datetime) -> "PhoneNumber":
        """The carrier did not take it back."""
        return replace(self, status=Status.RELEASE_FAILED, updated_at=now)

    def _check_inventory(self) -> None:
        if self.status not in IN_INVENTORY:
            raise NumberBusy(number=self.number, status=self.status)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which numbers a list shows: all conditions that are set must hold."""

    status: str | None = None
    product: Product | None = None
    bond: Bond | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one organisation may have and ask for at once."""

    numbers: int = 10_000
    in_one_order: int = 500


Results = Sequence[tuple[str, Refusal | None]]
"""For each number as it was named, why it could not be done, or None when it is done."""


def clean_number(text: str) -> str:
    """With its plus, which the API's model does not ask for."""
    return text if text.startswith("+") else f"+{text}"


def located(number: str) -> Place:
    place = placed(number)
    if place is None:
        raise NumberWrong(number=number)
    return place


def wire_id(number: str) -> str:
    return f"%2B{number[1:]}" if number.startswith("+") else number


def each_once(numbers: Sequence[str]) -> Mapping[str, str]:
    """What was named, by the number that it names, in the order given."""
    once: dict[str, str] = {}
    for number in numbers:
        once.setdefault(clean_number(number), number)
    return once


@dataclass(frozen=True, slots=True)
class ReleaseNumber(Job):
    """The seven days are over: give the number back, unless it was restored meanwhile."""

    number: str
    deleted_at: datetime


@dataclass(frozen=True, slots=True)
class PhoneNumberAssociated(Fact):
    """Somebody has a number now."""

    number: str
    account_id: str
    user_id: str


@dataclass(frozen=True, slots=True)
class PhoneNumberDisassociated(Fact):
    """Somebody has it no longer; it is back in the inventory or on its way out."""

    number: str
    account_id: str
    user_id: str
