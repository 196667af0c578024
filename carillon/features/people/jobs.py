"""What people need done in the background: mails go out, domains gather their people, deleted accounts empty."""

from carillon.core.calls import Calls
from carillon.core.events import on
from carillon.core.jobs import runs
from carillon.features.accounts import AccountDeleted, DomainVerified
from carillon.features.people.model import SendInvitation
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


@on(AccountDeleted)
async def empty_account(calls: Calls, fact: AccountDeleted) -> None:
    more = True
    while more:
        async with calls.write() as call:
            more = await registration.purge(call, fact.account_id)
