"""A key, and the session token that must come with a temporary one."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from carillon.core.ids import digest
from carillon.wire.aws.errors import ExpiredToken, UnknownKey
from carillon.wire.aws.keys import Key

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
NOBODY: Any = None
LASTING = Key("AKIA", "secret", NOBODY)
PASSING = Key("ASIA", "secret", NOBODY, digest("token"), NOON + timedelta(hours=1))


def test_a_lasting_key_comes_without_a_token() -> None:
    LASTING.check_token(None, NOON)
    with pytest.raises(UnknownKey):
        LASTING.check_token("token", NOON)


@pytest.mark.parametrize("token", [None, "", "other", "token "])
def test_a_temporary_key_is_nothing_without_its_token(token: str | None) -> None:
    with pytest.raises(UnknownKey):
        PASSING.check_token(token, NOON)


def test_a_temporary_key_ends_at_its_time() -> None:
    PASSING.check_token("token", NOON + timedelta(minutes=59, seconds=59))
    with pytest.raises(ExpiredToken):
        PASSING.check_token("token", NOON + timedelta(hours=1))


def test_a_key_does_not_show_its_secret() -> None:
    assert "secret" not in repr(PASSING)
