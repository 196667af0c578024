"""What a retention policy is: how old messages get, and how long a new rule can be taken back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from carillon.core.errors import Kind, Refusal
from carillon.core.jobs import Job

LONGEST_DAYS = 5475
"""15 years of 365 days (AMB-10)."""
GRACE = timedelta(days=30)


class RetentionOutOfRange(Refusal):
    """Keep messages for between 1 and {longest} days, not {days}."""

    kind = Kind.INVALID


class ConversationUnknown(Refusal):
    """There is no conversation {conversation_id} in this account."""

    kind = Kind.NOT_FOUND


class Part(StrEnum):
    """The two kinds of places whose messages have a policy of their own (RET-01)."""

    ROOMS = "rooms"
    CONVERSATIONS = "conversations"


@dataclass(frozen=True, slots=True)
class Step:
    """What was once saved: messages older than `days` are hidden, and deleted from `final_at` on."""

    days: int
    final_at: datetime


@dataclass(frozen=True, slots=True)
class Policy:
    """How long the messages of one part are kept; without steps, for ever.

    Every shortening is a step that can be taken back for 30 days, for the messages that it newly hid (AMB-11): steps
    stand from the longest period to the shortest, and the shortest is in force.
    """

    steps: tuple[Step, ...] = ()

    @property
    def days(self) -> int | None:
        return self.steps[-1].days if self.steps else None

    @property
    def final_at(self) -> datetime | None:
        """From when on nothing that the period in force hides can come back."""
        return self.steps[-1].final_at if self.steps else None

    def changed(self, days: int | None, now: datetime) -> "Policy":
        """The policy with another period; None turns retention off."""
        if days is None:
            return Policy()
        if not 1 <= days <= LONGEST_DAYS:
            raise RetentionOutOfRange(days=days, longest=LONGEST_DAYS)
        longer = tuple(step for step in self.steps if step.days > days)
        shorter = [step for step in self.steps if step.days <= days]
        # Lengthening hides nothing new: what is still too old keeps the window of the step that hid it.
        final_at = shorter[0].final_at if shorter else now + GRACE
        return Policy((*longer, Step(days, final_at)))

    def hide_before(self, now: datetime) -> datetime | None:
        """Nobody sees messages that are older."""
        return None if self.days is None else now - timedelta(days=self.days)

    def purge_before(self, now: datetime) -> datetime | None:
        """Older messages cannot come back any more and are deleted."""
        final = [step.days for step in self.steps if step.final_at <= now]
        return now - timedelta(days=final[-1]) if final else None


@dataclass(frozen=True, slots=True)
class Outlook:
    """How many messages a change would hide, show again and delete at once; hidden ones are deleted from `final_at`."""

    hidden: int = 0
    shown_again: int = 0
    deleted: int = 0
    final_at: datetime | None = None


def deletion_begins(policies: list[Policy], now: datetime) -> datetime | None:
    """When the next of what is hidden is deleted; once everything is final, when that began."""
    moments = [step.final_at for policy in policies for step in policy.steps]
    return min((moment for moment in moments if moment > now), default=max(moments, default=None))


@dataclass(frozen=True, slots=True)
class Sweep(Job):
    """See to all accounts with a policy, from after that id on."""

    after: str = ""


@dataclass(frozen=True, slots=True)
class SweepAccount(Job):
    """Hide and delete what has grown too old in one account, a page of rooms at a time."""

    partition: ClassVar[str | None] = "account_id"

    account_id: str
    after: str = ""
    afresh: bool = False
