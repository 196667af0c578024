"""The numbering plans: in which country a number is, and whether it is local or toll-free."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

TOLL_FREE_AREAS = ("800", "833", "844", "855", "866", "877", "888")
"""Of North America; they count as numbers of the United States."""

_NORTH_AMERICAN = re.compile(r"\+1([2-9][0-9]{2})[2-9][0-9]{6}")
_CALLING_CODES = {
    "+39": "IT",
    "+41": "CH",
    "+43": "AT",
    "+44": "GB",
    "+45": "DK",
    "+46": "SE",
    "+49": "DE",
    "+61": "AU",
    "+64": "NZ",
    "+82": "KR",
    "+234": "NG",
    "+353": "IE",
    "+358": "FI",
}
_TOLL_FREE_PREFIXES = {
    "AT": ("800",),
    "AU": ("1800",),
    "CH": ("800",),
    "DE": ("800",),
    "DK": ("80",),
    "FI": ("800",),
    "GB": ("800", "808"),
    "IE": ("1800",),
    "IT": ("800", "803"),
    "KR": ("80",),
    "NG": ("800",),
    "NZ": ("508", "800"),
    "SE": ("20",),
}


class NumberType(StrEnum):
    LOCAL = "Local"
    TOLL_FREE = "TollFree"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number belongs; the country in two letters (ISO 3166)."""

    country: str
    type: NumberType


@dataclass(frozen=True, slots=True)
class Area:
    """An area code of North America."""

    code: str
    country: str
    state: str
    cities: tuple[str, ...]


def placed(number: str) -> Place | None:
    """The place of a number like +12065550100; None for countries and areas that we do not know."""
    if number.startswith("+1"):
        return _in_north_america(number)
    code = next((code for code in _CALLING_CODES if number.startswith(code)), None)
    if code is None:
        return None
    country = _CALLING_CODES[code]
    is_free = number.removeprefix(code).startswith(_TOLL_FREE_PREFIXES[country])
    return Place(country, NumberType.TOLL_FREE if is_free else NumberType.LOCAL)


def _in_north_america(number: str) -> Place | None:
    found = _NORTH_AMERICAN.fullmatch(number)
    if found is None:
        return None
    if found[1] in TOLL_FREE_AREAS:
        return Place("US", NumberType.TOLL_FREE)
    area = areas().get(found[1])
    return None if area is None else Place(area.country, NumberType.LOCAL)


@cache
def areas() -> Mapping[str, Area]:
    """The geographic area codes of the United States, Canada and Puerto Rico."""
    text = (files("carillon.adapters.carrier") / "areas.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    found = [
        Area(row["code"], row["country"], row["state"], tuple(filter(None, row["cities"].split(";")))) for row in rows
    ]
    return MappingProxyType({area.code: area for area in found})
