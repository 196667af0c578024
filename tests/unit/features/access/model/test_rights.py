"""Policies, boundary and session together: the matrix of IAM-25, and the reason for each decision."""

import itertools
import json

import pytest

from carillon.features.access.model.documents import parse
from carillon.features.access.model.rights import EVERYTHING_ALLOWED, Decision, Rights, Source, why


def source(name: str, effect: str | None, sid: str = "") -> Source:
    """Speaks about the one action, or about another."""
    action = "chime:GetUser" if effect else "chime:Other"
    statement = {"Sid": sid, "Effect": effect or "Allow", "Action": action, "Resource": "*"}
    return Source(name, "user", parse(json.dumps({"Version": "2012-10-17", "Statement": [statement]})))


def find(rights: Rights, action: str = "chime:GetUser") -> Decision:
    return rights.decide(action, "*", {})


@pytest.mark.spec("IAM-25", "IAM-21", "IAM-24")
@pytest.mark.parametrize(
    ("identity", "boundary", "session"),
    list(
        itertools.product(["Allow", "Deny", None], ["absent", "Allow", "Deny", None], ["absent", "Allow", "Deny", None])
    ),
)
def test_a_deny_anywhere_wins_and_every_part_must_allow(
    identity: str | None, boundary: str | None, session: str | None
) -> None:
    def part(effect: str | None) -> tuple[Source, ...] | None:
        return None if effect == "absent" else (source("part", effect),)

    parts = [identity, boundary, session]
    decided = find(Rights((source("own", identity),), part(boundary), part(session)))
    if "Deny" in parts:
        assert decided is Decision.EXPLICITLY_DENIED
    else:
        assert (decided is Decision.ALLOWED) is (None not in parts)


def test_limits_of_the_credentials_deny_whatever_policies_say() -> None:
    rights = Rights((EVERYTHING_ALLOWED,), limits=(source("limit", "Deny"),))
    assert find(rights) is Decision.EXPLICITLY_DENIED
    assert find(rights, "chime:GetAccount") is Decision.ALLOWED


def test_a_finding_says_which_statement_it_rests_on() -> None:
    def reason(rights: Rights) -> str:
        return rights.find("chime:GetUser", "*", {}).reason

    own = source("arn:aws:iam::123456789012:policy/Readers", "Allow")
    assert reason(Rights((own,))) == "Statement number 1 of Readers allows it."
    assert reason(Rights((own, source("Inline", "Deny", "NoUsers")))) == "Statement NoUsers of Inline denies it."
    assert reason(Rights(())) == "No statement of any policy allows it."
    assert (
        reason(Rights((own,), (source("Edge", None),))) == "No statement of the permissions boundary allows it: Edge."
    )
    assert reason(Rights((own,), ())) == "The permissions boundary is gone and allows nothing."
    assert reason(Rights((own,), None, (source("s", None),))) == "No statement of the session policy allows it: s."


def test_a_finding_tells_whether_the_boundary_would_have_allowed_it() -> None:
    def within(boundary: tuple[Source, ...] | None) -> bool | None:
        return Rights((), boundary).find("chime:GetUser", "*", {}).within_boundary

    assert (within(None), within((source("b", "Allow"),)), within((source("b", None),))) == (None, True, False)


def test_why_something_is_refused_is_told_by_names_and_numbers() -> None:
    def told(rights: Rights) -> dict[str, object]:
        return dict(why(rights.find("chime:GetUser", "*", {})))

    readers = "arn:aws:iam::123456789012:policy/Readers"
    assert told(Rights(())) == {"why": "none"}
    assert told(Rights((source(readers, "Deny"),))) == {
        "why": "deny",
        "policy": "Readers",
        "policy_arn": readers,
        "policy_kind": "user",
        "statement": 1,
        "sid": None,
    }
    own = source("own", "Allow")
    assert told(Rights((own,), (source(readers, None),))) == {
        "why": "boundary",
        "policy": "Readers",
        "policy_arn": readers,
    }
    assert told(Rights((own,), ())) == {"why": "boundary", "policy": None, "policy_arn": None}
    assert told(Rights((own,), None, (source("s", None),)))["why"] == "session"
