"""A message as it is handed to a mailer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one person. Its id stays the same when a job sends it again, so that doubles can be told."""

    to: str
    subject: str
    text: str
    html: str | None
    message_id: str
    language: str = ""
    """What it is written in, as a BCP 47 tag; nothing where that is not known."""
