"""What the numbers tell the features below them when they ask."""

from collections.abc import Collection, Mapping, Sequence

from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.features import people
from carillon.features.accounts import Account
from carillon.features.numbers.store import inventory


class NumbersOfUsers:
    """Answers `people.PhoneBook` (USR-22, ASGN-03)."""

    async def numbers(self, call: Call, account_id: str, user_ids: Collection[str]) -> Mapping[str, str]:
        return await inventory.of_users(call.tx, account_id, user_ids)


class NumbersOfAccount:
    """`accounts.DeletionImpact`: numbers of people of a deleted account go into the deletion queue (AMB-04)."""

    async def obstacles(self, call: Call, account: Account) -> Sequence[Refusal]:
        return []

    async def counts(self, call: Call, account: Account) -> Mapping[str, int]:
        number = 0
        async for ids in people.ids_of_account(call, account.id):
            number += len(await inventory.of_users(call.tx, account.id, ids))
        return {"numbers": number}


class NumbersOfDomain:
    """`accounts.DomainImpact`: numbers of people who leave an account, or are released, are free again (DOM-30)."""

    async def of_verifying(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]:
        number = 0
        async for leaving in people.leaving_for(call, domain, account_id):
            for home in {before for _, before in leaving}:
                ids = [user_id for user_id, before in leaving if before == home]
                number += len(await inventory.of_users(call.tx, home, ids))
        return {"numbers": number}

    async def of_removing(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]:
        number = 0
        async for ids in people.ids_of_domain(call, account_id, domain):
            number += len(await inventory.of_users(call.tx, account_id, ids))
        return {"numbers": number}


class NumbersOfPeople:
    """`people.ActImpact`: whoever is removed leaves their number to the organisation (AMB-25)."""

    async def of(self, call: Call, act: people.Act, account_id: str, user_ids: Collection[str]) -> Mapping[str, int]:
        leaves = act is people.Act.REMOVE
        return {"numbers": len(await inventory.of_users(call.tx, account_id, user_ids))} if leaves else {}
