"""What a request for international numbers must say."""

import pytest

from carillon.features.support.model.numbers_abroad import (
    LONGEST_NAME,
    MOST_NUMBERS,
    Applicant,
    ApplicantNameWrong,
    CountryWrong,
    NumberKind,
    NumberOfNumbersWrong,
    NumbersAbroad,
)

BUSINESS, LOCAL = Applicant.BUSINESS, NumberKind.LOCAL


@pytest.mark.spec("INTL-06")
def test_name_country_and_number_are_needed_and_bounded() -> None:
    for name in ("", "n" * (LONGEST_NAME + 1), " Acme", "Ac\nme"):
        with pytest.raises(ApplicantNameWrong):
            NumbersAbroad(BUSINESS, name, LOCAL, "DE", 1)
    for country in ("", "Germany", "de", "D1"):
        with pytest.raises(CountryWrong):
            NumbersAbroad(BUSINESS, "Acme", LOCAL, country, 1)
    for count in (0, -1, MOST_NUMBERS + 1):
        with pytest.raises(NumberOfNumbersWrong):
            NumbersAbroad(BUSINESS, "Acme", LOCAL, "DE", count)
    for name, count in (("n" * LONGEST_NAME, MOST_NUMBERS), ("Acme", 1)):
        assert NumbersAbroad(BUSINESS, name, LOCAL, "DE", count).count == count
