"""What access answers when an organisation ends: who acts for it, and that nobody does any more."""

from collections.abc import Mapping

from carillon.core.calls import Call
from carillon.features.access import store


class IdentitiesOfOrganisation:
    """`organisations.Identities` and `organisations.OrganisationImpact`.

    Nothing of an identity is remembered anywhere: its keys and its console sessions open nothing from the next call on.
    """

    async def counts(self, call: Call, organisation_id: str) -> Mapping[str, int]:
        return await store.count_identities(call.tx, organisation_id)

    async def end(self, call: Call, organisation_id: str) -> None:
        await store.remove_identities(call.tx, organisation_id)
