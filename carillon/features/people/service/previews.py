"""Previews: to whom an act on users applies, and what else would happen with it."""

from collections.abc import Mapping, Sequence

from carillon.core.calls import Call
from carillon.features import accounts
from carillon.features.accounts import Account
from carillon.features.people.model.acts import MOST_PREVIEWED, Act, ActImpacts
from carillon.features.people.model.users import Registration, TooManyUsers, User
from carillon.features.people.service.users import is_of_domain
from carillon.features.people.store import invitations, users


async def preview(call: Call, act: Act, account_id: str, user_ids: Sequence[str]) -> Mapping[str, int]:
    """How many users, invitations, meetings, numbers and sessions the act would concern, if it were done now."""
    if len(user_ids) > MOST_PREVIEWED:
        raise TooManyUsers(most=MOST_PREVIEWED)
    account = await accounts.find(call, account_id)
    found = await users.all_in_account(call.tx, account.id, user_ids)
    concerned = [user for user in found.values() if _applies(act, account, user)]
    known = [user.id for user in concerned if user.is_known]
    places = [user.id for user in concerned if not user.is_known]
    counts = {
        "users": len(concerned),
        "invitations": await invitations.count_open_of(call.tx, places, call.now) if act is Act.REMOVE else 0,
    }
    for feature in call.part(ActImpacts).features:
        counts |= await feature.of(call, act, account.id, known)
    return counts


def _applies(act: Act, account: Account, user: User) -> bool:
    """What the acts themselves decide about each user."""
    if user.is_released:
        return False
    match act:
        case Act.SUSPEND:
            return user.registration is Registration.REGISTERED and is_of_domain(account, user)
        case Act.ACTIVATE:
            return user.registration is Registration.SUSPENDED
        case Act.SIGN_OUT:
            return user.is_known
        case Act.REMOVE:
            return account.is_team or not user.is_known or not is_of_domain(account, user)
