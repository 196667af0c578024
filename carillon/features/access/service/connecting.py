"""What somebody needs who connects a program: their keys, and what became of the calls that were made with them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from carillon.core.callers import principal
from carillon.core.calls import Call
from carillon.features import audit
from carillon.features.access.model.keys import AccessKey, AccessKeyNotFound
from carillon.features.access.service.keys import find_key, list_keys
from carillon.features.access.store.keys import existing_keys

LATEST = 30


@dataclass(frozen=True, slots=True)
class Traffic:
    """The newest calls of a key, and what was turned away before anybody believed that it was the key's."""

    key: AccessKey
    calls: Sequence[audit.Entry]
    knocks: Sequence[audit.Knocks]


class KnownKeys:
    """The trail's question which keys there are, answered."""

    async def existing(self, call: Call, access_key_ids: Collection[str]) -> frozenset[str]:
        return await existing_keys(call.tx, access_key_ids)


async def own_keys(call: Call) -> tuple[AccessKey, ...]:
    who = principal(call.caller)
    return await list_keys(call, None if who.is_root else who.name)


async def own_traffic(call: Call, access_key_id: str) -> Traffic:
    """Of a key of the caller's own: nobody needs a policy to see what they did themselves."""
    key = next((key for key in await own_keys(call) if key.id == access_key_id), None)
    if key is None:
        raise AccessKeyNotFound(access_key_id=access_key_id)
    return await _traffic(call, key)


async def traffic(call: Call, access_key_id: str) -> Traffic:
    return await _traffic(call, await find_key(call, access_key_id))


async def strangers(call: Call) -> Sequence[audit.Knocks]:
    """Requests with keys that do not exist: a typing mistake, or a key that was deleted."""
    return await audit.knocks_of_strangers(call, LATEST)


async def _traffic(call: Call, key: AccessKey) -> Traffic:
    return Traffic(key, await audit.latest_by_key(call, key.id, LATEST), await audit.knocks_of(call, [key.id]))
