"""What meetings tell the features below them when they ask."""

from collections.abc import Mapping
from datetime import timedelta

from carillon.core.calls import Call
from carillon.features import people
from carillon.features.meetings import store
from carillon.features.people import Counts


class MeetingActivity:
    """Answers `people.Activity`: how many meetings somebody has attended and organised (USR-21)."""

    async def counts(self, call: Call, user_id: str) -> Counts:
        return Counts(
            meetings_attended=await store.attended_by(call.tx, user_id),
            meetings_organized=await store.organised_by(call.tx, user_id),
        )


class RegionsOfMeetings:
    """Answers `accounts.RegionUse`: where the meetings of an account ran (MTG-10)."""

    async def ended_within(self, call: Call, account_id: str, period: timedelta) -> Mapping[str, int]:
        return await store.ended_by_region(call.tx, account_id, call.now - period)


class MeetingsOfDomain:
    """`accounts.DomainImpact`: meetings of hosts of a removed domain are over (DOM-25)."""

    async def of_verifying(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]:
        return {}

    async def of_removing(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]:
        number = 0
        async for ids in people.ids_of_domain(call, account_id, domain):
            number += len(await store.open_of_hosts(call.tx, ids))
        return {"meetings": number}
