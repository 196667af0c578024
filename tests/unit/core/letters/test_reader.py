"""What readers read: their language, their numbers, their days and clocks."""

from datetime import UTC, datetime

import pytest

from carillon.adapters.mail import MailUnavailable
from carillon.core.letters import Reader
from carillon.core.sentences import sentence

EVENING = datetime(2026, 12, 9, 18, 5, tzinfo=UTC)
ONE, OTHER = "Numbers: {numbers} and {number} more", "Numbers: {numbers} and {number} more"


def test_a_language_that_nobody_speaks_here_is_english() -> None:
    assert Reader("").say("Hello,") == Reader("tlh").say("Hello,") == "Hello,"
    assert Reader("tlh").tongue == "en"
    assert Reader("fr").say("Hello,") == "Bonjour,"


def test_facts_are_filled_in_and_never_read_as_placeholders() -> None:
    said = Reader("fr").say("Organisation: {name}", name="{number} & Co.")
    assert said.endswith("{number} & Co.")


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "and 1 more", "and 1,200 more"),
        ("id", "dan 1 lainnya", "dan 1.200 lainnya"),
        ("it", "e 1 altro", "e altri 1.200"),
        ("fr", "et 1 autre", "et 1\u202f200 autres"),
    ],
)
def test_numbers_and_plurals_are_those_of_the_language(language: str, one: str, many: str) -> None:
    reader = Reader(language)
    assert reader.count(ONE, OTHER, 1, numbers="+1").endswith(one)
    assert reader.count(ONE, OTHER, 1200, numbers="+1").endswith(many)


def test_a_day_is_that_of_where_the_reader_is() -> None:
    assert Reader("fr", "Europe/Paris").day(EVENING) == "9 décembre 2026"
    assert Reader("id", "Asia/Jakarta").day(EVENING) == "10 Desember 2026"
    assert Reader("zh-CN").day(EVENING) == "2026年12月9日"


def test_a_moment_names_its_time_zone() -> None:
    paris = Reader("fr", "Europe/Paris").moment(EVENING)
    assert paris == "9 décembre 2026, 19:05 (heure normale d\u2019Europe centrale)"
    assert Reader("pt-BR").moment(EVENING) == "9 de dezembro de 2026 18:05 (UTC)"


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", ""])
def test_a_time_zone_that_is_not_known_here_is_utc(zone: str) -> None:
    assert "18:05 (UTC)" in Reader("fr", zone).moment(EVENING)


def test_a_sentence_made_elsewhere_is_told_with_all_that_it_is_made_of() -> None:
    nowhere = sentence("No mail server is configured; set [mail] host in carillon.toml.")
    italian = Reader("it")
    told = italian.tell(MailUnavailable(reason=nowhere).sentence)
    assert told == italian.say("Mail cannot be sent now: {reason}", reason=italian.say(nowhere.english))
    assert "server" in told
    assert "No mail" not in told
    assert Reader("it").tell("chmod 700 /srv") == "chmod 700 /srv"


def test_numbers_and_moments_of_a_sentence_are_written_as_the_language_writes_them() -> None:
    free = sentence("{megabytes} MB free for {path}", megabytes=12345, path="/srv/{data}")
    assert Reader("fr").tell(free).startswith("12\u202f345 Mo ")
    assert Reader().tell(free) == "12,345 MB free for /srv/{data}"
    end = sentence("Valid until {end}.", end=EVENING)
    assert "9 de dezembro de 2026 18:05 (UTC)" in Reader("pt-BR").tell(end)
