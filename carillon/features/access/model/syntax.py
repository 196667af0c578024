"""Syntax: what is wrong with a text that is no JSON, in words that say what to do."""

import json
from dataclasses import dataclass

from carillon.features.access.model.positions import Place, place


@dataclass(frozen=True, slots=True)
class Fault:
    message: str
    place: Place


def syntax_fault(text: str) -> Fault | None:
    """The first fault; none where the text is JSON."""
    if not text.strip():
        return Fault("Write a policy, or begin with a template.", Place(1, 1))
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return Fault(_words(text, error), place(text, error.pos))
    except RecursionError:
        return Fault("The brackets are nested too deeply for a policy.", Place(1, 1))
    return None


def _words(text: str, error: json.JSONDecodeError) -> str:
    for begins, words in _BY_KIND:
        if error.msg.startswith(begins):
            return words
    here = text[error.pos :].strip()[:1]
    before = text[: error.pos].rstrip()[-1:]
    if not here:
        return "The text ends too early. Close every { with } and every [ with ]."
    if (before == "," and here in "}]") or (before in "{[," and here == ","):
        return "There is a comma too many here."
    return next((words for begins, words in _EXPECTED if error.msg.startswith(begins)), _A_VALUE)


_BY_KIND = (
    ("Extra data", "The policy has ended before this. Take the rest away."),
    ("Unterminated string", 'This text is not closed. Put a " at its end.'),
    ("Invalid control character", 'A text ends on the line on which it begins. Close it with a ".'),
    ("Invalid \\", 'After \\ comes one of " \\ / b f n r t or u and four hexadecimal digits.'),
)
_EXPECTED = (
    ("Expecting ',' delimiter", "A comma is missing before this, or a bracket is not closed."),
    ("Expecting ':' delimiter", "A colon is missing here, between the name and its value."),
    ("Expecting property name", "Here belongs a name in double quotes."),
)
_A_VALUE = "Here belongs a value: a text in double quotes, a list in [ ] or an object in { }."
