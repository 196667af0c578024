"""What support needs done in the background: letters go out, and logs are forgotten in time."""

from carillon.core.calls import Calls
from carillon.core.events import on
from carillon.core.jobs import runs
from carillon.features.organisations import OrganisationDeleted
from carillon.features.people import UserDeleted
from carillon.features.support.model.bundles import A_DAY, ForgetOldBundles
from carillon.features.support.model.history import SendUpdate
from carillon.features.support.service import bundles, ending, letters


@runs(SendUpdate)
async def send_update(calls: Calls, job: SendUpdate) -> None:
    await letters.send(calls, job)


@runs(ForgetOldBundles, every=A_DAY)
async def forget_old_bundles(calls: Calls, job: ForgetOldBundles) -> None:
    async with calls.write() as call:
        await bundles.forget_old(call)


@on(OrganisationDeleted)
async def forget_organisation(calls: Calls, fact: OrganisationDeleted) -> None:
    await ending.end(calls, fact.organisation_id)


@on(UserDeleted)
async def forget_deleted(calls: Calls, fact: UserDeleted) -> None:
    async with calls.write() as call:
        await bundles.forget_of(call, fact.user_id)
