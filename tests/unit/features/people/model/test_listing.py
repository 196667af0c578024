"""Places in the list of users: given out as text, and taken back only as what they were."""

from datetime import UTC, datetime

import pytest

from carillon.features.people.model.listing import PlaceWrong, Span, cursor_of, key_in

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
DATED = tuple[datetime | None, str]
NAMED = tuple[str, str]


@pytest.mark.parametrize(("key", "shape"), [((AT, "u1"), DATED), ((None, "u1"), DATED), (("änne o'hara", "u1"), NAMED)])
def test_a_place_is_read_back_as_it_was_given(key: tuple[str | datetime | None, ...], shape: object) -> None:
    assert key_in(cursor_of(key), shape) == key


@pytest.mark.parametrize("cursor", ["nowhere", "", "äöü", cursor_of(("alice", "u1", "more")), cursor_of((None, "u1"))])
def test_what_is_no_place_of_this_order_is_refused(cursor: str) -> None:
    with pytest.raises(PlaceWrong):
        key_in(cursor, NAMED)


def test_a_span_without_ends_says_nothing() -> None:
    assert not Span()
    assert Span(start=AT)
    assert Span(end=AT)
