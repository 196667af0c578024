"""Access keys as this door needs them; `app` answers the Protocol from the feature that keeps them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from carillon.core.callers import Origin, Principal


@dataclass(frozen=True, slots=True)
class Key:
    """An active access key: what signatures are checked with, and whose it is."""

    access_key_id: str
    secret: str = field(repr=False)
    principal: Callable[[Origin], Principal]


class Keys(Protocol):
    """Knows the access keys."""

    async def find(self, access_key_id: str) -> Key | None:
        """The active key of this id; None for an unknown or inactive one."""
        ...

    def used(self, access_key_id: str) -> None:
        """A request was signed with it just now. Called for every request, so it only takes a note."""
        ...
