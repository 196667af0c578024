"""Lists for administrators: shelves, searches, and where a page starts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from carillon.adapters.carrier import NumberType
from carillon.core.pages import CursorWrong
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.inventory import PhoneNumber, Status
from carillon.features.numbers.model.lists import STATUSES, Place, SortKey, Wanted, digits_in
from tests.kit.offices import AT

PHONE = PhoneNumber(
    "+12065550100", "123456789012", "order", "US", NumberType.LOCAL, Product.BUSINESS_CALLING, AT, AT + timedelta(1)
)


@pytest.mark.spec("PHN-13")
def test_each_status_stands_on_exactly_one_shelf() -> None:
    found = [status for statuses in STATUSES.values() for status in statuses]
    assert sorted(found) == sorted(Status)


@pytest.mark.parametrize(
    ("search", "digits"), [("(206) 555-0100", "2065550100"), ("+1206", "1206"), ("Sales 2", ""), ("", ""), ("٣", "")]
)
def test_numbers_are_found_however_they_are_written(search: str, digits: str) -> None:
    assert digits_in(search) == digits


@pytest.mark.parametrize("sort", SortKey)
def test_a_page_starts_where_the_last_one_ended(sort: SortKey) -> None:
    wanted, gone = Wanted(sort=sort), replace(PHONE, deleted_at=AT)
    at = {SortKey.NUMBER: None, SortKey.CHANGED: PHONE.updated_at, SortKey.DELETED: AT}[sort]
    assert wanted.place(wanted.cursor(gone)) == Place(PHONE.number, at)
    assert wanted.place(None) is None


@pytest.mark.parametrize(
    "cursor", ["", "+12065550100", "2026-11-21T03:00:00 +12065550100", "2026-11-21T03:00:00+00:00"]
)
def test_a_place_that_no_list_has_given_is_refused(cursor: str) -> None:
    with pytest.raises(CursorWrong):
        Wanted(sort=SortKey.CHANGED).place(cursor)
