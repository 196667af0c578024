"""Requests to addresses that customers name: who can carry them, and the ways in which that fails."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from carillon.core.errors import Kind, Refusal


class AddressFault(StrEnum):
    """What is wrong with an address, in words."""

    SCHEME = "it must begin with https://."
    MORE = "it must name neither a user nor a fragment."
    HOST = "it names no host."
    PORT = "its port is not one."
    UNREADABLE = "its host or port cannot be read."


class AddressWrong(Refusal):
    """This is not the address of an HTTPS endpoint: {reason}"""

    kind = Kind.INVALID
    phrases = tuple({"reason": each.value} for each in AddressFault)


class AddressForbidden(Refusal):
    """{host} leads to an address that is not a public one. Carillon does not call those."""

    kind = Kind.INVALID


class AuthoritiesUnusable(Refusal):
    """The certificates in {file} cannot be used: {reason}."""

    kind = Kind.INVALID


class Unreached(Refusal):
    """{host} could not be reached: {reason}"""

    kind = Kind.UNAVAILABLE


@dataclass(frozen=True, slots=True)
class Post:
    """A body on its way to an address; the address may be a secret of its owner's."""

    url: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    limit: timedelta


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; at most the first bytes of a long body."""

    status: int
    content_type: str
    body: bytes


class Outgoing(Protocol):
    """Carries requests to HTTPS endpoints in the public internet, and to no other place."""

    def check(self, url: str) -> None:
        """AddressWrong where no request could ever be sent there; asks nobody."""
        ...

    async def post(self, post: Post) -> Reply:
        """Whatever the endpoint answers, without following it anywhere; Unreached when there is no answer in time."""
        ...


__all__ = ["AddressForbidden", "AddressWrong", "AuthoritiesUnusable", "Outgoing", "Post", "Reply", "Unreached"]
