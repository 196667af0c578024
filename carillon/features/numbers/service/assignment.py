"""Whose a number is: given to users by administrators, and back in the inventory when they leave."""

from collections.abc import Sequence

from carillon.core import events
from carillon.core.calls import Call
from carillon.features import accounts, people
from carillon.features.numbers.model.inventory import (
    Bond,
    NumberNotAssigned,
    PhoneNumber,
    PhoneNumberAssociated,
    PhoneNumberDisassociated,
    Results,
    UserHasNoNumber,
    UserHasNumber,
    UserNotThere,
)
from carillon.features.numbers.service.inventory import each, hold, schedule_release
from carillon.features.numbers.store import inventory, settings


async def associate(call: Call, account_id: str, user_id: str, number: str) -> None:
    """Give a free number for Business Calling to a user who has none (ASGN-01); the same again is no change.

    The user is held, so that who is just being removed does not leave with a number.
    """
    user = await people.hold(call, account_id, user_id)
    phone = await hold(call, number)
    if phone.bound_to(Bond.USER) == user.id:
        return
    if not user.is_known or user.is_released:
        raise UserNotThere
    if await inventory.hold_of_user(call.tx, user.id) is not None:
        raise UserHasNumber
    await inventory.save(call.tx, phone.given_to(account_id, user.id, call.now))
    await events.publish(call, PhoneNumberAssociated(phone.number, account_id, user.id))


async def disassociate(call: Call, account_id: str, user_id: str) -> None:
    """Back into the inventory (ASGN-06)."""
    user = await people.find(call, account_id, user_id)
    phone = await inventory.hold_of_user(call.tx, user.id)
    if phone is None:
        raise UserHasNoNumber
    await _take_back(call, phone, phone.taken_back(call.now))


async def unassign(call: Call, number: str) -> PhoneNumber:
    """The same, by the number: whoever has it has it no longer."""
    phone = await hold(call, number)
    if phone.bound_to(Bond.USER) is None:
        raise NumberNotAssigned(number=phone.number)
    free = phone.taken_back(call.now)
    await _take_back(call, phone, free)
    return free


async def unassign_all(call: Call, numbers: Sequence[str]) -> Results:
    return await each(numbers, lambda number: unassign(call, number))


async def leave(call: Call, user_id: str, account_id: str | None = None) -> None:
    """A user has left the account, or all of them: the number stays with the organisation (AMB-25, AMB-54).

    Where the account itself was deleted, its numbers go into the deletion queue (AMB-04).
    """
    phone = await inventory.hold_of_user(call.tx, user_id)
    home = "" if phone is None else phone.bound_to(Bond.ACCOUNT) or ""
    if phone is not None and account_id not in (None, home):
        return  # who was given a number in the next account meanwhile keeps it
    await settings.forget_telephony(call.tx, [user_id])
    if phone is None:
        return
    free = phone.taken_back(call.now)
    if await accounts.unguarded(call.tx, home) is None:
        free = free.deleted(call.now)
    await _take_back(call, phone, free)


async def _take_back(call: Call, before: PhoneNumber, after: PhoneNumber) -> None:
    await inventory.save(call.tx, after)
    await schedule_release(call, after)
    account_id, user_id = before.bound_to(Bond.ACCOUNT) or "", before.bound_to(Bond.USER) or ""
    await events.publish(call, PhoneNumberDisassociated(before.number, account_id, user_id))
