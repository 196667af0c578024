"""Reviews of contested domains."""

from dataclasses import replace
from datetime import UTC, datetime

from carillon.features.accounts.model.reviews import Decision, Review

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
REVIEW = Review("r1", "example.com", "a1", "a2", AT, AT)


def test_a_review_is_open_until_it_is_decided_either_way() -> None:
    assert REVIEW.is_open
    for decision in Decision:
        assert not replace(REVIEW, decision=decision, decided_at=AT).is_open
