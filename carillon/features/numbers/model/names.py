"""Calling names: what people who are called see; changed at most every seven days, in force within 72 hours."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from carillon.core.errors import Kind, Refusal

LONGEST = 15
CHANGED_EVERY = timedelta(days=7)
IN_FORCE_AFTER = timedelta(hours=72)

_FITTING = re.compile(r"[A-Za-z0-9 ]*")


class CallingNameWrong(Refusal):
    """A calling name has up to {longest} letters of the English alphabet, digits and spaces."""

    kind = Kind.INVALID


class CallingNameTooSoon(Refusal):
    """A calling name is changed once every seven days. This one can be changed from {again_at} on."""

    kind = Kind.CONFLICT


class NameStatus(StrEnum):
    """How far the last change has come."""

    UNASSIGNED = "Unassigned"
    UPDATE_IN_PROGRESS = "UpdateInProgress"
    UPDATE_SUCCEEDED = "UpdateSucceeded"


@dataclass(frozen=True, slots=True)
class CallingName:
    """The name last asked for, empty for none, and the one that was in force when it was asked for (CNAM-09)."""

    text: str = ""
    before: str = ""
    changed_at: datetime | None = None

    def changed(self, text: str, now: datetime) -> "CallingName":
        """Seven days from the last accepted change, however it was made (AMB-43); the same name again is no change."""
        name = clean(text)
        if name == self.text:
            return self
        if self.changed_at is not None and now < self.changed_at + CHANGED_EVERY:
            raise CallingNameTooSoon(again_at=f"{self.changed_at + CHANGED_EVERY:%Y-%m-%d %H:%M:%S} UTC")
        return CallingName(name, before=self.in_force(now), changed_at=now)

    def status(self, now: datetime) -> NameStatus:
        if not self._settled(now):
            return NameStatus.UPDATE_IN_PROGRESS
        return NameStatus.UPDATE_SUCCEEDED if self.text else NameStatus.UNASSIGNED

    def in_force(self, now: datetime) -> str:
        return self.text if self._settled(now) else self.before

    def _settled(self, now: datetime) -> bool:
        return self.changed_at is None or now >= self.changed_at + IN_FORCE_AFTER


UNNAMED = CallingName()


def clean(text: str) -> str:
    """The name as it is kept; empty clears it (AMB-44)."""
    name = text.strip()
    if len(text) > LONGEST or not _FITTING.fullmatch(name):
        raise CallingNameWrong(longest=LONGEST)
    return name
