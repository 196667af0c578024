"""Registering: by an invitation or a sign-up link; who has registered before joins with the same profile (GS-13)."""

from dataclasses import dataclass, replace
from typing import Literal

from carillon.core import jobs
from carillon.core.callers import Person, person
from carillon.core.calls import Call, Calls
from carillon.features import accounts, people
from carillon.features.people import LinkExpired, User
from carillon.features.signin import store
from carillon.features.signin.model.entering import SendSignUp
from carillon.features.signin.model.links import Link, Purpose
from carillon.features.signin.model.passwords import PasswordWrong, check_password
from carillon.features.signin.model.sessions import Opened
from carillon.features.signin.service import attempts, entering, links, passwords, sessions
from carillon.features.signin.service.hashing import Hasher

LinkKind = Literal["invitation", "signup"]


@dataclass(frozen=True, slots=True)
class Offered:
    """What a link offers to whoever follows it; `person` has registered with the address before."""

    kind: LinkKind
    email: str
    account_name: str | None
    person: User | None = None
    link: Link | None = None
    leaves: str | None = None  # the account that the person leaves by accepting (AMB-54)


async def sign_up(call: Call, email: str) -> None:
    """A letter to the address, with a link if it may register; the job decides that, after the answer."""
    address = people.clean_email(email)
    if await attempts.may_write(call, "signup", address):
        await jobs.enqueue(call, SendSignUp(address, call.ids.uuid(), call.caller.origin.language))


async def offer(call: Call, secret: str) -> Offered:
    """What the open link of this secret offers."""
    invited = await people.offer(call, secret)
    if invited is not None:
        leaves = await people.leaves(call, invited)
        return Offered("invitation", invited.invitation.email, invited.account_name, invited.person, leaves=leaves)
    link = await links.find(call, Purpose.SIGN_UP, secret)
    if await people.find_by_email(call.tx, link.email) is not None:
        raise LinkExpired  # registered meanwhile, by an invitation
    home = await accounts.claimant(call.tx, link.email)
    account = None if home is None else await accounts.unguarded(call.tx, home)
    return Offered("signup", link.email, account and account.name, link=link)


async def register(calls: Calls, secret: str, display_name: str, password: str) -> Opened:
    """A new person with a password, signed in; or the known one of the address, by the password they have."""
    async with calls.read() as call:
        offered = await offer(call, secret)
    if offered.person is not None:
        return await _join(calls, secret, offered.person, password)
    name = people.clean_display_name(display_name)
    check_password(password, offered.email, name)
    hashed = await calls.part(Hasher).hash(password)
    async with calls.write() as call:
        user = await _registered(call, offered, secret, name)
        await passwords.set_password(call, user.id, hashed)
        return await sessions.open_client(replace(call, caller=Person(user.id, call.ids.uuid(), call.caller.origin)))


async def join(call: Call, secret: str) -> None:
    """The signed-in person takes up an invitation to their own address."""
    await people.join(call, secret, person(call.caller).user_id)


async def _registered(call: Call, offered: Offered, secret: str, name: str) -> User:
    if offered.link is None:
        return await people.register(call, secret, name)
    await links.use(call, offered.link)
    return await people.sign_up(call, offered.email, name)


async def _join(calls: Calls, secret: str, known: User, password: str) -> Opened:
    """The link alone is not enough: invitations are passed on, and this one would open somebody's profile."""
    attempt = await attempts.count(calls, "person", known.email)
    async with calls.read() as call:
        stored = await store.password(call.tx, known.id)
    if not await calls.part(Hasher).fits(stored, password) or stored is None:
        raise PasswordWrong
    async with calls.by(Person(known.id, calls.ids.uuid(), calls.caller.origin)).write() as call:
        await entering.check_still(call, known.id, stored)
        await attempts.forgive(call, attempt)
        await join(call, secret)
        return await sessions.open_client(call)
