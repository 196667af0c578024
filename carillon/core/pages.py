"""One stretch of a long list, and where the next one starts."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

from carillon.core.errors import Kind, Refusal

Item = TypeVar("Item")


class CursorWrong(Refusal):
    """This is not the place of a page in this list."""

    kind = Kind.INVALID


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Items in the list's fixed order; `next_cursor` is where the following page starts, None on the last."""

    items: tuple[Item, ...]
    next_cursor: str | None = None


def cursor_at(moment: datetime, item_id: str) -> str:
    """Where an item stands in a list by age."""
    return f"{moment.timestamp():.6f}_{item_id}"


def place_of(cursor: str) -> tuple[datetime, str]:
    moment, _, item_id = cursor.partition("_")
    try:
        return datetime.fromtimestamp(float(moment), UTC), item_id
    except (ValueError, OverflowError, OSError) as error:
        raise CursorWrong from error
