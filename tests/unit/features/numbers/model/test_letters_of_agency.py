"""The letter of agency: empty, or with what the request says."""

from datetime import UTC, datetime

import pytest

from carillon.features.numbers.model.letters_of_agency import Letter, written
from carillon.features.numbers.model.port_forms import Billing, BillingChoice, Contact, Lot, PortForm

AT = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
NUMBERS = tuple(f"+1206555{line:04}" for line in range(100, 200))
BILLING = Billing(NUMBERS[0], "Alice Archer", "Zoë's Bells", "1 Tower Road", "77", BillingChoice.CLOSE_ACCOUNT)


def letter(lot: Lot, billing: Billing | None = BILLING) -> bytes:
    form = PortForm((lot,), AT, Contact("alice@example.com", "English"), billing)
    return written(Letter("Acme", "123456789012", lot, form))


@pytest.mark.spec("PORT-03")
def test_an_empty_letter_can_be_printed_and_filled_in() -> None:
    empty = written(Letter("Acme", "123456789012"))
    assert empty.startswith(b"%PDF-1.4")
    for words in (b"Letter of Agency", b"Acme \\(123456789012\\)", b"Billing telephone number", b"Signature"):
        assert words in empty
    assert b"+1206" not in empty


@pytest.mark.spec("PORT-03", "PORT-04")
def test_a_letter_says_what_the_request_says_for_one_present_carrier() -> None:
    made = letter(Lot(NUMBERS[:2], "Chimes"))
    for words in ("Chimes", "Alice Archer", "Zoë's Bells", "1 Tower Road", "77", "2026-12-01 09:30 UTC"):
        assert f"({words})".encode("cp1252") in made
    assert b"account with the present carrier is closed" in made
    assert (made.count(b"(+12065550100)"), made.count(b"(+12065550101)")) == (2, 1)
    assert made.count(b"/Type /Page ") == 1


def test_a_name_that_the_fonts_cannot_show_is_left_for_a_pen() -> None:
    made = letter(Lot(NUMBERS[:1], "钟楼"))
    assert b"??" not in made
    assert b"(Present carrier)" in made


def test_many_numbers_go_on_over_the_page_and_the_signature_stays_in_one_piece() -> None:
    made = letter(Lot(NUMBERS, "Chimes"))
    assert made.count(b"/Type /Page ") >= 2
    assert all(f"({number})".encode() in made for number in NUMBERS)
    assert made.count(b"(Signature)") == 1
    assert made.index(b"(Authorisation)") < made.index(b"(Signature)")


def test_elsewhere_no_billing_number_is_asked_for() -> None:
    assert b"Billing telephone number" not in letter(Lot(("+441632960001",), "Chimes"), None)
