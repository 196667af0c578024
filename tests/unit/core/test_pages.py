"""Where the pages of a list by age start."""

from datetime import UTC, datetime

import pytest

from carillon.core.pages import CursorWrong, cursor_at, place_of

NOON = datetime(2026, 11, 21, 12, microsecond=7, tzinfo=UTC)


def test_an_items_place_in_a_list_is_found_again_and_anything_else_is_refused() -> None:
    assert place_of(cursor_at(NOON, "lobby")) == (NOON, "lobby")
    for wrong in ("", "yesterday_lobby", "1e999_lobby"):
        with pytest.raises(CursorWrong):
            place_of(wrong)
