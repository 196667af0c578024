"""Another e-mail address: confirmed at the new one, approved at the old one, and stopped at either moment."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum, auto
from typing import ClassVar

from carillon.core.errors import Kind, Refusal
from carillon.core.jobs import Job

LASTS = timedelta(hours=24)


class NoEmailChange(Refusal):
    """There is no change of your e-mail address under way."""

    kind = Kind.NOT_FOUND


class LinkAct(StrEnum):
    """What a link does: `CONFIRM` goes to the new address, the others to the old one."""

    CONFIRM = "confirm"
    APPROVE = "approve"
    STOP = "stop"


class EndedBy(StrEnum):
    """What ends a change that nobody stopped: whoever asked for it may have been somebody else."""

    CHANGED_PASSWORD = auto()
    SIGN_OUT = auto()
    REMOVAL = auto()


@dataclass(frozen=True, slots=True)
class EmailChange:
    """A wish for another address; `session_id` is where it was made, and stays signed in when it is fulfilled."""

    id: str
    user_id: str
    session_id: str
    old_email: str
    new_email: str
    requested_at: datetime
    expires_at: datetime
    confirmed_at: datetime | None = None
    approved_at: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        return now >= self.expires_at

    @property
    def is_agreed(self) -> bool:
        """Both mailboxes have said yes."""
        return self.confirmed_at is not None and self.approved_at is not None

    def answered(self, act: LinkAct, now: datetime) -> "EmailChange":
        if act is LinkAct.CONFIRM:
            return replace(self, confirmed_at=self.confirmed_at or now)
        return replace(self, approved_at=self.approved_at or now)


@dataclass(frozen=True, slots=True)
class SendEmailChange(Job):
    """The two letters about a wish for another address; those that were answered are not sent again."""

    mails: ClassVar[bool] = True

    change_id: str
    letter_id: str
    language: str = ""
    """Of whoever caused the letter, for readers who have chosen none."""


@dataclass(frozen=True, slots=True)
class SendEmailChanged(Job):
    """Tell both mailboxes that the address is another one now."""

    mails: ClassVar[bool] = True

    old_email: str
    new_email: str
    letter_id: str
    language: str = ""
    """Of whoever caused the letter, for readers who have chosen none."""
