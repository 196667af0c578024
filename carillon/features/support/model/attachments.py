"""What is attached to a support request: how much, under which names, and whether it was looked at for viruses."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from carillon.core.errors import Kind, Refusal
from carillon.features.support.model.states import DeskSide

LARGEST = 10_000_000
MOST = 10
LONGEST_NAME = 200


class AttachmentNotFound(Refusal):
    """There is no attachment {attachment_id}."""

    kind = Kind.NOT_FOUND


class AttachmentEmpty(Refusal):
    """The file {name} is empty."""

    kind = Kind.INVALID


class AttachmentTooLarge(Refusal):
    """The file {name} is too large: attach files of up to 10 MB."""

    kind = Kind.INVALID


class AttachmentNameWrong(Refusal):
    """Give the file a name of 1 to {longest} characters, without / and \\."""

    kind = Kind.INVALID


class TooManyAttachments(Refusal):
    """A request has at most {most} attachments."""

    kind = Kind.LIMIT


class AttachmentInfected(Refusal):
    """The file {name} was not kept: the virus scanner found {found} in it."""

    kind = Kind.UNPROCESSABLE


@dataclass(frozen=True, slots=True)
class Attachment:
    id: str
    request_id: str
    name: str
    size: int
    scanned: bool
    """False where the installation has no scanner."""
    side: DeskSide
    author: str
    at: datetime

    @property
    def key(self) -> str:
        """Where its bytes are kept."""
        return f"support/{self.request_id}/{self.id}"


def check_file(name: str, size: int, there: int) -> str:
    """The clean name of a file that may be attached to a request that has so many."""
    clean = unicodedata.normalize("NFC", name).strip()
    if not 1 <= len(clean) <= LONGEST_NAME or not clean.isprintable() or set(clean) & set("/\\"):
        raise AttachmentNameWrong(longest=LONGEST_NAME)
    if there >= MOST:
        raise TooManyAttachments(most=MOST)
    if size == 0:
        raise AttachmentEmpty(name=clean)
    if size > LARGEST:
        raise AttachmentTooLarge(name=clean)
    return clean
