"""The chain: every sealed entry carries a digest of itself and of all before it, under a key that no table shows."""

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

FIRST = ""
"""What the first seal builds on."""
KEY_PURPOSE = "audit-chain"


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as its row has it, with nothing decoded: these bytes are sealed."""

    id: int
    organisation_id: str | None
    at: datetime
    event: str
    denial: str | None

    @property
    def content(self) -> bytes:
        parts = (
            str(self.id),
            self.organisation_id or "",
            self.at.astimezone(UTC).isoformat(),
            self.event,
            self.denial or "",
        )
        return b"".join(len(part.encode()).to_bytes(8) + part.encode() for part in parts)


@dataclass(frozen=True, slots=True)
class Seal:
    number: int
    record_id: int
    digest: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain ends; kept beside it, so that its last links cannot be taken off unseen."""

    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found; without problems nothing was changed or removed since it was sealed."""

    sealed: int
    unsealed: int
    head: Head
    problems: tuple[str, ...] = field(default=())

    @property
    def is_whole(self) -> bool:
        return not self.problems


def digest_of(key: bytes, before: str, number: int, entry: Written) -> str:
    content = hashlib.sha256(entry.content).digest()
    return hmac.digest(key, before.encode() + number.to_bytes(8) + content, "sha256").hex()


def seal(key: bytes, head: Head, entries: Iterable[Written]) -> Iterator[Seal]:
    """The next links, in the order of the entries."""
    number, before = head.number, head.digest
    for entry in entries:
        number += 1
        before = digest_of(key, before, number, entry)
        yield Seal(number, entry.id, before)


def check(key: bytes, before: Seal | None, links: Iterable[tuple[Seal, Written | None]]) -> Iterator[str]:
    """What is wrong with these links; `before` is the link in front of them.

    After a broken link the chain is followed on from what is written there, so that each fault is told once.
    """
    number, digest = (before.number, before.digest) if before else (0, FIRST)
    for seal_, entry in links:
        if seal_.number != number + 1:
            yield f"Seals {number + 1} to {seal_.number - 1} were removed."
        if entry is None:
            yield f"Entry {seal_.number} (record {seal_.record_id}) was removed."
        elif seal_.number == number + 1 and not _holds(key, digest, seal_, entry):
            yield f"Entry {seal_.number} (record {seal_.record_id}) was changed."
        number, digest = seal_.number, seal_.digest


def _holds(key: bytes, before: str, seal_: Seal, entry: Written) -> bool:
    return hmac.compare_digest(digest_of(key, before, seal_.number, entry), seal_.digest)


def check_head(head: Head, last: Seal | None) -> Iterator[str]:
    """The end of the chain must be where it was left."""
    found = Head(last.number, last.digest) if last else Head(0, FIRST)
    if found.number < head.number:
        yield f"Seals {found.number + 1} to {head.number} were removed."
    elif found != head:
        yield f"The chain goes on behind its end, or its end was changed, at seal {head.number}."
