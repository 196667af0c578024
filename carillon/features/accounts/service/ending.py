"""What accounts answer before an organisation is deleted: how many there are, and what ends with each of them."""

from collections import Counter
from collections.abc import Mapping

from carillon.core.calls import Call
from carillon.features.accounts.model.accounts import DeletionImpacts
from carillon.features.accounts.store import accounts as store


class AccountsOfOrganisation:
    """`organisations.OrganisationImpact`: every account is deleted, whatever would stand against it in the console."""

    async def counts(self, call: Call, organisation_id: str) -> Mapping[str, int]:
        ids = await store.ids_of(call.tx, organisation_id)
        found = Counter(accounts=len(ids))
        for account_id in ids:
            account = await store.find(call.tx, account_id)
            for feature in call.part(DeletionImpacts).features:
                found.update({} if account is None else await feature.counts(call, account))
        return found
