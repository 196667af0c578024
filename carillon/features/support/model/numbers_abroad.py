"""What a request for international numbers must say: all five or it is not taken (INTL-06)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from carillon.core.errors import Kind, Refusal

SUBJECT = "Provisioning International Numbers"
"""Written like this in every language (INTL-05)."""
LONGEST_NAME = 200
MOST_NUMBERS = 10_000

_COUNTRY = re.compile(r"[A-Z]{2}")


class ApplicantNameWrong(Refusal):
    """Name the individual or the business with 1 to {longest} characters."""

    kind = Kind.INVALID


class CountryWrong(Refusal):
    """{country} is not the two-letter code of a country."""

    kind = Kind.INVALID


class NumberOfNumbersWrong(Refusal):
    """Ask for 1 to {most} numbers."""

    kind = Kind.INVALID


class NumbersNotAsked(Refusal):
    """Support request {request_id} does not ask for international numbers."""

    kind = Kind.INVALID


class Applicant(StrEnum):
    INDIVIDUAL = "individual"
    BUSINESS = "business"


class NumberKind(StrEnum):
    LOCAL = "local"
    TOLL_FREE = "toll-free"


@dataclass(frozen=True, slots=True)
class NumbersAbroad:
    """Who wants how many numbers of which kind, and of which country."""

    applicant: Applicant
    name: str
    type: NumberKind
    country: str
    count: int

    def __post_init__(self) -> None:
        if not 1 <= len(self.name) <= LONGEST_NAME or not self.name.isprintable() or self.name != self.name.strip():
            raise ApplicantNameWrong(longest=LONGEST_NAME)
        if not _COUNTRY.fullmatch(self.country):
            raise CountryWrong(country=self.country)
        if not 1 <= self.count <= MOST_NUMBERS:
            raise NumberOfNumbersWrong(most=MOST_NUMBERS)
