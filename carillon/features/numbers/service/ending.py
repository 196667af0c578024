"""The end of an organisation, as its numbers see it: all of them go into the deletion queue, and the rest is gone."""

from collections.abc import Mapping

from carillon.adapters.objects import Documents
from carillon.core import events
from carillon.core.calls import Call, Calls
from carillon.features.numbers.model.inventory import Bond, PhoneNumber, PhoneNumberDisassociated
from carillon.features.numbers.model.porting import PortIn, PortStatus, Side
from carillon.features.numbers.service import inventory, port_steps
from carillon.features.numbers.store import endings, port_documents, porting
from carillon.features.numbers.store import inventory as store

PAGE = 100
ENDED = "The organisation was deleted."
_FIRST = frozenset({PortStatus.FOC})
"""From here the carrier is asked to stop before the port-in can be over."""


class NumbersOfOrganisation:
    """`organisations.OrganisationImpact`: assigned or not, what is in the inventory is released after seven days."""

    async def counts(self, call: Call, organisation_id: str) -> Mapping[str, int]:
        return {"numbers": await endings.count_in_inventory(call.tx, organisation_id)}


async def end(calls: Calls, organisation_id: str) -> None:
    """Slice by slice; a number that is still ordered follows when the carrier has answered."""
    async with calls.read() as call:
        port_ins = await endings.port_ins_of(call.tx, organisation_id)
    for port_in_id in port_ins:
        await _end_port_in(calls, port_in_id)
    more = True
    while more:
        async with calls.write() as call:
            held = await endings.hold_in_inventory(call.tx, organisation_id, PAGE)
            for phone in held:
                await _give_up(call, phone)
            more = len(held) == PAGE
    async with calls.write() as call:
        await endings.forget(call.tx, organisation_id)


async def _give_up(call: Call, phone: PhoneNumber) -> None:
    gone = phone.taken_back(call.now).deleted(call.now)
    await store.save(call.tx, gone)
    await inventory.schedule_release(call, gone)
    account_id, user_id = phone.bound_to(Bond.ACCOUNT), phone.bound_to(Bond.USER)
    if account_id is not None and user_id is not None:
        await events.publish(call, PhoneNumberDisassociated(phone.number, account_id, user_id))


async def _end_port_in(calls: Calls, port_in_id: str) -> None:
    """Called off where it is under way; the files first: one without its row would never be found again."""
    async with calls.read() as call:
        documents = await port_documents.of_port_in(call.tx, port_in_id)
    for document in documents:
        await calls.part(Documents).remove(document.key)
    async with calls.write() as call:
        port_in = await porting.hold(call.tx, port_in_id)
        if port_in is not None:
            await _call_off(call, port_in)
            await endings.remove_port_in(call.tx, port_in.id)


async def _call_off(call: Call, port_in: PortIn) -> None:
    if port_in.status in _FIRST:
        port_in = await port_steps.take(call, port_in, Side.OPERATOR, PortStatus.CANCEL_REQUESTED, ENDED)
    if port_in.is_open:
        await port_steps.take(call, port_in, Side.OPERATOR, PortStatus.CANCELLED, ENDED)
