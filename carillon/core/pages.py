"""One stretch of a long list."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Items in the list's fixed order; `next_cursor` is where the following page starts, None on the last."""

    items: tuple[Item, ...]
    next_cursor: str | None = None
