"""Temporary credentials: whose they are, how long they last, and what they never open."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from carillon.core.errors import Kind, Refusal
from carillon.features.access.model.documents import parse
from carillon.features.access.model.rights import Source

SHORTEST = timedelta(minutes=15)
USUAL = timedelta(hours=12)
LONGEST = timedelta(hours=36)
LONGEST_OF_ROOT = timedelta(hours=1)
LONGEST_CHAINED = timedelta(hours=1)
MOST_SESSION_POLICY = 2048
KEPT_AFTER_EXPIRY = timedelta(days=1)
"""So that a late caller is told that the credentials expired, not that they never were."""


class SessionKind(StrEnum):
    SESSION = "session"
    ROLE = "role"
    FEDERATED = "federated"


class DurationInvalid(Refusal):
    """The requested DurationSeconds must be between {least} and {most} seconds here."""

    kind = Kind.INVALID


class NotWithSession(Refusal):
    """Cannot call {operation} with session credentials"""

    kind = Kind.FORBIDDEN


class SessionPolicyTooLong(Refusal):
    """The session's policies are {percent} percent of what fits."""

    kind = Kind.LIMIT


class MfaWrong(Refusal):
    """MultiFactorAuthentication failed with invalid MFA one time pass code."""

    kind = Kind.FORBIDDEN


class MfaIncomplete(Refusal):
    """Give both SerialNumber and TokenCode, or neither."""

    kind = Kind.INVALID


@dataclass(frozen=True, slots=True)
class TemporaryKey:
    """An access key that expires; what it may do is looked up anew at every call."""

    id: str
    organisation_id: str
    kind: SessionKind
    user_id: str | None
    role_id: str | None
    name: str
    policies: tuple[str, ...] | None
    issued_at: datetime
    expires_at: datetime
    mfa_at: datetime | None
    token_digest: str = field(repr=False)
    sealed_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Granted:
    """Temporary credentials at the only moment when their secrets can be read."""

    id: str
    secret: str = field(repr=False)
    token: str = field(repr=False)
    expires_at: datetime
    arn: str
    principal_id: str
    packed_percent: int | None = None


def purpose_of(key_id: str) -> str:
    return f"temporary-key:{key_id}"


def check_duration(wanted: timedelta, most: timedelta) -> timedelta:
    if not SHORTEST <= wanted <= most:
        raise DurationInvalid(least=int(SHORTEST.total_seconds()), most=int(most.total_seconds()))
    return wanted


def packed(policies: tuple[str, ...] | None) -> int | None:
    """How much of the room for session policies is used, in percent."""
    if not policies:
        return None
    percent = round(sum(map(len, policies)) * 100 / MOST_SESSION_POLICY) or 1
    if percent > 100:
        raise SessionPolicyTooLong(percent=percent)
    return percent


def _limit(*actions: str) -> Source:
    listed = ", ".join(f'"{action}"' for action in actions)
    statement = f'{{"Effect": "Deny", "Action": [{listed}], "Resource": "*"}}'
    return Source("temporary credentials", "none", parse(f'{{"Version": "2012-10-17", "Statement": [{statement}]}}'))


_WITHOUT_MFA = (_limit("iam:*", "sts:GetSessionToken", "sts:GetFederationToken", "sts:GetAccessKeyInfo"),)
_WITH_MFA = (_limit("sts:GetSessionToken", "sts:GetFederationToken", "sts:GetAccessKeyInfo"),)
_FEDERATED = (_limit("iam:*", "sts:AssumeRole", "sts:Get*"),)


def limits(key: TemporaryKey) -> tuple[Source, ...]:
    """As in AWS: a session without second factor cannot change who may do what, a federated one never."""
    match key.kind:
        case SessionKind.ROLE:
            return ()
        case SessionKind.FEDERATED:
            return _FEDERATED
        case SessionKind.SESSION:
            return _WITHOUT_MFA if key.mfa_at is None else _WITH_MFA
