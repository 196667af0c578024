"""The way of a port-in: which step follows which, by whom, and what each needs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carillon.adapters.carrier import NumberType
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.port_forms import Contact, Lot, PortForm
from carillon.features.numbers.model.porting import (
    FINAL,
    LONGEST_REASON,
    NEXT,
    CommitmentNeeded,
    PortIn,
    PortStatus,
    ReasonNeeded,
    Side,
    Step,
    StepNotPossible,
    steps,
)

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
SOON = NOW + timedelta(days=9)
S = PortStatus
FORM = PortForm((Lot(("+12065550100",)),), SOON, Contact("alice@example.com", "English"))


def port_in(status: PortStatus = S.SUBMITTED) -> PortIn:
    return PortIn(
        "p1", "123456789012", Product.BUSINESS_CALLING, "US", NumberType.LOCAL, FORM, "alice", NOW, NOW, status
    )


def names(*wanted: PortStatus) -> set[PortStatus]:
    return set(wanted)


@pytest.mark.spec("AMB-42", "PSTAT-09")
def test_what_was_decided_about_the_steps_is_kept_to_the_letter() -> None:
    assert set(S) == {
        "SUBMITTED",
        "PENDING_DOCUMENTS",
        "EXCEPTION",
        "CHANGE_REQUESTED",
        "FOC",
        "CANCEL_REQUESTED",
        "CANCELLED",
        "COMPLETED",
    }
    assert NEXT[S.SUBMITTED] == names(
        S.PENDING_DOCUMENTS, S.EXCEPTION, S.CHANGE_REQUESTED, S.FOC, S.CANCEL_REQUESTED, S.CANCELLED
    )
    assert NEXT[S.FOC] == names(S.COMPLETED, S.CHANGE_REQUESTED, S.EXCEPTION, S.CANCEL_REQUESTED)
    assert NEXT[S.CANCEL_REQUESTED] == names(S.CANCELLED)
    assert NEXT[S.COMPLETED] == NEXT[S.CANCELLED] == names()
    assert names(S.CANCELLED, S.COMPLETED) == FINAL
    assert set(NEXT) == set(S)


@pytest.mark.parametrize("waiting", [S.PENDING_DOCUMENTS, S.EXCEPTION, S.CHANGE_REQUESTED])
def test_what_waits_goes_back_to_the_carrier_waits_for_something_else_or_ends(waiting: PortStatus) -> None:
    others = names(S.PENDING_DOCUMENTS, S.EXCEPTION, S.CHANGE_REQUESTED) - {waiting}
    assert NEXT[waiting] == others | names(S.SUBMITTED, S.CANCEL_REQUESTED, S.CANCELLED)


@pytest.mark.parametrize("status", list(S))
@pytest.mark.parametrize("wanted", list(S))
@pytest.mark.parametrize("side", list(Side))
def test_every_step_is_either_legal_or_refused(status: PortStatus, wanted: PortStatus, side: Side) -> None:
    if wanted in steps(status, side):
        moved, step = port_in(status).stepped(side, "somebody", wanted, NOW, "Because.", SOON)
        assert (moved.status, step) == (wanted, Step(NOW, side, "somebody", wanted, "Because."))
        assert wanted in NEXT[status]
    else:
        with pytest.raises(StepNotPossible):
            port_in(status).stepped(side, "somebody", wanted, NOW, "Because.", SOON)


def test_each_side_has_its_own_steps() -> None:
    assert steps(S.SUBMITTED, Side.ADMINISTRATOR) == [S.CHANGE_REQUESTED, S.CANCEL_REQUESTED]
    assert steps(S.CANCEL_REQUESTED, Side.ADMINISTRATOR) == []
    assert steps(S.SUBMITTED, Side.CARRIER) == [S.PENDING_DOCUMENTS, S.EXCEPTION, S.FOC]
    assert steps(S.FOC, Side.CARILLON) == [S.COMPLETED]
    assert S.COMPLETED not in steps(S.FOC, Side.OPERATOR)


@pytest.mark.parametrize("at", [None, NOW, NOW - timedelta(seconds=1)])
def test_a_commitment_lies_ahead(at: datetime | None) -> None:
    with pytest.raises(CommitmentNeeded):
        port_in().stepped(Side.OPERATOR, "oscar", S.FOC, NOW, foc_at=at)
    moved, _ = port_in().stepped(Side.OPERATOR, "oscar", S.FOC, NOW, foc_at=NOW + timedelta(seconds=1))
    assert moved.foc_at == NOW + timedelta(seconds=1)


@pytest.mark.parametrize(
    "wanted", [S.PENDING_DOCUMENTS, S.EXCEPTION, S.CHANGE_REQUESTED, S.CANCEL_REQUESTED, S.CANCELLED]
)
def test_whoever_makes_others_wait_or_ends_it_says_why(wanted: PortStatus) -> None:
    for words in ("", "  ", "x" * (LONGEST_REASON + 1)):
        with pytest.raises(ReasonNeeded):
            port_in().stepped(Side.OPERATOR, "oscar", wanted, NOW, words)
    _, step = port_in().stepped(Side.OPERATOR, "oscar", wanted, NOW, " " + "x" * LONGEST_REASON)
    assert len(step.reason) == LONGEST_REASON


def test_a_date_holds_as_long_as_the_status_that_it_came_with() -> None:
    committed = replace(port_in(S.FOC), foc_at=SOON)
    changed, _ = committed.stepped(Side.ADMINISTRATOR, "alice", S.CHANGE_REQUESTED, NOW, "Later, please.")
    assert changed.foc_at is None
    done, _ = committed.stepped(Side.CARILLON, "jobs", S.COMPLETED, SOON)
    assert (done.foc_at, done.is_open) == (SOON, False)


def test_each_way_to_the_carrier_is_a_round_of_its_own_and_the_pin_goes_at_the_end() -> None:
    sealed = replace(port_in(S.PENDING_DOCUMENTS), sealed_pin="sealed")
    sent, _ = sealed.stepped(Side.OPERATOR, "oscar", S.SUBMITTED, NOW)
    assert (sent.round, sent.sealed_pin) == (1, "sealed")
    ended, _ = sent.stepped(Side.OPERATOR, "oscar", S.CANCELLED, NOW, "The carrier refused.")
    assert (ended.round, ended.sealed_pin) == (1, "")
