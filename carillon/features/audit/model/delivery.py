"""Files of the trail as CloudTrail delivers them: gzipped, one for each organisation and region."""

import gzip
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from carillon.core.jobs import Job
from carillon.core.trail import Json

MOST_IN_A_FILE = 5000
TRAILS_ELSEWHERE = (
    "There is one trail, and it is always on: look it up with LookupEvents. To have its files in a folder or a bucket, "
    "the operator sets audit.folder or audit.bucket in carillon.toml."
)
"""For programs that want to make, change or switch off a trail."""
NOBODYS = "000000000000"
"""Stands for the organisation of what happened before there was one."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where the files go, in words of the configuration."""

    prefix: str = ""


@dataclass(frozen=True, slots=True)
class DeliverTrail(Job):
    """Carry away what was sealed since the last time."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """An entry that may be carried away."""

    number: int
    digest: str
    organisation_id: str | None
    event: dict[str, Json]


@dataclass(frozen=True, slots=True)
class File:
    key: str
    body: bytes


def files(entries: Iterable[Sealed], prefix: str) -> Sequence[File]:
    """A file is named by its first entry: delivered again, it takes the place of the first attempt."""
    groups: defaultdict[tuple[str, str], list[Sealed]] = defaultdict(list)
    for entry in entries:
        groups[entry.organisation_id or NOBODYS, str(entry.event["awsRegion"])].append(entry)
    return [File(_key(*group, found[0], prefix), _packed(found)) for group, found in groups.items()]


def _key(organisation_id: str, region: str, first: Sealed, prefix: str) -> str:
    moment = datetime.fromisoformat(str(first.event["eventTime"])).astimezone(UTC)
    unique = hashlib.sha256(f"{first.number} {first.digest}".encode()).hexdigest()[:16]
    folder = f"AWSLogs/{organisation_id}/CloudTrail/{region}/{moment:%Y/%m/%d}"
    name = f"{organisation_id}_CloudTrail_{region}_{moment:%Y%m%dT%H%MZ}_{unique}.json.gz"
    return "/".join(part for part in (prefix.strip("/"), folder, name) if part)


def _packed(entries: Sequence[Sealed]) -> bytes:
    return gzip.compress(msgspec.json.encode({"Records": [entry.event for entry in entries]}), mtime=0)
