"""A bundle of a client's diagnostic logs: what the client saw of itself, kept under a reference (SUP-06)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

import msgspec

from carillon.core.errors import Kind, Refusal
from carillon.core.jobs import Job

REFERENCE_LENGTH = 12
KEPT_FOR = timedelta(days=90)
A_DAY = timedelta(days=1)
MOST_A_DAY = 20
"""Of one person."""
LONGEST_CONTENT = 300_000
MOST_LINES = 200

Short = Annotated[str, msgspec.Meta(max_length=100)]
Line = Annotated[str, msgspec.Meta(max_length=500)]


class LogsWrong(Refusal):
    """These logs cannot be read: {detail}"""

    kind = Kind.INVALID


class BundleNotFound(Refusal):
    """There are no logs under {reference}. They are kept for {days} days."""

    kind = Kind.NOT_FOUND


class LogReferenceUnknown(Refusal):
    """Nobody of this organisation has sent logs with the reference {reference}."""

    kind = Kind.INVALID


class TooManyBundles(Refusal):
    """Logs can be sent {most} times a day. Use a reference that you have got already."""

    kind = Kind.LIMIT


@dataclass(frozen=True, slots=True)
class ClientError:
    """Something that went wrong in the client; never what somebody wrote."""

    at: datetime
    text: Line


@dataclass(frozen=True, slots=True)
class ConnectionState:
    """How the client's connection stood from this moment on."""

    at: datetime
    state: Short


@dataclass(frozen=True, slots=True)
class ClientLogs:
    """What a client tells of itself, and nothing else."""

    client_version: Short
    browser: Line
    language: Short
    zone: Short
    screen: Short
    errors: Annotated[tuple[ClientError, ...], msgspec.Meta(max_length=MOST_LINES)]
    connections: Annotated[tuple[ConnectionState, ...], msgspec.Meta(max_length=MOST_LINES)]


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it, as they were known then."""

    user_id: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """`content` is JSON; it has no message, nobody's name and no address of a meeting."""

    reference: str
    organisation_id: str
    sender: Sender
    made_at: datetime
    content: str

    def is_over(self, now: datetime) -> bool:
        return now >= self.made_at + KEPT_FOR


@dataclass(frozen=True, slots=True)
class ForgetOldBundles(Job):
    """Take away what is older than it is kept."""


def checked(content: str) -> str:
    """The logs as they are kept; what a client should not tell is left out."""
    if len(content) > LONGEST_CONTENT:
        raise LogsWrong(detail=f"they are longer than {LONGEST_CONTENT} characters")
    try:
        told = msgspec.json.decode(content, type=ClientLogs)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise LogsWrong(detail=str(error)) from error
    return msgspec.json.encode(told).decode()
