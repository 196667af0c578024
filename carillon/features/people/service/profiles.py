"""One's own profile: the name, the time zone, the language; and the one place where an address becomes another."""

from dataclasses import replace

from carillon.core import events, push
from carillon.core.callers import person
from carillon.core.calls import Call
from carillon.core.db import Transaction
from carillon.features import accounts
from carillon.features.people.model.invitations import LinkExpired
from carillon.features.people.model.profiles import (
    Profile,
    ProfileChanged,
    SameEmail,
    check_domains,
    clean_language,
    clean_time_zone,
)
from carillon.features.people.model.users import EmailTaken, User, clean_display_name
from carillon.features.people.service.rosters import check_may_return
from carillon.features.people.store import invitations, profiles, users

CHANGED = '{"type":"profile_changed"}'


async def profile(tx: Transaction, user_id: str) -> Profile:
    """What the person has chosen; the caller is not asked for."""
    return await profiles.find(tx, user_id)


async def update_profile(call: Call, display_name: str, time_zone: str | None, language: str | None) -> User:
    """Everything that people change about themselves without further ado; it is there on every device at once."""
    me = await _hold(call, person(call.caller).user_id)
    chosen = Profile(me.id, clean_time_zone(time_zone), clean_language(language))
    await profiles.save(call.tx, chosen, call.now)
    renamed = replace(me, display_name=clean_display_name(display_name))
    if renamed != me:
        await users.save(call.tx, renamed)
        await events.publish(call, ProfileChanged(me.id))
    push.publish(call, f"user:{me.id}", CHANGED)
    return renamed


async def check_email(call: Call, user: User, email: str) -> None:
    """Whether this person may have that address, as far as they may know: whose it is already, is told by mail."""
    if email == user.email:
        raise SameEmail
    account = None if user.account_id is None else await accounts.unguarded(call.tx, user.account_id)
    own = frozenset[str]() if account is None else frozenset(domain.name for domain in account.domains)
    claimant = await accounts.claimant(call.tx, email)
    check_domains(email, own, user.account_id, user.email, claimant)


async def change_email(call: Call, user_id: str, before: str, email: str) -> User:
    """The person has another address from now on: in lists, on cards, in rooms, for signing in.

    Both mailboxes have agreed; whatever stands against it by now is refused here once more.
    """
    user = await _hold(call, user_id)
    if user.email != before or not user.may_sign_in:
        raise LinkExpired
    await check_email(call, user, email)
    await check_may_return(call, email)
    if await users.known_by_email(call.tx, email) is not None:
        raise EmailTaken(email=email)
    await _give_up_place(call, user, email)
    changed = replace(user, email=email)
    await users.save(call.tx, changed)
    await events.publish(call, ProfileChanged(user.id))
    push.publish(call, f"user:{user.id}", CHANGED)
    return changed


async def _give_up_place(call: Call, user: User, email: str) -> None:
    """A place that was kept for the new address in the same account is taken by who has it now."""
    if user.account_id is None:
        return
    kept = (await users.in_account_by_emails(call.tx, user.account_id, [email])).get(email)
    if kept is not None:
        await invitations.withdraw(call.tx, [kept.id], call.now)
        await users.remove(call.tx, [kept.id])


async def _hold(call: Call, user_id: str) -> User:
    user = await users.hold(call.tx, user_id)
    if user is None:
        raise LinkExpired
    return user
