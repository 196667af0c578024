"""Messages composed and read back."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carillon.adapters.mail import Link, MailRefused, Message, write
from carillon.adapters.mail.letters import compose, links_in, read

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


@given(subject=st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=80))
def test_any_subject_of_one_line_survives(subject: str) -> None:
    letter = compose(Message("alice@example.com", subject, "Hello\n", None, "1"), "carillon@example.com", NOW)
    assert read("1", bytes(letter)).subject == subject


def test_robots_are_told_not_to_answer() -> None:
    letter = compose(Message("alice@example.com", "Hello", "Hello\n", None, "1"), "carillon@example.com", NOW)
    assert letter["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(
    "to", ["alice", "@", "alice@", "alice @example.com x", "a@b\nc", "<alice@example.com>,bob@b.c"]
)
def test_only_one_plain_address_is_a_recipient(to: str) -> None:
    with pytest.raises(MailRefused):
        compose(Message(to, "Hello", "Hello", None, "1"), "carillon@example.com", NOW)


def test_links_are_found_once_and_without_the_full_stop() -> None:
    text = "See https://a.example/x#y. Or (http://b.example/?q=1), again https://a.example/x#y"
    assert links_in(text) == ("https://a.example/x#y", "http://b.example/?q=1")


def test_the_language_is_in_the_header_and_on_the_page() -> None:
    letter = compose(write("alice@example.com", "fr", "Bonjour", ["Voici."], "1"), "carillon@example.com", NOW)
    assert letter["Content-Language"] == "fr"
    assert '<html lang="fr">' in (read("1", bytes(letter)).html or "")
    assert (
        compose(Message("alice@example.com", "Hello", "Hello\n", None, "1"), "x@y.z", NOW)["Content-Language"] is None
    )


def test_paragraphs_stand_apart_links_alone_and_lines_of_a_paragraph_together() -> None:
    letter = write("alice@example.com", "en", "Hello", ["One\nand <two>", Link("https://example.com/?a&b")], "1")
    assert letter.text == "One\nand <two>\n\nhttps://example.com/?a&b\n"
    assert "<p>One<br>\nand &lt;two&gt;</p>" in (letter.html or "")
    assert '<a href="https://example.com/?a&amp;b">https://example.com/?a&amp;b</a>' in (letter.html or "")
