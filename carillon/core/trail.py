"""The trail: what every call leaves behind, in CloudTrail's terms; doors fill it in, the audit feature keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from carillon.core.callers import Caller, Origin
from carillon.core.calls import Call

HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS"
"""Stands where a secret, a PIN or a message text was."""

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Record:
    """One call as the audit trail shows it (F-TRAIL-1); `parameters` and `response` hold no secret any more."""

    event_source: str
    event_name: str
    caller: Caller
    at: datetime
    request_id: str
    parameters: Mapping[str, Json] | None
    response: Mapping[str, Json] | None = None
    error_code: str | None = None
    error_message: str | None = None
    denial: str | None = None
    """Why a policy did not allow it: for administrators, beside the event and not in it."""
    read_only: bool = False
    region: str = "us-east-1"
    organisation_id: str | None = None
    """Whose trail tells of it where the caller is of no organisation: that of what a job has finished."""


@dataclass(frozen=True, slots=True)
class Knock:
    """A request that was turned away before it was proved whose it is: it names a key, and that may be a lie."""

    access_key_id: str
    error_code: str
    error_message: str
    event_source: str
    event_name: str
    """Empty where it was not understood what is asked for."""
    origin: Origin
    at: datetime


class Recorder(Protocol):
    """Keeps records."""

    async def record(self, call: Call, record: Record) -> None:
        """Keep the record of a change in the change's own transaction."""
        ...

    async def record_alone(self, record: Record) -> None:
        """Keep the record of a read or a refusal; durable when this returns."""
        ...
