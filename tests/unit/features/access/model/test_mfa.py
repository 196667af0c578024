"""Codes of a device: near now, once, and two in a row to begin with."""

from datetime import UTC, datetime, timedelta

import pytest
from pyotp.totp import TOTP

from carillon.features.access.model.mfa import MfaDevice, enrolment, first_step, serial_number, step_of

SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NOON = datetime(2026, 1, 2, 12, 0, 15, tzinfo=UTC)
STEP = int(NOON.timestamp()) // 30


def code(steps: int = 0) -> str:
    return TOTP(SEED).at(NOON + timedelta(seconds=30 * steps))


def test_a_code_of_the_present_or_next_to_it_is_good() -> None:
    assert [step_of(SEED, code(each), NOON, 0) for each in (-2, -1, 0, 1, 2)] == [None, STEP - 1, STEP, STEP + 1, None]


def test_a_code_is_good_once_and_none_before_it_is_good_after() -> None:
    assert step_of(SEED, code(), NOON, STEP) is None
    assert step_of(SEED, code(-1), NOON, STEP) is None
    assert step_of(SEED, code(1), NOON, STEP) == STEP + 1


@pytest.mark.parametrize("wrong", ["", "000000x", "abcdef", "\uff11\uff12\uff13\uff14\uff15\uff16"])
def test_what_is_no_code_is_refused(wrong: str) -> None:
    assert step_of(SEED, wrong, NOON, 0) is None


def test_a_device_begins_with_two_codes_in_a_row_even_if_its_clock_is_off() -> None:
    assert first_step(SEED, code(0), code(1), NOON) == STEP + 1
    assert first_step(SEED, code(-9), code(-8), NOON) == STEP - 8
    assert first_step(SEED, code(0), code(0), NOON) is None
    assert first_step(SEED, code(1), code(0), NOON) is None
    assert first_step(SEED, code(-20), code(-19), NOON) is None


def test_a_device_is_named_as_in_aws_and_hides_its_seed() -> None:
    serial = serial_number("123456789012", "/", "alice")
    device = MfaDevice(serial, "123456789012", "sealed", NOON)
    assert (serial, device.name) == ("arn:aws:iam::123456789012:mfa/alice", "alice")
    assert "sealed" not in repr(device)
    address = enrolment(SEED, "Acme & Co", "alice")
    assert address == f"otpauth://totp/Acme%20%26%20Co:alice?secret={SEED}&issuer=Acme%20%26%20Co"
