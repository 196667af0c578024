"""What those who are told of a request read."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from carillon.adapters.mail import Message
from carillon.core.letters import LANGUAGES, Reader
from carillon.features.support.model.contacts import Contact
from carillon.features.support.model.history import TOLD, Entry, RequestDeed
from carillon.features.support.model.letters import update
from carillon.features.support.model.numbers_abroad import SUBJECT
from carillon.features.support.model.requests import Issue, Opener, RequestCategory, SupportRequest
from carillon.features.support.model.states import DeskSide, RequestStatus

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
ISSUE = Issue(RequestCategory.MEETINGS, "No sound", "Nobody hears me.")
REQUEST = SupportRequest("123456789012", "9", Opener("arn", "alice"), ISSUE, Contact("a@example.com"), NOW, NOW)
OPENED = Entry(REQUEST.id, 1, RequestDeed.OPENED, DeskSide.CUSTOMER, "alice", "", RequestStatus.OPEN, NOW)
LINK = "https://carillon.example.com/console/support/requests/123456789012"


ENGLISH = Reader()


def compose(request: SupportRequest, entry: Entry, organisation: str = "", reader: Reader = ENGLISH) -> Message:
    return update(reader, "a@example.com", request, entry, LINK, "support-1", organisation)


def test_an_answer_goes_along_with_how_the_request_stands() -> None:
    answer = replace(OPENED, deed=RequestDeed.REPLIED, side=DeskSide.DESK, author="oscar", text="Turn it on.")
    letter = compose(REQUEST, replace(answer, status=RequestStatus.WAITING))
    assert letter.subject == "[Support 123456789012] No sound"
    assert "oscar (support) has written about support request 123456789012.\n\nTurn it on.\n" in letter.text
    assert "Support waits for your answer." in letter.text
    assert LINK in letter.text.splitlines()


def test_the_desk_reads_of_which_organisation_a_request_is() -> None:
    text = compose(REQUEST, OPENED, "Acme").text
    assert "alice has submitted support request 123456789012.\n\nOrganisation: Acme\n" in text
    moved = replace(OPENED, deed=RequestDeed.MOVED, status=RequestStatus.CLOSED)
    assert "has changed the state of support request" in compose(REQUEST, moved).text


@pytest.mark.spec("INTL-03")
def test_whoever_asks_for_international_numbers_reads_how_long_it_takes() -> None:
    numbers = replace(REQUEST, issue=replace(ISSUE, subject=SUBJECT))
    assert "2 to 6 weeks" in compose(numbers, OPENED).text
    assert "weeks" not in compose(REQUEST, OPENED).text


@pytest.mark.spec("INTL-09")
def test_whoever_is_provided_with_numbers_reads_which_and_where_they_are() -> None:
    text = "+442079460100\n+442079460101"
    entry = replace(OPENED, deed=RequestDeed.PROVIDED, side=DeskSide.DESK, author="oscar", text=text)
    letter = compose(REQUEST, replace(entry, status=RequestStatus.SOLVED))
    said = "oscar (support) has provided these phone numbers, as support request 123456789012 asks:"
    assert f"{said}\n\n{text}\n" in letter.text
    assert "Calling > Phone number management > Inventory" in letter.text
    assert "It is solved." in letter.text


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
@pytest.mark.parametrize("status", list(RequestStatus))
def test_only_what_people_wrote_stays_as_it_is(language: str, status: RequestStatus) -> None:
    for deed in TOLD:
        entry = replace(OPENED, deed=deed, text="Turn it on.", status=status)
        numbers = replace(REQUEST, issue=replace(ISSUE, subject=SUBJECT))
        english = compose(numbers, entry, "Acme").text.splitlines()
        letter = compose(numbers, entry, "Acme", Reader(language))
        assert {*letter.text.splitlines()} & {*english} <= {LINK, "", "Turn it on."}
        assert LINK in letter.text.splitlines()
