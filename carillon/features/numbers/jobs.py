"""What numbers need done in the background: orders are placed, queues end, and leaving people give numbers back."""

from carillon.core.calls import Calls
from carillon.core.events import on
from carillon.core.jobs import runs
from carillon.features.numbers.model.inventory import ReleaseNumber
from carillon.features.numbers.model.orders import PlaceOrder
from carillon.features.numbers.service import assignment, inventory, orders
from carillon.features.people import UserDeleted, UserLeftWithDomain, UserMoved, UserRemoved


@runs(PlaceOrder)
async def place_order(calls: Calls, job: PlaceOrder) -> None:
    await orders.place(calls, job.order_id)


@runs(ReleaseNumber)
async def release_number(calls: Calls, job: ReleaseNumber) -> None:
    await inventory.release(calls, job)


@on(UserRemoved)
async def leave_removed(calls: Calls, fact: UserRemoved) -> None:
    async with calls.write() as call:
        await assignment.leave(call, fact.user_id, fact.account_id)


@on(UserMoved)
async def leave_moved(calls: Calls, fact: UserMoved) -> None:
    if fact.from_account_id is not None:
        async with calls.write() as call:
            await assignment.leave(call, fact.user_id, fact.from_account_id)


@on(UserLeftWithDomain)
async def leave_released(calls: Calls, fact: UserLeftWithDomain) -> None:
    async with calls.write() as call:
        await assignment.leave(call, fact.user_id, fact.account_id)


@on(UserDeleted)
async def leave_deleted(calls: Calls, fact: UserDeleted) -> None:
    async with calls.write() as call:
        await assignment.leave(call, fact.user_id)
