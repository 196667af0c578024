"""What signing in tells the features below it when they ask."""

from collections.abc import Mapping

from carillon.core.calls import Call
from carillon.features import people
from carillon.features.signin import store


class SessionsOfDomain:
    """`accounts.DomainImpact`: everybody of a removed domain is signed out everywhere (DOM-23)."""

    async def of_verifying(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]:
        return {}

    async def of_removing(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]:
        number = 0
        async for ids in people.ids_of_domain(call, account_id, domain):
            number += await store.count_sessions(call.tx, ids, call.now)
        return {"sessions": number}
