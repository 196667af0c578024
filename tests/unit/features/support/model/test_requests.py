"""What a request tells, and what of it is refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from carillon.core.errors import Refusal
from carillon.features.support.model.contacts import Contact
from carillon.features.support.model.numbers_abroad import Applicant, NumberKind, NumbersAbroad
from carillon.features.support.model.requests import (
    AHEAD,
    LONGEST_DESCRIPTION,
    LONGEST_SUBJECT,
    LONGEST_VERSION,
    ClientVersionWrong,
    DescriptionWrong,
    Issue,
    NumbersNeedOther,
    Opener,
    RequestCategory,
    SubjectWrong,
    SupportRequest,
    TimeAhead,
    ZoneWrong,
)
from carillon.features.support.model.states import DeskSide, MoveNotPossible, RequestStatus

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
ISSUE = Issue(RequestCategory.MEETINGS, "No sound", "Nobody hears me.")
ABROAD = NumbersAbroad(Applicant.BUSINESS, "Acme", NumberKind.LOCAL, "DE", 3)


def refused(**changes: Any) -> type[Refusal]:
    with pytest.raises(Refusal) as caught:
        replace(ISSUE, **changes).cleaned(NOW)
    return type(caught.value)


@pytest.mark.spec("SUP-03")
def test_a_description_is_needed_and_bounded() -> None:
    assert refused(description=" \n ") is DescriptionWrong
    assert refused(description="d" * (LONGEST_DESCRIPTION + 1)) is DescriptionWrong
    longest = replace(ISSUE, description="d" * LONGEST_DESCRIPTION + "\r\n")
    assert longest.cleaned(NOW).description == "d" * LONGEST_DESCRIPTION


def test_a_subject_is_one_line() -> None:
    assert refused(subject="  ") is SubjectWrong
    assert refused(subject="s" * (LONGEST_SUBJECT + 1)) is SubjectWrong
    assert replace(ISSUE, subject=" No\nsound ").cleaned(NOW).subject == "No sound"
    assert len(replace(ISSUE, subject="s" * LONGEST_SUBJECT).cleaned(NOW).subject) == LONGEST_SUBJECT


@pytest.mark.spec("SUP-04")
def test_the_time_of_the_issue_has_a_zone_and_is_not_to_come() -> None:
    assert refused(occurred_at=NOW) is ZoneWrong
    for zone in ("Mars/Olympus", "../etc", "Europe", ""):
        assert refused(occurred_at=NOW, zone=zone) is ZoneWrong
    assert refused(zone="Europe/Zurich") is ZoneWrong
    assert refused(occurred_at=NOW + AHEAD + timedelta(seconds=1), zone="Europe/Zurich") is TimeAhead
    kept = replace(ISSUE, occurred_at=NOW + AHEAD, zone="Europe/Zurich").cleaned(NOW)
    assert (kept.occurred_at, kept.zone) == (NOW + AHEAD, "Europe/Zurich")


@pytest.mark.spec("SUP-05", "SUP-06", "SUP-07")
def test_what_is_copied_from_elsewhere_is_tidied() -> None:
    told = replace(ISSUE, client_version=" 1.2  (web)", log_reference=" abc234 ", meeting_id="123 456 7890").cleaned(
        NOW
    )
    assert (told.client_version, told.log_reference, told.meeting_id) == ("1.2 (web)", "ABC234", "1234567890")
    assert refused(client_version="v" * (LONGEST_VERSION + 1)) is ClientVersionWrong


@pytest.mark.spec("INTL-05")
def test_international_numbers_have_their_subject_and_category() -> None:
    asked = replace(ISSUE, category=RequestCategory.OTHER, subject="", numbers=ABROAD).cleaned(NOW)
    assert asked.subject == "Provisioning International Numbers"
    assert refused(numbers=ABROAD) is NumbersNeedOther


def test_a_request_moves_as_the_table_says_and_is_found_by_what_it_is_about() -> None:
    opener = Opener("arn:aws:iam::123456789012:user/alice", "Alice")
    request = SupportRequest("123456789012", "999", opener, ISSUE, Contact("alice@example.com"), NOW, NOW)
    later = NOW + timedelta(hours=1)
    solved = request.moved(DeskSide.DESK, RequestStatus.SOLVED, later)
    assert (solved.status, solved.updated_at) == (RequestStatus.SOLVED, later)
    with pytest.raises(MoveNotPossible):
        solved.moved(DeskSide.DESK, RequestStatus.CLOSED, later)
    assert request.touched(later).updated_at == later
    assert request.given_to("walter", later).assignee == "walter"
    for word in ("123456789012", "no sound", "alice", "alice@example.com"):
        assert word in request.search_key
