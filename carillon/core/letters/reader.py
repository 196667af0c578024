"""A reader: somebody to whom a letter is written, in their language, with the time of where they are."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale
from babel.dates import format_date, format_time, get_datetime_format, get_timezone_name
from babel.numbers import format_decimal

from carillon.core.letters.catalogues import catalogue
from carillon.core.letters.languages import ENGLISH, LANGUAGES
from carillon.core.sentences import Sentence, SentenceFact


def message(english: str) -> str:
    """Marks a sentence that stands apart from where it is said, so that it comes into the catalogues."""
    return english


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: a language that is not known is English, a time zone that is not known is UTC."""

    language: str = ENGLISH
    time_zone: str | None = None

    @property
    def tongue(self) -> str:
        """The language that is spoken to this reader in the end."""
        return self.language if self.language in LANGUAGES else ENGLISH

    def say(self, english: str, **facts: str) -> str:
        """The sentence in the reader's language, with its facts."""
        return catalogue(self.tongue).gettext(english).format_map(facts)

    def count(self, one: str, other: str, number: int, **facts: str) -> str:
        """The same for what is counted; `{number}` in it is written as the language writes numbers."""
        shown = format_decimal(number, locale=self._locale)
        return catalogue(self.tongue).ngettext(one, other, number).format_map({**facts, "number": shown})

    def tell(self, said: Sentence | str) -> str:
        """A sentence that was made elsewhere; a string is the same in every language: a file, a command."""
        if isinstance(said, str):
            return said
        return self.say(said.english, **{name: self._shown(fact) for name, fact in said.facts.items()})

    def day(self, at: datetime) -> str:
        """9 December 2026, where the reader is."""
        return format_date(at.astimezone(self._zone).date(), "long", locale=self._locale)

    def moment(self, at: datetime) -> str:
        """Day and time with the name of the time zone, which people mistake otherwise."""
        here = at.astimezone(self._zone)
        clock = format_time(here, "short", tzinfo=self._zone, locale=self._locale)
        zone = "UTC" if self._zone is UTC else get_timezone_name(here, "long", locale=self._locale)
        together = str(get_datetime_format("long", locale=self._locale)).replace("'", "")
        return f"{together.format(clock, self.day(at))} ({zone})"

    def _shown(self, fact: SentenceFact) -> str:
        match fact:
            case str() | Sentence():
                return self.tell(fact)
            case datetime():
                return self.moment(fact)
            case bool() | None:
                return str(fact)
            case _:
                return str(format_decimal(fact, locale=self._locale))

    @property
    def _locale(self) -> Locale:
        return Locale.parse(self.tongue, sep="-")

    @property
    def _zone(self) -> tzinfo:
        try:
            return ZoneInfo(self.time_zone) if self.time_zone not in (None, "UTC") else UTC
        except (ZoneInfoNotFoundError, ValueError):
            return UTC  # a machine without the IANA database
