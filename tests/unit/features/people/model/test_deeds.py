"""Figures about people: they add up, and satisfaction is a percentage once there is an answer."""

import pytest

from carillon.features.people.model.deeds import LONGEST_COMMENT, CommentTooLong, Deeds, clean_comment


@pytest.mark.spec("USR-19")
@pytest.mark.parametrize(("judged", "good", "shown"), [(0, 0, None), (2, 1, 50), (3, 2, 67), (1, 0, 0), (4, 4, 100)])
def test_satisfaction_is_the_percentage_of_good_answers(judged: int, good: int, shown: int | None) -> None:
    assert Deeds(meetings_judged=judged, meetings_found_good=good).meeting_satisfaction == shown


def test_two_times_add_up_figure_by_figure() -> None:
    assert Deeds(1, 2, 3, 4, 5) + Deeds(10, 20, 30, 40, 50) == Deeds(11, 22, 33, 44, 55)


def test_a_comment_may_be_left_out_and_has_an_end() -> None:
    assert [clean_comment(text) for text in (None, "  ", " fine ")] == [None, None, "fine"]
    assert clean_comment("x" * LONGEST_COMMENT) == "x" * LONGEST_COMMENT
    with pytest.raises(CommentTooLong):
        clean_comment("x" * (LONGEST_COMMENT + 1))
