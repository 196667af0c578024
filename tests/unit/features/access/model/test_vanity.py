"""What a policy says in vain is noticed, and what works is left alone."""

import json

import pytest

from carillon.features.access.model.vanity import MOST, Known, in_vain

KNOWN = Known(frozenset({"chime:GetUser", "chime:ListUsers", "iam:GetUser", "sts:AssumeRole"}), "123456789012")


def said(**statement: object) -> list[str]:
    whole = {"Effect": "Allow", "Action": "chime:GetUser", "Resource": "*", **statement}
    read = json.loads(json.dumps({"Version": "2012-10-17", "Statement": [{k: v for k, v in whole.items() if v}]}))
    return [message for _, message in in_vain(read, KNOWN)]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ({"Action": "chime:GetUsr"}, "Did you mean chime:GetUser?"),
        ({"Action": ["chime:ListUsers", "chime:Fetch*"]}, "No action is called chime:Fetch*"),
        ({"Action": "s3:GetObject"}, "no service s3"),
        ({"Resource": "arn:aws:chime::123456789012:user/u1"}, 'only "*" matches'),
        ({"Action": "iam:GetUser", "Resource": "alice"}, "Write an ARN"),
        ({"Action": "iam:GetUser", "Resource": "arn:aws:iam::999999999999:user/alice"}, "begin with arn:aws:iam::1234"),
        ({"Condition": {"StringEquals": {"aws:ResourceTag/team": "a"}}}, "No call has the key"),
        ({"Effect": "Deny", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "false"}}}, "BoolIfExists"),
        ({"Action": "*"}, "allows everything"),
        ({"Action": None, "NotAction": "iam:*"}, "Prefer Action"),
    ],
)
def test_what_has_no_effect_or_too_much_is_named(statement: dict[str, object], words: str) -> None:
    [message] = said(**statement)
    assert words in message


@pytest.mark.parametrize(
    "statement",
    [
        {},
        {"Action": ["CHIME:getuser", "chime:L*"]},
        {"Action": "iam:GetUser", "Resource": "arn:aws:iam::*:user/${aws:username}"},
        {"Action": "iam:GetUser", "Resource": ["arn:aws:iam::123456789012:user/*", "arn:aws:iam::aws:policy/*"]},
        {"Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}},
        {"Effect": "Deny", "Action": "*"},
        {"Effect": "Deny", "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}},
    ],
)
def test_what_works_is_left_alone(statement: dict[str, object]) -> None:
    assert said(**statement) == []


def test_of_many_remarks_the_first_are_made() -> None:
    assert len(said(Action=[f"iam:Nothing{number}" for number in range(2 * MOST)])) == MOST
