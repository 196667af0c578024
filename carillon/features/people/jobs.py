"""What people need done in the background: mails go out, domains bring and take their people, accounts empty."""

from datetime import timedelta

from carillon.core.calls import Calls
from carillon.core.events import on
from carillon.core.jobs import runs
from carillon.features.accounts import AccountDeleted, DomainRemoved, DomainVerified
from carillon.features.people.model.facts import PurgeReleased
from carillon.features.people.model.invitations import SendInvitation
from carillon.features.people.service import invitations, registration


@runs(SendInvitation)
async def send_invitation(calls: Calls, job: SendInvitation) -> None:
    await invitations.send(calls, job.invitation_id)


@on(DomainVerified)
async def gather_people(calls: Calls, fact: DomainVerified) -> None:
    more = True
    while more:
        async with calls.write() as call:
            more = await registration.capture(call, fact.account_id, fact.domain)


@on(DomainRemoved)
async def release_people(calls: Calls, fact: DomainRemoved) -> None:
    more = True
    while more:
        async with calls.write() as call:
            more = await registration.release(call, fact.account_id, fact.domain)


@runs(PurgeReleased, every=timedelta(hours=1))
async def purge_released(calls: Calls, job: PurgeReleased) -> None:
    more = True
    while more:
        async with calls.write() as call:
            more = await registration.purge_released(call)


@on(AccountDeleted)
async def empty_account(calls: Calls, fact: AccountDeleted) -> None:
    more = True
    while more:
        async with calls.write() as call:
            more = await registration.purge(call, fact.account_id)
