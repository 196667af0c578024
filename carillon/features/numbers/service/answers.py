"""What the numbers tell the features below them when they ask."""

from collections.abc import Collection, Mapping

from carillon.core.calls import Call
from carillon.features import people
from carillon.features.numbers.store import inventory


class NumbersOfUsers:
    """Answers `people.PhoneBook` (USR-22, ASGN-03)."""

    async def numbers(self, call: Call, account_id: str, user_ids: Collection[str]) -> Mapping[str, str]:
        return await inventory.of_users(call.tx, account_id, user_ids)


class NumbersOfDomain:
    """`accounts.DomainImpact`: numbers of people of a removed domain are free again (DOM-30)."""

    async def of_verifying(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]:
        return {}

    async def of_removing(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]:
        number = 0
        async for ids in people.ids_of_domain(call, account_id, domain):
            number += len(await inventory.of_users(call.tx, account_id, ids))
        return {"numbers": number}
