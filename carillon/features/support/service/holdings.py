"""What support keeps about a person: the logs that their clients sent."""

from collections.abc import AsyncGenerator, Mapping

from carillon.core.calls import Call, Calls
from carillon.features.people import Erased, Erasing, Leaf
from carillon.features.support.store import bundles


class SupportHolding:
    """`people.Holding` of bundles of logs. Requests are the administrators', who sign them with their own names."""

    columns = frozenset({"support_bundles.user_id", "support_bundles.name", "support_bundles.email"})

    async def counts(self, call: Call, user_id: str) -> Mapping[str, int]:
        return {"logs_sent": await bundles.count_of(call.tx, user_id)}

    async def leaves(self, calls: Calls, user_id: str) -> AsyncGenerator[Leaf]:
        async with calls.read() as call:
            found = await bundles.of_user(call.tx, user_id)
        rows = [
            {"reference": each.reference, "sent_at": each.made_at.isoformat(), "logs": each.content} for each in found
        ]
        yield Leaf("logs.json", "Diagnostic logs that your clients sent", rows)

    async def erase(self, call: Call, erasing: Erasing) -> Erased:
        counts = await self.counts(call, erasing.user_id)
        await bundles.remove_of_user(call.tx, erasing.user_id)
        return Erased(counts)
