"""Refusals speak plainly."""

import pytest

from carillon.core.errors import Invalid, Kind, Refusal, Throttled


class RoomIsFull(Refusal):
    """The room {name} holds {most} people
    and not one more."""

    kind = Kind.LIMIT


def test_the_docstring_is_the_message_and_the_facts_fill_it_in() -> None:
    refusal = RoomIsFull(name="Blue {room}", most=3)
    assert str(refusal) == refusal.message == "The room Blue {room} holds 3 people\nand not one more."
    assert refusal.facts == {"name": "Blue {room}", "most": 3}


def test_the_code_is_the_name_of_the_class() -> None:
    assert (RoomIsFull(name="x", most=1).code, RoomIsFull.kind) == ("RoomIsFull", Kind.LIMIT)
    assert (Throttled(retry_after=3).code, Throttled.kind) == ("Throttled", Kind.THROTTLED)


def test_a_missing_fact_is_a_bug() -> None:
    with pytest.raises(KeyError, match="reason"):
        Invalid()


def test_there_are_eleven_ways_to_be_refused() -> None:
    assert len(Kind) == 11
