"""Secrets stay out of the audit trail, however deep they sit."""

import msgspec

from carillon.core.trail import HIDDEN
from carillon.wire.http.routes import Secret
from carillon.wire.http.secrecy import tell, telling


class Person(msgspec.Struct):
    name: str
    password: Secret


class Local(msgspec.Struct, tag="local", tag_field="kind"):
    pass


class Hosted(msgspec.Struct, tag="host", tag_field="kind"):
    name: str
    key: Secret


class SetUp(msgspec.Struct):
    people: list[Person]
    reach: Local | Hosted
    token: Secret | None = None


def test_secrets_are_hidden_in_lists_unions_and_nested_values() -> None:
    body = SetUp([Person("Alice", "correct horse")], Hosted("chat.example.com", "sesame"))
    assert tell(telling(SetUp), body) == {
        "people": [{"name": "Alice", "password": HIDDEN}],
        "reach": {"kind": "host", "name": "chat.example.com", "key": HIDDEN},
        "token": None,
    }


def test_an_absent_secret_stays_absent_and_a_given_one_is_hidden() -> None:
    body = SetUp([], Local(), "sesame")
    assert tell(telling(SetUp), body) == {"people": [], "reach": {"kind": "local"}, "token": HIDDEN}
