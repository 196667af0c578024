"""Settings of accounts on both databases: policies, the Slack app, regions, and where meetings ran."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from carillon.core.calls import Call
from carillon.core.db import Database
from carillon.features import accounts, meetings
from carillon.features.accounts import Account, AccountNotFound, Applications, Regions, RegionUse, Settings
from carillon.features.accounts.model.settings import NoRegionChosen, RegionUnknown, WorkspaceMissing
from carillon.features.accounts.service import accounts as account_service
from carillon.features.accounts.service import settings
from carillon.features.meetings import store as meeting_store
from carillon.features.meetings.model.meetings import Meeting
from tests.kit.offices import Office, open_office

pytestmark = pytest.mark.anyio


class Workspace:
    """A workspace that some accounts are associated with."""

    def __init__(self, *account_ids: str) -> None:
        self.account_ids = set(account_ids)

    async def is_associated(self, call: Call, account_id: str) -> bool:
        return account_id in self.account_ids


@pytest.fixture
def workspace() -> Workspace:
    return Workspace()


@pytest.fixture
async def office(database: Database, tmp_path: Path, workspace: Workspace) -> Office:
    office = await open_office(database, tmp_path)
    sites(office, "milan", "paris")
    assert isinstance(office.calls.parts, dict)
    office.calls.parts.update({RegionUse: meetings.RegionsOfMeetings(), Applications: Applications((workspace,))})
    return office


def sites(office: Office, *names: str) -> None:
    assert isinstance(office.calls.parts, dict)
    office.calls.parts[Regions] = Regions(names)


async def standing(office: Office, account: Account) -> settings.Standing:
    async with office.alice.read() as call:
        return await settings.standing(call, account.id)


async def ended(office: Office, account_id: str | None, region: str | None, *, days_ago: float, count: int = 1) -> None:
    async with office.operator.write() as call:
        for _ in range(count):
            made = Meeting(
                id=call.ids.uuid(),
                number=call.ids.digits(10),
                link=call.ids.secret(22),
                title="Launch",
                host_id=call.ids.uuid(),
                place_id=None,
                created_at=call.now - timedelta(days=days_ago, hours=1),
                account_id=account_id,
                region=region,
            )
            assert await meeting_store.add(call.tx, made, "token")
            await meeting_store.set_ended(call.tx, made.id, call.now - timedelta(days=days_ago))


@pytest.mark.spec("AMB-16", "GS-07")
async def test_policies_are_kept_one_by_one_and_begin_as_they_should(office: Office) -> None:
    account = await office.account()
    assert (await standing(office, account)).settings == Settings()
    async with office.alice.write() as call:
        await settings.configure(call, account.id, disable_remote_control=True)
        await settings.configure(call, account.id, enable_dial_out=True)
    assert (await standing(office, account)).settings == Settings(disable_remote_control=True, enable_dial_out=True)


@pytest.mark.spec("GS-04", "MTG-08")
async def test_regions_are_all_or_a_selection_of_those_that_are_there(office: Office) -> None:
    account = await office.account()
    async with office.alice.write() as call:
        await settings.select_regions(call, account.id, ["paris"])
        for wrong, refusal in (([], NoRegionChosen), (["paris", "atlantis"], RegionUnknown)):
            with pytest.raises(refusal):
                await settings.select_regions(call, account.id, wrong)
    assert (await standing(office, account)).settings.regions == ("paris",)
    async with office.alice.write() as call:
        await settings.select_regions(call, account.id, None)
        picked = await account_service.create(call, "Picked", ["milan"])
        with pytest.raises(NoRegionChosen):
            await account_service.create(call, "None", [])
    assert (await standing(office, account)).settings.regions is None
    assert (await standing(office, picked)).settings.regions == ("milan",)


@pytest.mark.spec("MTG-10", "AMB-17")
async def test_shares_are_those_of_meetings_that_ended_in_the_last_30_days(office: Office) -> None:
    account, other = await office.account(), await office.account("Other")
    assert (await standing(office, account)).shares == {}
    await ended(office, account.id, "milan", days_ago=1, count=3)
    await ended(office, account.id, "paris", days_ago=29.9)
    await ended(office, account.id, "paris", days_ago=30.1, count=5)
    await ended(office, account.id, None, days_ago=1)
    await ended(office, other.id, "paris", days_ago=1)
    await ended(office, None, "paris", days_ago=1)
    assert (await standing(office, account)).shares == {"milan": 75, "paris": 25}


@pytest.mark.spec("AMB-17")
async def test_one_site_has_all_meetings_unless_it_was_called_otherwise(office: Office) -> None:
    account = await office.account()
    sites(office, "milan")
    assert (await standing(office, account)).shares == {"milan": 100}
    await ended(office, account.id, "old-milan", days_ago=3)
    assert (await standing(office, account)).shares == {"old-milan": 100}


@pytest.mark.spec("AMB-16")
async def test_slack_is_off_without_a_workspace_on_with_one_and_off_again_when_turned_off(
    office: Office, workspace: Workspace
) -> None:
    account = await office.account()
    async with office.alice.write() as call:
        with pytest.raises(WorkspaceMissing):
            await settings.allow_slack(call, account.id, allowed=True)
    assert not (await standing(office, account)).has_workspace
    workspace.account_ids.add(account.id)
    seen = await standing(office, account)
    assert seen.has_workspace
    assert seen.settings.slack_is_open(associated=True)
    async with office.alice.write() as call:
        await settings.allow_slack(call, account.id, allowed=False)
    assert not (await standing(office, account)).settings.slack_is_open(associated=True)


async def test_settings_change_one_group_at_a_time(office: Office) -> None:
    account = await office.account()
    async with office.alice.write() as call:
        await settings.configure(call, account.id, disable_remote_control=True)
        await settings.select_regions(call, account.id, ["milan"])
        await settings.block_reregistration(call, account.id, blocked=True)
    kept = (await standing(office, account)).settings
    wanted = Settings(disable_remote_control=True, regions=("milan",), block_suspended_reregistration=True)
    assert kept == wanted
    async with office.alice.read() as call:
        assert await accounts.find(call, account.id) == replace(account, settings=wanted)


async def test_nobody_sees_or_changes_settings_of_another_organisation(office: Office) -> None:
    account = await office.account()
    async with office.mallory.write() as call:
        with pytest.raises(AccountNotFound):
            await settings.standing(call, account.id)
        with pytest.raises(AccountNotFound):
            await settings.configure(call, account.id, enable_dial_out=True)
        with pytest.raises(AccountNotFound):
            await settings.select_regions(call, account.id, None)
        with pytest.raises(AccountNotFound):
            await settings.allow_slack(call, account.id, allowed=True)
        with pytest.raises(AccountNotFound):
            await settings.block_reregistration(call, account.id, blocked=True)


@pytest.mark.spec("AMB-02")
async def test_a_second_account_of_the_same_name_is_allowed_and_told(office: Office) -> None:
    async with office.alice.write() as call:
        assert await account_service.namesakes(call, "Straße") == 0
        await account_service.create(call, "Straße")
        assert await account_service.namesakes(call, "  STRASSE ") == 1
        assert await account_service.namesakes(call, "Stra") == 0
        await account_service.create(call, "Straße")
        assert await account_service.namesakes(call, "straße") == 2
