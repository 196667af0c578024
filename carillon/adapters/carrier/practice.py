"""The practice carrier: numbers that are reserved for fiction, so that all but a real call can be tried."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from carillon.adapters.carrier import (
    Ability,
    Awaited,
    CarrierRefused,
    Firm,
    Granted,
    Mismatch,
    Porting,
    PortOutWish,
    Wanted,
)
from carillon.adapters.carrier.plan import TOLL_FREE_AREAS, Area, NumberType, areas, placed

_OFFERED = re.compile(r"\+1[0-9]{3}55501[0-9]{2}")
_ABROAD = re.compile(r"\+441632960[0-9]{3}")
"""Numbers of the United Kingdom that are kept free for drama; they are ported, and not offered."""
_LOCAL = frozenset(Ability)
_TOLL_FREE = frozenset({Ability.INBOUND_CALL, Ability.OUTBOUND_CALL})


class PracticeCarrier:
    """Offers 555-0100 to 555-0199 of every area code of North America, toll-free ones too, and ports the same.

    It keeps nothing: whoever orders a number remembers that it is taken.
    """

    async def search(self, wanted: Wanted, after: str | None, limit: int) -> Sequence[str]:
        offered = (f"+1{code}5550{line}" for code in sorted(_codes(wanted)) for line in range(100, 200))
        return list(islice((number for number in offered if after is None or number > after), limit))

    async def order(self, order_id: str, numbers: Sequence[str]) -> Mapping[str, Granted | CarrierRefused]:
        return {number: _answer(number) for number in numbers}

    async def release(self, number: str) -> None:
        """It is in nobody's books here."""

    async def port(self, porting: Porting) -> Firm | Mismatch | Awaited:
        """It plays the present carrier too, and commits to the wanted moment.

        In its file the account number of every customer is the billing telephone number without its country code; a
        letter with another one does not match. Where there is no account number, there is nothing to compare.
        """
        if strange := [number for number in porting.numbers if not _is_portable(number)]:
            raise CarrierRefused(reason=f"{strange[0]} is not a number for practice.")
        expected = porting.billing_number.removeprefix("+1")
        if porting.account_number and porting.account_number != expected:
            return Mismatch(f"The account number {porting.account_number} is not the one of {porting.billing_number}.")
        return Firm(porting.wanted_at)

    async def withdraw(self, order_id: str) -> None:
        """Nobody waits for anything here."""

    async def take_over(self, order_id: str, numbers: Sequence[str]) -> Mapping[str, Granted | CarrierRefused]:
        return {number: _taken_over(number) for number in numbers}

    async def port_out_wishes(self) -> Sequence[PortOutWish]:
        """No other carrier knows of it."""
        return ()

    async def answer_port_out(self, wish_id: str, refusal: str | None) -> None:
        """Nobody has asked."""


def _is_portable(number: str) -> bool:
    return (_OFFERED.fullmatch(number) or _ABROAD.fullmatch(number)) is not None and placed(number) is not None


def _taken_over(number: str) -> Granted | CarrierRefused:
    if not _is_portable(number):
        return CarrierRefused(reason=f"{number} is not a number for practice.")
    return Granted(_LOCAL) if _ABROAD.fullmatch(number) else _answer(number)


def _answer(number: str) -> Granted | CarrierRefused:
    place = placed(number) if _OFFERED.fullmatch(number) else None
    if place is None:
        return CarrierRefused(reason="the practice carrier offers 555-0100 to 555-0199 of each area code only.")
    return Granted(_TOLL_FREE if place.type is NumberType.TOLL_FREE else _LOCAL)


def _codes(wanted: Wanted) -> Iterator[str]:
    local = wanted.area_code or wanted.city or wanted.state
    if wanted.country == "US" and wanted.number_type is not NumberType.LOCAL and not local:
        yield from (code for code in TOLL_FREE_AREAS if wanted.toll_free_prefix in (None, code))
    if wanted.number_type is not NumberType.TOLL_FREE and wanted.toll_free_prefix is None:
        yield from (area.code for area in areas().values() if _fits(area, wanted))


def _fits(area: Area, wanted: Wanted) -> bool:
    cities = {city.casefold() for city in area.cities}
    return (
        area.country == wanted.country
        and wanted.area_code in (None, area.code)
        and (wanted.state is None or wanted.state.casefold() == area.state.casefold())
        and (wanted.city is None or wanted.city.casefold() in cities)
    )
