"""Marks on handlers, and what stops the start-up."""

from types import SimpleNamespace
from typing import Any

import pytest

from carillon.core.calls import Call, Calls
from carillon.wire.aws import Marked, operation, operations_in
from carillon.wire.aws.models import load
from carillon.wire.aws.operations import plans

CHIME = load("chime")


@operation("chime", "GetAccount")
async def get_account(call: Call, request: dict[str, Any]) -> dict[str, Any]:
    return {}


@operation("chime", "TagMeeting")
@operation("chime", "UntagMeeting")
async def tag(calls: Calls, request: dict[str, Any]) -> None:
    return None


def test_marks_are_found_in_the_order_of_the_text() -> None:
    module = SimpleNamespace(get_account=get_account, tag=tag, PAGE=100)
    assert [mark.operation for mark in operations_in(module)] == ["GetAccount", "UntagMeeting", "TagMeeting"]


def test_a_handler_says_by_its_first_parameter_what_it_is_given() -> None:
    assert [Marked("chime", "X", handler).several_transactions for handler in (get_account, tag)] == [False, True]


def test_every_operation_has_a_plan_and_the_claimed_ones_a_handler() -> None:
    found = plans(CHIME, [Marked("chime", "GetAccount", get_account)])
    assert found.keys() == CHIME.operations.keys()
    assert [name for name, plan in found.items() if plan.handler] == ["GetAccount"]
    assert found["GetAccount"].action == "chime:GetAccount"


@pytest.mark.parametrize("names", [["GetAccount", "GetAccount"], ["GetAcount"]])
def test_two_claims_and_unknown_operations_end_the_start(names: list[str]) -> None:
    with pytest.raises(TypeError, match=names[0]):
        plans(CHIME, [Marked("chime", name, get_account) for name in names])
