"""Who may bring a request from which state into which."""

import pytest

from carillon.features.support.model.states import (
    MOVES,
    DeskSide,
    MoveNotPossible,
    RequestIsClosed,
    RequestStatus,
    after_reply,
    check_move,
)

OPEN, WAITING, SOLVED, CLOSED = RequestStatus
CUSTOMER, DESK = DeskSide
LEGAL = {
    (CUSTOMER, OPEN, CLOSED),
    (CUSTOMER, WAITING, OPEN),
    (CUSTOMER, WAITING, CLOSED),
    (CUSTOMER, SOLVED, OPEN),
    (CUSTOMER, SOLVED, CLOSED),
    (CUSTOMER, CLOSED, OPEN),
    (DESK, OPEN, WAITING),
    (DESK, OPEN, SOLVED),
    (DESK, WAITING, OPEN),
    (DESK, WAITING, SOLVED),
    (DESK, SOLVED, OPEN),
    (DESK, SOLVED, WAITING),
}


@pytest.mark.parametrize("side", DeskSide)
@pytest.mark.parametrize("status", RequestStatus)
@pytest.mark.parametrize("wanted", RequestStatus)
def test_only_legal_moves_are_made(side: DeskSide, status: RequestStatus, wanted: RequestStatus) -> None:
    if (side, status, wanted) in LEGAL:
        check_move(side, status, wanted)
        assert wanted in MOVES[side][status]
        return
    with pytest.raises(MoveNotPossible):
        check_move(side, status, wanted)


def test_what_a_customer_says_wakes_the_desk() -> None:
    assert {after_reply(CUSTOMER, status) for status in (OPEN, WAITING, SOLVED)} == {OPEN}
    with pytest.raises(RequestIsClosed):
        after_reply(CUSTOMER, CLOSED)


def test_the_desk_says_with_its_answer_how_the_request_stands() -> None:
    assert after_reply(DESK, OPEN) is OPEN
    assert after_reply(DESK, OPEN, OPEN) is OPEN
    assert after_reply(DESK, OPEN, WAITING) is WAITING
    with pytest.raises(MoveNotPossible):
        after_reply(DESK, OPEN, CLOSED)
    with pytest.raises(RequestIsClosed):
        after_reply(DESK, CLOSED, OPEN)
