"""A port-out: another carrier asks for a number, and is believed only with the right account id and the right PIN."""

import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from carillon.core.errors import Kind, Refusal
from carillon.core.jobs import Job

WRONG_TRIES = 5
WITHIN = timedelta(days=1)
ISSUED_LENGTH = 8
MOST_IN_CASE = 100
LONGEST_CARRIER = 200
_PIN = re.compile(r"[A-Za-z0-9]{4,10}")


class PortOutPinWrong(Refusal):
    """A port-out PIN has 4 to 10 letters and digits, and nothing else."""

    kind = Kind.INVALID


class CaseNotFound(Refusal):
    """There is no case {case_id}."""

    kind = Kind.NOT_FOUND


class CaseAnswered(Refusal):
    """This case has been answered already."""

    kind = Kind.CONFLICT


class CaseEmpty(Refusal):
    """Name 1 to {most} phone numbers of your inventory."""

    kind = Kind.INVALID


class CarrierUnnamed(Refusal):
    """Name the carrier that asks, in 1 to {longest} characters."""

    kind = Kind.INVALID


class Verdict(StrEnum):
    """What became of a request, and why it was rejected."""

    ACCEPTED = "accepted"
    NUMBER_UNKNOWN = "number-unknown"
    ACCOUNT_WRONG = "account-wrong"
    PIN_WRONG = "pin-wrong"
    PIN_MISSING = "pin-missing"
    TOO_MANY_TRIES = "too-many-tries"


REASONS = {
    Verdict.ACCEPTED: "",
    Verdict.NUMBER_UNKNOWN: "The number is not one of ours, or is on its way out already.",
    Verdict.ACCOUNT_WRONG: "The account id is not the one of the number.",
    Verdict.PIN_WRONG: "The PIN is not the one of the number.",
    Verdict.PIN_MISSING: "The number is protected by a PIN, and none was given.",
    Verdict.TOO_MANY_TRIES: "There were too many wrong requests for this number; try again tomorrow.",
}
"""What the other carrier is told; the owner sees the same."""


class HeardFrom(StrEnum):
    CARRIER = "carrier"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Claim:
    """What another carrier says."""

    number: str
    account_id: str
    pin: str
    carrier: str


@dataclass(frozen=True, slots=True)
class PortOut:
    """A request of another carrier with its answer; `organisation_id` is whose the number is, where it is anybody's."""

    id: str
    number: str
    organisation_id: str | None
    carrier: str
    account_id: str
    verdict: Verdict
    asked_at: datetime
    heard_from: HeardFrom
    heard_by: str
    reference: str | None = None

    @property
    def is_accepted(self) -> bool:
        return self.verdict is Verdict.ACCEPTED


def judged(claim: Claim, owner_id: str | None, pin: str | None, wrong_tries: int) -> Verdict:
    """Account id and PIN must both be right (PORTO-07); whoever guesses is not answered for a day."""
    if owner_id is None:
        return Verdict.NUMBER_UNKNOWN
    if wrong_tries >= WRONG_TRIES:
        return Verdict.TOO_MANY_TRIES
    if claim.account_id.replace("-", "").strip() != owner_id:
        return Verdict.ACCOUNT_WRONG
    if pin is None:
        return Verdict.ACCEPTED
    if not claim.pin:
        return Verdict.PIN_MISSING
    return Verdict.ACCEPTED if hmac.compare_digest(claim.pin.encode(), pin.encode()) else Verdict.PIN_WRONG


def clean_pin(text: str) -> str:
    if _PIN.fullmatch(text) is None:
        raise PortOutPinWrong
    return text


def clean_carrier(text: str) -> str:
    words = " ".join(text.split())
    if not 1 <= len(words) <= LONGEST_CARRIER:
        raise CarrierUnnamed(longest=LONGEST_CARRIER)
    return words


def short_carrier(text: str) -> str:
    """As a carrier tells it, which cannot be asked to say it better."""
    return " ".join(text.split())[:LONGEST_CARRIER].strip() or "-"


@dataclass(frozen=True, slots=True)
class Case:
    """Numbers are to go elsewhere: the administrator is told account id and PIN for the new carrier (PORTO-08)."""

    id: str
    organisation_id: str
    numbers: tuple[str, ...]
    contact_email: str
    asked_by: str
    asked_at: datetime
    answered_at: datetime | None = None
    answered_by: str = ""

    def answered(self, by: str, now: datetime) -> "Case":
        if self.answered_at is not None:
            raise CaseAnswered
        return replace(self, answered_at=now, answered_by=by)


def case_numbers(numbers: Sequence[str]) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(numbers))
    if not 1 <= len(wanted) <= MOST_IN_CASE:
        raise CaseEmpty(most=MOST_IN_CASE)
    return wanted


@dataclass(frozen=True, slots=True)
class LookForPortOuts(Job):
    """Ask the carrier who wants our numbers."""


@dataclass(frozen=True, slots=True)
class AnswerPortOut(Job):
    """Tell the carrier what was decided."""

    port_out_id: str


@dataclass(frozen=True, slots=True)
class TellCaseAnswered(Job):
    """Mail that account id and PIN are there."""

    mails: ClassVar[bool] = True

    case_id: str
    language: str = ""
    """Of whoever caused the letter, for readers who have chosen none."""
