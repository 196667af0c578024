"""Paper for letters: paragraphs and links become a message, in plain text and in HTML, in one language."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from carillon.adapters.mail.messages import Message


@dataclass(frozen=True, slots=True)
class Link:
    """An address on a line of its own, to be opened."""

    address: str


Part = str | Link


def write(to: str, language: str, subject: str, parts: Sequence[Part], letter_id: str) -> Message:
    text = "\n\n".join(part.address if isinstance(part, Link) else part for part in parts) + "\n"
    return Message(to, subject, text, _page(language, subject, parts), letter_id, language)


def _page(language: str, subject: str, parts: Sequence[Part]) -> str:
    """Readers that speak, and hyphenation, go by the language of the page."""
    body = "\n".join(f"<p>{_shown(part)}</p>" for part in parts)
    head = f'<meta charset="utf-8">\n<title>{escape(subject)}</title>'
    page = f"<head>\n{head}\n</head>\n<body>\n{body}\n</body>"
    return f'<!doctype html>\n<html lang="{escape(language)}">\n{page}\n</html>\n'


def _shown(part: Part) -> str:
    if isinstance(part, Link):
        address = escape(part.address, quote=True)
        return f'<a href="{address}">{address}</a>'
    return escape(part).replace("\n", "<br>\n")
