"""What can be enclosed with a request about the installation: shown first, sent only by choice."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from carillon.core.errors import Kind, Refusal

LONGEST_ENCLOSURE = 64_000


class EnclosureTooLong(Refusal):
    """The diagnostics "{part}" are longer than {longest} characters."""

    kind = Kind.INVALID


class EnclosedTwice(Refusal):
    """The diagnostics "{part}" are enclosed twice."""

    kind = Kind.INVALID


class DiagnosticPart(StrEnum):
    VERSIONS = "versions"
    CONFIGURATION = "configuration"
    FINDINGS = "findings"
    REFUSED_CALLS = "refused_calls"
    BROWSER = "browser"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One part, as it was shown to whoever enclosed it."""

    part: DiagnosticPart
    text: str


class Diagnosis(Protocol):
    """Tells about the installation that it runs in; answered by whoever puts it together."""

    def versions(self) -> str: ...

    def configuration(self) -> str:
        """What the operator has decided, without any secret."""
        ...

    async def findings(self) -> str:
        """What an examination of its parts finds."""
        ...


def checked(enclosures: tuple[Enclosure, ...]) -> tuple[Enclosure, ...]:
    seen: set[DiagnosticPart] = set()
    for each in enclosures:
        if each.part in seen:
            raise EnclosedTwice(part=each.part)
        if len(each.text) > LONGEST_ENCLOSURE:
            raise EnclosureTooLong(part=each.part, longest=LONGEST_ENCLOSURE)
        seen.add(each.part)
    return enclosures
