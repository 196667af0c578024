"""What an organisation does with its numbers: looks at them, changes, deletes, restores them; and their release."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from carillon.adapters.carrier import Carrier, CarrierRefused
from carillon.core import jobs
from carillon.core.calls import Call, Calls
from carillon.core.errors import Refusal
from carillon.core.pages import Page
from carillon.features import organisations
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.inventory import (
    MOST_AT_ONCE,
    Filter,
    InventoryFull,
    Limits,
    NumberAssigned,
    NumberNotFound,
    NumbersAssigned,
    OneChange,
    PhoneNumber,
    ReleaseNumber,
    Results,
    TooManyNumbers,
    clean_number,
    each_once,
)
from carillon.features.numbers.model.lists import Wanted
from carillon.features.numbers.model.orders import Source
from carillon.features.numbers.store import inventory, orders, settings, shelves


@dataclass(frozen=True, slots=True)
class Change:
    """What shall be changed of one number: the product or the calling name."""

    number: str
    product: Product | None = None
    name: str | None = None

    def to(self, phone: PhoneNumber, call: Call) -> PhoneNumber:
        match self.product, self.name:
            case Product() as product, None:
                return phone.with_product(product, call.now)
            case None, str() as name:
                return phone.with_name(name, call.now)
            case _:
                raise OneChange


async def find(call: Call, number: str) -> PhoneNumber:
    """The number, where it is one of the caller's organisation; a foreign one is as good as none."""
    home = await organisations.own(call)
    phone = await inventory.find(call.tx, home.id, clean_number(number))
    if phone is None:
        raise NumberNotFound(number=number)
    return phone


async def hold(call: Call, number: str) -> PhoneNumber:
    """The same, which nobody else changes before this call is done."""
    found, key = await _held(call, [number]), clean_number(number)
    if key not in found:
        raise NumberNotFound(number=number)
    return found[key]


async def page(call: Call, wanted: Filter, cursor: str | None, limit: int) -> Page[PhoneNumber]:
    home = await organisations.own(call)
    return await inventory.page(call.tx, home.id, wanted, cursor, limit)


async def shelf(call: Call, wanted: Wanted, cursor: str | None, limit: int) -> Page[PhoneNumber]:
    """What an administrator looks at."""
    home = await organisations.own(call)
    found = await shelves.page(call.tx, home.id, wanted, wanted.place(cursor), limit + 1)
    shown = tuple(found[:limit])
    return Page(shown, wanted.cursor(shown[-1]) if len(found) > limit else None)


async def shelf_count(call: Call, wanted: Wanted) -> int:
    home = await organisations.own(call)
    return await shelves.count(call.tx, home.id, wanted)


async def update(call: Call, change: Change) -> PhoneNumber:
    changed = change.to(await hold(call, change.number), call)
    await inventory.save(call.tx, changed)
    return changed


async def update_all(call: Call, changes: Sequence[Change]) -> Results:
    """Each for itself: what cannot be done is told and holds up no other."""
    found = await _held(call, [change.number for change in changes])
    results: list[tuple[str, Refusal | None]] = []
    for change in changes:
        key = clean_number(change.number)
        refusal = await _tried(call, found, key, change.number, lambda phone, change=change: change.to(phone, call))
        results.append((change.number, refusal))
    return results


async def delete(call: Call, numbers: Sequence[str]) -> Results:
    """Into the deletion queue for seven days (DELQ-05); an assigned number stays where it is (DELQ-02)."""
    found = await _held(call, numbers)
    results: list[tuple[str, Refusal | None]] = []
    for key, named in each_once(numbers).items():
        before = found.get(key)
        results.append((named, await _tried(call, found, key, named, lambda phone: phone.deleted(call.now))))
        if before is not None and before.deleted_at is None:
            await schedule_release(call, found[key])
    return results


async def delete_together(call: Call, numbers: Sequence[str]) -> None:
    """All of them or none, with the assigned ones named (AMB-49)."""
    refused = [refusal for _, refusal in await delete(call, numbers) if refusal is not None]
    assigned = [str(refusal.facts["number"]) for refusal in refused if isinstance(refusal, NumberAssigned)]
    if assigned:
        raise NumbersAssigned(count=len(assigned), numbers=", ".join(assigned))
    if refused:
        raise refused[0]


async def restore(call: Call, number: str) -> PhoneNumber:
    """Back into the inventory, as long as the seven days last and there is room for it."""
    home, most = await organisations.own(call), call.part(Limits).numbers
    await settings.hold(call.tx, home.id)
    restored = (await hold(call, number)).restored(call.now)
    if await inventory.count(call.tx, home.id) >= most:
        raise InventoryFull(most=most)
    await inventory.save(call.tx, restored)
    return restored


async def restore_all(call: Call, numbers: Sequence[str]) -> Results:
    return await each(numbers, lambda number: restore(call, number))


async def each(numbers: Sequence[str], act: Callable[[str], Awaitable[object]]) -> Results:
    """Each for itself, as with `update_all`."""
    if not 1 <= len(numbers) <= MOST_AT_ONCE:
        raise TooManyNumbers(most=MOST_AT_ONCE)
    return [(number, await _refusal(act(number))) for number in each_once(numbers).values()]


async def schedule_release(call: Call, phone: PhoneNumber) -> None:
    """When the queue is over for it, if it is in the queue."""
    if phone.deleted_at is not None:
        await jobs.enqueue(call, ReleaseNumber(phone.number, phone.deleted_at), run_at=phone.removed_at)


async def release(calls: Calls, job: ReleaseNumber) -> None:
    """Back to the carrier's pool and out of the organisation (DELQ-06), unless it was restored meanwhile.

    The carrier hears nothing of numbers that it never gave.
    """
    async with calls.write() as call:
        phone = await inventory.hold_anywhere(call.tx, job.number)
        if phone is None or phone.deleted_at != job.deleted_at:
            return
        await inventory.save(call.tx, phone.leaving(call.now))
        source = await orders.source(call.tx, phone.order_id)
    try:
        if source is Source.CARRIER:
            await calls.part(Carrier).release(job.number)
    except CarrierRefused:
        async with calls.write() as call:
            await inventory.save(call.tx, phone.kept_by_carrier(call.now))
        raise
    async with calls.write() as call:
        await inventory.remove(call.tx, [job.number])


async def _held(call: Call, numbers: Sequence[str]) -> dict[str, PhoneNumber]:
    if not 1 <= len(numbers) <= MOST_AT_ONCE:
        raise TooManyNumbers(most=MOST_AT_ONCE)
    home = await organisations.own(call)
    return await inventory.hold(call.tx, home.id, {clean_number(number) for number in numbers})


async def _refusal(act: Awaitable[object]) -> Refusal | None:
    try:
        await act
    except Refusal as refusal:
        return refusal
    return None


async def _tried(
    call: Call, found: dict[str, PhoneNumber], key: str, named: str, act: Callable[[PhoneNumber], PhoneNumber]
) -> Refusal | None:
    if key not in found:
        return NumberNotFound(number=named)
    try:
        changed = act(found[key])
    except Refusal as refusal:
        return refusal
    if changed is not found[key]:
        await inventory.save(call.tx, changed)
        found[key] = changed
    return None
