"""How long logs are kept."""

from datetime import UTC, datetime, timedelta

from carillon.features.support.model.bundles import KEPT_FOR, Bundle, Sender


def test_logs_are_over_after_ninety_days() -> None:
    made = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
    bundle = Bundle("ABCDEFGHJKLM", "123456789012", Sender("b1", "Bob", "bob@example.com"), made, "{}")
    assert not bundle.is_over(made + KEPT_FOR - timedelta(seconds=1))
    assert bundle.is_over(made + timedelta(days=90))
