"""The managed policies, asked about every operation."""

from datetime import UTC, datetime

import pytest
from botocore.loaders import Loader

from carillon.core.callers import Circumstances, Origin
from carillon.features.access.model.actions import CONSOLE_ACTIONS
from carillon.features.access.model.authority import PolicyAuthority, authority
from carillon.features.access.model.identities import IamUser
from carillon.features.access.model.policies import MANAGED, PolicyNotFound, managed

NOW = datetime(2026, 11, 21, tzinfo=UTC)
ANYWHERE = Circumstances(NOW, Origin("192.0.2.1"))
ALICE = IamUser("AIDAALICE", "123456789012", "alice", NOW)

OPERATIONS = [f"chime:{name}" for name in Loader().load_service_model("chime", "service-2")["operations"]]

CONSOLE_ONLY = [
    f"chime:{name}"
    for name in (
        "GetUserByEmail",
        "InviteUsersFromProvider",
        "SuspendUsers",
        "ActivateUsers",
        "UpdateUserLicenses",
        "ListDomains",
        "GetDomain",
        "ListDirectories",
        "ListGroups",
        "SubmitSupportRequest",
        "ListDelegates",
        "ListAccountUsageReportData",
        "GetMeetingDetail",
        "ListMeetingEvents",
        "ListMeetingsReportData",
        "GetUserActivityReportData",
    )
]

USER_MANAGEMENT = {
    f"chime:{name}"
    for name in (
        "ListAccounts",
        "GetAccount",
        "GetAccountSettings",
        "UpdateAccountSettings",
        "ListUsers",
        "GetUser",
        "InviteUsers",
        "ResetPersonalPIN",
        "LogoutUser",
        "UpdateUser",
        "BatchUpdateUser",
        "BatchSuspendUser",
        "BatchUnsuspendUser",
        "AssociatePhoneNumberWithUser",
        "DisassociatePhoneNumberFromUser",
        "GetPhoneNumber",
        "ListPhoneNumbers",
        "GetUserSettings",
        "UpdateUserSettings",
        "CreateUser",
        "AssociateSigninDelegateGroupsWithAccount",
        "DisassociateSigninDelegateGroupsFromAccount",
    )
} | set(CONSOLE_ONLY)

READS = {a for a in (*OPERATIONS, *CONSOLE_ONLY) if a.removeprefix("chime:").startswith(("Get", "List", "Search"))}

OF_CHIME = {action for action in CONSOLE_ACTIONS if action.startswith("chime:")}


def alice(*policies: str) -> PolicyAuthority:
    return authority(ALICE, tuple(managed(policy).document for policy in policies), by_access_key=True)


def test_there_are_operations_to_ask_about() -> None:
    assert len(OPERATIONS) == 62
    assert len(CONSOLE_ONLY) == 16
    assert len(USER_MANAGEMENT) == 38


@pytest.mark.spec("IAM-38", "IAM-40", "IAM-42")
@pytest.mark.parametrize("action", sorted({*OPERATIONS, *CONSOLE_ONLY, *OF_CHIME}))
def test_each_policy_allows_exactly_its_own_actions(action: str) -> None:
    def allowed(policy: str) -> bool:
        return alice(policy).allows(action, ANYWHERE)

    assert allowed("AmazonChimeFullAccess")
    assert allowed("AdministratorAccess")
    assert allowed("AmazonChimeUserManagement") is (action in USER_MANAGEMENT)
    assert allowed("AmazonChimeReadOnly") is (action in READS)
    assert allowed("ReadOnlyAccess") is (action in READS | {"chime:RetrieveDataExports", "chime:ValidateE911Address"})


@pytest.mark.spec("IAM-14", "IAM-19")
@pytest.mark.parametrize("action", sorted(set(CONSOLE_ACTIONS) - OF_CHIME))
def test_policies_about_chime_say_nothing_of_other_services(action: str) -> None:
    assert alice("AdministratorAccess").allows(action, ANYWHERE)
    assert not alice("AmazonChimeFullAccess", "AmazonChimeUserManagement").allows(action, ANYWHERE)
    reads = action.partition(":")[2].startswith(("Get", "List", "Lookup", "Simulate"))
    assert alice("ReadOnlyAccess").allows(action, ANYWHERE) is reads


@pytest.mark.spec("IAM-40")
def test_full_access_ends_at_the_neighbours_it_needs() -> None:
    full = alice("AmazonChimeFullAccess")
    assert full.allows("s3:ListAllMyBuckets", ANYWHERE)
    assert full.allows("logs:CreateLogDelivery", ANYWHERE)
    assert not full.allows("iam:CreateUser", ANYWHERE)
    assert alice("AdministratorAccess").allows("iam:CreateUser", ANYWHERE)


@pytest.mark.spec("IAM-19")
def test_reading_everything_reaches_beyond_chime() -> None:
    reading = alice("ReadOnlyAccess")
    assert reading.allows("iam:ListUsers", ANYWHERE)
    assert not reading.allows("iam:CreateUser", ANYWHERE)


def test_several_policies_add_up() -> None:
    both = alice("AmazonChimeReadOnly", "AmazonChimeUserManagement")
    assert both.allows("chime:ListBots", ANYWHERE)
    assert both.allows("chime:InviteUsers", ANYWHERE)
    assert not both.allows("chime:CreateBot", ANYWHERE)


def test_a_policy_is_found_by_name_and_by_arn() -> None:
    for name, policy in MANAGED.items():
        assert managed(name) is managed(f"arn:aws:iam::aws:policy/{name}") is policy
        assert policy.arn == f"arn:aws:iam::aws:policy/{name}"


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(PolicyNotFound, match="AmazonChimeNothing"):
        managed("AmazonChimeNothing")
