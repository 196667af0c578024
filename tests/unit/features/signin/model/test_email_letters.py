"""Letters about another address: who gets which, and that each is told from the others."""

import pytest

from carillon.adapters.mail import Message
from carillon.core.letters import LANGUAGES, Reader
from carillon.features.signin.model import email_letters as letters

OLD, NEW = "bob@example.com", "bob@example.org"
ENGLISH = Reader()
LINK, STOP = "https://carillon.example.com/email#yes", "https://carillon.example.com/email#no"


def test_the_new_mailbox_gets_one_link_and_not_the_old_address() -> None:
    letter = letters.confirm(ENGLISH, NEW, LINK, "l1")
    assert (letter.to, LINK in letter.text, OLD in letter.text) == (NEW, True, False)


def test_the_old_mailbox_approves_or_stops() -> None:
    letter = letters.approve(ENGLISH, OLD, NEW, LINK, STOP, "l1")
    assert letter.to == OLD
    assert letter.text.index(LINK) < letter.text.index(STOP)
    assert NEW in letter.text


def test_a_taken_address_is_told_so_without_a_link_that_changes_anything() -> None:
    letter = letters.taken(ENGLISH, NEW, "https://carillon.example.com", "l1")
    assert "#" not in letter.text


def test_no_two_letters_have_one_id() -> None:
    ids = {
        letters.confirm(ENGLISH, NEW, LINK, "l1").message_id,
        letters.approve(ENGLISH, OLD, NEW, LINK, STOP, "l1").message_id,
    }
    assert len(ids) == 2
    assert letters.changed(ENGLISH, OLD, NEW, "l2").message_id == "l2"


def every(reader: Reader) -> list[Message]:
    return [
        letters.confirm(reader, NEW, LINK, "l1"),
        letters.taken(reader, NEW, LINK, "l1"),
        letters.approve(reader, OLD, NEW, LINK, STOP, "l1"),
        letters.changed(reader, OLD, NEW, "l1"),
    ]


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_sentence_stays_english(language: str) -> None:
    for letter, english in zip(every(Reader(language)), every(ENGLISH), strict=True):
        assert letter.subject != english.subject
        assert {*letter.text.splitlines()} & {*english.text.splitlines()} <= {LINK, STOP, ""}
        assert letter.language == language
