"""Letters about porting: what changed, why, and where to look."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carillon.adapters.carrier import NumberType
from carillon.features.numbers.model import port_letters
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.port_forms import Contact, Lot, PortForm
from carillon.features.numbers.model.porting import PortIn, PortStatus, Side, Step

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
NUMBERS = tuple(f"+1206555{line:04}" for line in range(100, 107))
FORM = PortForm((Lot(NUMBERS),), NOW, Contact("alice@example.com", "English"))
PORT_IN = PortIn("p1", "123456789012", Product.BUSINESS_CALLING, "US", NumberType.LOCAL, FORM, "alice", NOW, NOW)
PAGE = "https://carillon.example.com/console/numbers/port-ins/p1"


@pytest.mark.spec("PORT-22", "PSTAT-02", "PSTAT-03")
@pytest.mark.parametrize("status", list(PortStatus))
def test_every_status_has_its_words_and_its_reason(status: PortStatus) -> None:
    step = Step(NOW, Side.OPERATOR, "oscar", status, "Because of <that>.")
    letter = port_letters.of_step(PORT_IN, step, PAGE, "p1-3")
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
    letter = port_letters.of_step(committed, Step(NOW, Side.CARRIER, "jobs", PortStatus.FOC), PAGE, "x")
    assert "2026-11-30 03:00 UTC" in letter.text


def test_five_numbers_are_named_and_the_others_counted() -> None:
    letter = port_letters.of_infected(PORT_IN, "letter.pdf", PAGE, "x")
    assert f"{NUMBERS[4]} and 2 more" in letter.text
    assert "letter.pdf" in letter.text


@pytest.mark.spec("PORT-18")
def test_the_link_comes_with_its_end() -> None:
    link = "https://carillon.example.com/console/numbers/port-upload#secret"
    letter = port_letters.of_link(PORT_IN, link, NOW + timedelta(days=10), "x")
    assert link in letter.text.splitlines()
    assert "2026-12-01 03:00 UTC" in letter.text


def test_a_pin_is_in_no_letter() -> None:
    letter = port_letters.of_case("alice@example.com", NUMBERS[:1], PAGE, "x")
    assert "ready" in letter.text
