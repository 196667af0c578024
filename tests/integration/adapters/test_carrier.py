"""Carriers: what the practice carrier offers, and to which country and kind a number belongs."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from carillon.adapters.carrier import (
    Ability,
    CarrierRefused,
    Firm,
    Granted,
    Mismatch,
    NumberType,
    Place,
    Porting,
    Wanted,
    placed,
)
from carillon.adapters.carrier.plan import areas
from carillon.adapters.carrier.practice import PracticeCarrier

pytestmark = pytest.mark.anyio

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
LOCAL, TOLL_FREE = NumberType.LOCAL, NumberType.TOLL_FREE


@pytest.fixture
def carrier() -> PracticeCarrier:
    return PracticeCarrier()


async def found(carrier: PracticeCarrier, wanted: Wanted) -> list[str]:
    return list(await carrier.search(wanted, None, 100_000))


async def test_an_area_code_has_a_hundred_numbers_in_order(carrier: PracticeCarrier) -> None:
    numbers = await found(carrier, Wanted("US", area_code="206"))
    assert numbers == [f"+1206555{line:04}" for line in range(100, 200)]


async def test_a_search_goes_on_after_a_number(carrier: PracticeCarrier) -> None:
    wanted = Wanted("US", area_code="206")
    assert await carrier.search(wanted, "+12065550102", 2) == ["+12065550103", "+12065550104"]
    assert await carrier.search(wanted, "+12065550198", 2) == ["+12065550199"]
    assert await carrier.search(wanted, "+12065550199", 2) == []


async def test_places_fit_whatever_their_capitals(carrier: PracticeCarrier) -> None:
    washington = await found(carrier, Wanted("US", state="wa"))
    assert {number[2:5] for number in washington} == {"206", "253", "360", "425", "509", "564"}
    assert {number[2:5] for number in await found(carrier, Wanted("US", state="WA", city="seattle"))} == {"206"}
    assert await found(carrier, Wanted("US", state="OR", city="Seattle")) == []
    assert await found(carrier, Wanted("US", state="OR", area_code="206")) == []


async def test_toll_free_numbers_are_of_the_united_states(carrier: PracticeCarrier) -> None:
    free = await found(carrier, Wanted("US", TOLL_FREE, toll_free_prefix="844"))
    assert (free[0], len(free)) == ("+18445550100", 100)
    assert len(await found(carrier, Wanted("US", TOLL_FREE))) == 700
    assert await found(carrier, Wanted("CA", TOLL_FREE)) == []


async def test_canada_and_puerto_rico_have_their_own_areas_and_no_other_country_has_any(
    carrier: PracticeCarrier,
) -> None:
    canadian = await found(carrier, Wanted("CA", LOCAL))
    assert {"+14165550100", "+15145550199"} <= set(canadian)
    assert "+12065550100" not in canadian
    assert {number[2:5] for number in await found(carrier, Wanted("PR", LOCAL))} == {"787", "939"}
    assert await found(carrier, Wanted("DE", LOCAL)) == []


async def test_what_is_offered_can_be_ordered_again_and_again(carrier: PracticeCarrier) -> None:
    for _ in range(2):
        answers = await carrier.order("order", ["+12065550100", "+18005550199"])
        assert answers["+12065550100"] == Granted(frozenset(Ability))
        assert answers["+18005550199"] == Granted(frozenset({Ability.INBOUND_CALL, Ability.OUTBOUND_CALL}))
    await carrier.release("+12065550100")
    await carrier.release("+12065550100")


@pytest.mark.parametrize("number", ["+12065550099", "+12065550200", "+12065560100", "+19995550100", "+441632960001"])
async def test_what_is_not_offered_is_refused_with_a_reason(carrier: PracticeCarrier, number: str) -> None:
    answer = (await carrier.order("order", [number]))[number]
    assert isinstance(answer, CarrierRefused)
    assert "555-0100 to 555-0199" in answer.message


WISH = Porting("order", {"+12065550100": "", "+12065550101": "Bells"}, MOMENT, billing_number="+12065550100")


@pytest.mark.spec("PORT-21", "PORT-23")
async def test_the_practice_carrier_commits_to_the_wanted_moment_unless_the_account_number_is_another(
    carrier: PracticeCarrier,
) -> None:
    for account_number in ("", "2065550100"):
        assert await carrier.port(replace(WISH, account_number=account_number)) == Firm(MOMENT)
    answer = await carrier.port(replace(WISH, account_number="2065550199"))
    assert isinstance(answer, Mismatch)
    assert "2065550199" in answer.reason
    await carrier.withdraw("order")


async def test_numbers_for_fiction_are_ported_abroad_too_and_no_others(carrier: PracticeCarrier) -> None:
    abroad = replace(WISH, numbers={"+441632960123": ""}, billing_number="")
    assert await carrier.port(abroad) == Firm(MOMENT)
    answers = await carrier.take_over("order", ["+441632960123", "+12065550100", "+441632970123"])
    assert answers["+441632960123"] == answers["+12065550100"] == Granted(frozenset(Ability))
    assert isinstance(answers["+441632970123"], CarrierRefused)
    with pytest.raises(CarrierRefused, match="practice"):
        await carrier.port(replace(WISH, numbers={"+12065560100": ""}))


async def test_nobody_asks_the_practice_carrier_for_numbers(carrier: PracticeCarrier) -> None:
    assert await carrier.port_out_wishes() == ()
    await carrier.answer_port_out("wish", None)


@pytest.mark.parametrize(
    ("number", "place"),
    [
        ("+12065550100", Place("US", LOCAL)),
        ("+18885550100", Place("US", TOLL_FREE)),
        ("+14165550100", Place("CA", LOCAL)),
        ("+17875550100", Place("PR", LOCAL)),
        ("+441632960001", Place("GB", LOCAL)),
        ("+448081570000", Place("GB", TOLL_FREE)),
        ("+35380000", Place("IE", LOCAL)),
        ("+3531800000000", Place("IE", TOLL_FREE)),
        ("+390612345678", Place("IT", LOCAL)),
        ("+1206555010", None),
        ("+120655501000", None),
        ("+11065550100", None),
        ("+18765550100", None),
        ("+33123456789", None),
    ],
)
async def test_a_number_tells_its_country_and_kind(number: str, place: Place | None) -> None:
    assert placed(number) == place


async def test_every_state_has_areas_with_cities() -> None:
    home = [area for area in areas().values() if area.country == "US"]
    assert len({area.state for area in home}) == 51
    assert all(area.cities for area in areas().values())
