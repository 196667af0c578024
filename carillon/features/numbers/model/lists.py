"""Lists for administrators: which numbers and orders each shows, in what order, and where a page of it starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from carillon.adapters.carrier import NumberType
from carillon.core.pages import CursorWrong
from carillon.features.numbers.model.inventory import IN_INVENTORY, PhoneNumber, Status
from carillon.features.numbers.model.orders import OrderStatus
from carillon.features.numbers.model.porting import PortStatus


class Shelf(StrEnum):
    """Where a number stands for those who look after them (PHN-13)."""

    INVENTORY = "inventory"
    PENDING = "pending"
    QUEUE = "queue"


STATUSES: Mapping[Shelf, tuple[Status, ...]] = {
    Shelf.INVENTORY: IN_INVENTORY,
    Shelf.PENDING: (Status.ACQUIRE_IN_PROGRESS, Status.RELEASE_IN_PROGRESS, Status.RELEASE_FAILED),
    Shelf.QUEUE: (Status.DELETE_IN_PROGRESS,),
}
"""Each status stands on one shelf."""


class SortKey(StrEnum):
    NUMBER = "number"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Place:
    """The last number of a page: the next page starts after it. `at` is the moment that the list is sorted by."""

    number: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an administrator looks at; all that is set must hold. `search` is part of a number or calling name."""

    shelf: Shelf = Shelf.INVENTORY
    search: str = ""
    status: Status | None = None
    type: NumberType | None = None
    sort: SortKey = SortKey.NUMBER
    descending: bool = False

    @property
    def digits(self) -> str:
        return digits_in(self.search)

    def cursor(self, phone: PhoneNumber) -> str:
        at = self._moment(phone)
        return phone.number if at is None else f"{at.isoformat()} {phone.number}"

    def place(self, cursor: str | None) -> Place | None:
        if cursor is None:
            return None
        if self.sort is SortKey.NUMBER:
            return Place(cursor)
        text, _, number = cursor.partition(" ")
        try:
            at = datetime.fromisoformat(text)
        except ValueError as error:
            raise CursorWrong from error
        if at.tzinfo is None or not number:
            raise CursorWrong
        return Place(number, at)

    def _moment(self, phone: PhoneNumber) -> datetime | None:
        match self.sort:
            case SortKey.NUMBER:
                return None
            case SortKey.CHANGED:
                return phone.updated_at
            case SortKey.DELETED:
                return phone.deleted_at


@dataclass(frozen=True, slots=True)
class WantedOrders:
    """Which orders are looked at: those with a number that has these digits, and those that came so far."""

    search: str = ""
    status: OrderStatus | PortStatus | None = None

    @property
    def digits(self) -> str:
        return digits_in(self.search)


def digits_in(search: str) -> str:
    """Numbers are written in many ways: (206) 555-0100 is +12065550100. What has letters is no number."""
    if any(sign.isalpha() for sign in search):
        return ""
    return "".join(sign for sign in search if sign.isascii() and sign.isdigit())
