"""What an organisation settles for all its numbers, and what each user may do with one."""

import re
from dataclasses import dataclass

from carillon.core.errors import Kind, Refusal
from carillon.features.numbers.model.names import UNNAMED, CallingName

LONGEST_BUCKET = 63

_BUCKET = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
_ADDRESS = re.compile(r"\d{1,3}(\.\d{1,3}){3}", re.ASCII)


class BucketWrong(Refusal):
    """A bucket's name has 1 to {longest} small letters, digits, dashes and dots, and is no IP address."""

    kind = Kind.INVALID


@dataclass(frozen=True, slots=True)
class Telephony:
    """What a user may do with a number; everything, until an administrator decides."""

    inbound_calling: bool = True
    outbound_calling: bool = True
    sms: bool = True


@dataclass(frozen=True, slots=True)
class CallingSettings:
    """One organisation's: the default calling name, and where call detail records go (GLOB-03)."""

    organisation_id: str
    default_name: CallingName = UNNAMED
    business_calling_bucket: str | None = None
    voice_connector_bucket: str | None = None


def clean_bucket(name: str | None) -> str | None:
    """Nothing turns the records off."""
    if name is None:
        return None
    if len(name) > LONGEST_BUCKET or not _BUCKET.fullmatch(name) or _ADDRESS.fullmatch(name):
        raise BucketWrong(longest=LONGEST_BUCKET)
    return name
