"""What the numbers keep about a person: the number that they have, and what they may do with it."""

from collections.abc import AsyncGenerator, Mapping

from carillon.core.calls import Call, Calls
from carillon.core.trail import Json
from carillon.features.numbers.model.inventory import Bond
from carillon.features.numbers.service.assignment import leave
from carillon.features.numbers.store import inventory, settings
from carillon.features.people import Erased, Erasing, Leaf


class NumbersHolding:
    """`people.Holding`: the number goes back to the organisation (AMB-25)."""

    columns = frozenset({"phone_number_associations.value", "telephony_settings.user_id"})

    async def counts(self, call: Call, user_id: str) -> Mapping[str, int]:
        return {"phone_numbers": int(await inventory.of_user(call.tx, user_id) is not None)}

    async def leaves(self, calls: Calls, user_id: str) -> AsyncGenerator[Leaf]:
        async with calls.read() as call:
            phone = await inventory.of_user(call.tx, user_id)
            may = await settings.telephony_of(call.tx, user_id)
        since = (
            [] if phone is None else [each.since.isoformat() for each in phone.associations if each.bond is Bond.USER]
        )
        rows: list[Mapping[str, Json]] = [] if phone is None else [{"number": phone.number, "since": since[0]}]
        rows.append({"inbound_calling": may.inbound_calling, "outbound_calling": may.outbound_calling, "sms": may.sms})
        yield Leaf("telephone.json", "The phone number, and what may be done with it", rows)

    async def erase(self, call: Call, erasing: Erasing) -> Erased:
        counts = await self.counts(call, erasing.user_id)
        await leave(call, erasing.user_id)
        return Erased(counts)
