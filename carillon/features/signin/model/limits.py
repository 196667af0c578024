"""How often something may be tried: a bucket that holds some attempts and fills up again over time."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from carillon.core.errors import Throttled
from carillon.core.ids import digest


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `attempts` at once; all of them are there again after `window`."""

    attempts: int
    window: timedelta

    @property
    def each(self) -> timedelta:
        """How long one attempt takes to come back."""
        return self.window / self.attempts


@dataclass(frozen=True, slots=True)
class Bucket:
    """What one key has used up: it is empty of use again at `free_at`."""

    key: str
    free_at: datetime

    def spend(self, limit: Limit, now: datetime) -> "Bucket":
        """One attempt more, or Throttled with the seconds until there is one."""
        free_at = max(self.free_at, now) + limit.each
        too_early = free_at - now - limit.window
        if too_early > timedelta():
            raise Throttled(retry_after=math.ceil(too_early.total_seconds()))
        return Bucket(self.key, free_at)

    def give_back(self, limit: Limit) -> "Bucket":
        """The attempt was no guess."""
        return Bucket(self.key, self.free_at - limit.each)


def account_key(kind: str, name: str) -> str:
    """The key of one account, whether it exists or not; a digest, since what people mistype is nobody's business."""
    return f"{kind}:{digest(name.strip().casefold())}"


def address_key(kind: str, address: str) -> str:
    """The key of one network address; for IPv6 of its /64, because that is what one subscriber gets."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return f"{kind} from:{digest(address)}"
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    whole = ip_network((parsed, 64), strict=False) if isinstance(parsed, IPv6Address) else parsed
    return f"{kind} from:{whole}"
