"""Numbers entered by hand: what a line says, and what can become of it."""

import pytest

from carillon.adapters.carrier import NumberType, Place
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.entering import EntryVerdict, Judged, each_line_once, judged, read
from carillon.features.numbers.model.inventory import TooManyNumbers

LONDON, SEATTLE, FREE = "+442079460100", "+12065550100", "+18005550100"
OURS, OTHERS = "1" * 12, "2" * 12
ABROAD, CALLING = Product.SIP_DIAL_IN, Product.BUSINESS_CALLING
V = EntryVerdict


def verdict(number: str, product: Product = ABROAD, country: str = "", owners: dict[str, str] | None = None) -> V:
    (found,) = judged([(number, number)], product, country, OURS, owners or {})
    return found.verdict


@pytest.mark.parametrize(
    "line",
    [LONDON, f"  {LONDON}\t", "+44 20 7946 0100", "+44-20-7946-0100", "+44 (20) 7946.0100", "+44\u00a020 79460100"],
)
def test_a_number_is_read_as_people_write_it(line: str) -> None:
    assert read(line) == LONDON


@pytest.mark.parametrize(
    "line",
    ["", "+", "442079460100", "00442079460100", "+0442079460100", "+44 (0)20 7946 0100", "+44x", "+123456", "+1" * 8],
)
def test_what_is_no_number_with_its_country_code_is_malformed(line: str) -> None:
    assert read(line) == ""


def test_a_number_has_fifteen_digits_at_most() -> None:
    assert read("+123456789012345") == "+123456789012345"
    assert read("+1234567890123456") == ""


def test_empty_lines_are_left_out_and_each_number_stands_once() -> None:
    told = each_line_once([LONDON, "", "+44 20 7946 0100", " ", "that one", "that one"], 2)
    assert told == [(LONDON, LONDON), ("that one", "")]


@pytest.mark.parametrize("lines", [[], [" "], [LONDON, SEATTLE, FREE]])
def test_there_is_one_number_at_least_and_no_more_than_allowed(lines: list[str]) -> None:
    with pytest.raises(TooManyNumbers):
        each_line_once(lines, 2)


def test_a_new_number_tells_its_country_and_type() -> None:
    place = Place("GB", NumberType.LOCAL)
    assert judged([("+44 20", LONDON)], ABROAD, "GB", OURS, {}) == [Judged("+44 20", V.NEW, LONDON, place)]


def test_what_is_no_number_is_told_as_it_was_written() -> None:
    assert judged([("that one", "")], ABROAD, "GB", OURS, {}) == [Judged("that one", V.MALFORMED)]


def test_a_number_that_somebody_has_is_told_apart_by_whether_it_is_theirs() -> None:
    assert verdict(LONDON, owners={LONDON: OURS}) is V.HERE
    assert verdict(LONDON, owners={LONDON: OTHERS}) is V.TAKEN


def test_the_country_is_the_one_that_was_asked_for() -> None:
    assert verdict(LONDON, country="GB") is V.NEW
    assert verdict(LONDON, country="DE") is V.OTHER_COUNTRY
    assert verdict("+33140000000", country="FR") is V.UNKNOWN_COUNTRY


@pytest.mark.spec("INTL-01")
def test_the_product_must_go_with_the_country_and_the_type() -> None:
    assert verdict(LONDON, CALLING) is V.UNSUITED
    assert verdict(FREE, CALLING) is V.UNSUITED
    assert verdict(SEATTLE, CALLING) is V.NEW
