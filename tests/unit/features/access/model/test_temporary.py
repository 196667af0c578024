"""How long temporary credentials last, and what they never open."""

from datetime import UTC, datetime, timedelta

import pytest

from carillon.features.access.model.rights import EVERYTHING_ALLOWED, Decision, Rights
from carillon.features.access.model.temporary import (
    DurationInvalid,
    Granted,
    SessionKind,
    SessionPolicyTooLong,
    TemporaryKey,
    check_duration,
    limits,
    packed,
)

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def key(kind: SessionKind, mfa_at: datetime | None = None) -> TemporaryKey:
    return TemporaryKey(
        "ASIA1", "123456789012", kind, "AIDA1", None, "bob", None, NOON, NOON, mfa_at, "digest", "sealed"
    )


def opens(held: TemporaryKey, action: str) -> bool:
    return Rights((EVERYTHING_ALLOWED,), limits=limits(held)).decide(action, "*", {}) is Decision.ALLOWED


@pytest.mark.spec("IAM-31")
def test_a_session_without_second_factor_changes_no_permissions() -> None:
    for held in (key(SessionKind.SESSION), key(SessionKind.FEDERATED)):
        assert opens(held, "chime:DeleteAccount")
        assert not opens(held, "iam:CreateUser")
    assert opens(key(SessionKind.SESSION, NOON), "iam:CreateUser")
    assert not opens(key(SessionKind.FEDERATED), "sts:AssumeRole")
    assert opens(key(SessionKind.SESSION), "sts:AssumeRole")
    assert opens(key(SessionKind.ROLE), "iam:CreateUser")


def test_a_duration_has_a_least_and_a_most() -> None:
    most = timedelta(hours=1)
    assert check_duration(timedelta(minutes=15), most) == timedelta(minutes=15)
    for wrong in (timedelta(seconds=899), timedelta(seconds=3601)):
        with pytest.raises(DurationInvalid, match="between 900 and 3600"):
            check_duration(wrong, most)


def test_session_policies_have_room_for_2048_characters() -> None:
    assert (packed(None), packed(()), packed(("x" * 1024,)), packed(("x", "y"))) == (None, None, 50, 1)
    with pytest.raises(SessionPolicyTooLong):
        packed(("x" * 1024, "y" * 1100))


def test_secrets_do_not_show() -> None:
    shown = repr(Granted("ASIA1", "hush", "token", NOON, "arn", "id")) + repr(key(SessionKind.ROLE))
    assert not any(word in shown for word in ("hush", "token=", "digest", "sealed"))
