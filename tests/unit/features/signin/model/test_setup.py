"""The first administrator's IAM user."""

import re

import pytest

from carillon.features.signin.model.setup import Wish, user_names


@pytest.mark.parametrize(
    ("name", "email", "first"),
    [
        ("alice", "a@example.com", "alice"),
        ("Alice Archer", "a@example.com", "Alice.Archer"),
        ("Žofie Černá", "zofie@example.com", "ofie.ern"),
        ("阿麗思", "alice@example.com", "alice"),
    ],
)
def test_an_iam_user_is_named_like_its_person(name: str, email: str, first: str) -> None:
    names = user_names(name, email)
    assert names[0] == first
    assert names[-1] == "administrator"
    assert all(re.fullmatch(r"[\w+=,.@-]{1,64}", each, re.ASCII) for each in names)


def test_a_wish_never_shows_its_password() -> None:
    assert "very secret" not in repr(Wish("Acme", "Alice", "alice@example.com", "very secret"))
