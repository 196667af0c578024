"""The seventeen operations about accounts and users, done by the clients beside today's boto3."""

from typing import Any

from botocore import xform_name

from tests.integration.aws.office import sign_up
from tests.kit.clients import Credentials, aws_cli, old_boto3
from tests.kit.server import Server


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
    sign_up(installation, "vera@old.example", "Vera")
    vera = {"AccountId": enterprise, "UserId": user_id}
    pin = ask("GetUser", **vera)["User"]["PersonalPIN"]
    assert ask("ResetPersonalPIN", **vera)["User"]["PersonalPIN"] != pin
    assert ask("UpdateUser", **vera, LicenseType="Basic")["User"]["LicenseType"] == "Basic"
    items = [{"UserId": user_id, "LicenseType": "Pro"}]
    assert ask("BatchUpdateUser", AccountId=enterprise, UpdateUserRequestItems=items)["UserErrors"] == []
    assert ask("BatchUnsuspendUser", AccountId=enterprise, UserIdList=[user_id])["UserErrors"] == []
    ask("LogoutUser", **vera)
    assert len(done) == 17


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
    sign_up(installation, "vera@cli.example", "Vera")
    vera = (*in_enterprise, "--user-id", user_id)
    pin = ask("get-user", *vera)["User"]["PersonalPIN"]
    assert ask("reset-personal-pin", *vera)["User"]["PersonalPIN"] != pin
    assert ask("update-user", *vera, "--license-type", "Basic")["User"]["LicenseType"] == "Basic"
    items = f"UserId={user_id},LicenseType=Pro"
    assert ask("batch-update-user", *in_enterprise, "--update-user-request-items", items) == {"UserErrors": []}
    assert ask("batch-unsuspend-user", *in_enterprise, "--user-id-list", user_id) == {"UserErrors": []}
    assert ask("logout-user", *vera) is None
    assert len(done) == 17
