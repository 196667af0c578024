"""What letters say, in both their forms."""

from collections.abc import Callable

import pytest

from carillon.adapters.mail import Message
from carillon.features.signin.model import letters

LINK = "https://carillon.example.com/register#a&b"
Write = Callable[[str, str, str], Message]
ALL: list[Write] = [
    letters.sign_up,
    letters.sign_up_of_a_member,
    letters.invitation_needed,
    letters.reset,
    letters.password_changed,
    lambda to, link, letter_id: letters.owner_confirmation(to, "Acme", link, letter_id),
    lambda to, link, letter_id: letters.console_address(to, "carol", link, letter_id),
]


@pytest.mark.parametrize("write", ALL)
def test_every_letter_names_the_product_and_has_its_link_in_both_forms(write: Write) -> None:
    letter = write("alice@example.com", LINK, "letter-1")
    assert "Carillon" in letter.subject
    assert LINK in letter.text.splitlines()
    assert letter.html is not None
    assert 'href="https://carillon.example.com/register#a&amp;b"' in letter.html
    assert (letter.to, letter.message_id) == ("alice@example.com", "letter-1")


@pytest.mark.parametrize("write", ALL)
def test_letters_are_short(write: Write) -> None:
    letter = write("alice@example.com", LINK, "letter-1")
    assert len(letter.text.split()) < 60


def test_names_in_letters_are_text_and_no_markup() -> None:
    letter = letters.owner_confirmation("alice@example.com", "<b>Acme</b>", LINK, "letter-1")
    assert "<b>Acme</b>" in letter.text
    assert letter.html is not None
    assert "&lt;b&gt;Acme&lt;/b&gt;" in letter.html
