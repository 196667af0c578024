"""What the trail needs done in the background: its files go out every few minutes."""

from datetime import timedelta

from carillon.adapters.objects import Objects
from carillon.core.calls import Calls
from carillon.core.jobs import runs
from carillon.features.audit.model.delivery import DeliverTrail
from carillon.features.audit.service import delivering


@runs(DeliverTrail, every=timedelta(minutes=5))
async def deliver_trail(calls: Calls, job: DeliverTrail) -> None:
    if calls.part(Objects).is_there:
        await delivering.deliver(calls)
