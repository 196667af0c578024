"""Documents of a port-in: the link that lets an administrator hand them in, and what is known of each file."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from carillon.core.errors import Kind, Refusal
from carillon.core.jobs import Job
from carillon.features.numbers.model.countries import Paper

LINK_LASTS = timedelta(days=10)
LARGEST_FILE = 10_000_000
MOST_FILES = 40
LONGEST_NAME = 200

_BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
}
"""What a file is, by its first bytes: its name proves nothing."""


class UploadLinkUnknown(Refusal):
    """This upload link is not known here. Sign in to the organisation that it was made for, or ask for a new one."""

    kind = Kind.NOT_FOUND


class UploadLinkExpired(Refusal):
    """This upload link is no longer valid; it was good for ten days. Ask for a new one."""

    kind = Kind.GONE


class UploadLinkNeeded(Refusal):
    """Open the upload link that you were sent, then hand in the documents."""

    kind = Kind.FORBIDDEN


class FileTypeWrong(Refusal):
    """{name} is neither a PDF nor a picture (PNG, JPEG or TIFF)."""

    kind = Kind.INVALID


class FileNameWrong(Refusal):
    """A file needs a name of 1 to {longest} characters."""

    kind = Kind.INVALID


class FileInfected(Refusal):
    """{name} was not taken: the virus scanner found {virus} in it."""

    kind = Kind.UNPROCESSABLE


class PortInEnded(Refusal):
    """This port-in has ended and takes no documents."""

    kind = Kind.CONFLICT


class TooManyFiles(Refusal):
    """A port-in takes at most {most} files."""

    kind = Kind.LIMIT


class PaperNotAsked(Refusal):
    """This port-in does not ask for this document."""

    kind = Kind.INVALID


class DocumentNotFound(Refusal):
    """There is no document {document_id}."""

    kind = Kind.NOT_FOUND


class DocumentNotOpen(Refusal):
    """{name} cannot be opened: the virus scanner has not looked at it, or has found something."""

    kind = Kind.CONFLICT


class PapersMissing(Refusal):
    """Documents are missing: {papers}"""

    kind = Kind.CONFLICT


class FileState(StrEnum):
    """What is known of a file; `unscanned` where no scanner is configured."""

    WAITING = "waiting"
    CLEAN = "clean"
    INFECTED = "infected"
    UNSCANNED = "unscanned"


READABLE = frozenset({FileState.CLEAN, FileState.UNSCANNED})


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was handed in. `carrier` is the one that a letter of agency is for."""

    id: str
    port_in_id: str
    name: str
    paper: Paper
    carrier: str
    size: int
    content_type: str
    state: FileState
    added_at: datetime
    added_by: str
    virus: str = ""

    @property
    def key(self) -> str:
        return f"port-requests/{self.port_in_id}/{self.id}"


@dataclass(frozen=True, slots=True)
class UploadLink:
    """What is kept of a link: the digest of its secret, when it ends, and who has opened it."""

    digest: str
    expires_at: datetime
    openers: frozenset[str] = frozenset()

    def check(self, now: datetime) -> None:
        if now >= self.expires_at:
            raise UploadLinkExpired


def type_of(body: bytes, name: str) -> str:
    for beginning, kind in _BEGINNINGS.items():
        if body.startswith(beginning):
            return kind
    raise FileTypeWrong(name=name)


def clean_name(name: str) -> str:
    """The last part of a path, whatever the browser's system calls a path, without what no screen shows."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(sign for sign in last if sign.isprintable()).strip()
    if not 1 <= len(kept) <= LONGEST_NAME:
        raise FileNameWrong(longest=LONGEST_NAME)
    return kept


def missing(needed: Sequence[tuple[Paper, str]], documents: Collection[Document]) -> list[tuple[Paper, str]]:
    """What has not come, or cannot be opened yet."""
    there = {(each.paper, each.carrier) for each in documents if each.state in READABLE}
    return [each for each in needed if each not in there]


def check_complete(needed: Sequence[tuple[Paper, str]], documents: Collection[Document]) -> None:
    if lacking := missing(needed, documents):
        raise PapersMissing(papers="; ".join(named(each) for each in lacking))


def named(need: tuple[Paper, str]) -> str:
    paper, carrier = need
    return f"{paper} ({carrier})" if carrier else paper


@dataclass(frozen=True, slots=True)
class ScanDocument(Job):
    """Ask the virus scanner, until it answers: two weeks of hours."""

    attempts: ClassVar[int] = 340

    document_id: str


@dataclass(frozen=True, slots=True)
class TellInfected(Job):
    """Mail that a file which waited for the virus scanner did not pass."""

    mails: ClassVar[bool] = True

    document_id: str


@dataclass(frozen=True, slots=True)
class SendUploadLink(Job):
    """Mail the link that was made at this moment."""

    mails: ClassVar[bool] = True

    port_in_id: str
    expires_at: datetime
