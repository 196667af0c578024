"""Dialling out: which numbers are never dialled."""

import pytest

from carillon.features.numbers.model.dialling import ToWrong, check_destination

ORIGIN = "+12065550100"


@pytest.mark.parametrize("number", ["+12065550101", "+6831234"])
def test_a_full_number_may_be_dialled(number: str) -> None:
    check_destination(number, ORIGIN)


@pytest.mark.parametrize("number", ["+911", "+112", "+999", "+683123", ORIGIN])
def test_emergency_and_service_numbers_and_oneself_may_not(number: str) -> None:
    with pytest.raises(ToWrong):
        check_destination(number, ORIGIN)
