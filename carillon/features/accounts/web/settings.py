"""The settings of an account for the console: policies, applications, regions of meetings, and who may return."""

import msgspec

from carillon.core.calls import Call
from carillon.features.accounts.model.settings import Regions
from carillon.features.accounts.service import settings
from carillon.wire.http import allowed, route

MEETINGS = "/console/accounts/{account_id}/meeting-settings"


class PoliciesView(msgspec.Struct, frozen=True, kw_only=True):
    """What members may do in meetings."""

    shared_control: bool
    outbound_calling: bool


class SlackView(msgspec.Struct, frozen=True, kw_only=True):
    """Nobody signs in with the Slack app before a workspace is associated."""

    associated: bool
    allowed: bool


class RegionShare(msgspec.Struct, frozen=True, kw_only=True):
    """The percentage of the meetings that ended in the last 30 days."""

    region: str
    percent: int


class RegionsView(msgspec.Struct, frozen=True, kw_only=True):
    """`selected` is null where meetings use all regions; `shares` is empty where none has ended."""

    available: list[str]
    selected: list[str] | None
    shares: list[RegionShare]


class MeetingSettingsView(msgspec.Struct, frozen=True, kw_only=True):
    policies: PoliciesView
    slack: SlackView
    regions: RegionsView


class SlackWish(msgspec.Struct, frozen=True, kw_only=True):
    allowed: bool


class RegionsWish(msgspec.Struct, frozen=True, kw_only=True):
    """Null for all regions."""

    selected: list[str] | None


class ReregistrationWish(msgspec.Struct, frozen=True, kw_only=True):
    blocked: bool


class RegionNames(msgspec.Struct, frozen=True, kw_only=True):
    available: list[str]


@route("GET", "/console/regions", rule=allowed("chime:CreateAccount"))
async def list_regions(call: Call) -> RegionNames:
    """The regions in which meetings can run here."""
    return RegionNames(available=list(call.part(Regions).names))


@route("GET", MEETINGS, rule=allowed("chime:GetAccountSettings"))
async def get_meeting_settings(call: Call, account_id: str) -> MeetingSettingsView:
    """What the account decides about its meetings, and where they ran."""
    return await _view(call, account_id)


@route(
    "PUT",
    MEETINGS + "/policies",
    rule=allowed("chime:UpdateAccountSettings"),
    act="UpdateAccountSettings",
)
async def change_policies(call: Call, account_id: str, body: PoliciesView) -> MeetingSettingsView:
    """Change both policies."""
    await settings.configure(
        call, account_id, disable_remote_control=not body.shared_control, enable_dial_out=body.outbound_calling
    )
    return await _view(call, account_id)


@route(
    "PUT",
    MEETINGS + "/slack",
    rule=allowed("chime:UpdateAccountSettings"),
    act="UpdateAccountSettings",
)
async def change_slack(call: Call, account_id: str, body: SlackWish) -> MeetingSettingsView:
    """Let members sign in with the Slack app, or not."""
    await settings.allow_slack(call, account_id, allowed=body.allowed)
    return await _view(call, account_id)


@route(
    "PUT",
    MEETINGS + "/regions",
    rule=allowed("chime:UpdateAccountSettings"),
    act="UpdateAccountSettings",
)
async def change_regions(call: Call, account_id: str, body: RegionsWish) -> MeetingSettingsView:
    """Choose where the meetings that begin from now on run."""
    await settings.select_regions(call, account_id, body.selected)
    return await _view(call, account_id)


@route(
    "PUT",
    "/console/accounts/{account_id}/reregistration",
    rule=allowed("chime:UpdateAccountSettings"),
    act="UpdateAccountSettings",
)
async def change_reregistration(call: Call, account_id: str, body: ReregistrationWish) -> None:
    """Keep people who were suspended when their domain was removed from signing up anew, or let them."""
    await settings.block_reregistration(call, account_id, blocked=body.blocked)


async def _view(call: Call, account_id: str) -> MeetingSettingsView:
    standing = await settings.standing(call, account_id)
    chosen = standing.settings
    return MeetingSettingsView(
        policies=PoliciesView(
            shared_control=not chosen.disable_remote_control, outbound_calling=chosen.enable_dial_out
        ),
        slack=SlackView(
            associated=standing.has_workspace, allowed=chosen.slack_is_open(associated=standing.has_workspace)
        ),
        regions=RegionsView(
            available=list(standing.regions),
            selected=None if chosen.regions is None else list(chosen.regions),
            shares=[RegionShare(region=name, percent=percent) for name, percent in sorted(standing.shares.items())],
        ),
    )
