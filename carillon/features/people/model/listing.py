"""Lists of an account's users: which they show, in what order, and where a stretch of one starts."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import msgspec

from carillon.core.errors import Kind, Refusal
from carillon.features.accounts import License
from carillon.features.people.model.users import Registration, UserType

MOST_IDS = 5000


class PlaceWrong(Refusal):
    """This is no place in the list of users. Begin again with the first page."""

    kind = Kind.INVALID


class FilterWrong(Refusal):
    """The list of users cannot be filtered by {word}."""

    kind = Kind.INVALID


class SortKey(StrEnum):
    EMAIL = "email"
    NAME = "name"
    REGISTRATION = "registration"
    PERMISSION = "permission"
    USER_TYPE = "user_type"
    INVITED = "invited"
    JOINED = "joined"
    ACTIVE = "active"


@dataclass(frozen=True, slots=True)
class Order:
    """By one column, and by what tells two users apart where it does not. Who has no such date comes as the oldest."""

    by: SortKey = SortKey.EMAIL
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """From a moment on, and before another; who has no such date is never within one."""

    start: datetime | None = None
    end: datetime | None = None

    def __bool__(self) -> bool:
        return self.start is not None or self.end is not None


ALWAYS = Span()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which users of an account a list shows: all conditions that are set must hold.

    `licenses` are meant as they count now: a trial that is over is Basic. `search` is part of an address or name.
    """

    email: str | None = None
    user_type: UserType | None = None
    search: str = ""
    registrations: frozenset[Registration] = frozenset()
    licenses: frozenset[License] = frozenset()
    invited: Span = ALWAYS
    joined: Span = ALWAYS
    active: Span = ALWAYS


@dataclass(frozen=True, slots=True)
class Start:
    """Where a stretch starts: behind a user, and some users later; at the very beginning without either."""

    after: str | None = None
    skip: int = 0


Key = tuple[str | datetime | None, ...]
"""What a user is sorted by, and the id."""


def cursor_of(key: Key) -> str:
    """The place behind this user, good in the order that it was given in."""
    return urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def key_in(cursor: str, shape: object) -> Key:
    try:
        return msgspec.json.decode(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=shape)
    except (ValueError, msgspec.DecodeError) as error:
        raise PlaceWrong from error
