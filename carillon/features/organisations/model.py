"""What an organisation is, how it may be named, the refusals of its set-up, and what its end is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.core.events import Fact

LONGEST_NAME = 100
FIRST_NAME = "Carillon"
"""Stands until the set-up asks for a better one."""


class OrganisationNotFound(Refusal):
    """No organisation has the id {organisation_id}."""

    kind = Kind.NOT_FOUND


class OrganisationNameInvalid(Refusal):
    """Name the organisation with 1 to {longest} characters."""

    kind = Kind.INVALID


class OperatorOnly(Refusal):
    """Only the organisation that runs this installation can do this."""

    kind = Kind.FORBIDDEN


class SetupSecretWrong(Refusal):
    """This set-up link is not valid. Open the link that Carillon printed when it was started last."""

    kind = Kind.FORBIDDEN


class SetupDone(Refusal):
    """Carillon is already set up. Sign in to the console instead."""

    kind = Kind.GONE


class NameNotRepeated(Refusal):
    """The name of the organisation is another: nothing was deleted."""

    kind = Kind.INVALID


@dataclass(frozen=True, slots=True)
class Organisation:
    id: str
    name: str
    created_at: datetime
    set_up_at: datetime | None

    @property
    def is_set_up(self) -> bool:
        return self.set_up_at is not None


def clean_name(text: str) -> str:
    name = " ".join(text.split())
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        raise OrganisationNameInvalid(longest=LONGEST_NAME)
    return name


def check_repeated(organisation: Organisation, name: str) -> None:
    """Whoever ends an organisation repeats its name; the space around it is not counted."""
    if " ".join(name.split()) != organisation.name:
        raise NameNotRepeated


class OrganisationImpact(Protocol):
    """A feature that keeps something of organisations, asked before one is deleted."""

    async def counts(self, call: Call, organisation_id: str) -> Mapping[str, int]:
        """How much would end with the organisation, by kind: `{"accounts": 3}`."""
        ...


@dataclass(frozen=True, slots=True)
class OrganisationImpacts:
    """All features that are asked; what a later one says of a kind stands for what an earlier one did."""

    features: tuple[OrganisationImpact, ...]


class Identities(Protocol):
    """Knows who may act for an organisation; answered by access."""

    async def end(self, call: Call, organisation_id: str) -> None:
        """Root, users, groups, roles and all their keys are gone with this transaction."""
        ...


@dataclass(frozen=True, slots=True)
class OrganisationDeleted(Fact):
    """The organisation is gone, and nobody acts for it any more; each feature takes away what it kept of it."""

    organisation_id: str
