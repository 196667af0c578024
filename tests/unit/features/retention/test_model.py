"""The rules of a retention policy."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carillon.features.retention.model import LONGEST_DAYS, Policy, RetentionOutOfRange, Step, deletion_begins

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.spec("RET-03")
def test_a_period_is_one_day_to_fifteen_years() -> None:
    for days in (1, LONGEST_DAYS):
        assert Policy().changed(days, NOON).days == days
    for days in (0, -1, LONGEST_DAYS + 1, 16 * 365):
        with pytest.raises(RetentionOutOfRange, match=f"between 1 and 5475 days, not {days}"):
            Policy().changed(days, NOON)


@pytest.mark.spec("RET-02", "RST-05")
def test_messages_are_hidden_at_once_and_deleted_after_thirty_days() -> None:
    policy = Policy().changed(5, NOON)
    assert (policy.hide_before(NOON), policy.purge_before(NOON)) == (NOON - 5 * DAY, None)
    almost = NOON + 30 * DAY - timedelta(microseconds=1)
    assert policy.purge_before(almost) is None
    assert policy.purge_before(NOON + 30 * DAY) == NOON + 25 * DAY


def test_without_a_policy_nothing_is_hidden_or_deleted() -> None:
    assert (Policy().hide_before(NOON), Policy().purge_before(NOON), Policy().days) == (None, None, None)
    assert Policy().changed(5, NOON).changed(None, NOON) == Policy()


@pytest.mark.spec("RST-02")
def test_a_shorter_period_is_final_only_for_what_the_longer_one_had_not_hidden() -> None:
    settled = Policy((Step(30, NOON),))
    shorter = settled.changed(5, NOON + DAY)
    assert shorter.steps == (Step(30, NOON), Step(5, NOON + 31 * DAY))
    assert shorter.purge_before(NOON + DAY) == NOON - 29 * DAY
    assert shorter.purge_before(NOON + 31 * DAY) == NOON + 26 * DAY


@pytest.mark.spec("RST-02")
def test_a_longer_period_shows_what_is_inside_it_and_starts_no_new_window() -> None:
    policy = Policy().changed(30, NOON).changed(5, NOON + DAY)
    assert policy.changed(10, NOON + 2 * DAY).steps == (Step(30, NOON + 30 * DAY), Step(10, NOON + 31 * DAY))
    assert policy.changed(40, NOON + 2 * DAY).steps == (Step(40, NOON + 30 * DAY),)
    assert policy.changed(5, NOON + 20 * DAY) == policy


PERIODS = st.one_of(st.none(), st.integers(1, LONGEST_DAYS))


@given(st.lists(st.tuples(PERIODS, st.integers(0, 40)), max_size=8))
def test_whatever_is_saved_only_what_is_hidden_is_deleted_and_never_sooner_than_thirty_days_after(
    saves: list[tuple[int | None, int]],
) -> None:
    policy, now = Policy(), NOON
    for days, pause in saves:
        before = policy
        policy = policy.changed(days, now)
        assert policy.days == days
        hidden, purged = policy.hide_before(now), policy.purge_before(now)
        if purged is not None:
            # The save itself has made nothing final: what may be deleted now might have been before it.
            already = before.purge_before(now)
            assert hidden is not None
            assert already is not None
            assert purged <= hidden
            assert purged <= already
        now += pause * DAY


def test_the_deletion_begins_when_the_next_window_ends_and_once_all_ended_it_has_begun() -> None:
    first, second = Policy((Step(30, NOON), Step(5, NOON + 4 * DAY))), Policy((Step(7, NOON + 2 * DAY),))
    assert deletion_begins([first, second], NOON) == NOON + 2 * DAY
    assert deletion_begins([first, second], NOON + 2 * DAY) == NOON + 4 * DAY
    assert deletion_begins([first, second], NOON + 9 * DAY) == NOON + 4 * DAY
    assert deletion_begins([Policy(), Policy()], NOON) is None
