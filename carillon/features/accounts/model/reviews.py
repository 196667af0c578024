"""What a review is: an organisation shows the record of a domain that another one owns, and the operator decides."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from carillon.core.errors import Kind, Refusal


class ReviewNotFound(Refusal):
    """There is no review {review_id}."""

    kind = Kind.NOT_FOUND


class ReviewDecided(Refusal):
    """This review was decided already."""

    kind = Kind.CONFLICT


class ReviewOver(Refusal):
    """There is nothing left to decide: the claim of {domain} was given up or has ended, or the domain was removed."""

    kind = Kind.CONFLICT


class Decision(StrEnum):
    """Whose the domain is: its owner's as before, or the claimant's after it was taken from the owner."""

    KEEP = "keep"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Review:
    """Opened once for each claim, when its own record is found; `claimed_at` tells it from other claims (AMB-08)."""

    id: str
    domain: str
    owner_id: str
    claimant_id: str
    claimed_at: datetime
    opened_at: datetime
    decision: Decision | None = None
    decided_at: datetime | None = None
    decided_by: str | None = None

    @property
    def is_open(self) -> bool:
        return self.decision is None
