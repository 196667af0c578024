"""Searches: which questions make sense at home and abroad."""

import pytest

from carillon.adapters.carrier import NumberType, Wanted
from carillon.features.numbers.model.searching import Search, SearchWrong

LOCAL, TOLL_FREE = NumberType.LOCAL, NumberType.TOLL_FREE


@pytest.mark.parametrize(
    ("search", "wanted"),
    [
        (Search(area_code="206"), Wanted("US", area_code="206")),
        (Search("US", LOCAL, state="WA"), Wanted("US", LOCAL, state="WA")),
        (Search(city="Seattle", state="WA", area_code=""), Wanted("US", city="Seattle", state="WA")),
        (Search(toll_free_prefix="800"), Wanted("US", toll_free_prefix="800")),
        (Search("US", TOLL_FREE, toll_free_prefix="800"), Wanted("US", TOLL_FREE, toll_free_prefix="800")),
        (Search("CA", LOCAL), Wanted("CA", LOCAL)),
        (Search("PR", TOLL_FREE), Wanted("PR", TOLL_FREE)),
    ],
)
def test_these_make_sense(search: Search, wanted: Wanted) -> None:
    assert search.wanted() == wanted


@pytest.mark.parametrize(
    "search",
    [
        Search(),
        Search("US", LOCAL),
        Search("US", TOLL_FREE),
        Search(city="Seattle"),
        Search(area_code="20"),
        Search(area_code="2060"),
        Search(area_code="20a"),
        Search(area_code="٢٠٦"),
        Search(area_code="206", toll_free_prefix="800"),
        Search("US", LOCAL, toll_free_prefix="800"),
        Search("US", TOLL_FREE, area_code="206"),
        Search("CA"),
        Search("CA", LOCAL, area_code="416"),
        Search("CA", LOCAL, state="ON"),
        Search("CA", TOLL_FREE, toll_free_prefix="800"),
    ],
)
def test_these_do_not(search: Search) -> None:
    with pytest.raises(SearchWrong):
        search.wanted()
