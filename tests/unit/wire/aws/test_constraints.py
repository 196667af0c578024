"""Every constraint of the models, from both sides of its edge."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carillon.wire.aws.constraints import checks_for
from carillon.wire.aws.models import Shape, load

CHIME = load("chime")


def complaints(shape: Shape, value: Any) -> list[str]:
    return [words for check in checks_for(shape) if (words := check(value))]


@pytest.mark.parametrize(
    ("shape", "good", "bad"),
    [
        ({"type": "string", "min": 2, "max": 3}, ["ab", "abc", "💬💬💬"], ["a", "abcd"]),
        ({"type": "string", "enum": ["Basic", "Pro"]}, ["Pro"], ["pro", "", "Plus"]),
        ({"type": "string", "pattern": r"[A-Z]{2}"}, ["US"], ["USA", "us", "US\n", ""]),
        ({"type": "string", "pattern": r"^\+?[1-9]\d{1,14}$"}, ["+12065550100"], ["+12065550\n", "+1206555٣", "0"]),
        ({"type": "string", "pattern": r".*\S.*"}, [" a "], ["", "  \t"]),
        ({"type": "string"}, ["", "anything"], ["a\0b"]),
        ({"type": "integer", "min": 1, "max": 200}, [1, 200], [0, 201, -1, 10**30]),
        ({"type": "list", "min": 1, "max": 2}, [["a"], ["a", "b"]], [[], ["a", "b", "c"]]),
        ({"type": "map", "max": 1}, [{}, {"a": "b"}], [{"a": "b", "c": "d"}]),
    ],
)  # fmt: skip
def test_values_within_the_constraint_pass_and_others_are_named(shape: Shape, good: list[Any], bad: list[Any]) -> None:
    assert [complaints(shape, value) for value in good] == [[] for _ in good]
    for value in bad:
        assert complaints(shape, value), value


def test_a_complaint_does_not_repeat_the_value() -> None:
    [words] = complaints({"type": "string", "max": 5}, "open sesame")
    assert "sesame" not in words


def test_one_is_counted_in_the_singular() -> None:
    assert complaints({"type": "string", "min": 1}, "") == ["must have at least 1 character"]
    assert complaints({"type": "list", "max": 2}, [1, 2, 3]) == ["must have at most 2 entries"]


@given(st.text(alphabet="a@. \t\n", max_size=12))
def test_the_corrected_patterns_mean_the_same_as_the_models(text: str) -> None:
    for shape, pattern in (("EmailAddress", r".+@.+\..+"), ("NonEmptyString", r".*\S.*")):
        assert bool(complaints(CHIME.shapes[shape], text)) is (re.fullmatch(pattern, text) is None)


@pytest.mark.parametrize(("kind", "bits"), [("integer", 32), ("long", 64)])
def test_whole_numbers_have_the_width_of_their_type(kind: str, bits: int) -> None:
    most = 2 ** (bits - 1) - 1
    assert complaints({"type": kind}, most) == complaints({"type": kind}, -most - 1) == []
    for wrong in (most + 1, -most - 2, 10**400):
        assert complaints({"type": kind}, wrong) == [f"must be a whole number of {bits} bits"]


TABLES = [CHIME, *(load(name) for name in ("cloudtrail", "iam", "sts"))]
PATTERNS = sorted({shape["pattern"] for table in TABLES for shape in table.shapes.values() if "pattern" in shape})
HOSTILE = ("@", "a@", " ", ".", "a.", "-", "arn:", "arn:aws:lambda:", "a@b.", "1", "a", "/a", "/", "=")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_pattern_can_be_made_to_stall_the_server(pattern: str) -> None:
    for start in ("", "a@b", "arn:aws:lambda:us-east-1:123456789012:function:", "+", "/a", "v1."):
        for piece in HOSTILE:
            for end in ("", "\n", "!\n", "."):
                complaints({"type": "string", "pattern": pattern}, start + piece * 20_000 + end)


def test_names_may_hold_characters_beyond_the_first_plane() -> None:
    name = CHIME.shapes["NonEmptyResourceName"]
    assert complaints(name, "Büro 💬") == []
    assert complaints(name, "bell\a")
