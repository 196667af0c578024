"""Steps: what a long job has done already is not done again when another worker takes it over."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec

from carillon.core.calls import Calls
from carillon.core.jobs import store
from carillon.core.jobs.model import Lease, LeaseLost

Result = TypeVar("Result")


async def step(calls: Calls, name: str, work: Callable[[], Awaitable[Result]], result: type[Result]) -> Result:
    """The result of `work`, remembered by the running job under `name`; only the step under way can happen twice."""
    lease = calls.part(Lease)
    async with calls.read() as call:
        known = await store.step_result(call.tx, lease.number, name)
    if known is not None:
        return msgspec.json.decode(known, type=result)
    found = await work()
    async with calls.write() as call:
        if not await store.save_step(call.tx, lease, name, msgspec.json.encode(found).decode()):
            raise LeaseLost(job_id=lease.job_id)
    return found
