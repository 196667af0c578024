"""Codes of second factors that programs have shown, counted so that nobody can try them all (IAM-06)."""

import math
from datetime import datetime, timedelta

from carillon.core.errors import Throttled

AT_ONCE = 5
EACH = timedelta(seconds=12)
"""How long one try takes to come back."""


class Guesses:
    """How many are spent, by owner.

    Signing in to the console counts in the database, with addresses. Here the caller holds a key, so that there are
    as many owners as identities, and a try that fails must be counted although its transaction is undone.
    """

    def __init__(self) -> None:
        self._free_at: dict[str, datetime] = {}

    def spend(self, owner: str, now: datetime) -> None:
        """One try more, or Throttled; counted before anybody looks at the code."""
        free_at = max(self._free_at.get(owner, now), now) + EACH
        too_early = free_at - now - AT_ONCE * EACH
        if too_early > timedelta():
            raise Throttled(retry_after=math.ceil(too_early.total_seconds()))
        self._free_at[owner] = free_at

    def forgive(self, owner: str) -> None:
        """It was no guess."""
        self._free_at.pop(owner, None)
