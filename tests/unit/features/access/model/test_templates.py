"""Each template is a good policy, and does what it is for."""

from datetime import UTC, datetime

import pytest

from carillon.features.access.model.documents import parse
from carillon.features.access.model.review import Use, review
from carillon.features.access.model.rights import Decision, Rights, Source
from carillon.features.access.model.templates import TEMPLATES
from carillon.features.access.model.vanity import Known
from carillon.features.access.service.actions import every_action

HERE = {"aws:sourceip": "192.0.2.7", "aws:securetransport": "true", "aws:username": "alice"}


def decide(template: str, action: str, resource: str = "*", **context: str) -> Decision:
    keys = {f"aws:{name}": value for name, value in context.items()}
    return Rights((Source(template, "user", parse(TEMPLATES[template])),)).decide(action, resource, {**HERE, **keys})


@pytest.mark.parametrize("template", TEMPLATES)
def test_templates_have_no_remarks(template: str) -> None:
    assert review(TEMPLATES[template], Use.PERMISSIONS, Known(frozenset(every_action()), "123456789012")) == ()


def test_those_who_see_everything_change_nothing() -> None:
    assert decide("read-only", "chime:GetUser") is Decision.ALLOWED
    assert decide("read-only", "chime:InviteUsers") is Decision.IMPLICITLY_DENIED
    assert decide("help-desk", "chime:InviteUsers") is Decision.ALLOWED


@pytest.mark.spec("IAM-35")
def test_conditions_hold() -> None:
    assert decide("office-only", "chime:GetUser") is Decision.ALLOWED
    assert decide("office-only", "chime:GetUser", sourceip="198.51.100.1") is Decision.EXPLICITLY_DENIED
    assert decide("office-only", "chime:GetUser", securetransport="false") is Decision.EXPLICITLY_DENIED
    assert decide("second-factor", "chime:GetUser", multifactorauthpresent="true") is Decision.ALLOWED
    assert decide("second-factor", "chime:GetUser", multifactorauthpresent="false") is Decision.EXPLICITLY_DENIED
    assert decide("second-factor", "chime:GetUser") is Decision.EXPLICITLY_DENIED


@pytest.mark.spec("IAM-41")
def test_people_see_their_own_permissions_and_nobody_elses() -> None:
    own, other = (f"arn:aws:iam::123456789012:user/{name}" for name in ("alice", "bob"))
    assert decide("own-permissions", "iam:GetUserPolicy", own) is Decision.ALLOWED
    assert decide("own-permissions", "iam:GetUserPolicy", other) is Decision.IMPLICITLY_DENIED


def test_some_days_pass() -> None:
    def on(day: int) -> Decision:
        return decide("for-a-time", "chime:GetUser", currenttime=datetime(2027, 1, day, 12, tzinfo=UTC).isoformat())

    assert (on(3), on(5), on(9)) == (Decision.IMPLICITLY_DENIED, Decision.ALLOWED, Decision.IMPLICITLY_DENIED)
