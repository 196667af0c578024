"""What letters say, in both their forms and in every language."""

from collections.abc import Callable

import pytest

from carillon.adapters.mail import Message
from carillon.core.letters import LANGUAGES, Reader
from carillon.features.signin.model import letters

LINK = "https://carillon.example.com/register#a&b"
Write = Callable[[Reader, str, str, str], Message]
ALL: list[Write] = [
    letters.sign_up,
    letters.sign_up_of_a_member,
    letters.invitation_needed,
    letters.reset,
    letters.password_changed,
    lambda reader, to, link, letter_id: letters.owner_confirmation(reader, to, "Acme", link, letter_id),
    lambda reader, to, link, letter_id: letters.console_address(reader, to, "carol", link, letter_id),
]
ENGLISH = Reader()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("write", ALL)
def test_every_letter_names_the_product_and_has_its_link_in_both_forms(write: Write, language: str) -> None:
    letter = write(Reader(language), "alice@example.com", LINK, "letter-1")
    assert "Carillon" in letter.subject
    assert LINK in letter.text.splitlines()
    assert letter.html is not None
    assert 'href="https://carillon.example.com/register#a&amp;b"' in letter.html
    assert f'<html lang="{language}">' in letter.html
    assert (letter.to, letter.message_id, letter.language) == ("alice@example.com", "letter-1", language)


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
@pytest.mark.parametrize("write", ALL)
def test_no_sentence_stays_english(write: Write, language: str) -> None:
    english = write(ENGLISH, "alice@example.com", LINK, "letter-1")
    letter = write(Reader(language), "alice@example.com", LINK, "letter-1")
    assert letter.subject != english.subject
    assert {*letter.text.splitlines()} & {*english.text.splitlines()} == {LINK, ""}


@pytest.mark.parametrize("write", ALL)
def test_letters_are_short(write: Write) -> None:
    letter = write(ENGLISH, "alice@example.com", LINK, "letter-1")
    assert len(letter.text.split()) < 60


def test_names_in_letters_are_text_and_no_markup() -> None:
    letter = letters.owner_confirmation(ENGLISH, "alice@example.com", "<b>Acme</b>", LINK, "letter-1")
    assert "<b>Acme</b>" in letter.text
    assert letter.html is not None
    assert "&lt;b&gt;Acme&lt;/b&gt;" in letter.html


def test_whoever_loses_a_change_of_the_address_with_the_password_is_told() -> None:
    sentence = "The change of your e-mail address ended with the old password."
    told = letters.password_changed(ENGLISH, "alice@example.com", LINK, "letter-1", ended_change=True)
    assert sentence in told.text
    assert sentence not in letters.password_changed(ENGLISH, "alice@example.com", LINK, "letter-1").text
