"""When the use of a key is written down, and what of a key is shown."""

from datetime import UTC, datetime, timedelta

from carillon.features.access.model.keys import AccessKey, KeyStatus, NewKey

AT = datetime(2026, 11, 21, tzinfo=UTC)


def key(last_used_at: datetime | None) -> AccessKey:
    return AccessKey("AKIA0000000000000000", "alice", KeyStatus.ACTIVE, AT, last_used_at)


def test_a_use_is_noted_at_most_once_a_minute() -> None:
    assert not key(None).use_is_noted(AT)
    assert key(AT).use_is_noted(AT + timedelta(seconds=59))
    assert not key(AT).use_is_noted(AT + timedelta(seconds=60))


def test_a_new_key_does_not_show_its_secret_where_values_are_printed() -> None:
    assert "s3cret" not in repr(NewKey("AKIA0000000000000000", "s3cret", "alice", AT))
