"""Name servers: what they are asked about domains, and how that fails."""

from typing import Protocol

from carillon.core.errors import Kind, Refusal


class NamesUnreachable(Refusal):
    """The name servers gave no answer about {name}: {reason}"""

    kind = Kind.UNAVAILABLE


class Names(Protocol):
    """Answers what the domain name system says about a name."""

    async def texts(self, name: str) -> tuple[str, ...]:
        """The TXT records of the name, each as one text; none where there is no such name."""
        ...
