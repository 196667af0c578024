"""What signing in tells the features below it when they ask."""

from collections.abc import Collection, Mapping, Sequence

from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.features import people
from carillon.features.accounts import Account
from carillon.features.signin import store


class SessionsOfAccount:
    """`accounts.DeletionImpact`: everybody of a deleted Enterprise account is signed out; a Team's people stay in."""

    async def obstacles(self, call: Call, account: Account) -> Sequence[Refusal]:
        return []

    async def counts(self, call: Call, account: Account) -> Mapping[str, int]:
        number = 0
        if account.is_team:
            return {"sessions": number}
        async for ids in people.ids_of_account(call, account.id):
            number += await store.count_sessions(call.tx, ids, call.now)
        return {"sessions": number}


class SessionsOfDomain:
    """`accounts.DomainImpact`: everybody of a removed domain is signed out everywhere (DOM-23)."""

    async def of_verifying(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]:
        return {}

    async def of_removing(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]:
        number = 0
        async for ids in people.ids_of_domain(call, account_id, domain):
            number += await store.count_sessions(call.tx, ids, call.now)
        return {"sessions": number}


class SessionsOfOrganisation:
    """`organisations.OrganisationImpact`: administrators are signed out of the console."""

    async def counts(self, call: Call, organisation_id: str) -> Mapping[str, int]:
        return {"console_sessions": await store.count_console_sessions(call.tx, organisation_id, call.now)}


class SessionsOfPeople:
    """`people.ActImpact`: who is suspended or signed out everywhere has no session any more (AMB-26)."""

    async def of(self, call: Call, act: people.Act, account_id: str, user_ids: Collection[str]) -> Mapping[str, int]:
        ends = act in (people.Act.SUSPEND, people.Act.SIGN_OUT)
        return {"sessions": await store.count_sessions(call.tx, user_ids, call.now)} if ends else {}
