"""An access key: an id that may be shown, a secret that is shown once."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from carillon.core.errors import Kind, Refusal

LASTING, TEMPORARY = "AKIA", "ASIA"
"""How ids begin."""
KEYS_PER_USER = 2
SECRET_LENGTH = 40
USE_NOTED_EVERY = timedelta(minutes=1)
"""A write for every call would cost more than the call."""


class TooManyAccessKeys(Refusal):
    """Cannot exceed quota for AccessKeysPerUser: {limit}"""

    kind = Kind.LIMIT


class AccessKeyNotFound(Refusal):
    """The Access Key with id {access_key_id} cannot be found."""

    kind = Kind.NOT_FOUND


class KeyStatus(StrEnum):
    ACTIVE = "Active"
    INACTIVE = "Inactive"


@dataclass(frozen=True, slots=True)
class Use:
    """When and for what a key was used last."""

    at: datetime
    service: str
    region: str


@dataclass(frozen=True, slots=True)
class AccessKey:
    id: str
    user_name: str | None  # None is root
    status: KeyStatus
    created_at: datetime
    last_used_at: datetime | None = None
    last_use: Use | None = None


def purpose(access_key_id: str) -> str:
    """What a sealed secret is bound to: moved to another key's row it cannot be opened."""
    return f"access-key:{access_key_id}"


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key at the only moment when its secret can be read."""

    id: str
    secret: str = field(repr=False)
    user_name: str | None
    created_at: datetime
