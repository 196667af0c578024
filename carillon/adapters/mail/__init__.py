"""Mail going out: what a message is, who can carry it, and the two ways in which that fails."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from carillon.adapters.mail.messages import Message
from carillon.adapters.mail.paper import Link, write
from carillon.core.errors import Kind, Refusal
from carillon.core.sentences import Sentence


class MailUnavailable(Refusal):
    """Mail cannot be sent now: {reason}"""

    kind = Kind.UNAVAILABLE


class MailRefused(Refusal):
    """This message cannot be delivered: {reason}"""

    kind = Kind.UNPROCESSABLE


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it arrived, with the addresses that its text links to."""

    id: str
    to: str
    subject: str
    sent_at: datetime
    text: str
    html: str | None
    links: tuple[str, ...]
    message_id: str


class Mailer(Protocol):
    """Carries messages away."""

    async def send(self, message: Message) -> None:
        """Return when the next station has taken the message over; else MailUnavailable (try later) or MailRefused."""
        ...

    async def check(self) -> None:
        """MailUnavailable when `send` could not work at the moment; sends nothing."""
        ...

    def describe(self) -> Sentence:
        """One sentence for the operator: where messages go."""
        ...


@runtime_checkable
class Outbox(Protocol):
    """Shows the messages that stayed on this machine."""

    async def newest(self, limit: int) -> list[Letter]:
        """The latest letters, newest first."""
        ...


__all__ = ["Letter", "Link", "MailRefused", "MailUnavailable", "Mailer", "Message", "Outbox", "write"]
