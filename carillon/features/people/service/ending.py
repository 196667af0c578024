"""The end of an organisation, as its people see it: whoever was invited goes on alone, whoever was owned is erased."""

from collections.abc import Mapping

from carillon.core import events
from carillon.core.calls import Call, Calls
from carillon.features import accounts
from carillon.features.accounts import Account, AccountNotFound
from carillon.features.people.model.facts import UserDeleted, UserRemoved
from carillon.features.people.service import registration
from carillon.features.people.store import endings, exports, invitations, sheets, users

PAGE = 200


class PeopleOfOrganisation:
    """`organisations.OrganisationImpact`: who goes on as an unmanaged person (ACC-28), and who is erased (ACC-31)."""

    async def counts(self, call: Call, organisation_id: str) -> Mapping[str, int]:
        unmanaged, erased = 0, 0
        for account_id in await accounts.of_organisation(call, organisation_id):
            account = await accounts.find(call, account_id)
            if account.is_team:
                unmanaged += await endings.count_persons(call.tx, account.id)
            else:
                erased += await endings.count_known(call.tx, account.id)
        return {"unmanaged": unmanaged, "erased": erased}


async def end(calls: Calls, organisation_id: str) -> None:
    """Slice by slice, so that nobody waits for a large organisation; what was done before is not found again."""
    async with calls.write() as call:
        await sheets.remove(call.tx, await endings.sheets_of(call.tx, organisation_id))
        await exports.withdraw_of_organisation(call.tx, organisation_id, call.now)
        ids = await accounts.of_organisation(call, organisation_id)
    for account_id in ids:
        more = True
        while more:
            async with calls.write() as call:
                more = await _end_some(call, account_id)


async def _end_some(call: Call, account_id: str) -> bool:
    """Some of the people of an account, or, where nobody is left, the account; True while there is more to do."""
    try:
        account = await accounts.hold(call, account_id)
    except AccountNotFound:
        return False
    if not account.is_team and await users.hold_of_account(call.tx, account.id, 1):
        await registration.purge(call, account.id)
        return True
    if account.is_team and await _let_go(call, account):
        return True
    await accounts.dissolve(call, account)
    return False


async def _let_go(call: Call, account: Account) -> bool:
    """As when they are removed (USR-31), and their meetings are over. False where nobody was left."""
    left = await users.hold_of_account(call.tx, account.id, PAGE)
    persons = [user.id for user in left if user.is_person]
    others = [user for user in left if not user.is_person]
    await users.dissociate(call.tx, persons)
    await invitations.withdraw(call.tx, [user.id for user in others], call.now)
    await users.remove(call.tx, [user.id for user in others])
    await events.publish_all(call, [UserRemoved(user_id, account.id, with_organisation=True) for user_id in persons])
    await events.publish_all(call, [UserDeleted(user.id) for user in others if user.is_known])
    return bool(left)
