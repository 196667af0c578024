"""Requests that named a key and were turned away before anybody could believe it: counted, not recorded one by one."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from carillon.core.calls import Call
from carillon.core.trail import Knock

MOST_STRANGERS = 200
"""Keys that do not exist, of which anybody can make up as many as there are letters."""
MOST_WAITING = 500
"""Different ones within one round of writing; whoever sends more gets less on record, never more memory."""
LONGEST_TEXT = 400


@dataclass(frozen=True, slots=True)
class Knocks:
    """What happened to one key id for one reason; everything but the count and the first time is of the newest."""

    access_key_id: str
    error_code: str
    error_message: str
    event_source: str
    event_name: str
    address: str
    user_agent: str
    first_at: datetime
    last_at: datetime
    times: int = 1
    is_known: bool = False


class Keyring(Protocol):
    """Knows which keys there are; answered by whoever keeps them."""

    async def existing(self, call: Call, access_key_ids: Collection[str]) -> frozenset[str]: ...


def first(knock: Knock) -> Knocks:
    return Knocks(
        access_key_id=knock.access_key_id,
        error_code=knock.error_code,
        error_message=knock.error_message[:LONGEST_TEXT],
        event_source=knock.event_source,
        event_name=knock.event_name,
        address=knock.origin.address,
        user_agent=knock.origin.user_agent[:LONGEST_TEXT],
        first_at=knock.at,
        last_at=knock.at,
    )


def again(before: Knocks, knock: Knock) -> Knocks:
    return replace(first(knock), first_at=before.first_at, times=before.times + 1)
