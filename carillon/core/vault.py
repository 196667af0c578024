"""The vault: secrets that Carillon must be able to read again are kept encrypted, under a master key in a file."""

import os
import secrets
import stat
import tempfile
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from carillon.core.errors import Kind, Refusal
from carillon.core.sentences import sentence

_FORMAT = "1"
_NONCE = 12


class MasterKeyExposed(Refusal):
    """Others may read the master key {file}. Take that away: chmod 600 {file}"""

    kind = Kind.FORBIDDEN


class MasterKeyUnreadable(Refusal):
    """{file} is not a master-key file: {reason}. Restore it from a backup; without it stored secrets are lost."""

    kind = Kind.FAILURE


class SecretUnreadable(Refusal):
    """A stored secret cannot be read with the keys in {file}. Restore the file that belongs to this database."""

    kind = Kind.FAILURE


@dataclass(frozen=True, slots=True)
class MasterKey:
    """One 256-bit key; its id stands before everything that it encrypted."""

    id: str
    key: bytes = field(repr=False)


class Vault:
    """Encrypts with the newest key of the file and decrypts with any; sees when the file is changed.

    `purpose` says what a secret is and whose (`access-key:<id>`): it is bound to it and cannot be opened as another's.
    """

    def __init__(self, file: Path, keys: tuple[MasterKey, ...]) -> None:
        self._file = file
        self._keys = keys
        self._seen = _changed(file)

    @classmethod
    def open(cls, file: Path) -> "Vault":
        """The vault of this file, which is made when it is not there."""
        if not file.exists():
            _write(file, [_new_key()], only_new=True)
        return cls(file, _read(file))

    def encrypt(self, secret: str, purpose: str) -> str:
        newest = self._present()[-1]
        # Random nonces of 96 bits are safe for 2**32 secrets a key, far above what an installation keeps.
        nonce = os.urandom(_NONCE)
        sealed = nonce + AESGCM(newest.key).encrypt(nonce, secret.encode(), _bound(newest.id, purpose))
        return f"{_FORMAT}.{newest.id}.{_text(sealed)}"

    def decrypt(self, sealed: str, purpose: str) -> str:
        try:
            version, key_id, text = sealed.split(".")
            key = next(one.key for one in self._present() if one.id == key_id and version == _FORMAT)
            raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
            return AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], _bound(key_id, purpose)).decode()
        except (ValueError, StopIteration, InvalidTag) as error:
            raise SecretUnreadable(file=str(self._file)) from error

    def derive(self, purpose: str) -> bytes:
        """A key of its own for signing, the same in every process until the master key is changed."""
        newest = self._present()[-1]
        return HKDF(SHA256(), 32, salt=None, info=b"carillon " + purpose.encode()).derive(newest.key)

    def rotate(self) -> None:
        """Encrypt with a new key from now on; the old ones are kept, for what has not been encrypted anew yet."""
        _write(self._file, [*self._present(), _new_key()])

    def forget_old(self) -> None:
        """Drop all keys but the newest: only after everything was encrypted anew."""
        _write(self._file, [self._present()[-1]])

    def _present(self) -> tuple[MasterKey, ...]:
        # A running server must take a new key at once, or it would go on writing what the rotation then forgets.
        if (changed := _changed(self._file)) != self._seen:
            self._keys, self._seen = _read(self._file), changed
        return self._keys


def _new_key() -> MasterKey:
    return MasterKey(secrets.token_hex(4), AESGCM.generate_key(256))


def _bound(key_id: str, purpose: str) -> bytes:
    return f"carillon {_FORMAT} {key_id} {purpose}".encode()


def _changed(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_ino, found.st_mtime_ns


def _read(file: Path) -> tuple[MasterKey, ...]:
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise MasterKeyExposed(file=str(file))
    lines = [line.split() for line in file.read_text(encoding="ascii", errors="replace").splitlines() if line.strip()]
    try:
        keys = tuple(MasterKey(key_id, urlsafe_b64decode(text)) for key_id, text in lines)
    except ValueError as error:
        raise MasterKeyUnreadable(file=str(file), reason=sentence("a line is not an id and a key")) from error
    if not keys or any(len(one.key) != 32 for one in keys):
        raise MasterKeyUnreadable(file=str(file), reason=sentence("a key is missing or has the wrong length"))
    return keys


def _write(file: Path, keys: list[MasterKey], *, only_new: bool = False) -> None:
    """Replace the file in one go; with `only_new` the first of several processes wins."""
    lines = "".join(f"{one.id} {urlsafe_b64encode(one.key).decode()}\n" for one in keys)
    # mkstemp makes the file readable by its owner alone, before there is anything in it.
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".master-key-")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as opened:
            opened.write(lines)
            opened.flush()
            os.fsync(opened.fileno())
        if only_new:
            _link(draft, file)
        else:
            draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _link(draft: Path, file: Path) -> None:
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        return


def _text(sealed: bytes) -> str:
    return urlsafe_b64encode(sealed).rstrip(b"=").decode()
