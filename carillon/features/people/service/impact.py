"""What the people answer when accounts ask who is in them, and what stands against deleting one."""

from collections.abc import Collection, Mapping, Sequence

from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.features.accounts import Account, AccountHasUsers
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
