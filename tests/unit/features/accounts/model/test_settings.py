"""What accounts decide about their meetings: policies, applications and regions."""

import pytest

from carillon.features.accounts.model.settings import (
    NoRegionChosen,
    OutboundCallingOff,
    Regions,
    RegionsClosed,
    RegionUnknown,
    RemoteControlUnavailable,
    Settings,
    check_outbound_calling,
    check_shared_control,
    shares,
)

SITES = Regions(("jakarta", "milan", "paris"))


@pytest.mark.spec("AMB-16")
def test_at_first_shared_control_is_on_calling_is_off_and_slack_waits_for_a_workspace() -> None:
    check_shared_control(Settings())
    with pytest.raises(OutboundCallingOff):
        check_outbound_calling(Settings())
    assert not Settings().slack_is_open(associated=False)
    assert Settings().slack_is_open(associated=True)


def test_shared_control_follows_the_sharers_account_alone() -> None:
    with pytest.raises(RemoteControlUnavailable, match=r"Remote control is not available\."):
        check_shared_control(Settings(disable_remote_control=True))
    check_shared_control(None)


def test_people_are_called_where_the_hosts_account_says_so() -> None:
    check_outbound_calling(Settings(enable_dial_out=True))
    with pytest.raises(OutboundCallingOff):
        check_outbound_calling(None)


def test_slack_stays_off_once_it_was_turned_off() -> None:
    assert not Settings(slack_sign_in=False).slack_is_open(associated=True)
    assert Settings(slack_sign_in=True).slack_is_open(associated=True)
    assert not Settings(slack_sign_in=True).slack_is_open(associated=False)


def test_a_selection_has_regions_that_are_there_each_once_and_at_least_one() -> None:
    assert SITES.select(None) is None
    assert SITES.select(["paris", "milan", "paris"]) == ("milan", "paris")
    with pytest.raises(NoRegionChosen):
        SITES.select([])
    with pytest.raises(RegionUnknown):
        SITES.select(["paris", "atlantis"])


@pytest.mark.parametrize(
    ("latencies", "region"),
    [
        ({"jakarta": (20.0, 300.0), "milan": (90.0, 110.0), "paris": (150.0, 40.0)}, "milan"),
        ({"jakarta": (250.0,), "milan": (80.0, 100.0), "paris": (20.0, 100.0)}, "paris"),
        ({"paris": (400.0,)}, "paris"),
        ({}, "jakarta"),
    ],
    ids=[
        "the least worst latency",
        "of equal worst ones the least mean",
        "the only one that was measured",
        "without measurements the first",
    ],
)
def test_a_meeting_runs_where_it_serves_its_people_best(latencies: dict[str, tuple[float, ...]], region: str) -> None:
    assert SITES.place(None, latencies) == region


def test_a_meeting_runs_only_in_regions_that_its_account_selected() -> None:
    latencies = {"jakarta": (5.0,), "milan": (50.0,), "paris": (90.0,)}
    assert SITES.place(Settings(regions=("milan", "paris")), latencies) == "milan"
    with pytest.raises(RegionsClosed, match="lisbon"):
        SITES.place(Settings(regions=("lisbon",)), latencies)


def test_shares_are_whole_and_add_up_to_a_hundred() -> None:
    assert shares({"milan": 3, "paris": 1}) == {"milan": 75, "paris": 25}
    assert shares({"a": 1, "b": 1, "c": 1}) == {"a": 34, "b": 33, "c": 33}
    assert shares({}) == {}
