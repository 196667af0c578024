"""What the people answer when accounts ask who is in them, and what deleting one or moving a domain would do."""

from collections.abc import Collection, Mapping, Sequence

from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.features import accounts
from carillon.features.accounts import Account, AccountHasUsers
from carillon.features.people.model.users import Registration
from carillon.features.people.store import invitations, users


class PeopleRoster:
    """`accounts.Roster`, answered from the table of users."""

    async def head_counts(self, call: Call, account_ids: Collection[str]) -> Mapping[str, int]:
        return await users.head_counts(call.tx, account_ids)

    async def account_of(self, call: Call, email: str) -> str | None:
        person = await users.known_by_email(call.tx, email)
        return None if person is None else person.account_id


class PeopleImpact:
    """`accounts.DeletionImpact`: a Team account must be empty (ACC-24), an Enterprise account's users go with it."""

    async def obstacles(self, call: Call, account: Account) -> Sequence[Refusal]:
        number = await self._users(call, account)
        return [AccountHasUsers(count=number)] if account.is_team and number else []

    async def counts(self, call: Call, account: Account) -> Mapping[str, int]:
        return {
            "users": await self._users(call, account),
            "invitations": await invitations.count_open(call.tx, account.id, call.now),
        }

    async def _users(self, call: Call, account: Account) -> int:
        return (await users.head_counts(call.tx, [account.id])).get(account.id, 0)


class PeopleOfDomain:
    """`accounts.DomainImpact`: whom a domain brings into the account, and whom it takes along."""

    async def of_verifying(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]:
        """`joining` are all registered people, of whom some leave other accounts; `external` are of no domain."""
        account = await accounts.find(call, account_id)
        joining = await users.count_of_domain_outside(call.tx, domain, account_id)
        own = {owned.name for owned in account.domains} | {domain}
        return {
            "joining": sum(joining.values()),
            "from_accounts": sum(number for home, number in joining.items() if home is not None),
            "external": await users.count_outside_domains(call.tx, account_id, own),
        }

    async def of_removing(self, call: Call, account_id: str, domain: str) -> Mapping[str, int]:
        found = await users.count_of_domain(call.tx, account_id, domain)
        return {
            "released": found.get(Registration.REGISTERED.value, 0),
            "suspended": found.get(Registration.SUSPENDED.value, 0),
            "withdrawn": found.get(Registration.UNREGISTERED.value, 0),
        }
