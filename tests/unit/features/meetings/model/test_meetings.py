"""Capacity by licence, invitations as people type them, titles, and when a meeting is over."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carillon.features.accounts import License
from carillon.features.meetings.model.meetings import (
    Meeting,
    Place,
    ProNeeded,
    Settings,
    TitleWrong,
    TokenWrong,
    capacity_of,
    check_may_start,
    check_token,
    clean_key,
    clean_title,
    is_over,
)
from carillon.features.signin import Limit

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
LINK = "AbCdEfGhIjKlMnOp-_1234"
MEETING = Meeting("m1", "0123456789", LINK, "Launch", "alice", "r1", NOON)
SECOND = timedelta(seconds=1)


@pytest.mark.spec("U:CAL-01", "OVR-05")
@pytest.mark.parametrize(
    ("license_", "seats"), [(License.PRO, 250), (License.PRO_TRIAL, 250), (License.BASIC, 2), (None, 2)]
)
def test_the_hosts_licence_says_how_many_may_be_in(license_: License | None, seats: int) -> None:
    assert capacity_of(license_) == seats


@pytest.mark.spec("U:CAL-01", "SLACK-14")
def test_a_basic_person_starts_where_two_are_and_not_where_three_are() -> None:
    check_may_start(License.BASIC, None)
    check_may_start(License.BASIC, Place("r1", "Launch", 2))
    with pytest.raises(ProNeeded) as refusal:
        check_may_start(License.BASIC, Place("r1", "Launch", 3))
    assert refusal.value.facts == {"count": 3}
    for license_ in (License.PRO, License.PRO_TRIAL):
        check_may_start(license_, Place("r1", "Launch", 10_000))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("0123456789", "0123456789"),
        ("0123 45 6789", "0123456789"),
        (" 0123-45-6789\n", "0123456789"),
        ("0123\u00a045\u20116789", "0123456789"),
        (LINK, LINK),
        (f" https://carillon.example.com/meet/{LINK}?x=1#top ", LINK),
        ("https://carillon.example.com/meet/0123456789", "0123456789"),
        ("012345678", "012345678"),
        ("01234567890", "01234567890"),
        ("\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669",) * 2,
        ("", ""),
    ],
)
def test_a_key_is_found_in_what_people_type_or_paste(typed: str, key: str) -> None:
    assert clean_key(typed) == key


def test_a_title_has_1_to_256_printable_characters() -> None:
    assert clean_title("  Weekly \n review ") == "Weekly review"
    assert clean_title("x" * 256) == "x" * 256
    for wrong in ("", "  ", "x" * 257, "bell\x07"):
        with pytest.raises(TitleWrong):
            clean_title(wrong)


def test_a_token_has_the_form_that_clients_use_everywhere() -> None:
    for right in ("ab", "a-_9" * 16):
        check_token(right)
    for wrong in ("", "a", "a" * 65, "a b", "ä9"):
        with pytest.raises(TokenWrong):
            check_token(wrong)


def test_everybody_inside_is_told_title_number_and_lock() -> None:
    told = {"title": "Launch", "number": "0123456789", "locked": False}
    assert json.loads(MEETING.state) == told
    assert json.loads(replace(MEETING, locked=True).state) == told | {"locked": True}


def test_the_link_leads_to_this_installation() -> None:
    settings = Settings("https://carillon.example.com", Limit(20, timedelta(minutes=1)))
    assert settings.link_of(MEETING) == f"https://carillon.example.com/meet/{LINK}"


def test_a_meeting_to_which_nobody_came_is_over_after_five_minutes() -> None:
    five = timedelta(minutes=5)
    assert not is_over(MEETING, None, NOON + five - SECOND)
    assert is_over(MEETING, None, NOON + five)


def test_a_meeting_is_over_a_minute_after_the_last_one_went() -> None:
    went = NOON + timedelta(hours=1)
    assert not is_over(MEETING, went, went + 59 * SECOND)
    assert is_over(MEETING, went, went + 60 * SECOND)
