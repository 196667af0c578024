"""Who a user is: registered or only invited, with a licence and a personal PIN, in an account or in none."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.features.accounts import DomainWrong, License, clean_domain

TRIAL = timedelta(days=30)
MOST_UPDATED_AT_ONCE = 20
MOST_AT_ONCE = 50
MOST_CONTACTS = 50
LONGEST_EMAIL = 254
LONGEST_NAME = 100
PIN_LENGTH = 10
_LOCAL_PART = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*")


class UserNotFound(Refusal):
    """There is no user {user_id} in this account."""

    kind = Kind.NOT_FOUND


class EmailWrong(Refusal):
    """{email} is not an e-mail address."""

    kind = Kind.INVALID


class EmailMissing(Refusal):
    """Give the e-mail address of the user."""

    kind = Kind.INVALID


class EmailTaken(Refusal):
    """Somebody with the address {email} is here already."""

    kind = Kind.CONFLICT


class NameWrong(Refusal):
    """Give a name of 1 to {longest} characters."""

    kind = Kind.INVALID


class EnterpriseOnly(Refusal):
    """Users of a Team account are not suspended or activated. Remove them, or invite them again."""

    kind = Kind.FORBIDDEN


class BelongsByDomain(Refusal):
    """{email} belongs to the account by its domain and cannot be removed. Suspend the user instead."""

    kind = Kind.FORBIDDEN


class UserReleased(Refusal):
    """{email} was released with the removed domain. Nothing can be changed until the user is deleted."""

    kind = Kind.FORBIDDEN


class NotRegistered(Refusal):
    """{email} has not registered yet."""

    kind = Kind.INVALID


class OnlyTheLicense(Refusal):
    """Of a user, only the license can be changed here."""

    kind = Kind.INVALID


class TooManyUsers(Refusal):
    """Do this for at most {most} users at a time."""

    kind = Kind.INVALID


class UserType(StrEnum):
    PRIVATE_USER = "PrivateUser"
    SHARED_DEVICE = "SharedDevice"


class Registration(StrEnum):
    """How far somebody has come; an Unregistered one is only a place kept in one account.

    A Released one was Registered when the domain of their address was removed from the account (AMB-05).
    """

    UNREGISTERED = "Unregistered"
    REGISTERED = "Registered"
    SUSPENDED = "Suspended"
    RELEASED = "Released"


class InvitationStatus(StrEnum):
    PENDING = "Pending"
    ACCEPTED = "Accepted"
    FAILED = "Failed"


class Privacy(StrEnum):
    """Who sees when somebody is there."""

    PUBLIC = "Public"
    PRIVATE = "Private"


@dataclass(frozen=True, slots=True)
class User:
    """Somebody in an account, or without one and then unmanaged.

    The same address may be kept a place for in several accounts, but only one person has registered with it.
    """

    id: str
    account_id: str | None
    email: str
    created_at: datetime
    display_name: str | None = None
    user_type: UserType = UserType.PRIVATE_USER
    registration: Registration = Registration.UNREGISTERED
    license: License = License.PRO
    trial_ends_at: datetime | None = None
    invited_at: datetime | None = None
    invitation_status: InvitationStatus | None = None
    joined_at: datetime | None = None
    personal_pin: str | None = None
    privacy: Privacy = Privacy.PUBLIC
    last_active_at: datetime | None = None
    released_at: datetime | None = None  # with their domain; nothing brings them back
    moved_in_at: datetime | None = None  # taken over from elsewhere, with what was known of them there

    @property
    def is_released(self) -> bool:
        return self.released_at is not None

    @property
    def is_known(self) -> bool:
        """Has registered at some time, and so is a person with data and not a kept place."""
        return self.registration is not Registration.UNREGISTERED

    @property
    def is_person(self) -> bool:
        """Whether their data is their own, and not a device's of the account or nobody's yet."""
        return self.is_known and self.user_type is UserType.PRIVATE_USER

    @property
    def may_sign_in(self) -> bool:
        return self.registration is Registration.REGISTERED and self.user_type is UserType.PRIVATE_USER

    def license_at(self, now: datetime) -> License:
        """After the trial, Basic (AMB-24)."""
        trial_is_over = self.trial_ends_at is not None and now >= self.trial_ends_at
        return License.BASIC if self.license is License.PRO_TRIAL and trial_is_over else self.license


@dataclass(frozen=True, slots=True)
class Card:
    """What people see of each other; a deleted person's is empty."""

    user_id: str
    display_name: str
    email: str
    account_id: str | None


class PhoneBook(Protocol):
    """Knows who has which phone number; answered by the numbers."""

    async def numbers(self, call: Call, account_id: str, user_ids: Collection[str]) -> Mapping[str, str]:
        """The number of each of these users who has one in the account (USR-22)."""
        ...


def clean_email(text: str) -> str:
    """The address in lower case, in which two spellings of it are the same."""
    email = text.strip().lower()
    local, _, domain = email.rpartition("@")
    if len(email) > LONGEST_EMAIL or len(local) > 64 or not _LOCAL_PART.fullmatch(local):
        raise EmailWrong(email=text)
    try:
        clean_domain(domain)
    except DomainWrong as error:
        raise EmailWrong(email=text) from error
    return email


def clean_display_name(text: str) -> str:
    name = " ".join(text.split())
    if not 1 <= len(name) <= LONGEST_NAME or any(ord(character) < 32 for character in name):
        raise NameWrong(longest=LONGEST_NAME)
    return name
