"""Certificates that nobody but a test trusts."""

from datetime import timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from carillon.core.clock import SystemClock

NAME = "chime.example.com"


def new_certificate(folder: Path, days: int = 60) -> str:
    """A new pair in the folder, good for that many days, or over for as many; answers its serial number."""
    folder.mkdir(parents=True, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    names = x509.SubjectAlternativeName([x509.DNSName(NAME), x509.DNSName("localhost")])
    end = SystemClock().now() + timedelta(days=days)
    certificate = (
        x509.CertificateBuilder(issuer_name=name, subject_name=name, public_key=key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(end - timedelta(days=90))
        .not_valid_after(end)
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(Encoding.PEM)
    _put(folder / "key.pem", key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    _put(folder / "cert.pem", pem)
    return serial(pem)


def serial(pem: bytes) -> str:
    return f"{x509.load_pem_x509_certificate(pem).serial_number:x}"


def _put(file: Path, content: bytes) -> None:
    """All of it or nothing, as a renewal does."""
    draft = file.with_suffix(".draft")
    draft.write_bytes(content)
    draft.replace(file)
