"""The file of a backup: a compressed tar archive that ends with a manifest, which knows every file by its digest."""

import gzip
import os
import tarfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, Literal

import msgspec

from carillon.core.errors import Kind, Refusal

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database"
"""Where the database lies in the archive: SQLite's file, or a folder with PostgreSQL's tables."""

_CHUNK = 1 << 20
_BROKEN = (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, msgspec.DecodeError)


class BackupUnreadable(Refusal):
    """The backup {file} cannot be read: {reason}."""

    kind = Kind.NOT_FOUND


class BackupDamaged(Refusal):
    """{file} is no backup, or it is damaged; nothing was restored. Take another one."""

    kind = Kind.INVALID


class BackupTooNew(Refusal):
    """The backup {file} was made by Carillon {version}, in a form that this one does not know. Install that one."""

    kind = Kind.CONFLICT


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds, and what it takes to use it; `files` has the SHA-256 digest of each."""

    format: int
    carillon: str
    schema: str
    database: Literal["sqlite", "postgresql"]
    made_at: datetime
    files: dict[str, str] = field(default_factory=dict[str, str])


def pack(archive: IO[bytes], manifest: Manifest, sources: Sequence[tuple[str, Path]]) -> None:
    """Write the files under their names, then the manifest: an archive that was cut off has none."""
    with tarfile.open(fileobj=archive, mode="w:gz", compresslevel=6) as tar:
        for name, path in sources:
            with path.open("rb") as file:
                digesting = _Digesting(file)
                tar.addfile(_entry(name, os.fstat(file.fileno()).st_size), digesting)
                manifest.files[name] = digesting.digest.hexdigest()
        told = msgspec.json.format(msgspec.json.encode(manifest))
        tar.addfile(_entry(MANIFEST, len(told)), BytesIO(told))


def unpack(file: Path, into: Path) -> Manifest:
    """Everything in the archive, whole and as it was packed, or a refusal; `into` may hold pieces then."""
    try:
        with gzip.open(file) as raw, tarfile.open(fileobj=raw, mode="r|") as tar:
            found = {member.name: _extract(tar, member, into) for member in tar}
            while raw.read(_CHUNK):  # up to the checksum at the very end
                pass
        manifest = msgspec.json.decode((into / MANIFEST).read_bytes(), type=Manifest)
    except _BROKEN as error:
        raise BackupDamaged(file=str(file)) from error
    except OSError as error:
        raise _unreadable(file, error) from error
    del found[MANIFEST]
    if manifest.format > FORMAT:
        raise BackupTooNew(file=str(file), version=manifest.carillon)
    if found != manifest.files:
        raise BackupDamaged(file=str(file))
    (into / MANIFEST).unlink()
    return manifest


def private(file: Path) -> IO[bytes]:
    """A new file that nobody else may read, from its first moment on."""
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


class _Digesting:
    """A file that is read once, for the archive and for its digest."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self.digest.update(piece)
        return piece


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size = size
    entry.mode = 0o600
    return entry


def _extract(tar: tarfile.TarFile, member: tarfile.TarInfo, into: Path) -> str:
    """Write one file, for this user alone and never outside of the folder; answers its digest."""
    path = PurePosixPath(member.name)
    content = tar.extractfile(member) if member.isfile() else None
    if content is None or path.is_absolute() or ".." in path.parts:
        raise tarfile.ReadError(member.name)
    target = into / path
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digesting = _Digesting(content)
    with private(target) as file:
        while piece := digesting.read(_CHUNK):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return digesting.digest.hexdigest()


def _unreadable(file: Path, error: OSError) -> Refusal:
    if isinstance(error, FileNotFoundError) and error.filename != str(file):
        return BackupDamaged(file=str(file))  # it ends before its manifest
    return BackupUnreadable(file=str(file), reason=error.strerror or str(error))
