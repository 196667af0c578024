"""The simulator's questions."""

import pytest

from carillon.features.access.model.rights import EVERYTHING_ALLOWED, Decision, Rights
from carillon.features.access.model.simulation import OneValueEach, context_of, simulate


def test_every_action_is_asked_about_every_resource() -> None:
    rights = Rights((EVERYTHING_ALLOWED,))
    found = simulate(rights, ["a:A", "b:B"], ["r1", "r2"], {})
    assert [(each.action, each.resource) for each in found] == [
        ("a:A", "r1"),
        ("a:A", "r2"),
        ("b:B", "r1"),
        ("b:B", "r2"),
    ]
    (alone,) = simulate(Rights(()), ["a:A"], [], {})
    assert (alone.resource, alone.finding.decision) == ("*", Decision.IMPLICITLY_DENIED)


def test_keys_are_compared_without_regard_to_case_and_have_one_value() -> None:
    assert context_of([("aws:SourceIp", ["192.0.2.1"])]) == {"aws:sourceip": "192.0.2.1"}
    for values in ([], ["a", "b"]):
        with pytest.raises(OneValueEach):
            context_of([("aws:SourceIp", values)])
