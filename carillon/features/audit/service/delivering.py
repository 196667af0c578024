"""Delivery: what was sealed goes out in files, in order; what did not arrive goes out again (TRAIL-05)."""

from carillon.adapters.objects import Objects
from carillon.core.calls import Calls
from carillon.features.audit import store
from carillon.features.audit.model.delivery import MOST_IN_A_FILE, Delivery, Sealed, files


async def deliver(calls: Calls) -> int:
    """How many entries went out."""
    delivered = 0
    while entries := await _waiting(calls):
        for file in files(entries, calls.part(Delivery).prefix):
            await calls.part(Objects).put(file.key, file.body, "application/json", "gzip")
        async with calls.write() as call:
            await store.set_delivered(call.tx, entries[-1].number)
        delivered += len(entries)
    return delivered


async def _waiting(calls: Calls) -> tuple[Sealed, ...]:
    async with calls.read() as call:
        found = await store.chain(call.tx)
        return () if found is None else await store.deliverable(call.tx, found.delivered_number, MOST_IN_A_FILE)
