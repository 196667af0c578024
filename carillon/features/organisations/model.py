"""What an organisation is, how it may be named, and the refusals of its set-up."""

from dataclasses import dataclass
from datetime import datetime

from carillon.core.errors import Kind, Refusal

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
