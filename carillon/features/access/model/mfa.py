"""Virtual MFA devices: a seed that an app turns into six digits, new ones every half minute (TOTP)."""

import hmac
from dataclasses import dataclass, field
from datetime import datetime

from pyotp.totp import TOTP

from carillon.core.errors import Kind, Refusal

STEP_SECONDS = 30
DEVICES_PER_USER = 8
DRIFT = 1
"""How many steps a clock may be off."""
DRIFT_AT_FIRST = 10
"""The same when a device is given to somebody or set again: two codes in a row leave no doubt."""


class DeviceExists(Refusal):
    """MFADevice entity at the same path and name already exists."""

    kind = Kind.CONFLICT


class DeviceTaken(Refusal):
    """MFA Device is already in use."""

    kind = Kind.CONFLICT


class DeviceInUse(Refusal):
    """MFA VirtualDevice in use. Must deactivate first."""

    kind = Kind.CONFLICT


class DeviceNotFound(Refusal):
    """MFA Device with serial number {serial} does not exist."""

    kind = Kind.NOT_FOUND


class TooManyDevices(Refusal):
    """Cannot exceed quota for MFADevicesPerUser: {limit}"""

    kind = Kind.LIMIT


class CodesWrong(Refusal):
    """Authentication code for device is not valid."""

    kind = Kind.FORBIDDEN


@dataclass(frozen=True, slots=True)
class MfaDevice:
    """A device; without `enabled_at` it belongs to nobody yet, without a user it is root's."""

    serial: str
    organisation_id: str
    sealed_seed: str = field(repr=False)
    created_at: datetime
    last_step: int = 0
    enabled_at: datetime | None = None
    user_id: str | None = None
    user_name: str | None = None

    @property
    def name(self) -> str:
        return self.serial.rpartition("/")[2]


def serial_number(organisation_id: str, path: str, name: str) -> str:
    return f"arn:aws:iam::{organisation_id}:mfa{path}{name}"


def seed_purpose(serial: str) -> str:
    """What a sealed seed is bound to."""
    return f"mfa-seed:{serial}"


def step_of(seed: str, code: str, now: datetime, last_step: int) -> int | None:
    """The step that a code belongs to, if it is near now and was not used yet."""
    return _find(seed, code, now, DRIFT, last_step)


def first_step(seed: str, code: str, next_code: str, now: datetime) -> int | None:
    """The step of the second of two codes in a row."""
    step = _find(seed, next_code, now, DRIFT_AT_FIRST, 0)
    if step is None or not _fits(seed, step - 1, code):
        return None
    return step


def enrolment(seed: str, organisation_name: str, name: str) -> str:
    """The address that an app reads from the QR code."""
    return TOTP(seed).provisioning_uri(name=name, issuer_name=organisation_name)


def _find(seed: str, code: str, now: datetime, drift: int, last_step: int) -> int | None:
    present = int(now.timestamp()) // STEP_SECONDS
    steps = range(max(present - drift, last_step + 1), present + drift + 1)
    return next((step for step in steps if _fits(seed, step, code)), None)


def _fits(seed: str, step: int, code: str) -> bool:
    return hmac.compare_digest(TOTP(seed, interval=STEP_SECONDS).generate_otp(step).encode(), code.encode())
