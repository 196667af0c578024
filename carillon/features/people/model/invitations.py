"""How people are invited into an account: one mail with one link, and what became of each address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from carillon.core.errors import Kind, Refusal
from carillon.core.jobs import Job
from carillon.features.people.model.users import User

INVITATION_LIFE = timedelta(days=30)
MOST_INVITED_AT_ONCE = 50
MOST_INVITED_BY_HAND = 500
"""The API's limit is for programs (AMB-23); this one keeps a pasted list from holding up everybody else."""
_BETWEEN_ADDRESSES = re.compile(r"[;,\s]+")


class NoAddresses(Refusal):
    """Give at least one e-mail address."""

    kind = Kind.INVALID


class ClaimedElsewhere(Refusal):
    """The address {email} belongs to another account, which has verified its domain."""

    kind = Kind.FORBIDDEN


class NotOfDomain(Refusal):
    """The address {email} is not of a domain of this Enterprise account."""

    kind = Kind.FORBIDDEN


class TeamOnly(Refusal):
    """Only into a Team account are people invited; people of an Enterprise account register with their address."""

    kind = Kind.FORBIDDEN


class AlreadyRegistered(Refusal):
    """{email} is registered already."""

    kind = Kind.CONFLICT


class LinkUnknown(Refusal):
    """This link is not complete. Open it again from the mail."""

    kind = Kind.NOT_FOUND


class LinkExpired(Refusal):
    """This link is no longer valid. Ask for a new one."""

    kind = Kind.GONE


class AnotherPerson(Refusal):
    """This invitation is for another address than the one signed in with."""

    kind = Kind.FORBIDDEN


@dataclass(frozen=True, slots=True)
class Invitation:
    """One mail with one link into one account, good for 30 days and for one use (AMB-23)."""

    id: str
    account_id: str
    user_id: str
    email: str
    created_at: datetime
    expires_at: datetime
    accepted_at: datetime | None = None
    withdrawn_at: datetime | None = None
    invited_by: str | None = None  # an ARN, or the operator

    def check_open(self, now: datetime) -> None:
        if self.accepted_at is not None or self.withdrawn_at is not None or now >= self.expires_at:
            raise LinkExpired


class InvitationState(StrEnum):
    """How an invitation stands that nobody has taken up."""

    PENDING = "pending"
    EXPIRED = "expired"
    FAILED = "failed"  # the mail server did not take the mail


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """The newest invitation of somebody who has not come yet."""

    invitation: Invitation
    state: InvitationState


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which open invitations a list shows: all conditions that are set must hold."""

    search: str = ""
    state: InvitationState | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What an open invitation offers to whoever follows its link."""

    invitation: Invitation
    account_name: str
    person: User | None  # who has registered with the invited address already


class Outcome(StrEnum):
    """What became of one address of an invitation."""

    INVITED = "invited"
    ALREADY_MEMBER = "already_member"
    INVALID = "invalid"
    CLAIMED_ELSEWHERE = "claimed_elsewhere"


@dataclass(frozen=True, slots=True)
class Invited:
    """The result for one address."""

    invite_id: str
    address: str
    outcome: Outcome
    message: str


@dataclass(frozen=True, slots=True)
class Site:
    """Where people find this installation; links in mails begin with `base_url`, which ends without a slash."""

    base_url: str


def addresses_in(text: str) -> list[str]:
    """What an administrator has typed, taken apart at `;`, commas and white space."""
    return [address for address in _BETWEEN_ADDRESSES.split(text) if address]


def merged(addresses: Sequence[str]) -> list[str]:
    """Every address once, in the order given, whatever its capitals."""
    once: dict[str, str] = {}
    for address in addresses:
        once.setdefault(address.strip().lower(), address.strip())
    return list(once.values())


@dataclass(frozen=True, slots=True)
class SendInvitation(Job):
    """The mail with the link."""

    mails: ClassVar[bool] = True

    invitation_id: str
    language: str = ""
    """Of whoever caused the letter, for readers who have chosen none."""
