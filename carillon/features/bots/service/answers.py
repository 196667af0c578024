"""What bots tell the features below them when they ask."""

from collections.abc import Mapping, Sequence

from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.features.accounts import Account
from carillon.features.bots import store


class BotsOfAccount:
    """`accounts.DeletionImpact`: the bots of a deleted account go with it."""

    async def obstacles(self, call: Call, account: Account) -> Sequence[Refusal]:
        return []

    async def counts(self, call: Call, account: Account) -> Mapping[str, int]:
        return {"bots": await store.count(call.tx, account.id)}
