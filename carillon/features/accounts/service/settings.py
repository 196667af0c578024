"""What is done with the settings of an account: they are shown, and changed one group at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from carillon.core.calls import Call
from carillon.features.accounts.model.accounts import Account
from carillon.features.accounts.model.settings import (
    COUNTED_FOR,
    Applications,
    Regions,
    RegionUse,
    Settings,
    WorkspaceMissing,
    shares,
)
from carillon.features.accounts.service.accounts import find, hold
from carillon.features.accounts.store import accounts as store


@dataclass(frozen=True, slots=True)
class Standing:
    """The settings of an account, beside what they are chosen from and what they have led to."""

    settings: Settings
    has_workspace: bool
    regions: tuple[str, ...]
    shares: Mapping[str, int]


async def standing(call: Call, account_id: str) -> Standing:
    account = await find(call, account_id)
    here = call.part(Regions).names
    ran = await call.part(RegionUse).ended_within(call, account.id, COUNTED_FOR)
    # Where there is one site and no other was counted, all meetings run there, also those to come.
    counted = shares(ran) or ({here[0]: 100} if len(here) == 1 else {})
    return Standing(account.settings, await _has_workspace(call, account), here, counted)


async def configure(
    call: Call, account_id: str, *, disable_remote_control: bool | None = None, enable_dial_out: bool | None = None
) -> Account:
    """Change the policies that are given (GS-07)."""
    account = await hold(call, account_id)
    settings = account.settings
    if disable_remote_control is not None:
        settings = replace(settings, disable_remote_control=disable_remote_control)
    if enable_dial_out is not None:
        settings = replace(settings, enable_dial_out=enable_dial_out)
    return await _save(call, account, settings)


async def allow_slack(call: Call, account_id: str, *, allowed: bool) -> Account:
    """Whether members sign in with the Slack app; there must be a workspace that they come from (MTG-06)."""
    account = await hold(call, account_id)
    if not await _has_workspace(call, account):
        raise WorkspaceMissing
    return await _save(call, account, replace(account.settings, slack_sign_in=allowed))


async def select_regions(call: Call, account_id: str, wanted: Sequence[str] | None) -> Account:
    """Where meetings run that are started from now on; running ones stay where they are (MTG-09)."""
    account = await hold(call, account_id)
    return await _save(call, account, replace(account.settings, regions=call.part(Regions).select(wanted)))


async def block_reregistration(call: Call, account_id: str, *, blocked: bool) -> Account:
    """Whether those who were suspended here when their domain was removed are kept from signing up anew (AMB-06)."""
    account = await hold(call, account_id)
    return await _save(call, account, replace(account.settings, block_suspended_reregistration=blocked))


async def _has_workspace(call: Call, account: Account) -> bool:
    features = call.part(Applications).slack
    return any([await feature.is_associated(call, account.id) for feature in features])


async def _save(call: Call, account: Account, settings: Settings) -> Account:
    changed = replace(account, settings=settings)
    await store.save(call.tx, changed)
    return changed
