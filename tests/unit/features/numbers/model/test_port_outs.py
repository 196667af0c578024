"""Port-outs: which PINs there are, and which requests of other carriers are accepted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carillon.features.numbers.model.port_outs import (
    REASONS,
    WRONG_TRIES,
    CarrierUnnamed,
    Case,
    CaseAnswered,
    CaseEmpty,
    Claim,
    PortOutPinWrong,
    Verdict,
    case_numbers,
    clean_carrier,
    clean_pin,
    judged,
    short_carrier,
)

OWNER = "123456789012"
CLAIM = Claim("+12065550100", OWNER, "ABCD123", "Bells")
NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


@pytest.mark.spec("PORTO-06")
def test_a_pin_has_four_to_ten_letters_and_digits() -> None:
    for right in ("ABCD", "ABCDE12345", "0000", "abCD"):
        assert clean_pin(right) == right
    for wrong in ("", "ABC", "ABCDE123456", "AB-12", "AB 12", "ÄBCD", "ABCD\n", "\u0660" * 4):
        with pytest.raises(PortOutPinWrong):
            clean_pin(wrong)


@pytest.mark.spec("PORTO-07", "PORTO-01", "PORTO-04")
def test_account_id_and_pin_must_both_be_right() -> None:
    def verdict(claim: Claim, pin: str | None = "ABCD123") -> Verdict:
        return judged(claim, OWNER, pin, 0)

    assert verdict(CLAIM) is Verdict.ACCEPTED
    assert verdict(replace(CLAIM, account_id="1234-5678-9012")) is Verdict.ACCEPTED
    assert verdict(replace(CLAIM, account_id="123456789013")) is Verdict.ACCOUNT_WRONG
    assert verdict(replace(CLAIM, account_id="")) is Verdict.ACCOUNT_WRONG
    assert verdict(replace(CLAIM, pin="ABCD124")) is Verdict.PIN_WRONG
    assert verdict(replace(CLAIM, pin="abcd123")) is Verdict.PIN_WRONG
    assert verdict(replace(CLAIM, pin="")) is Verdict.PIN_MISSING
    assert verdict(replace(CLAIM, pin=""), pin=None) is Verdict.ACCEPTED
    assert verdict(replace(CLAIM, account_id="", pin=""), pin=None) is Verdict.ACCOUNT_WRONG


def test_a_number_that_is_nobodys_is_not_let_go_and_a_guesser_waits() -> None:
    assert judged(CLAIM, None, None, 0) is Verdict.NUMBER_UNKNOWN
    assert judged(CLAIM, OWNER, "ABCD123", WRONG_TRIES - 1) is Verdict.ACCEPTED
    assert judged(CLAIM, OWNER, "ABCD123", WRONG_TRIES) is Verdict.TOO_MANY_TRIES


def test_every_rejection_says_why() -> None:
    assert [verdict for verdict in Verdict if not REASONS[verdict]] == [Verdict.ACCEPTED]


def test_a_carrier_has_a_name() -> None:
    assert clean_carrier("  Bells   and Sons ") == "Bells and Sons"
    for wrong in ("", " ", "x" * 201):
        with pytest.raises(CarrierUnnamed):
            clean_carrier(wrong)


@pytest.mark.spec("PORTO-08")
def test_a_case_is_answered_once() -> None:
    case = Case("c1", OWNER, ("+12065550100",), "alice@example.com", "alice", NOW)
    answered = case.answered("oscar", NOW + timedelta(hours=1))
    assert (answered.answered_by, answered.answered_at) == ("oscar", NOW + timedelta(hours=1))
    with pytest.raises(CaseAnswered):
        answered.answered("oscar", NOW)


def test_a_case_names_each_number_once() -> None:
    assert case_numbers(["+1", "+2", "+1"]) == ("+1", "+2")
    for wrong in ([], [f"+{number}" for number in range(101)]):
        with pytest.raises(CaseEmpty):
            case_numbers(wrong)


@pytest.mark.parametrize(("told", "kept"), [("", "-"), (" Bells \n Ltd ", "Bells Ltd"), ("x" * 900, "x" * 200)])
def test_whatever_a_carrier_calls_itself_can_be_kept(told: str, kept: str) -> None:
    assert clean_carrier(short_carrier(told)) == kept
