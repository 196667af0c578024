"""Erasures: one person's data taken away for good, and a record of it that has no personal data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from carillon.core.errors import Kind, Refusal
from carillon.core.jobs import Job


class ErasureNotFound(Refusal):
    """There is no such erasure."""

    kind = Kind.NOT_FOUND


class ErasureUnderWay(Refusal):
    """The erasure is still under way. Its certificate is there when it is done."""

    kind = Kind.CONFLICT


class ConfirmationWrong(Refusal):
    """Type the e-mail address just as it is shown."""

    kind = Kind.INVALID


class PersonUnknown(Refusal):
    """Nobody is registered with the address {email}."""

    kind = Kind.NOT_FOUND


class BelongsToAccount(Refusal):
    """{email} is a user of the account {account}. Its administrators export and erase the data of its users."""

    kind = Kind.FORBIDDEN


class Reason(StrEnum):
    """Why somebody was erased."""

    REQUEST = "request"
    DOMAIN_REMOVED = "domain_removed"
    ACCOUNT_DELETED = "account_deleted"


@dataclass(frozen=True, slots=True)
class Erasure:
    """Who was erased is known by the old id alone; address and stand-in are forgotten when it is done."""

    id: str
    organisation_id: str | None
    account_id: str | None
    user_id: str
    email: str | None
    stand_in: str | None
    reason: Reason
    requested_by: str
    requested_at: datetime
    finished_at: datetime | None = None
    counts: Mapping[str, int] = field(default_factory=dict[str, int])

    @property
    def ends_with_a_letter(self) -> bool:
        """Who was in no account has no administrator who could say that it is done."""
        return self.reason is Reason.REQUEST and self.account_id is None


@dataclass(frozen=True, slots=True)
class Erase(Job):
    """Let every feature take away what it keeps."""

    erasure_id: str
    language: str = ""
    """That the person has chosen, which is forgotten before the letter at the end is written."""


@dataclass(frozen=True, slots=True)
class SendErased(Job):
    """Tell the mailbox of somebody who was erased that it is done; nothing else knows the address by now."""

    mails: ClassVar[bool] = True

    erasure_id: str
    email: str
    language: str = ""


def certificate(erasure: Erasure) -> str:
    """The record as text, for whoever asked to be erased."""
    finished = erasure.finished_at
    if finished is None:
        raise ErasureUnderWay
    lines = [
        "Certificate of erasure",
        "",
        f"Erasure:    {erasure.id}",
        f"User id:    {erasure.user_id}",
        f"Reason:     {_REASONS[erasure.reason]}",
        f"Asked for:  {_moment(erasure.requested_at)} by {erasure.requested_by}",
        f"Completed:  {_moment(finished)}",
        "",
        "Erased:",
        *(f"  {number:>9}  {name.replace('_', ' ')}" for name, number in sorted(erasure.counts.items()) if number),
        *(["  nothing"] if not any(erasure.counts.values()) else []),
        "",
        'What remains, and why, is said on the page "Personal data" of the guide.',
        "This certificate has no personal data but the user id, which leads to nobody any more.",
    ]
    return "\n".join(lines) + "\n"


_REASONS = {
    Reason.REQUEST: "request",
    Reason.DOMAIN_REMOVED: "the domain was removed 90 days before",
    Reason.ACCOUNT_DELETED: "the account was deleted",
}


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S UTC")
