"""Every kind of refusal has a status."""

from carillon.core.errors import Kind
from carillon.wire.http.errors import STATUS, TooLarge, problem


def test_every_kind_has_a_status_of_a_refusal() -> None:
    assert STATUS.keys() == set(Kind)
    assert all(400 <= status < 600 for status in STATUS.values())


def test_a_problem_says_what_and_with_which_facts() -> None:
    told = problem(TooLarge(limit=5), "r1")
    assert (told.code, told.message, told.facts, told.request_id) == (
        "TooLarge",
        "The request is larger than 5 bytes.",
        {"limit": 5},
        "r1",
    )
