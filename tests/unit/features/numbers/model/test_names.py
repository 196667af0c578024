"""Calling names: the seven days and the seventy-two hours at their exact borders."""

from datetime import UTC, datetime, timedelta

import pytest

from carillon.features.numbers.model.names import (
    UNNAMED,
    CallingName,
    CallingNameTooSoon,
    CallingNameWrong,
    NameStatus,
)

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
WEEK = timedelta(days=7)


@pytest.mark.spec("CNAM-05", "CNAM-10")
def test_a_name_is_changed_once_every_seven_days() -> None:
    sales = UNNAMED.changed("Sales", NOW)
    with pytest.raises(CallingNameTooSoon) as refused:
        sales.changed("Support", NOW + WEEK - MOMENT)
    assert "2026-11-28 03:00:00 UTC" in refused.value.message
    assert sales.changed("Support", NOW + WEEK) == CallingName("Support", "Sales", NOW + WEEK)


def test_the_same_name_again_is_no_change() -> None:
    sales = UNNAMED.changed("Sales", NOW)
    assert sales.changed(" Sales ", NOW + MOMENT) is sales


@pytest.mark.spec("CNAM-09")
def test_a_name_is_in_force_after_72_hours() -> None:
    sales = UNNAMED.changed("Sales", NOW)
    later = NOW + timedelta(hours=72)
    assert (sales.status(later - MOMENT), sales.in_force(later - MOMENT)) == (NameStatus.UPDATE_IN_PROGRESS, "")
    assert (sales.status(later), sales.in_force(later)) == (NameStatus.UPDATE_SUCCEEDED, "Sales")


def test_until_then_the_former_name_is_shown() -> None:
    support = UNNAMED.changed("Sales", NOW).changed("Support", NOW + WEEK)
    assert support.in_force(NOW + WEEK) == "Sales"
    assert support.in_force(NOW + WEEK + timedelta(hours=72)) == "Support"


def test_an_empty_name_clears_it() -> None:
    cleared = UNNAMED.changed("Sales", NOW).changed("", NOW + WEEK)
    assert cleared.status(NOW + WEEK) is NameStatus.UPDATE_IN_PROGRESS
    assert cleared.status(NOW + WEEK + timedelta(hours=72)) is NameStatus.UNASSIGNED
    assert UNNAMED.status(NOW) is NameStatus.UNASSIGNED


@pytest.mark.parametrize("text", ["A" * 15, "A", "Jane Doe", "Department 5", ""])
def test_fifteen_letters_digits_and_spaces_are_a_name(text: str) -> None:
    assert UNNAMED.changed(text, NOW).text == text


@pytest.mark.parametrize("text", ["A" * 16, "Jane-Doe", "Müller", "A\nB", "☎", "A" * 15 + " "])
def test_anything_else_is_not(text: str) -> None:
    with pytest.raises(CallingNameWrong):
        UNNAMED.changed(text, NOW)
