"""Reading policy documents."""

import json

import pytest

from carillon.features.access.model.conditions import ConditionInvalid
from carillon.features.access.model.documents import PolicyMalformed, Statement, parse

ALLOW: dict[str, object] = {"Effect": "Allow", "Action": "chime:GetUser", "Resource": "*"}


def statement(**changes: object) -> Statement:
    return parse(document({**ALLOW, **changes})).statements[0]


def document(*statements: dict[str, object]) -> str:
    kept = [{name: value for name, value in one.items() if value is not None} for one in statements]
    return json.dumps({"Version": "2012-10-17", "Statement": kept})


def test_one_statement_needs_no_list() -> None:
    assert parse(json.dumps({"Version": "2012-10-17", "Id": "x", "Statement": ALLOW})) == parse(document(ALLOW))


def test_one_action_needs_no_list() -> None:
    assert statement(Action=["chime:GetUser"]) == statement()


@pytest.mark.spec("IAM-26")
def test_an_action_is_named_without_regard_to_case() -> None:
    assert statement(Action="CHIME:getuser").applies("chime:GetUser", "*", {})
    assert not statement(Action="chime:GetUser").applies("chime:GetUserSettings", "*", {})


def test_not_action_is_everything_else() -> None:
    everything_else = statement(Action=None, NotAction=["chime:Get*", "iam:*"])
    assert everything_else.applies("chime:DeleteUser", "*", {})
    assert not everything_else.applies("chime:GetUser", "*", {})


@pytest.mark.spec("IAM-28")
def test_a_single_resource_has_no_effect_on_an_action_without_resources() -> None:
    assert not statement(Resource="arn:aws:chime::123456789012:account/1").applies("chime:GetUser", "*", {})
    assert statement(Resource=["arn:aws:chime::123456789012:account/1", "*"]).applies("chime:GetUser", "*", {})
    assert statement(Resource=None, NotResource="arn:aws:iam::*:user/bob").applies("chime:GetUser", "*", {})


@pytest.mark.spec("IAM-41")
def test_a_resource_may_be_the_callers_own() -> None:
    own = statement(Action="iam:GetUser", Resource="arn:aws:iam::*:user/${aws:username}")
    alice = {"aws:username": "alice"}
    assert own.applies("iam:GetUser", "arn:aws:iam::123456789012:user/alice", alice)
    assert not own.applies("iam:GetUser", "arn:aws:iam::123456789012:user/bob", alice)
    assert not own.applies("iam:GetUser", "arn:aws:iam::123456789012:user/alice", {})
    but_own = statement(Resource=None, NotResource="arn:aws:iam::*:user/${aws:username}")
    assert but_own.applies("chime:GetUser", "arn:aws:iam::123456789012:user/bob", alice)
    assert not but_own.applies("chime:GetUser", "arn:aws:iam::123456789012:user/bob", {})


def test_all_conditions_must_hold() -> None:
    conditional = statement(
        Condition={
            "Bool": {"aws:SecureTransport": True},
            "StringEquals": {"aws:username": ["alice", "bob"], "aws:userid": "1"},
        }
    )
    call = {"aws:securetransport": "true", "aws:username": "bob", "aws:userid": "1"}
    assert conditional.applies("chime:GetUser", "*", call)
    for changed in ({"aws:securetransport": "false"}, {"aws:username": "carol"}, {"aws:userid": "2"}):
        assert not conditional.applies("chime:GetUser", "*", call | changed)


@pytest.mark.parametrize(
    "changes",
    [
        {"Effect": "allow"},
        {"Action": None},
        {"NotAction": "chime:*"},
        {"Action": []},
        {"Action": "GetUser"},
        {"Action": "chime:"},
        {"Action": "chi*me:GetUser"},
        {"Action": 1},
        {"Resource": None},
        {"NotResource": "*"},
        {"Resource": ""},
        {"Principal": "*"},
        {"Sid": "not a sid"},
        {"Condition": {"Bool": "aws:SecureTransport"}},
        {"Condition": {"Bool": {"aws:SecureTransport": None}}},
    ],
)
def test_a_malformed_statement_is_refused(changes: dict[str, object]) -> None:
    parse(document(ALLOW))
    with pytest.raises(PolicyMalformed, match="Syntax errors in policy"):
        parse(document({**ALLOW, **changes}))


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"Version": "2012-10-17", "Statement": []}', json.dumps({"Statement": ALLOW})],
)
def test_a_malformed_document_is_refused(text: str) -> None:
    with pytest.raises(PolicyMalformed):
        parse(text)


@pytest.mark.parametrize("version", ["2008-10-17", "2026-01-01", 1])
def test_only_the_present_version_is_read(version: object) -> None:
    with pytest.raises(PolicyMalformed):
        parse(json.dumps({"Version": version, "Statement": ALLOW}))


def test_a_condition_that_could_never_be_evaluated_is_refused() -> None:
    with pytest.raises(ConditionInvalid):
        statement(Condition={"Guess": {"aws:username": "alice"}})
