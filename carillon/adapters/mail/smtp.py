"""Mail through an SMTP server, with STARTTLS, TLS from the start, or in the clear."""

import asyncio
import ssl
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

import aiosmtplib

from carillon.adapters.mail import MailRefused, MailUnavailable, Message
from carillon.adapters.mail.letters import compose
from carillon.core.clock import Clock
from carillon.core.sentences import Sentence, sentence


class Encryption(StrEnum):
    """How the way to the mail server is kept private."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where to hand messages in. `authorities` is a file of certificates to trust instead of the system's."""

    host: str
    port: int
    sender: str
    encryption: Encryption = Encryption.STARTTLS
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    authorities: Path | None = None
    timeout: timedelta = timedelta(seconds=20)


class SmtpMailer:
    """Opens a connection for each message; Carillon writes too few for keeping one open."""

    def __init__(self, server: SmtpServer, clock: Clock) -> None:
        self._server = server
        self._clock = clock

    async def send(self, message: Message) -> None:
        letter = compose(message, self._server.sender, self._clock.now())
        async with self._connected() as client:
            await client.send_message(letter)

    async def check(self) -> None:
        async with self._connected() as client:
            await client.noop()

    def describe(self) -> Sentence:
        if self._server.encryption is Encryption.NONE:
            return sentence("Mail goes to {server} with no encryption.", server=self._where)
        encryption = self._server.encryption.upper()
        return sentence("Mail goes to {server} with {encryption}.", server=self._where, encryption=encryption)

    @property
    def _where(self) -> str:
        return f"{self._server.host}:{self._server.port}"

    @asynccontextmanager
    async def _connected(self) -> AsyncGenerator[aiosmtplib.SMTP]:
        """One time limit for all of it: a server that answers one byte a second is as absent as a silent one."""
        with refusing(self._where):
            async with asyncio.timeout(self._server.timeout.total_seconds()), self._client() as client:
                yield client

    def _client(self) -> aiosmtplib.SMTP:
        server = self._server
        encrypted = server.encryption is not Encryption.NONE
        return aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            use_tls=server.encryption is Encryption.TLS,
            start_tls=server.encryption is Encryption.STARTTLS,
            tls_context=ssl.create_default_context(cafile=server.authorities) if encrypted else None,
            timeout=server.timeout.total_seconds(),
        )


@contextmanager
def refusing(where: str) -> Generator[None]:
    """Let no exception of aiosmtplib, of TLS or of the network out."""
    try:
        yield
    except (aiosmtplib.SMTPException, OSError, ValueError) as error:
        raise _refusal(where, error) from error


def _refusal(where: str, error: Exception) -> MailRefused | MailUnavailable:
    """What the server says about this very message is final; all the rest may be mended, and the message waits."""
    if _is_final(error):
        return MailRefused(reason=_words(error))
    return MailUnavailable(reason=sentence("{server}: {reason}", server=where, reason=_words(error)))


def _is_final(error: Exception) -> bool:
    match error:
        case aiosmtplib.SMTPRecipientsRefused():
            return all(_is_final(one) for one in error.recipients)
        case aiosmtplib.SMTPRecipientRefused() | aiosmtplib.SMTPDataError():
            return error.code >= 500
        case aiosmtplib.SMTPNotSupported():
            return True
        case _:
            return False


def _words(error: Exception) -> Sentence | str:
    match error:
        case aiosmtplib.SMTPRecipientsRefused():
            return "; ".join(str(_words(one)) for one in error.recipients)
        case aiosmtplib.SMTPResponseException():
            return f"{error.code} {error.message}"
        case TimeoutError():
            return sentence("The mail server does not answer in time.")
        case _:
            return str(error) or type(error).__name__
