"""What a job's row says, and what becomes of a failure."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carillon.core.errors import Invalid, Kind, Refusal, StorageFull, Throttled
from carillon.core.jobs import Job
from carillon.core.jobs.model import ATTEMPTS_WITH_A_BUG, LONGEST_WAIT, describe, draft, retry_after

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Deliver(Job):
    version = 3
    priority = 5
    partition = "subscription"
    subscription: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Plain(Job):
    pass


def test_a_row_says_everything_about_its_job() -> None:
    row = draft(Deliver("s1", NOON), "id", NOON)
    assert (row.id, row.kind, row.version, row.priority, row.partition) == ("id", "Deliver", 3, 5, "Deliver:s1")
    assert msgspec.json.decode(row.argument, type=Deliver) == Deliver("s1", NOON)
    plain = draft(Plain(), "id", NOON)
    assert (plain.kind, plain.version, plain.priority, plain.partition, plain.argument) == ("Plain", 1, 0, None, "{}")


@pytest.mark.parametrize("error", [StorageFull(), Throttled(retry_after=0)])
def test_what_passes_by_itself_is_tried_again_later_and_later(error: Refusal) -> None:
    waits = [retry_after(error, attempt, 20, 0.0) for attempt in range(1, 20)]
    assert waits[:4] == [timedelta(seconds=seconds) for seconds in (0.5, 1, 2, 4)]
    assert waits[-1] == LONGEST_WAIT / 2
    assert retry_after(error, 20, 20, 0.0) is None


@given(st.integers(1, 19), st.floats(0, 1, exclude_max=True))
def test_chance_spreads_the_second_half_of_the_wait(attempts: int, chance: float) -> None:
    soonest = retry_after(StorageFull(), attempts, 20, 0.0)
    spread = retry_after(StorageFull(), attempts, 20, chance)
    assert soonest is not None
    assert spread is not None
    assert soonest <= spread <= soonest * 2 <= LONGEST_WAIT


def test_whoever_asks_for_a_longer_wait_gets_it() -> None:
    assert retry_after(Throttled(retry_after=90), 1, 20, 0.0) == timedelta(seconds=90)


@pytest.mark.parametrize("kind", set(Kind) - {Kind.UNAVAILABLE, Kind.THROTTLED})
def test_any_other_refusal_would_be_the_same_tomorrow(kind: Kind) -> None:
    refusal = Invalid(reason="x")
    object.__setattr__(refusal, "kind", kind)
    assert retry_after(refusal, 1, 20, 0.0) is None


def test_a_bug_is_tried_three_times() -> None:
    assert retry_after(KeyError(), ATTEMPTS_WITH_A_BUG - 1, 20, 0.0) is not None
    assert retry_after(KeyError(), ATTEMPTS_WITH_A_BUG, 20, 0.0) is None


def test_an_argument_that_cannot_be_read_is_not_tried_again() -> None:
    with pytest.raises(msgspec.ValidationError) as error:
        msgspec.json.decode('{"subscription":1}', type=Deliver)
    assert retry_after(error.value, 1, 20, 0.0) is None


def test_an_error_is_described_in_one_short_text() -> None:
    assert describe(Invalid(reason="no")) == "Invalid: no"
    assert len(describe(ValueError("x" * 5000))) == 2000
