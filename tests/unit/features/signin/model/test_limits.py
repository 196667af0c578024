"""How often something may be tried, at both sides of the border."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carillon.core.clock import HandClock
from carillon.core.errors import Throttled
from carillon.features.signin.model.limits import Bucket, Limit, account_key, address_key

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
FIVE_A_MINUTE = Limit(5, timedelta(minutes=1))


def spent(times: int) -> Bucket:
    bucket = Bucket("alice", NOW)
    for _ in range(times):
        bucket = bucket.spend(FIVE_A_MINUTE, NOW)
    return bucket


def test_the_fifth_attempt_passes_and_the_sixth_does_not() -> None:
    bucket = spent(5)
    with pytest.raises(Throttled) as refusal:
        bucket.spend(FIVE_A_MINUTE, NOW)
    assert refusal.value.facts == {"retry_after": 12}


def test_one_attempt_comes_back_at_a_time() -> None:
    bucket, clock = spent(5), HandClock(NOW)
    clock.advance(timedelta(seconds=11, microseconds=999_999))
    with pytest.raises(Throttled) as refusal:
        bucket.spend(FIVE_A_MINUTE, clock.now())
    assert refusal.value.facts == {"retry_after": 1}
    clock.advance(timedelta(microseconds=1))
    again = bucket.spend(FIVE_A_MINUTE, clock.now())
    with pytest.raises(Throttled):
        again.spend(FIVE_A_MINUTE, clock.now())


def test_after_the_window_all_attempts_are_back_and_no_more() -> None:
    bucket, clock = spent(5), HandClock(NOW)
    clock.advance(timedelta(days=1))
    for _ in range(5):
        bucket = bucket.spend(FIVE_A_MINUTE, clock.now())
    with pytest.raises(Throttled):
        bucket.spend(FIVE_A_MINUTE, clock.now())


def test_an_attempt_given_back_counts_no_more() -> None:
    bucket = spent(5).give_back(FIVE_A_MINUTE).spend(FIVE_A_MINUTE, NOW)
    with pytest.raises(Throttled):
        bucket.spend(FIVE_A_MINUTE, NOW)


@given(waits=st.lists(st.integers(0, 30), max_size=80), attempts=st.integers(1, 20), seconds=st.integers(1, 120))
def test_no_window_ever_sees_more_than_twice_its_attempts(waits: list[int], attempts: int, seconds: int) -> None:
    limit = Limit(attempts, timedelta(seconds=seconds))
    bucket, now = Bucket("alice", NOW), NOW
    passed: list[datetime] = []
    waited: list[int] = []
    for wait in waits:
        now += timedelta(seconds=wait)
        try:
            bucket = bucket.spend(limit, now)
        except Throttled as refusal:
            waited.append(int(str(refusal.facts["retry_after"])))
        else:
            passed.append(now)
    assert all(1 <= seconds_to_wait <= seconds + 1 for seconds_to_wait in waited)
    for at in passed:
        assert sum(at <= other < at + limit.window for other in passed) <= 2 * attempts


def test_one_account_has_one_key_however_it_is_written() -> None:
    assert account_key("person", " Alice@Example.com") == account_key("person", "alice@example.com")
    assert account_key("person", "alice@example.com") != account_key("person", "bob@example.com")
    assert "alice" not in account_key("person", "alice@example.com")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("testclient", "testclient", True),
    ],
)
def test_an_ipv6_subscriber_has_one_key_for_the_whole_network(one: str, other: str, *, same: bool) -> None:
    assert (address_key("person", one) == address_key("person", other)) is same
