"""Messages in the Internet's own format (RFC 5322): composed for sending, read back for showing."""

import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parsedate_to_datetime

from carillon.adapters.mail import Letter, MailRefused, Message

_LINK = re.compile(r"https?://[^\s<>\"']+")
_AFTER_A_LINK = ".,;:!?)"
_LINE_BREAK = re.compile(r"[\r\n]")


def compose(message: Message, sender: str, now: datetime) -> EmailMessage:
    """The message with its headers; whatever would smuggle in a header or a second recipient is refused."""
    letter = EmailMessage(policy.SMTP)
    letter["From"] = sender
    letter["To"] = recipient(message.to)
    letter["Subject"] = _one_line(message.subject)
    letter["Date"] = format_datetime(now.astimezone(UTC))
    letter["Message-ID"] = f"<{_one_line(message.message_id)}@carillon>"
    letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: out-of-office robots stay silent
    letter.set_content(message.text)
    if message.html is not None:
        letter.add_alternative(message.html, subtype="html")
    if message.language:  # after the content, which takes headers of this name along into its first part
        letter["Content-Language"] = _one_line(message.language)
    return letter


def recipient(address: str) -> Address:
    """The address, when it is exactly one."""
    try:
        found = Address(addr_spec=address)
    except (MessageError, ValueError, IndexError) as error:
        raise MailRefused(reason=f"{address!r} is not an e-mail address.") from error
    if not found.domain or _LINE_BREAK.search(address):
        raise MailRefused(reason=f"{address!r} is not an e-mail address.")
    return found


def read(letter_id: str, content: bytes) -> Letter:
    """What a person sees of a composed message."""
    letter = message_from_bytes(content, policy=policy.default)
    text = _part(letter, "plain") or ""
    return Letter(
        id=letter_id,
        to=str(letter["To"]),
        subject=str(letter["Subject"]),
        sent_at=parsedate_to_datetime(str(letter["Date"])).astimezone(UTC),
        text=text,
        html=_part(letter, "html"),
        links=links_in(text),
        message_id=str(letter["Message-ID"]).strip("<>").removesuffix("@carillon"),
    )


def links_in(text: str) -> tuple[str, ...]:
    """The web addresses of a plain text, each once, in order."""
    return tuple(dict.fromkeys(link.rstrip(_AFTER_A_LINK) for link in _LINK.findall(text)))


def _part(letter: EmailMessage, subtype: str) -> str | None:
    part = letter.get_body((subtype,))
    return None if part is None else str(part.get_content()).replace("\r\n", "\n")


def _one_line(header: str) -> str:
    if _LINE_BREAK.search(header):
        raise MailRefused(reason="A header has more than one line.")
    return header
