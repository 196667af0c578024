"""Page tokens: opaque, signed, and good only for the caller, operation and filters that they were given to."""

import base64
import hashlib
import hmac

import msgspec

from carillon.core.callers import Caller, principal
from carillon.core.errors import Kind, Refusal

_SEAL = 16


class ForeignToken(Refusal):
    """The NextToken is not one that was given out for this request."""

    kind = Kind.INVALID


class PageTokens:
    """Hands tokens out and takes them back; `secret` is the installation's own, so tokens survive a restart.

    `filters` is anything that msgspec can write: whatever decides which entries the pages list.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = hashlib.sha256(b"page tokens\0" + secret).digest()

    def give(self, caller: Caller, operation: str, filters: object, cursor: str | None) -> str | None:
        """None after the last page."""
        if cursor is None:
            return None
        payload = cursor.encode()
        return _text(self._seal(caller, operation, filters, payload) + payload)

    def take(self, caller: Caller, operation: str, filters: object, token: str | None) -> str | None:
        """Where the page starts; None without a token, which is the first page."""
        if not token:
            return None
        try:
            sealed = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        except ValueError as error:
            raise ForeignToken from error
        seal, payload = sealed[:_SEAL], sealed[_SEAL:]
        genuine = hmac.compare_digest(seal, self._seal(caller, operation, filters, payload))
        if not genuine or _text(sealed) != token:  # Base64 has several spellings of the same bytes.
            raise ForeignToken
        return payload.decode()

    def _seal(self, caller: Caller, operation: str, filters: object, payload: bytes) -> bytes:
        who = principal(caller)
        bound = msgspec.json.encode([who.organisation_id, who.principal_id, operation, filters], order="sorted")
        return hmac.digest(self._secret, bound + b"\0" + payload, "sha256")[:_SEAL]


def _text(sealed: bytes) -> str:
    return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()
