"""What people need done in the background: mails go out, domains bring and take their people, accounts empty."""

from datetime import timedelta

from carillon.core.calls import Calls
from carillon.core.events import on
from carillon.core.jobs import runs
from carillon.features import accounts
from carillon.features.accounts import AccountDeleted, DomainRemoved, DomainTakenAway, DomainVerified
from carillon.features.organisations import OrganisationDeleted
from carillon.features.people.model.erasures import Erase, SendErased
from carillon.features.people.model.exports import ForgetExports, PutTogether, TellExportReady
from carillon.features.people.model.facts import PurgeReleased, TellOfLeaving, UserDeleted, UserMoved
from carillon.features.people.model.invitations import SendInvitation
from carillon.features.people.model.sheets import CarryOutSheet, TrySheet
from carillon.features.people.model.taken_domains import TellOfTakenDomain
from carillon.features.people.service import (
    deeds,
    ending,
    erasures,
    exports,
    invitations,
    leaving,
    readers,
    registration,
    sheets,
    taken_domains,
)


@runs(SendInvitation)
async def send_invitation(calls: Calls, job: SendInvitation) -> None:
    await invitations.send(calls, job)


@runs(TrySheet)
async def try_sheet(calls: Calls, job: TrySheet) -> None:
    await sheets.try_all(calls, job.sheet_id)


@runs(CarryOutSheet)
async def carry_out_sheet(calls: Calls, job: CarryOutSheet) -> None:
    await sheets.carry_out_all(readers.speaking(calls, job.language), job.sheet_id)


@on(UserMoved)
async def note_leaving(calls: Calls, fact: UserMoved) -> None:
    await leaving.note(calls, fact)


@runs(TellOfLeaving)
async def tell_of_leaving(calls: Calls, job: TellOfLeaving) -> None:
    await leaving.tell(calls, job)


@on(AccountDeleted)
async def forget_sheets(calls: Calls, fact: AccountDeleted) -> None:
    async with calls.write() as call:
        await sheets.forget_account(call, fact.account_id)


@on(DomainVerified)
async def gather_people(calls: Calls, fact: DomainVerified) -> None:
    await _release_before(calls, fact)
    more = True
    while more:
        async with calls.write() as call:
            more = await registration.capture(call, fact.account_id, fact.domain)


async def _release_before(calls: Calls, fact: DomainVerified) -> None:
    """Whoever had the domain before lets its people go first, whichever job is the quicker."""
    async with calls.read() as call:
        owners = await accounts.owners_before(call, fact.domain)
    for account_id in owners:
        await release_people(calls, DomainRemoved(account_id, fact.domain))


@on(DomainRemoved)
async def release_people(calls: Calls, fact: DomainRemoved) -> None:
    more = True
    while more:
        async with calls.write() as call:
            more = await registration.release(call, fact.account_id, fact.domain)
            if not more:
                await accounts.let_go(call, fact.account_id, fact.domain)


@on(DomainTakenAway)
async def note_domain_taken_away(calls: Calls, fact: DomainTakenAway) -> None:
    async with calls.write() as call:
        await taken_domains.note(call, fact)


@runs(TellOfTakenDomain)
async def tell_of_taken_domain(calls: Calls, job: TellOfTakenDomain) -> None:
    await taken_domains.tell(calls, job)


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
            if not more:
                await accounts.forget_removals(call, fact.account_id)


@on(OrganisationDeleted)
async def end_accounts(calls: Calls, fact: OrganisationDeleted) -> None:
    await ending.end(calls, fact.organisation_id)


@on(UserDeleted)
async def forget_deeds(calls: Calls, fact: UserDeleted) -> None:
    async with calls.write() as call:
        await deeds.forget(call, fact.user_id)


@runs(PutTogether)
async def put_together(calls: Calls, job: PutTogether) -> None:
    await exports.put_together(calls, job)


@runs(TellExportReady)
async def tell_export_ready(calls: Calls, job: TellExportReady) -> None:
    await exports.tell_ready(calls, job)


@runs(ForgetExports, every=timedelta(hours=1))
async def forget_exports(calls: Calls, job: ForgetExports) -> None:
    await exports.forget_expired(calls)


@runs(Erase)
async def erase(calls: Calls, job: Erase) -> None:
    await erasures.run(calls, job)


@runs(SendErased)
async def send_erased(calls: Calls, job: SendErased) -> None:
    await erasures.tell(calls, job)
