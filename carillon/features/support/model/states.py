"""The states of a support request, and who may bring it from which into which."""

from collections.abc import Mapping
from enum import StrEnum

from carillon.core.errors import Kind, Refusal


class MoveNotPossible(Refusal):
    """A request that is {status} cannot become {wanted}."""

    kind = Kind.CONFLICT


class RequestIsClosed(Refusal):
    """This request is closed. Reopen it first."""

    kind = Kind.CONFLICT


class RequestStatus(StrEnum):
    """`open` waits for the desk, `waiting` for the customer; `closed` is what the customer is done with."""

    OPEN = "open"
    WAITING = "waiting"
    SOLVED = "solved"
    CLOSED = "closed"


class DeskSide(StrEnum):
    """On which side of the desk somebody stands."""

    CUSTOMER = "customer"
    DESK = "desk"


UNFINISHED = (RequestStatus.OPEN, RequestStatus.WAITING)

MOVES: Mapping[DeskSide, Mapping[RequestStatus, tuple[RequestStatus, ...]]] = {
    DeskSide.CUSTOMER: {
        RequestStatus.OPEN: (RequestStatus.CLOSED,),
        RequestStatus.WAITING: (RequestStatus.OPEN, RequestStatus.CLOSED),
        RequestStatus.SOLVED: (RequestStatus.OPEN, RequestStatus.CLOSED),
        RequestStatus.CLOSED: (RequestStatus.OPEN,),
    },
    DeskSide.DESK: {
        RequestStatus.OPEN: (RequestStatus.WAITING, RequestStatus.SOLVED),
        RequestStatus.WAITING: (RequestStatus.OPEN, RequestStatus.SOLVED),
        RequestStatus.SOLVED: (RequestStatus.OPEN, RequestStatus.WAITING),
        RequestStatus.CLOSED: (),
    },
}


def check_move(side: DeskSide, status: RequestStatus, wanted: RequestStatus) -> None:
    if wanted not in MOVES[side][status]:
        raise MoveNotPossible(status=status, wanted=wanted)


def after_reply(side: DeskSide, status: RequestStatus, wanted: RequestStatus | None = None) -> RequestStatus:
    """Where a reply leads: the customer's wakes the desk again, the desk chooses."""
    if status is RequestStatus.CLOSED:
        raise RequestIsClosed
    if side is DeskSide.CUSTOMER:
        return RequestStatus.OPEN
    if wanted is None or wanted is status:
        return status
    check_move(side, status, wanted)
    return wanted
