"""Lines of a sheet: which of them carrying out does something with."""

import pytest

from carillon.features.people.model.sheets import (
    Choice,
    Entry,
    Line,
    SheetKind,
    Standing,
    Verdict,
    at_most,
    conflicting,
    matched,
    once,
    wrong,
)

FULL = wrong("Full", "No more.")


def line(verdict: Verdict | None, choice: Choice = Choice.SKIP) -> Line:
    return Line(1, 1, "bob@example.com", {}, verdict, choice)


def test_what_is_new_or_changed_goes_and_what_is_so_already_or_wrong_does_not() -> None:
    assert line(Verdict(Standing.NEW, "r", "m")).goes
    assert line(Verdict(Standing.CHANGED, "r", "m")).goes
    assert not any(line(verdict).goes for verdict in (None, matched("r", "m"), FULL))


@pytest.mark.parametrize(
    ("choice", "goes"), [(Choice.SKIP, False), (Choice.SAME, True), (Choice.TAKE_IN, False)], ids=str
)
def test_a_conflict_goes_when_something_was_chosen_that_it_offers(choice: Choice, goes: bool) -> None:
    assert line(conflicting("r", "m", Choice.SAME), choice).goes is goes


def test_of_lines_about_the_same_the_first_counts() -> None:
    entries = [
        Entry(2, "A@example.com", {"id": "1"}),
        Entry(3, "a@example.com", {"id": "2"}),
        Entry(4, "b", {"id": "1"}),
    ]
    assert [entry.wrong is not None for entry in once(entries)] == [False, True, False]
    assert [entry.wrong is not None for entry in once(entries, "id")] == [False, False, True]
    assert once([Entry(2, "x", {}, FULL), Entry(3, "x", {})])[1].wrong is None


def test_lines_beyond_the_most_are_wrong_and_wrong_ones_are_not_counted() -> None:
    entries = [Entry(2, "x", {}, wrong("EmailWrong", "")), Entry(3, "a", {}), Entry(4, "b", {})]
    assert [entry.wrong and entry.wrong.reason for entry in at_most(1, entries, FULL)] == ["EmailWrong", None, "Full"]


def test_what_is_made_for_here_does_not_move_in() -> None:
    assert {kind for kind in SheetKind if not kind.is_moving} == {SheetKind.INVITATIONS, SheetKind.LICENSES}
