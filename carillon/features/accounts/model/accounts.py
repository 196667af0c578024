"""What a Chime account is: its name, type, licences and settings, and the rules about them."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.core.events import Fact
from carillon.features.accounts.model.domains import Domain
from carillon.features.accounts.model.settings import AT_FIRST, Settings

LONGEST_NAME = 100
LONGEST_GROUP = 256
MOST_GROUPS = 100

_UNPRINTED = ("Cc", "Cs", "Zl", "Zp")


class AccountNotFound(Refusal):
    """There is no account {account_id}."""

    kind = Kind.NOT_FOUND


class AccountNameWrong(Refusal):
    """Give the account a name of 1 to {longest} characters, without line breaks."""

    kind = Kind.INVALID


class OnlyInEnterprise(Refusal):
    """Only an Enterprise account has this, and {account_id} is a Team account."""

    kind = Kind.FORBIDDEN


class LicenseNotSupported(Refusal):
    """The permission {license} cannot be given. Choose Pro or Basic."""

    kind = Kind.INVALID


class GroupWrong(Refusal):
    """Give each group a name of 1 to {longest} characters, without line breaks or space around it."""

    kind = Kind.INVALID


class GroupUnknown(Refusal):
    """{group} is not a sign-in delegate group of this account."""

    kind = Kind.NOT_FOUND


class TooManyGroups(Refusal):
    """An account has at most {most} sign-in delegate groups."""

    kind = Kind.INVALID


class AccountHasUsers(Refusal):
    """There are still users in the account ({count}). Remove all of them first."""

    kind = Kind.UNPROCESSABLE


class AccountHasDomains(Refusal):
    """There are still domains of the account ({count}). Remove all of them first."""

    kind = Kind.UNPROCESSABLE


class License(StrEnum):
    """What a person may do: Pro hosts meetings, Basic attends, ProTrial is Pro for the first 30 days."""

    BASIC = "Basic"
    PRO = "Pro"
    PRO_TRIAL = "ProTrial"


SUPPORTED_LICENSES = (License.BASIC, License.PRO)


class AccountType(StrEnum):
    """Team people are invited; Enterprise people belong to the account by the domain of their address."""

    TEAM = "Team"
    ENTERPRISE = "Enterprise"


@dataclass(frozen=True, slots=True)
class Account:
    """An account of an organisation; `enterprise_since` is when its first domain was ever verified (AMB-01).

    `delegate_groups` are groups of the directory whose members may sign in for others.
    """

    id: str
    organisation_id: str
    name: str
    created_at: datetime
    default_license: License = License.PRO
    enterprise_since: datetime | None = None
    settings: Settings = AT_FIRST
    domains: tuple[Domain, ...] = ()
    delegate_groups: tuple[str, ...] = ()

    @property
    def type(self) -> AccountType:
        return AccountType.TEAM if self.enterprise_since is None else AccountType.ENTERPRISE

    @property
    def status(self) -> str:
        return "Active"

    @property
    def is_team(self) -> bool:
        return self.type is AccountType.TEAM


@dataclass(frozen=True, slots=True)
class Filter:
    """Which accounts a list shows: all conditions that are set must hold."""

    organisation_id: str | None = None
    name_starts: str = ""
    name_has: str = ""
    account_id: str | None = None


@dataclass(frozen=True, slots=True)
class Deletion:
    """What deleting an account would do, and what stands against it."""

    obstacles: tuple[Refusal, ...]
    counts: Mapping[str, int]

    @property
    def possible(self) -> bool:
        return not self.obstacles


class Roster(Protocol):
    """Knows who is in which account; answered by the people."""

    async def head_counts(self, call: Call, account_ids: Collection[str]) -> Mapping[str, int]:
        """How many users each of the accounts has; an account without users may be left out."""
        ...

    async def account_of(self, call: Call, email: str) -> str | None:
        """The account that the user with this address is in."""
        ...


class DeletionImpact(Protocol):
    """A feature that keeps something in accounts, asked before one is deleted."""

    async def obstacles(self, call: Call, account: Account) -> Sequence[Refusal]:
        """What must be done first; nothing when this feature has nothing against it."""
        ...

    async def counts(self, call: Call, account: Account) -> Mapping[str, int]:
        """How much would be deleted, by kind: `{"rooms": 3}`."""
        ...


@dataclass(frozen=True, slots=True)
class DeletionImpacts:
    """All features that are asked before an account is deleted."""

    features: tuple[DeletionImpact, ...]


def enterprise(account: Account) -> Account:
    """The account, which must be an Enterprise account."""
    if account.is_team:
        raise OnlyInEnterprise(account_id=account.id)
    return account


def clean_name(text: str) -> str:
    """The name as it is kept: without space around it (AMB-02)."""
    name = text.strip()
    if not 1 <= len(name) <= LONGEST_NAME or any(unicodedata.category(c) in _UNPRINTED for c in name):
        raise AccountNameWrong(longest=LONGEST_NAME)
    return name


def with_groups(present: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    """The groups with those that are not there yet, in the order in which they came."""
    for name in more:
        if not name or name != name.strip() or len(name) > LONGEST_GROUP or not name.isprintable():
            raise GroupWrong(longest=LONGEST_GROUP)
    groups = tuple(dict.fromkeys((*present, *more)))
    if len(groups) > MOST_GROUPS:
        raise TooManyGroups(most=MOST_GROUPS)
    return groups


def without_groups(present: Sequence[str], gone: Sequence[str]) -> tuple[str, ...]:
    """The groups without these, each of which must be there."""
    for name in gone:
        if name not in present:
            raise GroupUnknown(group=name)
    return tuple(name for name in present if name not in gone)


def supported(license_name: str) -> License:
    """The licence of this name, if an administrator may give it."""
    for each in SUPPORTED_LICENSES:
        if each == license_name:
            return each
    raise LicenseNotSupported(license=license_name)


@dataclass(frozen=True, slots=True)
class AccountDeleted(Fact):
    """Whatever still belongs to the account goes with it; the content of a Team is its people's and stays (ACC-28)."""

    account_id: str
    was_team: bool = True
