"""Virus scanners: what they say of a file before anybody else opens it, and how that fails."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from carillon.core.errors import Kind, Refusal

LARGEST = 25 << 20
"""The size of the largest file that is handed to a scanner, which is what clamd takes where nobody told it more."""


class ScanUnavailable(Refusal):
    """The virus scanner does not answer now: {reason}"""

    kind = Kind.UNAVAILABLE


class TooLargeToScan(Refusal):
    """A file of more than {largest} bytes cannot be looked at by the virus scanner."""

    kind = Kind.UNPROCESSABLE


class Finding(StrEnum):
    """What is known of a file; `unscanned` where no scanner is configured."""

    CLEAN = "clean"
    INFECTED = "infected"
    UNSCANNED = "unscanned"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a scanner says; `name` is what it calls the virus."""

    finding: Finding
    name: str = ""


CLEAN = Verdict(Finding.CLEAN)
UNSCANNED = Verdict(Finding.UNSCANNED)


def infected(name: str) -> Verdict:
    return Verdict(Finding.INFECTED, name)


class Scanner(Protocol):
    """Looks for viruses. ScanUnavailable passes by itself, and says nothing about the file."""

    async def scan(self, body: bytes) -> Verdict:
        """What this file is."""
        ...

    async def check(self) -> None:
        """Nothing where a scan would be answered; ScanUnavailable where it would not."""
        ...

    def describe(self) -> str:
        """One sentence for the operator."""
        ...
