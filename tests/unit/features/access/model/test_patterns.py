"""Wildcards and variables."""

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carillon.features.access.model.patterns import filled_in, matches

ALICE = {"aws:username": "alice", "aws:useragent": "a*c"}


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("*", "", True),
        ("*", "anything", True),
        ("chime:Get*", "chime:GetUser", True),
        ("chime:Get*", "chime:Get", True),
        ("chime:Get*", "chime:ListUsers", False),
        ("chime:*User*", "chime:BatchUpdateUser", True),
        ("chime:*User", "chime:ListUsers", False),
        ("chime:Get?ser", "chime:GetUser", True),
        ("chime:Get?ser", "chime:Getser", False),
        ("a.c", "abc", False),
        ("a**c", "abbc", True),
        ("*ab*ab", "abab", True),
        ("*ab*ab", "aab", False),
    ],
)
def test_wildcards_stand_for_text(pattern: str, text: str, fits: bool) -> None:
    assert matches(pattern, text, {}) is fits


@given(st.text("ab*?", max_size=8), st.text("ab", max_size=10))
def test_a_pattern_means_what_a_file_name_pattern_means(pattern: str, text: str) -> None:
    assert matches(pattern, text, {}) is fnmatchcase(text, pattern)


def test_case_matters_unless_it_is_told_not_to() -> None:
    assert matches("chime:getuser", "chime:GetUser", {}) is False
    assert matches("chime:getuser", "chime:GetUser", {}, ignore_case=True) is True


def test_many_stars_do_not_make_a_long_answer() -> None:
    assert matches("a*" * 60 + "b", "a" * 4000, {}) is False


@pytest.mark.spec("IAM-41")
def test_a_variable_stands_for_what_the_call_says_and_its_wildcards_for_themselves() -> None:
    assert matches("arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::1:user/alice", ALICE) is True
    assert matches("arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::1:user/bob", ALICE) is False
    assert matches("${aws:UserAgent}", "a*c", ALICE) is True
    assert matches("${aws:UserAgent}", "abc", ALICE) is False


def test_a_variable_that_is_not_there_makes_no_answer_unless_it_has_a_default() -> None:
    assert matches("${aws:userid}", "alice", ALICE) is None
    assert filled_in("${aws:userid}", ALICE) is None
    assert filled_in("${aws:userid, 'nobody'}", ALICE) == "nobody"
    assert filled_in("${aws:username, 'nobody'}", ALICE) == "alice"


def test_special_characters_are_written_as_variables() -> None:
    assert matches("100${*}", "100*", {}) is True
    assert matches("100${*}", "1000", {}) is False
    assert filled_in("${$}{x}${?}", {}) == "${x}?"
