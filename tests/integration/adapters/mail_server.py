"""A real mail server on loopback that keeps what it is handed, for tests."""

import asyncio
import ssl
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from types import SimpleNamespace

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from carillon.core.clock import SystemClock

USER, PASSWORD = "carillon", "a password of the mail server"


@dataclass
class Postbox:
    """What the server took over, and what it answers instead of taking when told to."""

    contents: list[bytes] = field(default_factory=list[bytes])
    to_recipient: str | None = None
    to_content: str | None = None

    async def recipient(self, _server: SMTP, _session: Session, to: Envelope, address: str, _options: list[str]) -> str:
        if self.to_recipient is None:
            to.rcpt_tos.append(address)
        return self.to_recipient or "250 OK"

    async def content(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.to_content is None:
            assert isinstance(envelope.content, bytes)
            self.contents.append(envelope.content)
        return self.to_content or "250 OK"


@asynccontextmanager
async def smtp_server(
    postbox: Postbox, *, tls: ssl.SSLContext | None = None, starttls: ssl.SSLContext | None = None, login: bool = False
) -> AsyncGenerator[int]:
    """The port of a running server."""
    handler = SimpleNamespace(handle_RCPT=postbox.recipient, handle_DATA=postbox.content)
    loop = asyncio.get_running_loop()

    def dialogue() -> SMTP:
        return SMTP(
            handler,
            loop=loop,
            hostname="localhost",
            tls_context=starttls,
            require_starttls=starttls is not None,
            auth_required=login,
            auth_require_tls=starttls is not None,
            authenticator=_authenticate,
        )

    server = await loop.create_server(dialogue, "127.0.0.1", 0, ssl=tls)
    async with server:
        yield server.sockets[0].getsockname()[1]


@asynccontextmanager
async def silent_server() -> AsyncGenerator[int]:
    """The port of a server that takes connections and never says a word."""
    server = await asyncio.get_running_loop().create_server(asyncio.Protocol, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


def _authenticate(_server: object, _session: object, _envelope: object, _mechanism: str, shown: object) -> AuthResult:
    expected = LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=shown == expected, handled=False)


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """A server's TLS context for 127.0.0.1 and the file that a client trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = SystemClock().now()
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    chain, secret = folder / "server.pem", folder / "server.key"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, secret)
    return context, chain
