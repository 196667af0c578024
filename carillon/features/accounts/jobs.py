"""The jobs of accounts: claims of domains are looked at again and again."""

from datetime import timedelta

from carillon.core.calls import Calls
from carillon.core.jobs import runs
from carillon.features.accounts.model.domains import LookForRecords
from carillon.features.accounts.service import domains


@runs(LookForRecords, every=timedelta(minutes=1))
async def look_for_records(calls: Calls, job: LookForRecords) -> None:
    await domains.look_for_due(calls)
