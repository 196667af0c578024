"""How fast one key may call one operation: a bucket that fills steadily and holds one burst."""

import time
from collections import OrderedDict
from collections.abc import Callable

from carillon.wire.aws.errors import TooFast

MOST_BUCKETS = 10_000
"""A forgotten bucket is a full one, so forgetting the oldest is never unfair for long."""


class Pace:
    """Takes one drop for every call; without drops the call is refused.

    Buckets are this process's own: two processes let through twice as much.
    """

    def __init__(
        self, per_second: float = 100, burst: int = 200, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._per_second = per_second
        self._burst = burst
        self._seconds = seconds
        self._buckets: OrderedDict[tuple[str, str, str], tuple[float, float]] = OrderedDict()

    def check(self, access_key_id: str, service: str, operation: str) -> None:
        now, whose = self._seconds(), (access_key_id, service, operation)
        drops, since = self._buckets.pop(whose, (float(self._burst), now))
        drops = min(float(self._burst), drops + (now - since) * self._per_second)
        self._buckets[whose] = (drops - 1 if drops >= 1 else drops, now)
        if len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
        if drops < 1:
            raise TooFast(retry_after=round((1 - drops) / self._per_second, 3))
