"""Parameters: where they come from, what is absent, and one violation of each constraint in each operation."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carillon.wire.aws.errors import BadRequest
from carillon.wire.aws.models import Operation, Shape, load
from carillon.wire.aws.parsing import Parser, Sent, UnknownForm
from tests.kit.aws_examples import Examples, fits

CHIME = load("chime")
INPUTS = [operation for operation in CHIME.operations.values() if operation.input]


def sent(body: object = None, query: tuple[tuple[str, str], ...] = (), **labels: str) -> Sent:
    return Sent(labels, query, {}, b"" if body is None else msgspec.json.encode(body))


def parse(operation: str, request: Sent) -> dict[str, Any]:
    return Parser(CHIME.shapes, CHIME.operations[operation].input).parse(request)


def test_members_come_from_path_query_and_body() -> None:
    query = (("user-email", "bob@example.com"), ("max-results", "7"), ("unknown", "x"))
    assert parse("ListUsers", sent(None, query, accountId="a1")) == {
        "AccountId": "a1",
        "UserEmail": "bob@example.com",
        "MaxResults": 7,
    }
    assert parse("UpdateAccount", sent({"Name": "acme"}, accountId="a1")) == {"AccountId": "a1", "Name": "acme"}


def test_null_is_absent_and_unknown_members_are_not_looked_at() -> None:
    body = {"Name": None, "DefaultLicense": None, "Colour": {"deep": [1]}}
    assert parse("UpdateAccount", sent(body, accountId="a1")) == {"AccountId": "a1"}
    assert parse("UpdateAccount", sent(None, accountId="a1")) == {"AccountId": "a1"}
    with pytest.raises(BadRequest, match=r"Name is required"):
        parse("CreateAccount", sent({"Name": None}))


def test_an_operation_without_body_members_does_not_read_the_body() -> None:
    request = Sent({"accountId": "a1", "userId": "u1"}, (), {}, b"whatever")
    assert parse("LogoutUser", request) == {"AccountId": "a1", "UserId": "u1"}


def test_a_phone_number_id_has_its_plus_whichever_way_it_was_written() -> None:
    for written in ("+12065550100", "%2B12065550100"):
        assert parse("GetPhoneNumber", sent(phoneNumberId=written)) == {"PhoneNumberId": "+12065550100"}
        assert parse("BatchDeletePhoneNumber", sent({"PhoneNumberIds": [written]}))["PhoneNumberIds"] == [
            "+12065550100"
        ]
        items = {"UpdatePhoneNumberRequestItems": [{"PhoneNumberId": written}]}
        assert parse("BatchUpdatePhoneNumber", sent(items))["UpdatePhoneNumberRequestItems"] == [
            {"PhoneNumberId": "+12065550100"}
        ]
    assert parse("GetUser", sent(accountId="a", userId="%2B1"))["UserId"] == "%2B1"


def test_the_place_of_a_violation_is_said() -> None:
    items = {"UpdateUserRequestItems": [{"UserId": "u1"}, {"UserId": "u2", "LicenseType": "Gold"}]}
    with pytest.raises(BadRequest) as refused:
        parse("BatchUpdateUser", sent(items, accountId="a"))
    assert refused.value.message == ("UpdateUserRequestItems[1].LicenseType must be one of Basic, Plus, Pro, ProTrial.")


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("1", True),
        ("99", True),
        ("0", False),
        ("100", False),
        ("1.0", False),
        ("", False),
        ("1e1", False),
        ("٣", False),
    ],
)
def test_numbers_in_the_query_are_whole_and_in_range(value: str, fits: bool) -> None:
    request = sent(None, (("max-results", value),), accountId="a")
    if fits:
        assert parse("ListRooms", request)["MaxResults"] == int(value)
    else:
        with pytest.raises(BadRequest, match="MaxResults"):
            parse("ListRooms", request)


def test_a_query_parameter_is_given_once() -> None:
    with pytest.raises(BadRequest, match="more than once"):
        parse(
            "ListUsers", sent(None, (("user-email", "a@example.com"), ("user-email", "b@example.com")), accountId="a")
        )


def test_times_are_read_in_every_form_that_clients_write() -> None:
    moment = datetime(2026, 1, 2, 3, 4, 5, 6000, UTC)
    for text in ("2026-01-02T03:04:05.006000Z", "2026-01-02T04:04:05.006+01:00", "2026-01-02T03:04:05.006"):
        assert parse("ListChannelMessages", messages_since(text))["NotBefore"] == moment
    with pytest.raises(BadRequest, match="NotBefore must be a time"):
        parse("ListChannelMessages", messages_since("yesterday"))


ARN = "arn:aws:chime:us-east-1:123456789012:app-instance/0f1e2d3c"


def messages_since(text: str) -> Sent:
    return Sent({"channelArn": ARN}, (("not-before", text),), {"x-amz-chime-bearer": ARN}, b"")


def test_a_form_that_no_table_has_asked_for_ends_the_start() -> None:
    shapes: dict[str, Shape] = {
        "Picture": {"type": "blob"},
        "Request": {"type": "structure", "members": {"Picture": {"shape": "Picture"}}},
    }
    with pytest.raises(UnknownForm):
        Parser(shapes, "Request")


def wrong_values(shape: Shape) -> Iterator[Any]:
    """One value for each constraint that it breaks, of the right type, and one of a wrong type."""
    match shape["type"]:
        case "string":
            yield from [7, "\0", *wrong_strings(shape)]
        case "integer":
            yield from ["text", True, 1.5]
            yield from (shape[edge] + step for edge, step in (("min", -1), ("max", 1)) if edge in shape)
        case "list":
            yield from [{}, *wrong_lists(shape)]
        case "structure" | "map":
            yield []
        case _:
            yield "text"


def wrong_strings(shape: Shape) -> Iterator[str]:
    if "enum" in shape:
        yield "NoSuchValue"
    if pattern := shape.get("pattern"):
        yield from [text for text in ("", " ", "\n", "!\n!") if not fits(pattern, text)][:1]
    if shape.get("min"):
        yield "a" * (shape["min"] - 1)
    if "max" in shape:
        yield "a" * (shape["max"] + 1)


def wrong_lists(shape: Shape) -> Iterator[list[Any]]:
    if shape.get("min"):
        yield []
    if "max" in shape:
        yield [Examples(CHIME.shapes, 3, full=False).of(shape["member"]["shape"])] * (shape["max"] + 1)


Wrong = Iterator[tuple[str, Any]]
"""A value with one thing wrong in it, and where."""


def violations(name: str, good: Any) -> Wrong:
    """Every way to spoil a structure's members that travel in the body."""
    shape = CHIME.shapes[name]
    for required in shape.get("required", ()):
        yield required, {key: value for key, value in good.items() if key != required}
    for member, entry in shape["members"].items():
        if "location" not in entry:
            for where, broken in spoiled(entry["shape"], good[member]):
                yield f"{member}{where}", good | {member: broken}


def spoiled(name: str, good: Any) -> Wrong:
    shape = CHIME.shapes[name]
    for wrong in wrong_values(shape):
        yield "", wrong
    if shape["type"] == "structure":
        for where, broken in violations(name, good):
            yield f".{where}", broken
    if shape["type"] == "list":
        for where, broken in spoiled(shape["member"]["shape"], good[0]):
            yield f"[0]{where}", [broken, *good[1:]]


def located(operation: Operation, parameters: dict[str, Any]) -> Sent:
    """A request that holds these parameters, however wrong they are."""
    assert operation.input
    labels: dict[str, str] = {}
    headers: dict[str, str] = {}
    query: list[tuple[str, str]] = []
    body: dict[str, Any] = {}
    for name, value in parameters.items():
        entry = CHIME.shapes[operation.input]["members"][name]
        match entry.get("location"):
            case "uri":
                labels[entry["locationName"]] = value
            case "header":
                headers[entry["locationName"]] = value
            case "querystring":
                values = value if isinstance(value, list) else [value]
                query += [(entry["locationName"], as_text(each)) for each in values]
            case _:
                body[name] = value
    return Sent(labels, tuple(query), headers, msgspec.json.encode(body))


def as_text(value: Any) -> str:
    """As botocore writes it into a query."""
    match value:
        case datetime():
            return value.isoformat()
        case bool():
            return str(value).lower()
        case _:
            return str(value)


@pytest.mark.parametrize("operation", INPUTS, ids=lambda each: each.name)
def test_each_violation_is_refused_and_named(operation: Operation) -> None:
    assert operation.input
    parser = Parser(CHIME.shapes, operation.input)
    good = Examples(CHIME.shapes, 2, full=True).of(operation.input)
    parser.parse(located(operation, good))
    for where, broken in violations(operation.input, good):
        with pytest.raises(BadRequest) as refused:
            parser.parse(located(operation, broken))
        assert refused.value.message.startswith(where), refused.value.message


@pytest.mark.parametrize("operation", INPUTS, ids=lambda each: each.name)
def test_each_violation_in_path_query_and_headers_is_refused_and_named(operation: Operation) -> None:
    assert operation.input
    parser = Parser(CHIME.shapes, operation.input)
    good = Examples(CHIME.shapes, 2, full=True).of(operation.input)
    for name, entry in CHIME.shapes[operation.input]["members"].items():
        if "location" in entry and CHIME.shapes[entry["shape"]]["type"] in ("string", "integer"):
            wrongs = [wrong for wrong in wrong_values(CHIME.shapes[entry["shape"]]) if wrong != 7]
            for wrong in wrongs:
                with pytest.raises(BadRequest) as refused:
                    parser.parse(located(operation, good | {name: wrong}))
                assert refused.value.message.startswith(name)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(["SigninDelegateGroups", "UserEmailList", "UpdateUserRequestItems", "Telephony", "Name"]), JSON)
def test_any_json_is_read_or_refused(member: str, value: object) -> None:
    for operation in ("InviteUsers", "BatchUpdateUser", "AssociateSigninDelegateGroupsWithAccount", "CreateAccount"):
        try:
            parse(operation, sent({member: value}, accountId="a1"))
        except BadRequest:
            continue
