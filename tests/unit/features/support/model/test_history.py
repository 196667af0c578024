"""What a step of the history is, and who sees it."""

from datetime import UTC, datetime

import pytest

from carillon.features.support.model.history import LONGEST_REPLY, Entry, ReplyWrong, RequestDeed, clean_reply
from carillon.features.support.model.states import DeskSide, RequestStatus

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


def test_notes_and_assignments_stay_inside_the_desk() -> None:
    steps = [Entry("1", 1, deed, DeskSide.DESK, "oscar", "", RequestStatus.OPEN, NOW) for deed in RequestDeed]
    assert {step.deed for step in steps if step.inside} == {RequestDeed.NOTED, RequestDeed.ASSIGNED}


def test_a_reply_says_something_and_not_too_much() -> None:
    assert clean_reply(" Thank you.\r\nIt works. ") == "Thank you.\nIt works."
    assert len(clean_reply("r" * LONGEST_REPLY)) == LONGEST_REPLY
    for text in ("", " \n", "r" * (LONGEST_REPLY + 1)):
        with pytest.raises(ReplyWrong):
            clean_reply(text)
