"""What administrators do to users, and what else happens with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from carillon.core.calls import Call

MOST_PREVIEWED = 1000


class Act(StrEnum):
    SUSPEND = "suspend"
    REMOVE = "remove"
    SIGN_OUT = "sign-out"
    ACTIVATE = "activate"


class ActImpact(Protocol):
    """A feature for which something changes when something is done to users."""

    async def of(self, call: Call, act: Act, account_id: str, user_ids: Collection[str]) -> Mapping[str, int]:
        """How much of its own is concerned, by kind: `{"sessions": 3}`; each user is one to whom the act applies."""
        ...


@dataclass(frozen=True, slots=True)
class ActImpacts:
    """All features that are asked before an act."""

    features: tuple[ActImpact, ...]
