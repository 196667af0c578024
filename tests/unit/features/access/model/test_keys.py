"""What of a key is shown, and what its secret is bound to."""

from datetime import UTC, datetime

from carillon.features.access.model.keys import NewKey, purpose

AT = datetime(2026, 11, 21, tzinfo=UTC)


def test_each_secret_is_sealed_for_its_own_key() -> None:
    assert purpose("AKIA0000000000000000") != purpose("AKIA0000000000000001")


def test_a_new_key_does_not_show_its_secret_where_values_are_printed() -> None:
    assert "s3cret" not in repr(NewKey("AKIA0000000000000000", "s3cret", "alice", AT))
