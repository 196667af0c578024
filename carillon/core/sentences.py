"""A sentence that keeps its words and its facts apart, so that whoever reads it can be told in another language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Sentence:
    """As a string it is English, for terminals, logs and programs; `Reader.tell` says it to people.

    A fact that is a sentence is told in the same language. Numbers are those that count something: people read them as
    their language writes them, so a port or a version goes in as a string.
    """

    english: str
    facts: Mapping[str, "SentenceFact"]

    def __str__(self) -> str:
        return self.english.format(**{name: _plain(fact) for name, fact in self.facts.items()})


SentenceFact = str | int | float | datetime | Sentence | None


def sentence(english: str, /, **facts: SentenceFact) -> Sentence:
    """The English stands as it is in the code, so that it comes into the catalogues."""
    return Sentence(english, facts)


def _plain(fact: SentenceFact) -> SentenceFact:
    return f"{fact.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if isinstance(fact, datetime) else fact
