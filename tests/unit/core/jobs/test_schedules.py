"""When a schedule's turns are."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from carillon.core.jobs.schedules import latest


def test_turns_are_counted_from_the_same_beginning_in_every_process() -> None:
    assert latest(timedelta(hours=1), datetime(2026, 11, 21, 12, 59, 59, tzinfo=UTC)) == datetime(
        2026, 11, 21, 12, tzinfo=UTC
    )
    assert latest(timedelta(days=1), datetime(2026, 11, 21, tzinfo=UTC)) == datetime(2026, 11, 21, tzinfo=UTC)


@given(
    st.timedeltas(timedelta(seconds=1), timedelta(days=40)),
    st.datetimes(timezones=st.just(UTC)),
)
def test_the_latest_turn_is_never_in_the_future_and_never_older_than_one_period(
    every: timedelta, now: datetime
) -> None:
    turn = latest(every, now)
    assert turn <= now < turn + every
    assert latest(every, turn) == turn
