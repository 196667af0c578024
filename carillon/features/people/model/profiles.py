"""A profile: what people say about themselves, and what stands against another e-mail address."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from carillon.core.errors import Kind, Refusal
from carillon.core.events import Fact
from carillon.core.letters import LANGUAGES
from carillon.features.people.model.invitations import ClaimedElsewhere, NotOfDomain

_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}")
LONGEST_ZONE = 64


class TimeZoneUnknown(Refusal):
    """{time_zone} is not a time zone."""

    kind = Kind.INVALID


class LanguageUnknown(Refusal):
    """Carillon does not speak the language {language}."""

    kind = Kind.INVALID


class SameEmail(Refusal):
    """This is the address that you have."""

    kind = Kind.INVALID


@dataclass(frozen=True, slots=True)
class Profile:
    """What somebody has chosen; None is for the browser to decide."""

    user_id: str
    time_zone: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ProfileChanged(Fact):
    """Somebody has another name or address; whoever shows them looks again."""

    user_id: str


def clean_time_zone(name: str | None) -> str | None:
    """A name of the IANA database; a machine without the database takes every name that looks like one."""
    if name is None:
        return None
    if len(name) > LONGEST_ZONE or not _ZONE.fullmatch(name) or (_zones() and name not in _zones()):
        raise TimeZoneUnknown(time_zone=name[:LONGEST_ZONE])
    return name


def clean_language(name: str | None) -> str | None:
    if name is not None and name not in LANGUAGES:
        raise LanguageUnknown(language=name[:16])
    return name


def check_domains(email: str, own: Collection[str], account_id: str | None, present: str, claimant: str | None) -> None:
    """Whether somebody with the address `present` may have `email`, which `claimant` has verified the domain of.

    `own` are the domains of an Enterprise account. Who belongs to it by one of them stays within them; who belongs
    to none of them, or to no such account, comes into a claimed domain by registering there and in no other way.
    """
    belongs = _domain(present) in own
    if belongs and _domain(email) not in own:
        raise NotOfDomain(email=email)
    if not belongs and claimant not in (None, account_id):
        raise ClaimedElsewhere(email=email)


def _domain(email: str) -> str:
    return email.rpartition("@")[2]


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
