"""What administrators do with the users of an account: find them, give licences, remove, suspend, activate."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace

from carillon.core import events
from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.core.events import Fact
from carillon.features import accounts
from carillon.features.accounts import Account, License, LicenseNotSupported
from carillon.features.people.model.facts import LicenseChanged, UserActivated, UserDeleted, UserRemoved, UserSuspended
from carillon.features.people.model.invitations import NotOfDomain
from carillon.features.people.model.users import (
    MOST_AT_ONCE,
    PIN_LENGTH,
    BelongsByDomain,
    EnterpriseOnly,
    NotRegistered,
    Registration,
    TooManyUsers,
    User,
    UserNotFound,
    UserReleased,
)
from carillon.features.people.store import exports, former, invitations, users

Results = Mapping[str, Refusal | None]
"""For each user id, in the order given, why it could not be done, or None when it is done."""


async def find(call: Call, account_id: str, user_id: str) -> User:
    """The user, where the caller may see the account; found, too, by an id that they had before they came here."""
    return (await find_with_account(call, account_id, user_id))[1]


async def find_with_account(call: Call, account_id: str, user_id: str) -> tuple[Account, User]:
    account = await accounts.find(call, account_id)
    present = (await present_ids(call, account.organisation_id, [user_id]))[user_id]
    user = await users.in_account(call.tx, account.id, present)
    if user is None:
        raise UserNotFound(user_id=user_id)
    return account, user


async def hold(call: Call, account_id: str, user_id: str) -> User:
    """The user, as with `find`, whom nobody else changes before this call is done."""
    user = (await _held(call, account_id, [user_id])).get(user_id)
    if user is None:
        raise UserNotFound(user_id=user_id)
    return user


async def set_licenses(call: Call, account_id: str, wanted: Mapping[str, str | None]) -> Results:
    """Give each of the users a licence (USR-23), None the one they have; hosting follows it at once (USR-28)."""
    found = await _held(call, account_id, list(wanted))
    licenses, refused = _judged(wanted)
    for asked, user in found.items():
        if user.is_released:
            licenses.pop(asked, None)
            refused[asked] = UserReleased(email=user.email)
    for license_ in sorted(set(licenses.values())):
        meant = [user for asked, user in found.items() if licenses.get(asked) is license_]
        chosen = list(dict.fromkeys(user.id for user in meant if user.license is not license_))
        await users.set_license(call.tx, chosen, license_)
        await events.publish_all(call, [LicenseChanged(user_id, license_) for user_id in chosen])
    return _results(list(wanted), found, refused)


async def reset_pin(call: Call, account_id: str, user_id: str) -> User:
    """Another personal PIN; nothing leads to the user by the old one any more (PIN-03, PIN-04)."""
    user = await hold(call, account_id, user_id)
    if not user.is_known:
        raise NotRegistered(email=user.email)
    if user.is_released:
        raise UserReleased(email=user.email)
    changed = replace(user, personal_pin=await fresh_pin(call))
    await users.set_pin(call.tx, changed.id, changed.personal_pin or "")
    return changed


async def fresh_pin(call: Call) -> str:
    """Ten digits that are nobody's (AMB-28)."""
    while True:
        pin = call.ids.digits(PIN_LENGTH)
        if not await pin_is_taken(call, pin):
            return pin


async def pin_is_taken(call: Call, pin: str) -> bool:
    """Whether these ten digits lead to somebody already."""
    return await users.has_pin(call.tx, pin)


async def withdraw_access(call: Call, account_id: str, user_ids: Sequence[str]) -> Results:
    """What BatchSuspendUser means: a Team removes, an Enterprise suspends."""
    account = await accounts.find(call, account_id)
    act = remove if account.is_team else suspend
    return await act(call, account_id, user_ids)


async def remove(call: Call, account_id: str, user_ids: Sequence[str]) -> Results:
    """Out of the account: people keep their data and sign-in but are not paid for (USR-31); invitations are withdrawn.

    Of an Enterprise account only those outside its domains can be removed (AMB-03).
    """

    def judge(account: Account, user: User) -> Refusal | None:
        by_domain = not account.is_team and user.is_known and is_of_domain(account, user)
        return BelongsByDomain(email=user.email) if by_domain else None

    async def act(account: Account, chosen: Sequence[User]) -> None:
        leaving = [user.id for user in chosen if user.is_person]
        await users.dissociate(call.tx, leaving)
        await exports.withdraw_of_administrators(call.tx, leaving, call.now)
        await events.publish_all(call, [UserRemoved(user_id, account.id) for user_id in leaving])
        # A place kept for somebody and a device are nothing without their account.
        await _delete(call, [user for user in chosen if user.id not in leaving])

    return await _each(call, account_id, user_ids, judge, act)


async def suspend(call: Call, account_id: str, user_ids: Sequence[str]) -> Results:
    """No more signing in, and every session ends (USR-40, AMB-26); who has not registered yet is removed instead."""

    def judge(account: Account, user: User) -> Refusal | None:
        may = not user.is_known or is_of_domain(account, user)
        return None if may else NotOfDomain(email=user.email)

    async def act(account: Account, chosen: Sequence[User]) -> None:
        suspended = [user.id for user in chosen if user.registration is Registration.REGISTERED]
        await users.set_registration(call.tx, suspended, Registration.SUSPENDED)
        await events.publish_all(call, [UserSuspended(user_id, account.id) for user_id in suspended])
        await _delete(call, [user for user in chosen if not user.is_known])

    await _check_enterprise(call, account_id)
    return await _each(call, account_id, user_ids, judge, act)


async def activate(call: Call, account_id: str, user_ids: Sequence[str]) -> Results:
    """Back from suspension (USR-42); who is not suspended is passed over."""

    async def act(account: Account, chosen: Sequence[User]) -> None:
        suspended = [user.id for user in chosen if user.registration is Registration.SUSPENDED]
        await users.set_registration(call.tx, suspended, Registration.REGISTERED)
        await events.publish_all(call, [UserActivated(user_id, account.id) for user_id in suspended])

    await _check_enterprise(call, account_id)
    return await _each(call, account_id, user_ids, lambda _account, _user: None, act)


async def _each(
    call: Call,
    account_id: str,
    user_ids: Sequence[str],
    judge: Callable[[Account, User], Refusal | None],
    act: Callable[[Account, Sequence[User]], Awaitable[None]],
) -> Results:
    account = await accounts.find(call, account_id)
    found = await _held(call, account_id, user_ids)
    refused = {
        asked: refusal
        for asked, user in found.items()
        if (refusal := UserReleased(email=user.email) if user.is_released else judge(account, user))
    }
    chosen = {user.id: user for asked, user in found.items() if asked not in refused}
    await act(account, list(chosen.values()))
    return _results(user_ids, found, refused)


async def present_ids(call: Call, organisation_id: str, user_ids: Collection[str]) -> dict[str, str]:
    """For each of the ids the one that its user has now: another where the organisation knew them by it elsewhere."""
    formerly = await former.find_all(call.tx, organisation_id, user_ids)
    return {asked: formerly.get(asked, asked) for asked in user_ids}


async def _held(call: Call, account_id: str, user_ids: Sequence[str]) -> dict[str, User]:
    """Those of them that are in the account, by the ids that were asked for."""
    if len(user_ids) > MOST_AT_ONCE:
        raise TooManyUsers(most=MOST_AT_ONCE)
    account = await accounts.find(call, account_id)
    present = await present_ids(call, account.organisation_id, user_ids)
    held = await users.hold_in_account(call.tx, account.id, set(present.values()))
    return {asked: held[user_id] for asked, user_id in present.items() if user_id in held}


async def _delete(call: Call, chosen: Sequence[User]) -> None:
    gone = [user.id for user in chosen]
    await invitations.withdraw(call.tx, gone, call.now)
    await users.remove(call.tx, gone)
    facts: list[Fact] = [UserDeleted(user.id) for user in chosen if user.is_known]
    await events.publish_all(call, facts)


async def _check_enterprise(call: Call, account_id: str) -> None:
    if (await accounts.find(call, account_id)).is_team:
        raise EnterpriseOnly


def _judged(wanted: Mapping[str, str | None]) -> tuple[dict[str, License], dict[str, Refusal]]:
    licenses: dict[str, License] = {}
    refused: dict[str, Refusal] = {}
    for user_id, name in wanted.items():
        if name is None:
            continue
        try:
            licenses[user_id] = accounts.supported(name)
        except LicenseNotSupported as refusal:
            refused[user_id] = refusal
    return licenses, refused


def is_of_domain(account: Account, user: User) -> bool:
    """Whether the user belongs to the account by the domain of their address."""
    return user.email.rpartition("@")[2] in {domain.name for domain in account.domains}


def _results(user_ids: Sequence[str], found: Mapping[str, User], refused: Mapping[str, Refusal]) -> Results:
    return {
        user_id: refused.get(user_id) if user_id in found else UserNotFound(user_id=user_id) for user_id in user_ids
    }
