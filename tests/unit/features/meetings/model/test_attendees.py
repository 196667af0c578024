"""The names that guests may choose."""

import pytest

from carillon.features.meetings.model.attendees import GuestNameWrong, clean_guest_name


@pytest.mark.spec("U:ROS-02")
@pytest.mark.parametrize("name", ["Dave", "x" * 100, "Zoë 🙂", "क्\u200dष", "李雷", "+15555550100"])
def test_a_guest_is_called_what_they_say(name: str) -> None:
    assert clean_guest_name(f"  {name} ") == name


def test_white_space_inside_a_name_is_one_space() -> None:
    assert clean_guest_name("Dave \n\t Dean") == "Dave Dean"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        "x" * 101,
        "\u200b\u200d",
        "bell\x07",
        "> Alice <",
        "evil\u202ename",
        "evil\u2066name",
        "half\ud800",
        "private\ue000",
    ],
)
def test_a_name_that_is_nothing_too_long_or_disturbs_what_stands_around_it_is_refused(name: str) -> None:
    with pytest.raises(GuestNameWrong):
        clean_guest_name(name)
