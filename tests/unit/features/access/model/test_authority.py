"""Explicit deny, then allow, then default deny."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carillon.core.callers import Circumstances, Origin
from carillon.features.access.model.authority import Decision, PolicyAuthority, RootAuthority, authority
from carillon.features.access.model.documents import Document, parse
from carillon.features.access.model.identities import IamUser

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
OFFICE = Circumstances(NOON, Origin("192.0.2.17", "Firefox", secure=True))
ALICE = IamUser("AIDAALICE", "123456789012", "alice", NOON)


def document(effect: str, action: str | list[str], **more: object) -> Document:
    statement = {"Effect": effect, "Action": action, "Resource": "*", **more}
    return parse(json.dumps({"Version": "2012-10-17", "Statement": [statement]}))


def alice(*documents: Document, by_access_key: bool = False) -> PolicyAuthority:
    return authority(ALICE, documents, by_access_key=by_access_key)


@pytest.mark.spec("IAM-13", "IAM-34")
def test_without_policies_nothing_is_allowed() -> None:
    assert alice().decide("chime:GetAccount", OFFICE) is Decision.IMPLICITLY_DENIED
    assert not alice().allows("chime:GetAccount", OFFICE)


@pytest.mark.spec("IAM-12")
def test_an_allowed_action_is_allowed_and_no_other() -> None:
    allowing = alice(document("Allow", "chime:GetAccount"))
    assert allowing.allows("chime:GetAccount", OFFICE)
    assert allowing.decide("chime:DeleteAccount", OFFICE) is Decision.IMPLICITLY_DENIED


@pytest.mark.spec("IAM-25")
def test_an_explicit_deny_wins_wherever_it_stands() -> None:
    documents = [
        document("Allow", "*"),
        document("Deny", "chime:Delete*"),
        document("Allow", "chime:DeleteAccount"),
    ]
    for order in permutations(documents):
        assert alice(*order).decide("chime:DeleteAccount", OFFICE) is Decision.EXPLICITLY_DENIED
        assert alice(*order).allows("chime:GetAccount", OFFICE)


@given(st.lists(st.sampled_from(["Allow", "Deny"]), max_size=5))
def test_a_decision_depends_on_what_is_said_and_not_on_how_often(effects: list[str]) -> None:
    decided = alice(*(document(effect, "chime:*") for effect in effects)).decide("chime:GetUser", OFFICE)
    if "Deny" in effects:
        assert decided is Decision.EXPLICITLY_DENIED
    else:
        assert (decided is Decision.ALLOWED) is ("Allow" in effects)


@pytest.mark.spec("IAM-07")
def test_root_is_always_allowed() -> None:
    assert RootAuthority().allows("chime:DeleteAccount", OFFICE)


@pytest.mark.spec("IAM-27")
def test_conditions_see_address_time_transport_and_name() -> None:
    conditions = {
        "IpAddress": {"aws:SourceIp": "192.0.2.0/24"},
        "DateLessThan": {"aws:CurrentTime": "2026-11-21T12:00:01Z"},
        "Bool": {"aws:SecureTransport": "true"},
        "StringEquals": {"aws:username": "alice", "aws:UserAgent": "Firefox", "aws:userid": "AIDAALICE"},
    }
    allowing = alice(document("Allow", "chime:*", Condition=conditions))
    assert allowing.allows("chime:GetUser", OFFICE)
    assert not allowing.allows("chime:GetUser", replace(OFFICE, now=NOON + timedelta(seconds=1)))
    for elsewhere in (
        Origin("192.0.3.17", "Firefox", secure=True),
        Origin("", "Firefox", secure=True),
        Origin("192.0.2.17", "Firefox", secure=False),
        Origin("192.0.2.17", "Chrome", secure=True),
    ):
        assert not allowing.allows("chime:GetUser", replace(OFFICE, origin=elsewhere))


@pytest.mark.spec("IAM-06")
def test_a_session_without_second_factor_can_be_kept_out() -> None:
    allow = document("Allow", "chime:*")
    deny = document("Deny", "*", Condition={"Bool": {"aws:MultiFactorAuthPresent": "false"}})
    strict = document("Deny", "*", Condition={"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}})
    assert not alice(allow, deny).allows("chime:GetUser", OFFICE)
    assert alice(allow, deny).allows("chime:GetUser", replace(OFFICE, mfa_present=True))
    assert alice(allow, deny, by_access_key=True).allows("chime:GetUser", OFFICE)
    assert not alice(allow, strict, by_access_key=True).allows("chime:GetUser", OFFICE)


def test_what_is_denied_outright_is_told_from_what_was_never_given() -> None:
    denying = alice(document("Allow", "chime:GetAccount"), document("Deny", "iam:ChangePassword"))
    assert denying.denies("iam:ChangePassword", OFFICE)
    assert not denying.denies("iam:CreateAccessKey", OFFICE)
    assert not denying.denies("chime:GetAccount", OFFICE)
