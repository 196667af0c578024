"""Administrators hear of it when a domain of theirs was given to another organisation (AMB-08)."""

from carillon.adapters.mail import Mailer, Message
from carillon.core import jobs
from carillon.core.calls import Call, Calls
from carillon.features import access, accounts
from carillon.features.accounts import DomainTakenAway
from carillon.features.people.model.invitations import Site
from carillon.features.people.model.taken_domains import TellOfTakenDomain, taken_away
from carillon.features.people.service.readers import reader_at


async def note(call: Call, fact: DomainTakenAway) -> None:
    """Whether somebody is to be told of it; nobody is where no address is known."""
    telling = TellOfTakenDomain(fact.review_id, fact.account_id, fact.domain)
    if await _letter(call, telling) is not None:
        await jobs.enqueue(call, telling)


async def tell(calls: Calls, job: TellOfTakenDomain) -> None:
    """One letter to root of the organisation whose account had it."""
    async with calls.read() as call:
        letter = await _letter(call, job)
    if letter is not None:
        await calls.part(Mailer).send(letter)


async def _letter(call: Call, job: TellOfTakenDomain) -> Message | None:
    account = await accounts.unguarded(call.tx, job.account_id)
    root = None if account is None else await access.root_of(call, account.organisation_id)
    if account is None or root is None or root.email is None:
        return None
    page = f"{call.part(Site).base_url}/console/accounts/{account.id}/domains"
    return taken_away(await reader_at(call.tx, root.email), root.email, job, account.name, page)
