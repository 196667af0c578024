"""What people themselves keep about somebody, and what the trail has of their own acts."""

from collections.abc import AsyncGenerator, Mapping

from carillon.core.calls import Call, Calls
from carillon.features import audit, organisations
from carillon.features.people.model.holdings import Erased, Erasing, Leaf
from carillon.features.people.store import traces

PAGE = 200
ABOUT = {
    "profile.json": "Name, address, account, permission and registration",
    "choices.json": "Time zone and language",
    "invitations.json": "Invitations into accounts",
    "contacts.json": "Contacts brought along",
    "former-ids.json": "Ids from before the move to this installation",
    "figures.json": "How many messages and meetings",
    "opinions-of-meetings.json": "Answers to the question how a meeting was",
    "active-pro-days.json": "Days on which a Pro feature was used",
    "exports.json": "Archives like this one",
}


class PeopleHolding:
    """`people.Holding` of the tables of people; archives are removed with their files by the erasure itself."""

    columns = frozenset(traces.OWN)

    async def counts(self, call: Call, user_id: str) -> Mapping[str, int]:
        return await traces.counts(call.tx, user_id)

    async def leaves(self, calls: Calls, user_id: str) -> AsyncGenerator[Leaf]:
        async with calls.read() as call:
            found = await traces.of_person(call.tx, user_id)
        for file, rows in found.items():
            yield Leaf(file, ABOUT[file], rows)

    async def erase(self, call: Call, erasing: Erasing) -> Erased:
        counts = await traces.erase(call.tx, erasing.user_id, erasing.email, erasing.stand_in)
        return Erased(counts)


class TrailHolding:
    """`people.Holding` of the audit trail: handed out, and kept as it was written, sealed."""

    columns = frozenset[str]()

    async def counts(self, call: Call, user_id: str) -> Mapping[str, int]:
        return {}

    async def leaves(self, calls: Calls, user_id: str) -> AsyncGenerator[Leaf]:
        after, more = 0, True
        while more:
            async with calls.read() as call:
                home = await organisations.home_id(call.tx)
                entries = await audit.acts_of(call.tx, home or "", user_id, after, PAGE)
            yield Leaf("audit-trail.json", "Own acts as the audit trail has them", [each.event for each in entries])
            after, more = (entries[-1].id, True) if len(entries) == PAGE else (after, False)

    async def erase(self, call: Call, erasing: Erasing) -> Erased:
        return Erased()
