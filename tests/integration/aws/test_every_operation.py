"""Every operation that is answered: who may call it; and that every client can do those about accounts and users."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError

from tests.integration.aws.conftest import new_key
from tests.integration.aws.office import NOWHERE, register
from tests.kit.clients import Credentials, aws_cli, chime, old_boto3
from tests.kit.server import Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient

NOBODY: dict[str, Any] = {"AccountId": NOWHERE, "UserId": NOWHERE}
SOME: dict[str, Any] = {"AccountId": NOWHERE, "UserIdList": [NOWHERE]}
ROOM: dict[str, Any] = {"AccountId": NOWHERE, "RoomId": NOWHERE}
SEVENTEEN: dict[str, dict[str, Any]] = {
    "CreateAccount": {"Name": "Allowed"},
    "GetAccount": {"AccountId": NOWHERE},
    "ListAccounts": {},
    "UpdateAccount": {"AccountId": NOWHERE, "Name": "Allowed"},
    "DeleteAccount": {"AccountId": NOWHERE},
    "GetAccountSettings": {"AccountId": NOWHERE},
    "UpdateAccountSettings": {"AccountId": NOWHERE, "AccountSettings": {"EnableDialOut": True}},
    "InviteUsers": {"AccountId": NOWHERE, "UserEmailList": ["bob@example.com"]},
    "CreateUser": {"AccountId": NOWHERE, "Email": "bob@example.com"},
    "ListUsers": {"AccountId": NOWHERE},
    "GetUser": NOBODY,
    "UpdateUser": {**NOBODY, "LicenseType": "Basic"},
    "BatchUpdateUser": {"AccountId": NOWHERE, "UpdateUserRequestItems": [{"UserId": NOWHERE}]},
    "BatchSuspendUser": SOME,
    "BatchUnsuspendUser": SOME,
    "LogoutUser": NOBODY,
    "ResetPersonalPIN": NOBODY,
}
ROOMS: dict[str, dict[str, Any]] = {
    "CreateRoom": {"AccountId": NOWHERE, "Name": "Allowed"},
    "GetRoom": ROOM,
    "ListRooms": {"AccountId": NOWHERE},
    "UpdateRoom": {**ROOM, "Name": "Allowed"},
    "DeleteRoom": ROOM,
    "CreateRoomMembership": {**ROOM, "MemberId": NOWHERE},
    "BatchCreateRoomMembership": {**ROOM, "MembershipItemList": [{"MemberId": NOWHERE}]},
    "ListRoomMemberships": ROOM,
    "UpdateRoomMembership": {**ROOM, "MemberId": NOWHERE, "Role": "Member"},
    "DeleteRoomMembership": {**ROOM, "MemberId": NOWHERE},
}
RETENTION: dict[str, dict[str, Any]] = {
    "GetRetentionSettings": {"AccountId": NOWHERE},
    "PutRetentionSettings": {"AccountId": NOWHERE, "RetentionSettings": {}},
    "RedactRoomMessage": {**ROOM, "MessageId": NOWHERE},
    "RedactConversationMessage": {"AccountId": NOWHERE, "ConversationId": NOWHERE, "MessageId": NOWHERE},
}
BOT: dict[str, Any] = {"AccountId": NOWHERE, "BotId": NOWHERE}
BOTS: dict[str, dict[str, Any]] = {
    "CreateBot": {"AccountId": NOWHERE, "DisplayName": "allowed"},
    "GetBot": BOT,
    "ListBots": {"AccountId": NOWHERE},
    "UpdateBot": BOT,
    "RegenerateSecurityToken": BOT,
    "PutEventsConfiguration": {**BOT, "OutboundEventsHTTPSEndpoint": "https://example.com"},
    "GetEventsConfiguration": BOT,
    "DeleteEventsConfiguration": BOT,
}
DELEGATES: dict[str, dict[str, Any]] = {
    "AssociateSigninDelegateGroupsWithAccount": {"AccountId": NOWHERE, "SigninDelegateGroups": [{"GroupName": "x"}]},
    "DisassociateSigninDelegateGroupsFromAccount": {"AccountId": NOWHERE, "GroupNames": ["x"]},
}
ASKED: dict[str, dict[str, Any]] = {**SEVENTEEN, **ROOMS, **RETENTION, **BOTS, **DELEGATES}
"""A request for each, about things that are not there: whoever may ask is told so, and nothing is done."""

READS = {name for name in ASKED if name.startswith(("Get", "List"))}
NOT_OF_USERS = {"CreateAccount", "UpdateAccount", "DeleteAccount", *ROOMS, *RETENTION, *BOTS}
ALLOWED: dict[str, set[str]] = {
    "": set(),
    "AmazonChimeReadOnly": READS,
    "AmazonChimeUserManagement": ASKED.keys() - NOT_OF_USERS,
    "AmazonChimeFullAccess": set(ASKED),
    "root": set(ASKED),
}


@pytest.fixture(scope="module")
def clients(installation: Server, door: str, root: "ChimeClient") -> "dict[str, ChimeClient]":
    """A client for each policy, in the name of an IAM user who has that policy and no other."""

    def with_policy(policy: str) -> "ChimeClient":
        options = ["--policy", policy] if policy else []
        return chime(door, new_key(installation, "--user", f"user{policy}", *options))

    return {policy: with_policy(policy) if policy != "root" else root for policy in ALLOWED}


@pytest.mark.spec("GS-16", "IAM-13", "IAM-42")
@pytest.mark.parametrize("policy", ALLOWED)
@pytest.mark.parametrize("operation", ASKED)
def test_an_operation_is_for_those_whose_policy_allows_it(
    clients: "dict[str, ChimeClient]", operation: str, policy: str
) -> None:
    response = answered(getattr(clients[policy], xform_name(operation)), ASKED[operation])
    status = response["ResponseMetadata"]["HTTPStatusCode"]
    if operation in ALLOWED[policy]:
        assert status == {"CreateAccount": 201, "ListAccounts": 200}.get(operation, 404)
        return
    assert (status, response["Error"]["Code"], response["Code"]) == (403, "AccessDeniedException", "AccessDenied")
    arn = rf"arn:aws:iam::\d{{12}}:user/user{policy}"
    sentence = rf"User: {arn} is not authorized to perform: chime:{operation}"
    assert re.fullmatch(sentence, response["Error"]["Message"])


def answered(act: Callable[..., object], request: dict[str, Any]) -> Any:
    try:
        return act(**request)
    except ClientError as error:
        return error.response


def test_the_last_boto3_with_every_operation_does_all_seventeen(
    installation: Server, door: str, root_key: Credentials
) -> None:
    done: set[str] = set()

    def ask(operation: str, **request: Any) -> dict[str, Any]:
        told = old_boto3(door, root_key, xform_name(operation), **request)
        assert "answer" in told, f"{operation}: {told}"
        done.add(operation)
        return told["answer"]

    team, enterprise = (ask("CreateAccount", Name=name)["Account"]["AccountId"] for name in ("Old team", "Old firm"))
    assert ask("UpdateAccount", AccountId=team, Name="Old crew")["Account"]["Name"] == "Old crew"
    assert ask("GetAccount", AccountId=team)["Account"]["AccountType"] == "Team"
    assert len(ask("ListAccounts", Name="Old")["Accounts"]) == 2
    ask("UpdateAccountSettings", AccountId=team, AccountSettings={"EnableDialOut": True})
    assert ask("GetAccountSettings", AccountId=team)["AccountSettings"]["EnableDialOut"] is True
    assert len(ask("InviteUsers", AccountId=team, UserEmailList=["old@example.com"])["Invites"]) == 1
    (old,) = ask("ListUsers", AccountId=team)["Users"]
    assert ask("BatchSuspendUser", AccountId=team, UserIdList=[old["UserId"]])["UserErrors"] == []
    ask("DeleteAccount", AccountId=team)
    installation.run("domains", "verify", enterprise, "old.example")
    user_id = ask("CreateUser", AccountId=enterprise, Email="vera@old.example")["User"]["UserId"]
    register(installation, "vera@old.example", "Vera", "Old firm")
    vera = {"AccountId": enterprise, "UserId": user_id}
    pin = ask("GetUser", **vera)["User"]["PersonalPIN"]
    assert ask("ResetPersonalPIN", **vera)["User"]["PersonalPIN"] != pin
    assert ask("UpdateUser", **vera, LicenseType="Basic")["User"]["LicenseType"] == "Basic"
    items = [{"UserId": user_id, "LicenseType": "Pro"}]
    assert ask("BatchUpdateUser", AccountId=enterprise, UpdateUserRequestItems=items)["UserErrors"] == []
    assert ask("BatchUnsuspendUser", AccountId=enterprise, UserIdList=[user_id])["UserErrors"] == []
    ask("LogoutUser", **vera)
    assert done == set(SEVENTEEN)


def test_the_command_line_does_all_seventeen(installation: Server, door: str, root_key: Credentials) -> None:
    done: set[str] = set()

    def ask(operation: str, *options: str) -> Any:
        done.add(operation)
        return aws_cli(door, root_key, operation, *options)

    team, enterprise = (
        ask("create-account", "--name", name)["Account"]["AccountId"] for name in ("Cli team", "Cli firm")
    )
    in_team, in_enterprise = ("--account-id", team), ("--account-id", enterprise)
    assert ask("update-account", *in_team, "--name", "Cli crew")["Account"]["Name"] == "Cli crew"
    assert ask("get-account", *in_team)["Account"]["AccountType"] == "Team"
    assert len(ask("list-accounts", "--name", "Cli", "--page-size", "1")["Accounts"]) == 2
    assert ask("update-account-settings", *in_team, "--account-settings", "EnableDialOut=true") is None
    assert ask("get-account-settings", *in_team)["AccountSettings"]["EnableDialOut"] is True
    assert len(ask("invite-users", *in_team, "--user-email-list", "cli@example.com")["Invites"]) == 1
    (invited,) = ask("list-users", *in_team)["Users"]
    assert ask("batch-suspend-user", *in_team, "--user-id-list", invited["UserId"]) == {"UserErrors": []}
    assert ask("delete-account", *in_team) is None
    installation.run("domains", "verify", enterprise, "cli.example")
    user_id = ask("create-user", *in_enterprise, "--email", "vera@cli.example")["User"]["UserId"]
    register(installation, "vera@cli.example", "Vera", "Cli firm")
    vera = (*in_enterprise, "--user-id", user_id)
    pin = ask("get-user", *vera)["User"]["PersonalPIN"]
    assert ask("reset-personal-pin", *vera)["User"]["PersonalPIN"] != pin
    assert ask("update-user", *vera, "--license-type", "Basic")["User"]["LicenseType"] == "Basic"
    items = f"UserId={user_id},LicenseType=Pro"
    assert ask("batch-update-user", *in_enterprise, "--update-user-request-items", items) == {"UserErrors": []}
    assert ask("batch-unsuspend-user", *in_enterprise, "--user-id-list", user_id) == {"UserErrors": []}
    assert ask("logout-user", *vera) is None
    assert len(done) == 17
