"""Numbers that are entered by hand: which of them can be, and why the others cannot."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from carillon.adapters.carrier import Ability, Place, placed
from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.features.numbers.model.countries import Product, ProductAbroad, TollFreeProduct, check_product
from carillon.features.numbers.model.inventory import TooManyNumbers

CALLS = frozenset({Ability.INBOUND_CALL, Ability.OUTBOUND_CALL})
"""What a number can do of which no carrier has told us more: texts need a carrier that we can ask."""
LONGEST_LINE = 64

_BETWEEN = re.compile(r"[\s().\-\u2010\u2011\u2013]+")
_TRUNK_ZERO = "(0)"
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")


class NumbersNotNew(Refusal):
    """Nothing was added: {count} of these phone numbers cannot be, {number} among them. Check them again."""

    kind = Kind.CONFLICT


class EntryVerdict(StrEnum):
    """`here` is in the inventory or the deletion queue of whoever gets the numbers, `taken` in somebody else's."""

    NEW = "new"
    HERE = "here"
    TAKEN = "taken"
    MALFORMED = "malformed"
    UNKNOWN_COUNTRY = "unknown-country"
    OTHER_COUNTRY = "other-country"
    UNSUITED = "unsuited"


@dataclass(frozen=True, slots=True)
class Entering:
    """What somebody has entered: one number on each line, all for one product and with the same calling name."""

    lines: Sequence[str]
    product: Product
    calling_name: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """One line; without a number where it is none, without a place where the country is not known here."""

    line: str
    verdict: EntryVerdict
    number: str = ""
    place: Place | None = None


class NumberWishes(Protocol):
    """Knows who has asked for numbers by a support request; answered by support."""

    async def wish(self, call: Call, request_id: str) -> tuple[str, str]:
        """The organisation that asks, and the country; only for whoever runs the installation."""
        ...

    async def provided(self, call: Call, request_id: str, numbers: Sequence[str], *, solved: bool) -> None:
        """Say to whoever asked which numbers they have now."""
        ...


def read(line: str) -> str:
    """The number on the line, like +442079460100; empty where it is none."""
    text = line.strip()
    number = _BETWEEN.sub("", text)
    return number if len(text) <= LONGEST_LINE and _TRUNK_ZERO not in text and _E164.fullmatch(number) else ""


def each_line_once(lines: Iterable[str], most: int) -> list[tuple[str, str]]:
    """Every line that says something, with its number; a number that was there before is left out."""
    found: dict[str, tuple[str, str]] = {}
    for line in lines:
        number = read(line)
        if line.strip():
            found.setdefault(number or line.strip(), (line.strip(), number))
    if not 1 <= len(found) <= most:
        raise TooManyNumbers(most=most)
    return list(found.values())


def judged(
    told: Sequence[tuple[str, str]], product: Product, country: str, organisation_id: str, owners: Mapping[str, str]
) -> list[Judged]:
    """What can be done with each; an empty country is any. `owners` are the organisations that have them."""
    return [_judged(line, number, product, country, organisation_id, owners.get(number)) for line, number in told]


def _judged(line: str, number: str, product: Product, country: str, organisation_id: str, owner: str | None) -> Judged:
    if not number:
        return Judged(line, EntryVerdict.MALFORMED)
    place = placed(number)
    if owner is not None:
        verdict = EntryVerdict.HERE if owner == organisation_id else EntryVerdict.TAKEN
    elif place is None:
        verdict = EntryVerdict.UNKNOWN_COUNTRY
    elif country not in ("", place.country):
        verdict = EntryVerdict.OTHER_COUNTRY
    else:
        verdict = EntryVerdict.NEW if _suits(product, place) else EntryVerdict.UNSUITED
    return Judged(line, verdict, number, place)


def _suits(product: Product, place: Place) -> bool:
    try:
        check_product(product, place)
    except (TollFreeProduct, ProductAbroad):
        return False
    return True
