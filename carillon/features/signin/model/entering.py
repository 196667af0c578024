"""The ways in which entering is refused, and the jobs that bring letters about it."""

from dataclasses import dataclass
from typing import ClassVar

from carillon.core.errors import Kind, Refusal
from carillon.core.jobs import Job


class SignInFailed(Refusal):
    """The name or the password is not right."""

    kind = Kind.UNAUTHENTICATED


class MfaCodeRequired(Refusal):
    """Enter the code that your MFA device shows."""

    kind = Kind.UNAUTHENTICATED


class MfaCodeWrong(Refusal):
    """This code is not right, or it was used already. Wait for the next one."""

    kind = Kind.UNAUTHENTICATED


class PasswordChangeRequired(Refusal):
    """Choose a new password to sign in."""

    kind = Kind.UNAUTHENTICATED


class UserSuspended(Refusal):
    """Your administrator has suspended your profile. Ask them to activate it."""

    kind = Kind.FORBIDDEN


@dataclass(frozen=True, slots=True)
class SendSignUp(Job):
    """Answer a wish to sign up, by mail alone, so that nobody learns at the door whose address is known."""

    mails: ClassVar[bool] = True

    email: str
    letter_id: str
    language: str = ""
    """Of whoever caused the letter, for readers who have chosen none."""


@dataclass(frozen=True, slots=True)
class SendOwnerConfirmation(Job):
    """Tell the owner, once, that the set-up is done and where the organisation's own page is (PRE-04)."""

    mails: ClassVar[bool] = True

    email: str
    organisation_name: str
    address: str
    letter_id: str
    language: str = ""
    """Of whoever caused the letter, for readers who have chosen none."""


@dataclass(frozen=True, slots=True)
class SendConsoleAddress(Job):
    """Tell a new administrative user where to sign in, never with which password (PRE-06)."""

    mails: ClassVar[bool] = True

    email: str
    user_name: str
    letter_id: str
    language: str = ""
    """Of whoever caused the letter, for readers who have chosen none."""


@dataclass(frozen=True, slots=True)
class SendReset(Job):
    """Answer a forgotten password, by mail alone, for the same reason."""

    mails: ClassVar[bool] = True

    email: str
    letter_id: str
    language: str = ""
    """Of whoever caused the letter, for readers who have chosen none."""


@dataclass(frozen=True, slots=True)
class SendPasswordChanged(Job):
    """Tell a person that the password was changed, and whether a change of the address ended with it."""

    mails: ClassVar[bool] = True

    user_id: str
    letter_id: str
    ended_change: bool = False
    language: str = ""
    """Of whoever caused the letter, for readers who have chosen none."""


@dataclass(frozen=True, slots=True)
class Tidy(Job):
    """Remove what has expired: sessions, links, and attempts that nobody counts any more."""
