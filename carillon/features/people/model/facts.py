"""What happens to people that others must know, and the work that follows later."""

from dataclasses import dataclass
from typing import ClassVar

from carillon.core.events import Fact
from carillon.core.jobs import Job
from carillon.features.accounts import License


@dataclass(frozen=True, slots=True)
class UserRegistered(Fact):
    """Somebody has registered; in no account, when unmanaged."""

    user_id: str
    account_id: str | None


@dataclass(frozen=True, slots=True)
class UserMoved(Fact):
    """Somebody who was registered has come into an account, and so has left the former one (MIG-02)."""

    user_id: str
    from_account_id: str | None
    account_id: str


@dataclass(frozen=True, slots=True)
class TellOfLeaving(Job):
    """Mail it to root of the organisation whose account was left."""

    mails: ClassVar[bool] = True

    user_id: str
    from_account_id: str
    account_id: str


@dataclass(frozen=True, slots=True)
class UserRemoved(Fact):
    """Somebody has been taken out of a Team account and is unmanaged now (USR-31).

    Where that was because the whole organisation was deleted, their meetings are over, too (ACC-20).
    """

    user_id: str
    account_id: str
    with_organisation: bool = False


@dataclass(frozen=True, slots=True)
class UserSuspended(Fact):
    """Every session of the user ends (AMB-26)."""

    user_id: str
    account_id: str


@dataclass(frozen=True, slots=True)
class UserLeftWithDomain(Fact):
    """The domain of the user was removed: sessions end, meetings end, the number is free (DOM-23 to DOM-30)."""

    user_id: str
    account_id: str


@dataclass(frozen=True, slots=True)
class PurgeReleased(Job):
    """Delete those whose domain was removed 90 days ago (DOM-31)."""


@dataclass(frozen=True, slots=True)
class UserActivated(Fact):
    user_id: str
    account_id: str


@dataclass(frozen=True, slots=True)
class LicenseChanged(Fact):
    user_id: str
    license: License


@dataclass(frozen=True, slots=True)
class UserDeleted(Fact):
    """The user is gone with all data."""

    user_id: str
