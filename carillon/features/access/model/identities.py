"""Who may hold credentials: the root of an organisation and its IAM users."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from carillon.core.errors import Kind, Refusal

IdentityKind = Literal["root", "user"]

ROOT_RESET_LASTS = timedelta(hours=1)

_NAME = re.compile(r"[\w+=,.@-]{1,128}", re.ASCII)
_PATH = re.compile(r"/(?:[!-~]{0,509}/)?")

LONGEST_USER_NAME = 64


class UserNameInvalid(Refusal):
    """Name an IAM user with 1 to 64 letters, digits or any of _ + = , . @ -"""

    kind = Kind.INVALID


class NameInvalid(Refusal):
    """Name a {kind} with 1 to {longest} letters, digits or any of _ + = , . @ -"""

    kind = Kind.INVALID
    phrases = tuple({"kind": each} for each in ("device", "group", "policy", "role"))


class PathInvalid(Refusal):
    """A path begins and ends with / and holds up to 512 visible ASCII characters."""

    kind = Kind.INVALID


class LeftOver(StrEnum):
    """What a user still has, in the words of what to do about it; a user that has any of it is not deleted."""

    LOGIN = "take the console password away"
    KEYS = "delete access keys"
    DEVICES = "deactivate MFA devices"
    GROUPS = "remove users from group"
    ATTACHED = "detach all policies"
    INLINE = "delete policies"


class UserInUse(Refusal):
    """Cannot delete entity, must {first} first."""

    kind = Kind.CONFLICT
    phrases = tuple({"first": each.value} for each in LeftOver)


class TagsNotSupported(Refusal):
    """Tags are not supported: leave them out."""

    kind = Kind.INVALID


class UserExists(Refusal):
    """An IAM user with the name or e-mail address {name} exists already."""

    kind = Kind.CONFLICT


class UserUnnamed(Refusal):
    """Name a user: these credentials are temporary ones that are no user's."""

    kind = Kind.INVALID


class UserNotFound(Refusal):
    """The user with name {name} cannot be found."""

    kind = Kind.NOT_FOUND


class LoginProfileExists(Refusal):
    """Login Profile for user {name} already exists."""

    kind = Kind.CONFLICT


class LoginProfileNotFound(Refusal):
    """Login Profile for User {name} cannot be found."""

    kind = Kind.NOT_FOUND


class RootResetWrong(Refusal):
    """This link is not valid. Run "carillon root reset" and open the link that it prints."""

    kind = Kind.FORBIDDEN


class RootResetExpired(Refusal):
    """This link has expired. Run "carillon root reset" for a new one."""

    kind = Kind.GONE


@dataclass(frozen=True, slots=True)
class Root:
    """The first identity of an organisation; it may do everything."""

    organisation_id: str
    created_at: datetime
    name: str | None = None
    email: str | None = None

    @property
    def arn(self) -> str:
        return f"arn:aws:iam::{self.organisation_id}:root"


@dataclass(frozen=True, slots=True)
class IamUser:
    """An identity for one administrator or one program; it may do what its policies allow."""

    id: str
    organisation_id: str
    name: str
    created_at: datetime
    email: str | None = None
    path: str = "/"
    boundary_arn: str | None = None

    @property
    def arn(self) -> str:
        return f"arn:aws:iam::{self.organisation_id}:user{self.path}{self.name}"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a list says about a user beside its name: what it can come in with, and how much it is used."""

    groups: int = 0
    keys: int = 0
    devices: int = 0
    has_password: bool = False
    last_used_at: datetime | None = None
    """The latest use of any of the keys."""


@dataclass(frozen=True, slots=True)
class Credential:
    """What a console sign-in is checked against; without a password hash there is no way in."""

    organisation_id: str
    user_id: str | None  # None is root
    password_hash: str | None
    must_change: bool = False
    """Whoever gave the password wants it changed at the next sign-in."""


@dataclass(frozen=True, slots=True)
class LoginProfile:
    """That a user may sign in to the console with a password, and since when."""

    user_name: str
    created_at: datetime
    must_change: bool


def check_name(name: str) -> str:
    if len(name) > LONGEST_USER_NAME or not _NAME.fullmatch(name):
        raise UserNameInvalid
    return name


def named(kind: str, name: str, longest: int) -> str:
    """A name of something else than a user."""
    if len(name) > longest or not _NAME.fullmatch(name):
        raise NameInvalid(kind=kind, longest=longest)
    return name


def check_path(path: str) -> str:
    if not _PATH.fullmatch(path):
        raise PathInvalid
    return path


def folded(text: str) -> str:
    """Names and addresses are told apart without regard to case, as in AWS."""
    return text.strip().casefold()
