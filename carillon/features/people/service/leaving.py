"""Administrators hear of it when one of their users has joined another account (AMB-54)."""

from carillon.adapters.mail import Mailer, Message
from carillon.core import jobs
from carillon.core.calls import Call, Calls
from carillon.features import access, accounts
from carillon.features.people.model import letters
from carillon.features.people.model.facts import TellOfLeaving, UserMoved
from carillon.features.people.model.invitations import Offer
from carillon.features.people.service.readers import reader_at
from carillon.features.people.store import users


async def note(calls: Calls, fact: UserMoved) -> None:
    """Whether somebody is to be told of it; nobody is where it was announced before, or no address is known."""
    if fact.from_account_id is None:
        return
    telling = TellOfLeaving(fact.user_id, fact.from_account_id, fact.account_id)
    async with calls.write() as call:
        if await _letter(call, telling) is not None:
            await jobs.enqueue(call, telling)


async def tell(calls: Calls, job: TellOfLeaving) -> None:
    """One letter to root of the organisation whose account was left."""
    async with calls.read() as call:
        letter = await _letter(call, job)
    if letter is not None:
        await calls.part(Mailer).send(letter)


async def leaves(call: Call, offer: Offer) -> str | None:
    """The name of the account that whoever takes up the offer leaves by it."""
    present = None if offer.person is None else offer.person.account_id
    if present is None or present == offer.invitation.account_id:
        return None
    home = await accounts.unguarded(call.tx, present)
    return None if home is None else home.name


async def _letter(call: Call, job: TellOfLeaving) -> Message | None:
    source = await accounts.unguarded(call.tx, job.from_account_id)
    person = await users.find(call.tx, job.user_id)
    if source is None or person is None or await accounts.claimant(call.tx, person.email) == job.account_id:
        return None  # gone, or taken along by a domain, which was announced to whoever verified it
    root = await access.root_of(call, source.organisation_id)
    if root is None or root.email is None:
        return None
    letter_id = f"left-{job.user_id}-{source.id}-{job.account_id}"
    return letters.left(await reader_at(call.tx, root.email), root.email, person, source.name, letter_id)
