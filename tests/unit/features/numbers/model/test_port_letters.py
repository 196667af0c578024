"""Letters about porting: what changed, why, and where to look."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carillon.adapters.carrier import NumberType
from carillon.core.letters import LANGUAGES, Reader
from carillon.features.numbers.model import port_letters
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.port_forms import Contact, Lot, PortForm
from carillon.features.numbers.model.porting import PortIn, PortStatus, Side, Step

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
NUMBERS = tuple(f"+1206555{line:04}" for line in range(100, 107))
FORM = PortForm((Lot(NUMBERS),), NOW, Contact("alice@example.com", "English"))
PORT_IN = PortIn("p1", "123456789012", Product.BUSINESS_CALLING, "US", NumberType.LOCAL, FORM, "alice", NOW, NOW)
ENGLISH = Reader()
PAGE = "https://carillon.example.com/console/numbers/port-ins/p1"


@pytest.mark.spec("PORT-22", "PSTAT-02", "PSTAT-03")
@pytest.mark.parametrize("status", list(PortStatus))
def test_every_status_has_its_words_and_its_reason(status: PortStatus) -> None:
    step = Step(NOW, Side.OPERATOR, "oscar", status, "Because of <that>.")
    letter = port_letters.of_step(ENGLISH, PORT_IN, step, PAGE, "p1-3")
    assert letter.to == "alice@example.com"
    assert letter.subject == f"Porting phone numbers in: {status.replace('_', ' ')}"
    assert "Because of <that>." in letter.text
    assert letter.html is not None
    assert "Because of &lt;that&gt;." in letter.html
    assert PAGE in letter.text
    assert letter.message_id == "p1-3"


@pytest.mark.spec("PSTAT-07", "PORT-23")
def test_a_commitment_names_its_moment() -> None:
    committed = replace(PORT_IN, status=PortStatus.FOC, foc_at=NOW + timedelta(days=9))
    letter = port_letters.of_step(ENGLISH, committed, Step(NOW, Side.CARRIER, "jobs", PortStatus.FOC), PAGE, "x")
    assert "Confirm that it suits you" in letter.text
    assert "November 30, 2026, 3:00\u202fAM (UTC)" in letter.text


def test_five_numbers_are_named_and_the_others_counted() -> None:
    letter = port_letters.of_infected(ENGLISH, PORT_IN, "letter.pdf", PAGE, "x")
    assert f"{NUMBERS[4]} and 2 more" in letter.text
    assert "letter.pdf" in letter.text


@pytest.mark.spec("PORT-18")
def test_the_link_comes_with_its_end() -> None:
    link = "https://carillon.example.com/console/numbers/port-upload#secret"
    letter = port_letters.of_link(ENGLISH, PORT_IN, link, NOW + timedelta(days=10), "x")
    assert link in letter.text.splitlines()
    assert "December 1, 2026, 3:00\u202fAM (UTC)" in letter.text


def test_a_pin_is_in_no_letter() -> None:
    letter = port_letters.of_case(ENGLISH, "alice@example.com", NUMBERS[:1], PAGE, "x")
    assert "ready" in letter.text


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
@pytest.mark.parametrize("status", list(PortStatus))
def test_statuses_are_constants_and_all_else_is_in_the_language_of_the_reader(
    language: str, status: PortStatus
) -> None:
    step = Step(NOW, Side.CARRIER, "jobs", status)
    port_in = replace(PORT_IN, status=status, foc_at=NOW)
    english = port_letters.of_step(ENGLISH, port_in, step, PAGE, "x")
    letter = port_letters.of_step(Reader(language), port_in, step, PAGE, "x")
    assert status.replace("_", " ") in letter.subject
    assert {*letter.text.splitlines()} & {*english.text.splitlines()} == {PAGE, ""}


def test_a_moment_is_told_as_the_clock_of_the_reader_shows_it() -> None:
    committed = replace(PORT_IN, status=PortStatus.FOC, foc_at=NOW)
    step = Step(NOW, Side.CARRIER, "jobs", PortStatus.FOC)
    letter = port_letters.of_step(Reader("id", "Asia/Jakarta"), committed, step, PAGE, "x")
    assert "21 November 2026 10.00 (Waktu Indonesia Barat)" in letter.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_other_letter_has_its_link_in_every_language(language: str) -> None:
    reader = Reader(language)
    for letter in (
        port_letters.of_link(reader, PORT_IN, PAGE, NOW, "x"),
        port_letters.of_infected(reader, PORT_IN, "letter.pdf", PAGE, "x"),
        port_letters.of_case(reader, "alice@example.com", NUMBERS, PAGE, "x"),
    ):
        assert PAGE in letter.text.splitlines()
        assert letter.language == language
