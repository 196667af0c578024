"""Links in messages: each opens one thing, once, for a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from carillon.features.people import LinkExpired


class Purpose(StrEnum):
    """What a link opens."""

    SIGN_UP = "signup"
    RESET = "reset"


LASTS = {Purpose.SIGN_UP: timedelta(hours=24), Purpose.RESET: timedelta(hours=1)}
KEPT_AFTERWARDS = timedelta(days=30)
"""A used or expired link stays known, so that its holder reads why it does not work."""


@dataclass(frozen=True, slots=True)
class Link:
    id: str
    purpose: Purpose
    email: str
    expires_at: datetime
    used_at: datetime | None = None

    def check_open(self, now: datetime) -> None:
        if self.used_at is not None or now >= self.expires_at:
            raise LinkExpired
