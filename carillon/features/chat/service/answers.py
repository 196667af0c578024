"""What chat tells the features below it when they ask."""

from collections.abc import Mapping, Sequence

from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.features.accounts import Account
from carillon.features.chat import store


class RoomsOfAccount:
    """`accounts.DeletionImpact`: the rooms of an Enterprise account go with it (AMB-12), those of a Team stay."""

    async def obstacles(self, call: Call, account: Account) -> Sequence[Refusal]:
        return []

    async def counts(self, call: Call, account: Account) -> Mapping[str, int]:
        return {"rooms": 0 if account.is_team else await store.count_of_account(call.tx, account.id)}
