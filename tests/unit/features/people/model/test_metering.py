"""Active Pro: five conditions, of which one suffices, for Pro users of an account, on the day of the end."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from carillon.features.accounts import License
from carillon.features.people.model.metering import (
    ActiveDay,
    HostedMeeting,
    MonthWrong,
    active_day,
    active_pro,
    day_of,
    month_of,
)

ENDED = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
PLAIN = HostedMeeting("alice", ENDED, attendees=2)


@pytest.mark.parametrize(
    "meeting",
    [
        replace(PLAIN, was_scheduled=True),
        replace(PLAIN, attendees=3),
        replace(PLAIN, recording_events=1),
        replace(PLAIN, dialled_in=1),
        replace(PLAIN, by_h323_or_sip=1),
    ],
)
def test_each_single_condition_makes_an_active_pro_day(meeting: HostedMeeting) -> None:
    assert active_pro(meeting)
    assert active_day(meeting, "sales", License.PRO) == ActiveDay("sales", "alice", date(2026, 11, 21))


@pytest.mark.spec("AMB-29")
def test_two_who_meet_without_any_of_it_are_free_and_the_host_is_one_of_them() -> None:
    assert not active_pro(PLAIN)
    assert active_day(PLAIN, "sales", License.PRO) is None


@pytest.mark.spec("OVR-07")
@pytest.mark.parametrize("license_", [License.BASIC, License.PRO_TRIAL])
def test_basic_users_and_trials_are_never_paid_for(license_: License) -> None:
    assert active_day(replace(PLAIN, attendees=9), "sales", license_) is None


@pytest.mark.spec("USR-35")
def test_whoever_is_in_no_account_is_paid_for_by_none() -> None:
    assert active_day(replace(PLAIN, attendees=9), None, License.PRO) is None


def test_a_meeting_that_nobody_came_to_was_hosted_by_nobody() -> None:
    assert active_day(replace(PLAIN, attendees=0, was_scheduled=True), "sales", License.PRO) is None


@pytest.mark.spec("PRO-05", "AMB-29")
def test_the_day_is_that_of_the_end_in_utc() -> None:
    after_midnight = datetime(2026, 11, 22, 0, 10, tzinfo=UTC)
    assert day_of(replace(PLAIN, ended_at=after_midnight)) == date(2026, 11, 22)
    in_new_york = after_midnight.astimezone(timezone(timedelta(hours=-5)))
    assert day_of(replace(PLAIN, ended_at=in_new_york)) == date(2026, 11, 22)


def test_months_have_a_first_day_and_end_before_that_of_the_next() -> None:
    assert month_of("2026-11") == (date(2026, 11, 1), date(2026, 12, 1))
    assert month_of("2026-12") == (date(2026, 12, 1), date(2027, 1, 1))
    for text in ("2026-13", "november", "", "9999-12"):
        with pytest.raises(MonthWrong):
            month_of(text)
