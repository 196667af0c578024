"""Condition operators, on both sides of their borders."""

import pytest

from carillon.features.access.model.conditions import ConditionInvalid, condition

CALL = {
    "aws:username": "Alice",
    "aws:sourceip": "203.0.113.255",
    "aws:currenttime": "2026-11-21T03:00:00+00:00",
    "aws:epochtime": "1795230000",
    "aws:securetransport": "true",
    "aws:multifactorauthpresent": "false",
    "aws:principalarn": "arn:aws:iam::123456789012:user/Alice",
    "aws:useragent": "aws-cli/1.44 Alice",
}


def holds(operator: str, key: str, *values: str) -> bool:
    return condition(operator, key, values).holds(CALL)


@pytest.mark.spec("IAM-27", "IAM-35")
@pytest.mark.parametrize(
    ("operator", "key", "value", "expected"),
    [
        ("StringEquals", "aws:username", "Alice", True),
        ("StringEquals", "aws:username", "alice", False),
        ("StringEquals", "aws:username", "Al*", False),
        ("StringEquals", "AWS:UserName", "Alice", True),
        ("StringNotEquals", "aws:username", "Alice", False),
        ("StringNotEquals", "aws:username", "Bob", True),
        ("StringEqualsIgnoreCase", "aws:username", "aLICE", True),
        ("StringNotEqualsIgnoreCase", "aws:username", "aLICE", False),
        ("StringLike", "aws:UserAgent", "aws-cli/*", True),
        ("StringLike", "aws:UserAgent", "AWS-cli/*", False),
        ("StringLike", "aws:UserAgent", "*${aws:username}", True),
        ("StringNotLike", "aws:UserAgent", "aws-cli/?.4*", False),
        ("ArnEquals", "aws:PrincipalArn", "arn:aws:iam::123456789012:user/*", True),
        ("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:user/Alice", True),
        ("ArnLike", "aws:PrincipalArn", "arn:*:user/Alice:*:*:*", False),
        ("ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::*:user/Bob", True),
        ("ArnNotEquals", "aws:PrincipalArn", "arn:aws:iam::*:user/Alice", False),
        ("ArnLike", "aws:username", "arn:aws:iam::*:user/Alice", False),
        ("Bool", "aws:SecureTransport", "true", True),
        ("Bool", "aws:SecureTransport", "False", False),
        ("Bool", "aws:MultiFactorAuthPresent", "true", False),
        ("IpAddress", "aws:SourceIp", "203.0.113.0/24", True),
        ("IpAddress", "aws:SourceIp", "203.0.112.0/23", True),
        ("IpAddress", "aws:SourceIp", "203.0.113.128/25", True),
        ("IpAddress", "aws:SourceIp", "203.0.113.0/25", False),
        ("IpAddress", "aws:SourceIp", "203.0.114.0/24", False),
        ("IpAddress", "aws:SourceIp", "203.0.113.255", True),
        ("IpAddress", "aws:SourceIp", "203.0.113.254", False),
        ("IpAddress", "aws:SourceIp", "2001:db8::/32", False),
        ("NotIpAddress", "aws:SourceIp", "203.0.113.0/24", False),
        ("NotIpAddress", "aws:SourceIp", "198.51.100.0/24", True),
        ("NotIpAddress", "aws:username", "198.51.100.0/24", True),
        ("DateEquals", "aws:CurrentTime", "2026-11-21T03:00:00Z", True),
        ("DateNotEquals", "aws:CurrentTime", "2026-11-21T03:00:00Z", False),
        ("DateLessThan", "aws:CurrentTime", "2026-11-21T03:00:00Z", False),
        ("DateLessThan", "aws:CurrentTime", "2026-11-21T03:00:01Z", True),
        ("DateLessThanEquals", "aws:CurrentTime", "2026-11-21T03:00:00Z", True),
        ("DateGreaterThan", "aws:CurrentTime", "2026-11-21T03:00:00Z", False),
        ("DateGreaterThan", "aws:CurrentTime", "2026-11-21T02:59:59Z", True),
        ("DateGreaterThan", "aws:CurrentTime", "2026-11-21", True),
        ("DateGreaterThan", "aws:CurrentTime", "2026-11-21T04:00:00+02:00", True),
        ("DateGreaterThanEquals", "aws:CurrentTime", "1795230000", True),
        ("DateGreaterThan", "aws:EpochTime", "1795229999", True),
        ("DateGreaterThan", "aws:username", "1795229999", False),
        ("NumericEquals", "aws:EpochTime", "1795230000", True),
        ("NumericNotEquals", "aws:EpochTime", "1795230000", False),
        ("NumericLessThan", "aws:EpochTime", "1795230000", False),
        ("NumericLessThanEquals", "aws:EpochTime", "1795230000", True),
        ("NumericGreaterThan", "aws:EpochTime", "1795229999.5", True),
        ("NumericGreaterThanEquals", "aws:EpochTime", "1795230001", False),
        ("NumericEquals", "aws:username", "1", False),
        ("Null", "aws:username", "false", True),
        ("Null", "aws:username", "true", False),
        ("ForAnyValue:StringEquals", "aws:username", "Alice", True),
        ("ForAllValues:StringLike", "aws:username", "B*", False),
    ],
)
def test_an_operator_compares_the_key_with_the_value(operator: str, key: str, value: str, expected: bool) -> None:
    assert holds(operator, key, value) is expected


def test_several_values_are_alternatives_and_none_of_them_for_a_negated_operator() -> None:
    assert holds("StringEquals", "aws:username", "Bob", "Alice")
    assert not holds("StringNotEquals", "aws:username", "Bob", "Alice")
    assert holds("StringNotEquals", "aws:username", "Bob", "Carol")


@pytest.mark.spec("IAM-30")
@pytest.mark.parametrize(
    ("operator", "expected"),
    [
        ("StringEquals", False),
        ("StringNotEquals", True),
        ("StringNotLike", True),
        ("StringEqualsIfExists", True),
        ("StringNotEqualsIfExists", True),
        ("ForAllValues:StringEquals", True),
        ("ForAnyValue:StringEquals", False),
        ("ForAnyValue:StringNotEquals", False),
    ],
)
def test_an_absent_key_fits_nothing_but_the_operators_that_allow_for_it(operator: str, expected: bool) -> None:
    assert holds(operator, "aws:ResourceTag/team", "blue") is expected


def test_null_asks_whether_a_key_is_absent() -> None:
    assert holds("Null", "aws:TokenIssueTime", "true")
    assert not holds("Null", "aws:TokenIssueTime", "false")
    assert holds("Null", "aws:TokenIssueTime", "true", "false")


@pytest.mark.parametrize("operator", ["StringEquals", "StringNotEquals", "StringLike"])
def test_a_value_about_a_key_that_is_not_there_never_holds(operator: str) -> None:
    assert not holds(operator, "aws:username", "${aws:TokenIssueTime}")


def test_an_ipv4_address_written_as_ipv6_is_the_same_address() -> None:
    inside = condition("IpAddress", "aws:SourceIp", ("203.0.113.0/24",))
    assert inside.holds({"aws:sourceip": "::ffff:203.0.113.9"})
    assert not inside.holds({"aws:sourceip": "::ffff:203.0.114.9"})


@pytest.mark.parametrize(
    ("operator", "key", "value", "said"),
    [
        ("StringSimilar", "aws:username", "Alice", "no condition operator StringSimilar"),
        ("NullIfExists", "aws:username", "true", "no condition operator NullIfExists"),
        ("String:Equals", "aws:username", "true", "no condition operator String:Equals"),
        ("IpAddress", "aws:SourceIp", "203.0.113.0/33", "not an IP address"),
        ("Bool", "aws:SecureTransport", "yes", "neither true nor false"),
        ("Null", "aws:username", "maybe", "neither true nor false"),
        ("DateLessThan", "aws:CurrentTime", "tomorrow", "not a date"),
        ("DateLessThan", "aws:CurrentTime", "9" * 30, "not a date"),
        ("NumericEquals", "aws:EpochTime", "nan", "not a number"),
        ("NumericEquals", "aws:EpochTime", "many", "not a number"),
        ("ArnLike", "aws:PrincipalArn", "alice", "not an ARN"),
        ("StringEquals", "chime:Foo", "x", "no condition keys of its own"),
    ],
)
@pytest.mark.spec("IAM-27")
def test_what_could_never_be_evaluated_is_refused(operator: str, key: str, value: str, said: str) -> None:
    with pytest.raises(ConditionInvalid, match=said):
        condition(operator, key, (value,))
