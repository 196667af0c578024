"""Where pages start."""

from datetime import UTC, datetime

import pytest

from carillon.core.pages import CursorWrong
from carillon.features.support.model.contacts import Contact
from carillon.features.support.model.lists import cursor, place
from carillon.features.support.model.requests import Issue, Opener, RequestCategory, SupportRequest

NOW = datetime(2026, 11, 21, 3, 0, 0, 5, tzinfo=UTC)


def test_a_cursor_leads_back_to_its_place_and_others_nowhere() -> None:
    issue = Issue(RequestCategory.OTHER, "Help", "Help")
    request = SupportRequest("123456789012", "9", Opener("arn", "alice"), issue, Contact("a@example.com"), NOW, NOW)
    assert place(cursor(request)) == (NOW, "123456789012")
    for wrong in ("", "x", "2026-11-21T03:00:00 1", f"{NOW.isoformat()}", "tomorrow 1"):
        with pytest.raises(CursorWrong):
            place(wrong)
