"""Buckets: a burst, then a steady pace, for each key and operation."""

import pytest

from carillon.wire.aws import pace
from carillon.wire.aws.errors import TooFast
from carillon.wire.aws.pace import Pace


class Watch:
    """Shows the seconds that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def passed(kept: Pace, tries: int, key: str = "AKIA", operation: str = "GetUser") -> int:
    done = 0
    for _ in range(tries):
        try:
            kept.check(key, "iam", operation)
        except TooFast:
            continue
        done += 1
    return done


def test_a_burst_goes_through_and_then_a_steady_pace() -> None:
    watch = Watch()
    kept = Pace(100, 200, watch)
    assert passed(kept, 300) == 200
    watch.now = 0.5
    assert passed(kept, 300) == 50
    watch.now = 100
    assert passed(kept, 300) == 200


def test_keys_and_operations_do_not_wait_for_each_other() -> None:
    kept = Pace(1, 3, Watch())
    assert passed(kept, 9) == 3
    assert passed(kept, 9, operation="GetRole") == 3
    assert passed(kept, 9, key="ASIA") == 3


def test_a_refusal_tells_when_the_next_drop_falls() -> None:
    watch = Watch()
    kept = Pace(2, 1, watch)
    kept.check("AKIA", "iam", "GetUser")
    watch.now = 0.125
    with pytest.raises(TooFast) as refused:
        kept.check("AKIA", "iam", "GetUser")
    assert refused.value.facts["retry_after"] == 0.375


def test_the_oldest_bucket_is_forgotten_when_there_are_too_many() -> None:
    kept = Pace(1, 1, Watch())
    assert passed(kept, 2, key="first") == 1
    for number in range(pace.MOST_BUCKETS):
        kept.check(f"key{number}", "iam", "GetUser")
    assert passed(kept, 2, key="first") == 1
