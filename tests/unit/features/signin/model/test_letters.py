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
