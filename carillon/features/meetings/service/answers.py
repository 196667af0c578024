"""What meetings tell the features below them when they ask."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.features import accounts, people
from carillon.features.accounts import Account
from carillon.features.meetings import store


class RegionsOfMeetings:
    """Answers `accounts.RegionUse`: where the meetings of an account ran (MTG-10)."""

    async def ended_within(self, call: Call, account_id: str, period: timedelta) -> Mapping[str, int]:
        return await store.ended_by_region(call.tx, account_id, call.now - period)


class MeetingsOfAccount:
    """`accounts.DeletionImpact`: running meetings of people of a deleted account are over."""

    async def obstacles(self, call: Call, account: Account) -> Sequence[Refusal]:
        return []

    async def counts(self, call: Call, account: Account) -> Mapping[str, int]:
        number = 0
        async for ids in people.ids_of_account(call, account.id):
            number += len(await store.open_of_hosts(call.tx, ids))
        return {"meetings": number}


class MeetingsOfDomain:
    """`accounts.DomainImpact`: meetings of hosts of a removed domain are over (DOM-25)."""

    async def of_verifying(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]:
        return {}

    async def of_removing(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]:
        number = 0
        async for ids in people.ids_of_domain(call, account_id, domain):
            number += len(await store.open_of_hosts(call.tx, ids))
        return {"meetings": number}


class MeetingsOfOrganisation:
    """Answers `support.KnownMeetings` (SUP-07): whoever opened a meeting is in an account of its organisation."""

    async def knows(self, call: Call, organisation_id: str, meeting_id: str) -> bool:
        key = meeting_id.replace("-", "") if meeting_id.replace("-", "").isdigit() else meeting_id
        meeting = await store.find(call.tx, meeting_id) or await store.with_key(call.tx, key)
        host = None if meeting is None else await people.person(call.tx, meeting.host_id)
        if host is None or host.account_id is None:
            return False
        account = await accounts.unguarded(call.tx, host.account_id)
        return account is not None and account.organisation_id == organisation_id
