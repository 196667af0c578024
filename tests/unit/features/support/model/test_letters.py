"""What those who are told of a request read."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from carillon.features.support.model.contacts import Contact
from carillon.features.support.model.history import Entry, RequestDeed
from carillon.features.support.model.letters import compose
from carillon.features.support.model.numbers_abroad import SUBJECT
from carillon.features.support.model.requests import Issue, Opener, RequestCategory, SupportRequest
from carillon.features.support.model.states import DeskSide, RequestStatus

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
ISSUE = Issue(RequestCategory.MEETINGS, "No sound", "Nobody hears me.")
REQUEST = SupportRequest("123456789012", "9", Opener("arn", "alice"), ISSUE, Contact("a@example.com"), NOW, NOW)
OPENED = Entry(REQUEST.id, 1, RequestDeed.OPENED, DeskSide.CUSTOMER, "alice", "", RequestStatus.OPEN, NOW)
LINK = "https://carillon.example.com/console/support/requests/123456789012"


def test_an_answer_goes_along_with_how_the_request_stands() -> None:
    answer = replace(OPENED, deed=RequestDeed.REPLIED, side=DeskSide.DESK, author="oscar", text="Turn it on.")
    subject, text = compose(REQUEST, replace(answer, status=RequestStatus.WAITING), LINK)
    assert subject == "[Support 123456789012] No sound"
    assert "oscar (support) has written: support request 123456789012.\n\nTurn it on.\n" in text
    assert "Support waits for your answer." in text
    assert LINK in text


def test_the_desk_reads_of_which_organisation_a_request_is() -> None:
    assert (
        "alice has submitted a request: support request 123456789012 of Acme."
        in compose(REQUEST, OPENED, LINK, "Acme")[1]
    )
    moved = replace(OPENED, deed=RequestDeed.MOVED, status=RequestStatus.CLOSED)
    assert "has changed the state of a request" in compose(REQUEST, moved, LINK)[1]


@pytest.mark.spec("INTL-03")
def test_whoever_asks_for_international_numbers_reads_how_long_it_takes() -> None:
    numbers = replace(REQUEST, issue=replace(ISSUE, subject=SUBJECT))
    assert "2 to 6 weeks" in compose(numbers, OPENED, LINK)[1]
    assert "weeks" not in compose(REQUEST, OPENED, LINK)[1]
