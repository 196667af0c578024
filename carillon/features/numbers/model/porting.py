"""A port-in: numbers on their way here from other carriers, the eight statuses of that way, and who may take a step."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from carillon.adapters.carrier import NumberType
from carillon.core.errors import Kind, Refusal
from carillon.core.jobs import Job
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.port_forms import PortForm

LONGEST_REASON = 1000
CALLED_OFF = "The port-in was cancelled."
NOT_TAKEN_OVER = "The carrier did not take over {number}: {reason}"


class PortInNotFound(Refusal):
    """There is no port-in {port_in_id}."""

    kind = Kind.NOT_FOUND


class StepNotPossible(Refusal):
    """A port-in that is {status} cannot become {wanted} now."""

    kind = Kind.CONFLICT


class ReasonNeeded(Refusal):
    """Say why, in 1 to {longest} characters."""

    kind = Kind.INVALID


class CommitmentNeeded(Refusal):
    """The status FOC needs the date and time that the carrier has committed to, and they must lie ahead."""

    kind = Kind.INVALID


class PortStatus(StrEnum):
    """Where a port-in stands (PSTAT-02 to PSTAT-09)."""

    SUBMITTED = "SUBMITTED"
    PENDING_DOCUMENTS = "PENDING_DOCUMENTS"
    EXCEPTION = "EXCEPTION"
    CHANGE_REQUESTED = "CHANGE_REQUESTED"
    FOC = "FOC"
    CANCEL_REQUESTED = "CANCEL_REQUESTED"
    CANCELLED = "CANCELLED"
    COMPLETED = "COMPLETED"


class Side(StrEnum):
    """Who takes a step."""

    ADMINISTRATOR = "administrator"
    OPERATOR = "operator"
    CARRIER = "carrier"
    CARILLON = "carillon"


_S = PortStatus
_WAITING = (_S.PENDING_DOCUMENTS, _S.EXCEPTION, _S.CHANGE_REQUESTED)
_AFTER_WAITING = (_S.SUBMITTED, *_WAITING, _S.CANCEL_REQUESTED, _S.CANCELLED)

NEXT: Mapping[PortStatus, frozenset[PortStatus]] = {
    _S.SUBMITTED: frozenset({*_WAITING, _S.FOC, _S.CANCEL_REQUESTED, _S.CANCELLED}),
    _S.FOC: frozenset({_S.COMPLETED, _S.CHANGE_REQUESTED, _S.EXCEPTION, _S.CANCEL_REQUESTED}),
    _S.CANCEL_REQUESTED: frozenset({_S.CANCELLED}),
    _S.CANCELLED: frozenset(),
    _S.COMPLETED: frozenset(),
    **{waiting: frozenset(_AFTER_WAITING) - {waiting} for waiting in _WAITING},
}
"""AMB-42; what waits for papers, an answer or a change goes back to the carrier, waits for something else, or ends."""

_BY: Mapping[Side, frozenset[PortStatus]] = {
    Side.ADMINISTRATOR: frozenset({_S.CHANGE_REQUESTED, _S.CANCEL_REQUESTED}),
    Side.OPERATOR: frozenset(_S) - {_S.COMPLETED},
    Side.CARRIER: frozenset({_S.FOC, _S.PENDING_DOCUMENTS, _S.EXCEPTION}),
    Side.CARILLON: frozenset({_S.COMPLETED}),
}
"""Numbers become active at the committed moment and by nobody's hand."""

_IN_WORDS = frozenset({_S.PENDING_DOCUMENTS, _S.EXCEPTION, _S.CHANGE_REQUESTED, _S.CANCEL_REQUESTED, _S.CANCELLED})
"""The contact must be told what to do, or why."""

FINAL = frozenset({_S.CANCELLED, _S.COMPLETED})


def steps(status: PortStatus, side: Side) -> list[PortStatus]:
    """What somebody of this side may make of it, in the order of the statuses."""
    return [each for each in PortStatus if each in NEXT[status] and each in _BY[side]]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the history."""

    at: datetime
    side: Side
    by: str
    status: PortStatus
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PortIn:
    """The wish of an organisation to bring numbers over; `id` is the one of its order."""

    id: str
    organisation_id: str
    product: Product
    country: str
    type: NumberType
    form: PortForm
    requested_by: str
    created_at: datetime
    updated_at: datetime
    status: PortStatus = PortStatus.SUBMITTED
    foc_at: datetime | None = None
    sealed_pin: str = field(default="", repr=False)
    round: int = 0
    """How often it went to the carrier; an answer counts for its own round only."""

    @property
    def is_open(self) -> bool:
        return self.status not in FINAL

    def stepped(
        self, side: Side, by: str, wanted: PortStatus, now: datetime, reason: str = "", foc_at: datetime | None = None
    ) -> tuple["PortIn", Step]:
        """The next state with its line in the history."""
        if wanted not in steps(self.status, side):
            raise StepNotPossible(status=self.status, wanted=wanted)
        if wanted is PortStatus.FOC and (foc_at is None or foc_at <= now):
            raise CommitmentNeeded
        words = clean_reason(reason, needed=wanted in _IN_WORDS)
        moved = replace(
            self,
            status=wanted,
            foc_at=foc_at if wanted is PortStatus.FOC else self.foc_at if wanted is PortStatus.COMPLETED else None,
            sealed_pin="" if wanted in FINAL else self.sealed_pin,
            round=self.round + (wanted is PortStatus.SUBMITTED),
            updated_at=now,
        )
        return moved, Step(now, side, by, wanted, words)


def clean_reason(text: str, *, needed: bool) -> str:
    words = text.strip()
    if len(words) > LONGEST_REASON or (needed and not words):
        raise ReasonNeeded(longest=LONGEST_REASON)
    return words


@dataclass(frozen=True, slots=True)
class WantedPortIns:
    """Which port-ins an operator looks at; `open_only` leaves out what has ended."""

    status: PortStatus | None = None
    open_only: bool = False
    search: str = ""


@dataclass(frozen=True, slots=True)
class AskCarrier(Job):
    """Hand the port-in to the carrier, and note what it answers."""

    port_in_id: str
    round: int


@dataclass(frozen=True, slots=True)
class ActivatePortIn(Job):
    """The committed moment has come."""

    port_in_id: str
    foc_at: datetime


@dataclass(frozen=True, slots=True)
class WithdrawPortIn(Job):
    """Tell the carrier that nothing is to be ported any more."""

    port_in_id: str


@dataclass(frozen=True, slots=True)
class TellContact(Job):
    """Mail the line of this place in the history."""

    mails: ClassVar[bool] = True

    port_in_id: str
    place: int
