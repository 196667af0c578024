"""A review finds every fault, and an error exactly where the parser refuses."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carillon.core.errors import Refusal
from carillon.features.access.model.documents import parse
from carillon.features.access.model.positions import Place
from carillon.features.access.model.review import Remark, Severity, Use, review
from carillon.features.access.model.trust import parse_trust
from carillon.features.access.model.vanity import Known

KNOWN = Known(frozenset({"chime:GetUser", "iam:GetUser", "sts:AssumeRole"}), "123456789012")
GOOD = {"Effect": "Allow", "Action": "chime:GetUser", "Resource": "*"}
TRUST = {"Effect": "Allow", "Principal": {"AWS": "123456789012"}, "Action": "sts:AssumeRole"}


def look(*statements: object, use: Use = Use.PERMISSIONS, **members: object) -> tuple[Remark, ...]:
    text = json.dumps({"Version": "2012-10-17", "Statement": list(statements), **members})
    return review(text, use, KNOWN)


def errors(remarks: tuple[Remark, ...]) -> list[str]:
    return [remark.message for remark in remarks if remark.severity is Severity.ERROR]


def test_a_good_policy_has_no_remarks() -> None:
    assert look(GOOD) == look(TRUST, use=Use.TRUST) == ()


def test_every_fault_is_told_with_its_place_in_the_order_of_the_text() -> None:
    text = '{\n "Version": "2008-10-17",\n "Statement": [\n  {"Action": "GetUser", "Resource": "*"}\n ]\n}'
    told = [(remark.place, remark.message) for remark in review(text, Use.PERMISSIONS, KNOWN)]
    assert told == [
        (Place(2, 13), "Version 2008-10-17 is not supported. Write 2012-10-17."),
        (Place(4, 3), 'The statement has no Effect. Add "Effect": "Allow" or "Effect": "Deny".'),
        (Place(4, 14), "GetUser is no action. Write service:Name, such as chime:GetAccount."),
    ]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ({**GOOD, "Effect": "allow"}, "written just so"),
        ({**GOOD, "Ressource": "*"}, "Did you mean Resource?"),
        ({**GOOD, "Principal": "*"}, "no Principal here"),
        ({**GOOD, "NotAction": "iam:*"}, "either Action or NotAction"),
        ({"Effect": "Allow", "Resource": "*"}, "has no Action"),
        ({"Effect": "Allow", "Action": "*"}, "has no Resource"),
        ({**GOOD, "Sid": "two words"}, "letters and digits"),
        ({**GOOD, "Condition": {"StringLik": {"aws:username": "a"}}}, "no condition operator StringLik"),
        ({**GOOD, "Condition": {"IpAddress": {"aws:SourceIp": "300.1.1.1"}}}, "not an IP address"),
        ({**GOOD, "Condition": {"StringEquals": {"chime:AccountId": "a"}}}, "no condition keys of its own"),
        ({**GOOD, "Action": ["chime:GetUser", 3]}, "Expected `str`"),
        ("Allow", "A statement is an object"),
    ],
)
def test_faults_of_a_statement(statement: object, words: str) -> None:
    [message] = errors(look(statement))
    assert words in message


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ({**TRUST, "Principal": {"Service": "chime.amazonaws.com"}}, "Only identities can be trusted"),
        ({"Effect": "Allow", "Action": "sts:AssumeRole"}, "Say who is trusted"),
        ({**TRUST, "Action": "chime:GetUser"}, "write sts:AssumeRole"),
        ({**TRUST, "Resource": "*"}, "A statement has no element called Resource"),
    ],
)
def test_faults_of_a_trust_policy(statement: object, words: str) -> None:
    [message] = errors(look(statement, use=Use.TRUST))
    assert words in message


def test_two_statements_do_not_share_a_name() -> None:
    [remark] = look({**GOOD, "Sid": "a"}, {**GOOD, "Sid": "a"})
    assert "called a too" in remark.message


def test_a_name_that_stands_twice_is_a_warning() -> None:
    text = '{"Version": "2012-10-17", "Version": "2012-10-17", "Statement": ' + json.dumps(GOOD) + "}"
    [remark] = review(text, Use.PERMISSIONS, KNOWN)
    assert (remark.severity, remark.message) == (
        Severity.WARNING,
        "Version is written twice here; only the last one counts.",
    )


ODD = st.sampled_from(
    [None, 1, True, "", "Allow", "*", "chime:GetUser", [], ["*"], {}, {"AWS": "*"}, [GOOD], GOOD, [[]]]
)
MEMBERS = ("Version", "Statement", "Id", "More")
STATEMENT = ("Effect", "Action", "NotAction", "Resource", "NotResource", "Sid", "Condition", "Principal", "More")
STATEMENTS = st.builds(lambda more: {**GOOD, **more}, st.dictionaries(st.sampled_from(STATEMENT), ODD, max_size=3))
DOCUMENTS = st.builds(
    lambda statement, more: {"Version": "2012-10-17", "Statement": statement, **more},
    STATEMENTS | st.lists(STATEMENTS, max_size=2),
    st.dictionaries(st.sampled_from(MEMBERS), ODD, max_size=1),
)


@pytest.mark.spec("IAM-35", "IAM-36")
@given(DOCUMENTS, st.sampled_from(Use))
def test_there_is_an_error_exactly_where_the_parser_refuses(document: object, use: Use) -> None:
    text = json.dumps(document)
    try:
        (parse_trust if use is Use.TRUST else parse)(text)
        refused = False
    except Refusal:
        refused = True
    assert bool(errors(review(text, use, KNOWN))) is refused


@given(st.text(max_size=60))
def test_no_text_is_too_odd_to_be_reviewed(text: str) -> None:
    assert review(text, Use.PERMISSIONS, KNOWN)
