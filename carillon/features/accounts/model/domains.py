"""What a domain of an account is: claimed, shown to be the account's own by a TXT record, and given up again."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.core.events import Fact
from carillon.core.jobs import Job

LONGEST_DOMAIN = 253
RECORD = "_carillon-verify"
"""The label before a claimed domain under which its TXT record is looked for (AMB-08)."""
TOKEN_LENGTH = 43

CLAIM_LIFE = timedelta(days=30)
MOST_CLAIMS = 100
"""Claims of one account that wait: each is looked at for 30 days, so nobody may make others wait by thousands."""
EAGER_FOR = timedelta(hours=1)
EAGER_PAUSE = timedelta(minutes=5)
PAUSE = timedelta(hours=1)
KEPT_AFTER_REMOVAL = timedelta(days=90)
"""How long people of a removed domain are still listed (DOM-31)."""

MOST_SEEN = 5
LONGEST_SEEN = 100

_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


class DomainWrong(Refusal):
    """{domain} is not the name of a domain."""

    kind = Kind.INVALID


class DomainTaken(Refusal):
    """The domain {domain} belongs to another account."""

    kind = Kind.CONFLICT


class DomainOfAnother(DomainTaken):
    """The domain {domain} belongs to another organisation. You can have that reviewed."""


class TooManyClaims(Refusal):
    """An account claims at most {most} domains at a time. Wait for some of them, or give them up."""

    kind = Kind.UNPROCESSABLE


class DomainClaimed(Refusal):
    """The domain {domain} is claimed by this account already."""

    kind = Kind.CONFLICT


class DomainNotFound(Refusal):
    """This account has no domain {domain}."""

    kind = Kind.NOT_FOUND


class Finding(StrEnum):
    """What was seen when a claim was last looked at."""

    ABSENT = "absent"
    OTHER_VALUE = "other_value"
    UNREACHABLE = "unreachable"
    TAKEN = "taken"
    IN_REVIEW = "in_review"
    FITS = "fits"


@dataclass(frozen=True, slots=True)
class Domain:
    """An e-mail domain that an account has shown to be its own."""

    name: str
    verified_at: datetime


@dataclass(frozen=True, slots=True)
class Claim:
    """A domain that an account says is its own, until name servers show the token or 30 days are over."""

    account_id: str
    domain: str
    token: str
    created_at: datetime
    next_look_at: datetime
    looked_at: datetime | None = None
    finding: Finding | None = None
    seen: tuple[str, ...] = ()

    @property
    def record_name(self) -> str:
        return record_name(self.domain)

    @property
    def expires_at(self) -> datetime:
        return self.created_at + CLAIM_LIFE

    def is_over(self, now: datetime) -> bool:
        return now >= self.expires_at

    def judge(self, texts: Collection[str]) -> Finding:
        """What these TXT records say about the claim; beside the right one there may be others."""
        if not texts:
            return Finding.ABSENT
        return Finding.FITS if self.token in {text.strip() for text in texts} else Finding.OTHER_VALUE

    def hurried(self, now: datetime) -> "Claim":
        """To be looked at again a few minutes from now."""
        return replace(self, next_look_at=now + EAGER_PAUSE)

    def looked(self, now: datetime, finding: Finding, texts: Collection[str] = ()) -> "Claim":
        """After a look: what it found, and when the next one is due."""
        pause = EAGER_PAUSE if now - self.created_at < EAGER_FOR else PAUSE
        seen = tuple(text[:LONGEST_SEEN] for text in sorted(texts)[:MOST_SEEN])
        return replace(self, looked_at=now, next_look_at=now + pause, finding=finding, seen=seen)


class DomainImpact(Protocol):
    """A feature for which something changes when a domain comes to an account or leaves it."""

    async def of_verifying(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]:
        """How many would be concerned, by kind: `{"people": 3}`."""
        ...

    async def of_removing(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]: ...


@dataclass(frozen=True, slots=True)
class DomainImpacts:
    """All features that are asked before a domain is verified or removed."""

    features: tuple[DomainImpact, ...]


def clean_domain(text: str) -> str:
    """The domain in lower case; subdomains are domains of their own (DOM-06)."""
    name = text.strip().lower().removesuffix(".")
    labels = name.split(".")
    if len(name) > LONGEST_DOMAIN or len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        raise DomainWrong(domain=text)
    return name


def claimable(text: str) -> str:
    """The same for a claim: with the label before it, the name of the record must still be one."""
    name = clean_domain(text)
    if len(record_name(name)) > LONGEST_DOMAIN or name.rpartition(".")[2].isdigit():
        raise DomainWrong(domain=text)
    return name


def record_name(domain: str) -> str:
    return f"{RECORD}.{domain}"


def domain_of(email: str) -> str:
    return email.rpartition("@")[2].lower()


@dataclass(frozen=True, slots=True)
class LookForRecords(Job):
    """Look at all claims that are due."""


@dataclass(frozen=True, slots=True)
class DomainVerified(Fact):
    """People with an address of the domain now belong to the account."""

    account_id: str
    domain: str


@dataclass(frozen=True, slots=True)
class DomainRemoved(Fact):
    """People with an address of the domain, which was the account's, are released from it (AMB-05)."""

    account_id: str
    domain: str


@dataclass(frozen=True, slots=True)
class DomainTakenAway(Fact):
    """Whoever runs the installation has given the domain of an account to another organisation (AMB-08)."""

    review_id: str
    account_id: str
    domain: str
