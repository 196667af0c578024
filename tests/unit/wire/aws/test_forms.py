"""Forms of the query protocol: what they say, and what is wrong with hostile ones."""

import pytest

from carillon.wire.aws.errors import BadRequest
from carillon.wire.aws.forms import DEEPEST, FormParser, pairs
from carillon.wire.aws.models import load
from carillon.wire.aws.parsing import Parameters, Sent, UnknownForm

IAM = load("iam")


def read(operation: str, form: str) -> Parameters:
    parser = FormParser(IAM.shapes, IAM.operations[operation].input)
    return parser.parse(Sent({}, (), {}, form.encode()))


def test_names_with_dots_become_lists_and_structures() -> None:
    form = (
        "Action=SimulateCustomPolicy&PolicyInputList.member.1=%7B%7D&ActionNames.member.2=b%3Ab&ActionNames.member.1=a%3Aa"
        "&ContextEntries.member.1.ContextKeyName=aws%3Ausername&ContextEntries.member.1.ContextKeyValues.member.1=x+y"
        "&MaxItems=7"
    )
    assert read("SimulateCustomPolicy", form) == {
        "PolicyInputList": ["{}"],
        "ActionNames": ["a:a", "b:b"],
        "ContextEntries": [{"ContextKeyName": "aws:username", "ContextKeyValues": ["x y"]}],
        "MaxItems": 7,
    }


def test_an_empty_list_is_a_list() -> None:
    assert read("CreateUser", "UserName=alice&Tags=") == {"UserName": "alice", "Tags": []}


def test_the_query_of_a_presigned_address_counts_as_well() -> None:
    parser = FormParser(IAM.shapes, "GetUserRequest")
    assert parser.parse(Sent({}, (("UserName", "bob"),), {}, b"")) == {"UserName": "bob"}
    assert pairs((("a", "1"),), b"b=2") == (("a", "1"), ("b", "2"))


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("UserName=%20", "UserName must match"),
        ("", "UserName is required"),
        ("UserName=a&UserName=b", "more than once"),
        ("UserName=a&UserName.member.1=b", "both as a value and as a structure"),
        ("UserName.member.1=b", "UserName must be text"),
        ("UserName.x=1&UserName=b", "both as a value and as a structure"),
        ("UserName=a&Tags.member=b", "Tags must be a list"),
        ("UserName=a&Tags.member.x=b", "must be a list"),
        ("UserName=a&Tags.member.1=b", "Tags[0] must be an object"),
        ("UserName=%zz", "without two hexadecimal digits"),
        ("UserName=%ff", "not UTF-8"),
        ("UserName=ä", "not a form"),
        ("UserName=a&" + "x." * DEEPEST + "x=1", "too many parts"),
    ],
)
def test_what_is_wrong_with_a_form_is_said(form: str, told: str) -> None:
    with pytest.raises(BadRequest) as refused:
        read("CreateUser", form)
    assert told in refused.value.message


def test_numbers_and_truth_are_read_from_text() -> None:
    assert read("ListPolicies", "OnlyAttached=true&MaxItems=10") == {"OnlyAttached": True, "MaxItems": 10}
    for wrong in ("OnlyAttached=yes", "MaxItems=ten", "MaxItems=" + "9" * 30):
        with pytest.raises(BadRequest):
            read("ListPolicies", wrong)


def test_a_table_with_a_form_that_nobody_reads_ends_the_start() -> None:
    shapes = {"In": {"type": "structure", "members": {"A": {"shape": "B"}}}, "B": {"type": "blob"}}
    with pytest.raises(UnknownForm):
        FormParser(shapes, "In")
