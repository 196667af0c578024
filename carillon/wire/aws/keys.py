"""Access keys as this door needs them; `app` answers the Protocol from the feature that keeps them."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from carillon.core.callers import Origin, Principal
from carillon.core.ids import digest
from carillon.wire.aws.errors import ExpiredToken, UnknownKey


@dataclass(frozen=True, slots=True)
class Key:
    """An active access key: what signatures are checked with, and whose it is."""

    access_key_id: str
    secret: str = field(repr=False)
    principal: Callable[[Origin], Principal]
    token_digest: str | None = None
    """Of the session token that must come with temporary credentials."""
    expires_at: datetime | None = None

    def check_token(self, token: str | None, now: datetime) -> None:
        """The token belongs to the key, and both are still good."""
        given = None if token is None else digest(token)
        if (given is None) != (self.token_digest is None) or not hmac.compare_digest(
            given or "", self.token_digest or ""
        ):
            raise UnknownKey
        if self.expires_at is not None and now >= self.expires_at:
            raise ExpiredToken


class Keys(Protocol):
    """Knows the access keys."""

    async def find(self, access_key_id: str) -> Key | None:
        """The active key of this id; None for an unknown or inactive one."""
        ...

    def used(self, access_key_id: str, service: str, region: str) -> None:
        """A request to this service was signed with it just now. Called for every request, so it only takes a note."""
        ...
