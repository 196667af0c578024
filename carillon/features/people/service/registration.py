"""How people come in: by an invitation, by their domain, by themselves; and what is known of them afterwards."""

from collections.abc import AsyncGenerator, Collection, Sequence
from dataclasses import replace
from datetime import timedelta

from carillon.core import events
from carillon.core.calls import Call
from carillon.core.db import Transaction
from carillon.features import accounts, organisations
from carillon.features.accounts import KEPT_AFTER_REMOVAL, License
from carillon.features.people.model.erasures import Reason
from carillon.features.people.model.facts import UserLeftWithDomain, UserMoved, UserRegistered
from carillon.features.people.model.invitations import AlreadyRegistered, AnotherPerson, LinkExpired, LinkUnknown, Offer
from carillon.features.people.model.users import (
    TRIAL,
    EmailTaken,
    InvitationStatus,
    Registration,
    User,
    clean_display_name,
    clean_email,
)
from carillon.features.people.service import erasures
from carillon.features.people.service.invitations import hold_offer
from carillon.features.people.service.rosters import check_may_return
from carillon.features.people.service.users import fresh_pin
from carillon.features.people.store import former, invitations, moving, users

PAGE = 200
TOUCHED_EVERY = timedelta(minutes=5)


async def register(call: Call, secret: str, display_name: str) -> User:
    """Somebody new takes up an invitation, which leads to nobody else's person: that is `join`."""
    found = await _offer(call, secret)
    if found.person is not None:
        raise AlreadyRegistered(email=found.person.email)
    user = await _registered(call, await _place(call, found), display_name)
    user = replace(user, invitation_status=InvitationStatus.ACCEPTED)
    await users.save(call.tx, user)
    await _settle(call, found, user)
    await events.publish(call, UserRegistered(user.id, user.account_id))
    return user


async def join(call: Call, secret: str, user_id: str) -> User:
    """Somebody who is registered, and has just proved to be that person, moves into the account (GS-13, MIG-02)."""
    found = await _offer(call, secret)
    if found.person is None or found.person.id != user_id:
        raise AnotherPerson
    person, place = found.person, await _place(call, found)
    if place.id != person.id:
        await _absorb(call, place, person)
        await users.remove(call.tx, [place.id])
    moved = replace(
        person,
        account_id=place.account_id,
        license=place.license,  # the trial ends with it (USR-30)
        trial_ends_at=None,
        invited_at=place.invited_at,
        invitation_status=InvitationStatus.ACCEPTED,
    )
    await users.save(call.tx, moved)
    await _settle(call, found, moved)
    await events.publish(call, UserMoved(moved.id, person.account_id, found.invitation.account_id))
    return moved


async def sign_up(call: Call, email: str, display_name: str) -> User:
    """Somebody comes who has shown to read mail at the address: into the account of its domain, or on a trial."""
    address = clean_email(email)
    if await users.known_by_email(call.tx, address) is not None:
        raise EmailTaken(email=address)
    await check_may_return(call, address)
    home = await accounts.claimant(call.tx, address)
    account = None if home is None else await accounts.unguarded(call.tx, home)
    place = None if account is not None else await _waiting_place(call, address)
    if place is not None:
        user = await _taken_up(call, place, display_name)
    elif account is None:
        user = User(call.ids.uuid(), None, address, call.now, license=License.PRO_TRIAL, trial_ends_at=call.now + TRIAL)
        user = await _registered(call, user, display_name)
        await users.add(call.tx, user)
    else:
        kept = (await users.in_account_by_emails(call.tx, account.id, [address])).get(address)
        new = User(call.ids.uuid(), account.id, address, call.now, license=account.default_license)
        user = await _registered(call, kept or new, display_name)
        await (users.save if kept else users.add)(call.tx, user)
        await invitations.accept(call.tx, account.id, address, user.id, call.now)
    await events.publish(call, UserRegistered(user.id, user.account_id))
    return user


async def _waiting_place(call: Call, email: str) -> User | None:
    """A place that was brought along for them by the organisation that runs the installation.

    Others only say whom they had elsewhere: their people come by an invitation, which they see and may decline.
    """
    home = await organisations.home_id(call.tx)
    for place in await moving.waiting_for(call.tx, email):
        account = await accounts.unguarded(call.tx, place.account_id or "")
        if account is not None and account.organisation_id == home:
            return place
    return None


async def _taken_up(call: Call, place: User, display_name: str) -> User:
    """The place of somebody who was in the account elsewhere already, and so needs no invitation into it."""
    user = await _registered(call, place, display_name)
    await users.save(call.tx, user)
    await invitations.accept(call.tx, place.account_id or "", user.email, user.id, call.now)
    return user


async def enroll(call: Call, account_id: str, email: str, display_name: str) -> User:
    """Put a registered person into an account without an invitation: the administrator at set-up, sample people."""
    account = await accounts.hold(call, account_id)
    address = clean_email(email)
    if await users.known_by_email(call.tx, address) is not None:
        raise EmailTaken(email=address)
    user = User(call.ids.uuid(), account.id, address, call.now, license=account.default_license)
    user = await _registered(call, user, display_name)
    await users.add(call.tx, user)
    await events.publish(call, UserRegistered(user.id, user.account_id))
    return user


async def capture(call: Call, account_id: str, domain: str) -> bool:
    """Bring people of a domain into the account that has verified it (DOM-09); True while there may be more."""
    account = await accounts.unguarded(call.tx, account_id)
    if account is None or domain not in {owned.name for owned in account.domains}:
        return False
    outside = await users.hold_of_domain_outside(call.tx, domain, account.id, PAGE)
    people, brought = [user for user in outside if user.is_known], _brought_along(outside)
    places = [user.id for user in outside if not user.is_known and user not in brought]
    here = await users.in_account_by_emails(call.tx, account.id, [user.email for user in (*people, *brought)])
    gone = [*places, *(user.id for user in here.values())]
    for person in people:
        if person.email in here:
            await _absorb(call, here[person.email], person)
    await users.remove(call.tx, gone)
    await invitations.withdraw(call.tx, gone, call.now)
    await users.transfer(call.tx, [user.id for user in people], account.id, account.default_license)
    await invitations.withdraw(call.tx, [user.id for user in brought], call.now)
    await users.transfer(call.tx, [user.id for user in brought], account.id, account.default_license)
    await events.publish_all(call, [UserMoved(user.id, user.account_id, account.id) for user in people])
    return len(outside) == PAGE


def _brought_along(users_outside: Sequence[User]) -> list[User]:
    """Those places that were taken over from elsewhere and are for nobody who is known: one for each address."""
    known = {user.email for user in users_outside if user.is_known}
    found: dict[str, User] = {}
    for user in users_outside:
        if not user.is_known and user.moved_in_at is not None and user.email not in known:
            found.setdefault(user.email, user)
    return list(found.values())


async def _absorb(call: Call, place: User, person: User) -> None:
    """Whoever asks for a place that was taken over from elsewhere finds its person."""
    await former.pass_on(call.tx, place.id, person.id)
    home = await accounts.unguarded(call.tx, place.account_id or "")
    if place.moved_in_at is not None and home is not None:
        await former.add_many(call.tx, home.organisation_id, [(place.id, person.id)])


async def release(call: Call, account_id: str, domain: str) -> bool:
    """Let go of the people of a removed domain (AMB-05); True while there may be more.

    Where the account has the domain again by now, this comes too late: it would take those who came anew.
    """
    account = await accounts.unguarded(call.tx, account_id)
    if account is not None and domain in {owned.name for owned in account.domains}:
        return False
    found = await users.hold_of_domain(call.tx, account_id, domain, PAGE)
    known, places = [user.id for user in found if user.is_known], [user.id for user in found if not user.is_known]
    await users.release(call.tx, known, call.now)
    await users.remove(call.tx, places)
    await invitations.withdraw(call.tx, places, call.now)
    await events.publish_all(call, [UserLeftWithDomain(user_id, account_id) for user_id in known])
    return len(found) == PAGE


async def purge_released(call: Call) -> bool:
    """Delete those whose domain was removed 90 days ago (DOM-31); True while there may be more."""
    over = await users.hold_released_before(call.tx, call.now - KEPT_AFTER_REMOVAL, PAGE)
    await erasures.begin(call, over, Reason.DOMAIN_REMOVED)
    return len(over) == PAGE


async def purge(call: Call, account_id: str) -> bool:
    """Delete what is left of a deleted account's users (ACC-31); True while there may be more."""
    left = await users.hold_of_account(call.tx, account_id, PAGE)
    await users.remove(call.tx, [user.id for user in left if not user.is_known])
    await invitations.remove_of_account(call.tx, account_id)
    await erasures.begin(call, [user for user in left if user.is_known], Reason.ACCOUNT_DELETED)
    return len(left) == PAGE


async def person(tx: Transaction, user_id: str) -> User | None:
    """The person behind a session; the caller is not asked for."""
    return await users.find(tx, user_id)


async def able_to_sign_in(tx: Transaction, user_ids: Collection[str]) -> set[str]:
    """Those of these people who may sign in now."""
    return await users.able_to_sign_in(tx, user_ids)


async def find_by_email(tx: Transaction, email: str) -> User | None:
    """The person who has registered with the address; the caller is not asked for."""
    return await users.known_by_email(tx, email.strip().lower())


async def ids_of_domain(call: Call, account_id: str, domain: str) -> AsyncGenerator[Sequence[str]]:
    """People of the account with an address of the domain, some hundred at a time."""
    after = ""
    while ids := await users.ids_of_domain(call.tx, account_id, domain, after, PAGE):
        yield ids
        after = ids[-1]


async def touch(call: Call, user_ids: list[str]) -> None:
    """Note that these people are active; cheap when it was noted a moment ago."""
    await users.touch(call.tx, user_ids, call.now, call.now - TOUCHED_EVERY)


async def _offer(call: Call, secret: str) -> Offer:
    found = await hold_offer(call, secret)
    if found is None:
        raise LinkUnknown
    return found


async def _place(call: Call, found: Offer) -> User:
    """The place in the account's list that the invitation is for."""
    place = await users.hold(call.tx, found.invitation.user_id)
    if place is None or place.account_id != found.invitation.account_id:
        raise LinkExpired
    return place


async def _registered(call: Call, user: User, display_name: str) -> User:
    return replace(
        user,
        display_name=clean_display_name(display_name),
        registration=Registration.REGISTERED,
        joined_at=user.joined_at or call.now,
        last_active_at=call.now,
        personal_pin=user.personal_pin or await fresh_pin(call),
    )


async def _settle(call: Call, found: Offer, user: User) -> None:
    await invitations.accept(call.tx, found.invitation.account_id, user.email, user.id, call.now)
