"""Letters about people: whoever reads them, whatever they speak."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from carillon.adapters.mail import Message
from carillon.core.letters import LANGUAGES, Reader
from carillon.features.people.model import letters
from carillon.features.people.model.exports import Export
from carillon.features.people.model.invitations import Invitation, Offer
from carillon.features.people.model.users import User

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
LINK = "https://carillon.example.com/register#secret"
INVITATION = Invitation("i1", "a1", "u1", "bob@example.com", NOW, datetime(2026, 12, 21, 3, 0, tzinfo=UTC))
BOB = User("u1", "a1", "bob@example.com", NOW, "Bob")
OFFER = Offer(INVITATION, "Growth & <Sons>", None)
EXPORT = Export("e1", "u1", None, "u1", "bob@example.com", NOW)
ENGLISH = Reader()


def every(reader: Reader) -> list[Message]:
    foreign = replace(EXPORT, requested_by="arn:aws:iam::123456789012:user/alice")
    return [
        letters.invitation(reader, OFFER, LINK),
        letters.invitation(reader, replace(OFFER, person=BOB), LINK),
        letters.export_ready(reader, "bob@example.com", EXPORT, LINK),
        letters.export_ready(reader, "alice@example.com", foreign, LINK),
        letters.left(reader, "alice@example.com", BOB, "Growth", "left-1"),
    ]


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_sentence_stays_english(language: str) -> None:
    for letter, english in zip(every(Reader(language)), every(ENGLISH), strict=True):
        assert letter.subject != english.subject
        assert {*letter.text.splitlines()} & {*english.text.splitlines()} <= {LINK, ""}
        assert letter.html is not None
        assert f'<html lang="{language}">' in letter.html


def test_an_invitation_names_the_account_and_its_last_day_in_the_language_of_the_reader() -> None:
    letter = letters.invitation(Reader("id"), OFFER, LINK)
    assert letter.subject == "Undangan ke Growth & <Sons>"
    assert "21 Desember 2026" in letter.text
    assert LINK in letter.text.splitlines()
    assert letter.html is not None
    assert "Growth &amp; &lt;Sons&gt;" in letter.html
    assert (letter.to, letter.message_id) == ("bob@example.com", "invitation-i1")


def test_whoever_is_registered_signs_in_to_join() -> None:
    assert "Sign in to join it:" in letters.invitation(ENGLISH, replace(OFFER, person=BOB), LINK).text
    assert "Choose a name and a password" in letters.invitation(ENGLISH, OFFER, LINK).text


def test_an_archive_is_there_for_a_week() -> None:
    assert "pendant 7 jours" in letters.export_ready(Reader("fr"), "bob@example.com", EXPORT, LINK).text


def test_who_has_left_is_named_with_the_address() -> None:
    letter = letters.left(ENGLISH, "alice@example.com", BOB, "Growth", "left-1")
    assert letter.subject == "bob@example.com has left Growth"
    assert "Bob (bob@example.com) has joined another account" in letter.text
