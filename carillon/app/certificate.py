"""The server's certificate, read again when it was renewed, without a restart."""

import asyncio
import ssl
from datetime import datetime
from pathlib import Path

import structlog
from cryptography import x509

from carillon.core.errors import Refusal

log = structlog.get_logger(__name__)

LOOK_EVERY_SECONDS = 2.0


class CertificateUnusable(Refusal):
    """The certificate {certificate} with the key {key} cannot be used: {reason}."""


class Certificate:
    """A pair of PEM files and the TLS context made of them."""

    def __init__(self, certificate: Path, key: Path) -> None:
        self._certificate = certificate
        self._key = key
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._seen = self._read()

    async def watch(self) -> None:
        """New connections get the renewed certificate; a half-written pair leaves the old one in use."""
        while True:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            try:
                if self._changed_at() != self._seen:
                    self._seen = self._read()
                    log.info("certificate read again", file=str(self._certificate))
            except (Refusal, OSError) as error:
                log.warning("renewed certificate not usable yet", reason=str(error))

    def _read(self) -> tuple[int, int]:
        changed_at = self._changed_at_or_refuse()
        try:
            self.context.load_cert_chain(self._certificate, self._key)
        except (OSError, ssl.SSLError) as error:
            raise self._unusable(error) from error
        return changed_at

    def _changed_at_or_refuse(self) -> tuple[int, int]:
        try:
            return self._changed_at()
        except OSError as error:
            raise self._unusable(error) from error

    def _changed_at(self) -> tuple[int, int]:
        return self._certificate.stat().st_mtime_ns, self._key.stat().st_mtime_ns

    def _unusable(self, error: OSError) -> CertificateUnusable:
        reason = error.strerror or str(error)
        return CertificateUnusable(certificate=str(self._certificate), key=str(self._key), reason=reason)


def end_of(certificate: Path) -> datetime:
    """Until when a certificate in PEM form is valid; OSError or ValueError when it cannot be read."""
    return x509.load_pem_x509_certificate(certificate.read_bytes()).not_valid_after_utc
