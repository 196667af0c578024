"""What the numbers tell the features below them when they ask."""

from collections.abc import Collection, Mapping

from carillon.core.calls import Call
from carillon.features.numbers.store import inventory


class NumbersOfUsers:
    """Answers `people.PhoneBook` (USR-22, ASGN-03)."""

    async def numbers(self, call: Call, account_id: str, user_ids: Collection[str]) -> Mapping[str, str]:
        return await inventory.of_users(call.tx, account_id, user_ids)
