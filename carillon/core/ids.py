"""Ids and secrets: the only source of randomness, passed in like the clock."""

import hashlib
import secrets
import uuid
from typing import Protocol


class Ids(Protocol):
    """Draws identifiers and secrets."""

    def uuid(self) -> str:
        """A version 4 UUID in lower case."""
        ...

    def digits(self, length: int) -> str:
        """Decimal digits; leading zeros are kept."""
        ...

    def letters(self, length: int) -> str:
        """Capital letters and digits, as in an access key id."""
        ...

    def secret(self, length: int = 43) -> str:
        """A URL-safe secret of `length` characters, 6 bits each."""
        ...


_KEY_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


class RandomIds:
    """Ids from the operating system's random source."""

    def uuid(self) -> str:
        return str(uuid.uuid4())

    def digits(self, length: int) -> str:
        return "".join(secrets.choice("0123456789") for _ in range(length))

    def letters(self, length: int) -> str:
        return "".join(secrets.choice(_KEY_ALPHABET) for _ in range(length))

    def secret(self, length: int = 43) -> str:
        return secrets.token_urlsafe(length)[:length]


def digest(secret: str) -> str:
    """What is stored of a random secret: SHA-256 in hexadecimal, which is enough where no pattern can be guessed."""
    return hashlib.sha256(secret.encode()).hexdigest()
