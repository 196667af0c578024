"""The certificate says what went, and nothing about who it was."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carillon.features.people.model.erasures import Erasure, ErasureUnderWay, Reason, certificate

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
ALICE = "arn:aws:iam::111122223333:user/alice"
BEGUN = Erasure("e1", "111122223333", "a1", "u1", "bob@example.com", "s1", Reason.REQUEST, ALICE, AT)
DONE = replace(
    BEGUN,
    email=None,
    stand_in=None,
    finished_at=AT + timedelta(minutes=1),
    counts={"rooms_left": 3, "messages": 1025, "phone_numbers": 0},
)


def test_there_is_no_certificate_before_the_end() -> None:
    with pytest.raises(ErasureUnderWay):
        certificate(BEGUN)


def test_a_certificate_has_numbers_times_and_ids() -> None:
    lines = certificate(DONE).splitlines()
    assert "User id:    u1" in lines
    assert f"Asked for:  2026-11-21 03:00:00 UTC by {ALICE}" in lines
    assert "Completed:  2026-11-21 03:01:00 UTC" in lines
    assert [line.split() for line in lines if line.startswith("      ")] == [
        ["1025", "messages"],
        ["3", "rooms", "left"],
    ]


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_words(reason: Reason) -> None:
    assert "Reason:     " in certificate(replace(DONE, reason=reason))


def test_a_certificate_of_nothing_says_so() -> None:
    assert "  nothing" in certificate(replace(DONE, counts={"messages": 0})).splitlines()


@pytest.mark.parametrize(
    ("reason", "account_id", "expected"),
    [(Reason.REQUEST, None, True), (Reason.REQUEST, "a1", False), (Reason.ACCOUNT_DELETED, None, False)],
)
def test_a_letter_at_the_end_is_for_whoever_has_no_administrator(
    reason: Reason, account_id: str | None, expected: bool
) -> None:
    assert replace(DONE, reason=reason, account_id=account_id).ends_with_a_letter is expected
