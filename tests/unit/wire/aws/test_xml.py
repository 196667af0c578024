"""Elements: what they hold, and that an answer beyond the model is our own fault."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from carillon.wire.aws.models import load
from carillon.wire.aws.parsing import UnknownForm
from carillon.wire.aws.xml import XmlWriter, element, moment, text, xml_writer

IAM = load("iam")
USER = {
    "Path": "/",
    "UserName": "alice",
    "UserId": "AIDAALICE",
    "Arn": "arn:aws:iam::123456789012:user/alice",
    "CreateDate": datetime(2026, 1, 2, 3, 4, 5, 678000, UTC),
}


def written(operation: str, answer: dict[str, Any]) -> str:
    model = IAM.operations[operation]
    return XmlWriter(IAM.shapes, model.output, model.wrapper).write(answer)


def test_an_answer_stands_in_its_wrapper() -> None:
    assert written("GetUser", {"User": USER}) == (
        "<GetUserResult><User><Path>/</Path><UserName>alice</UserName><UserId>AIDAALICE</UserId>"
        "<Arn>arn:aws:iam::123456789012:user/alice</Arn><CreateDate>2026-01-02T03:04:05Z</CreateDate></User>"
        "</GetUserResult>"
    )
    assert written("DeleteUser", {}) == ""


def test_lists_maps_numbers_and_documents() -> None:
    assert written("ListUserPolicies", {"PolicyNames": ["a", "b"], "IsTruncated": False}) == (
        "<ListUserPoliciesResult><PolicyNames><member>a</member><member>b</member></PolicyNames>"
        "<IsTruncated>false</IsTruncated></ListUserPoliciesResult>"
    )
    assert written("GetAccountSummary", {"SummaryMap": {"Users": 3}}) == (
        "<GetAccountSummaryResult><SummaryMap><entry><key>Users</key><value>3</value></entry></SummaryMap>"
        "</GetAccountSummaryResult>"
    )
    policy = {"UserName": "alice", "PolicyName": "p", "PolicyDocument": '{"a b": "<"}'}
    assert "<PolicyDocument>%7B%22a%20b%22%3A%20%22%3C%22%7D</PolicyDocument>" in written("GetUserPolicy", policy)


def test_what_the_model_does_not_allow_is_not_written() -> None:
    for wrong in ({"User": {**USER, "Age": 7}}, {"User": {"Path": "/"}}, {"User": {**USER, "Path": 7}}):
        with pytest.raises(TypeError):
            written("GetUser", wrong)
    with pytest.raises(TypeError, match="answers nothing"):
        written("DeleteUser", {"User": USER})


def test_text_that_xml_cannot_say_does_no_harm() -> None:
    assert text('a<b>&"\r\n\x00\x1b\ud800\uffff💬') == 'a&lt;b&gt;&amp;"&#13;\n\ufffd\ufffd\ufffd\ufffd💬'
    assert element("A", "") == "<A/>"


def test_moments_are_in_utc() -> None:
    assert moment(datetime(2026, 1, 2, 3, tzinfo=timezone(timedelta(hours=2)))) == "2026-01-02T01:00:00Z"


def test_a_table_with_a_form_that_nobody_writes_ends_the_start() -> None:
    with pytest.raises(UnknownForm):
        xml_writer({"A": {"type": "document"}}, {"shape": "A"})
