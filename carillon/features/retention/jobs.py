"""Retention in the background: every hour each account with a policy is swept."""

from datetime import timedelta

from carillon.core.calls import Calls
from carillon.core.events import on
from carillon.core.jobs import runs
from carillon.features.accounts import AccountDeleted
from carillon.features.retention import service
from carillon.features.retention.model import Sweep, SweepAccount


@runs(Sweep, every=timedelta(hours=1))
async def sweep(calls: Calls, job: Sweep) -> None:
    async with calls.write() as call:
        await service.sweep(call, job)


@runs(SweepAccount)
async def sweep_account(calls: Calls, job: SweepAccount) -> None:
    async with calls.write() as call:
        await service.sweep_account(call, job)


@on(AccountDeleted)
async def forget_policies(calls: Calls, fact: AccountDeleted) -> None:
    async with calls.write() as call:
        await service.forget(call, fact.account_id)
