"""The account operations as boto3 and a caller without an SDK see them."""

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.aws.caller import Caller
from tests.integration.aws.conftest import new_key
from tests.integration.aws.office import (
    BAD_REQUEST,
    FORBIDDEN,
    MOMENT,
    NOT_FOUND,
    NOWHERE,
    UNPROCESSABLE,
    UUID,
    enterprise,
    new_account,
    refused,
    register,
)
from tests.kit.clients import chime
from tests.kit.server import Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient


@pytest.mark.spec("GS-05")
def test_a_new_account_is_told_with_every_member_and_nothing_else(wire: Caller) -> None:
    status, headers, body = wire.call("POST", "/accounts", b'{"Name": " Acme "}')
    assert (status, headers["content-type"]) == (201, "application/json")
    account = json.loads(body)["Account"]
    assert re.fullmatch(r"\d{12}", account.pop("AwsAccountId"))
    assert UUID.fullmatch(account.pop("AccountId"))
    assert MOMENT.fullmatch(account.pop("CreatedTimestamp"))
    assert account == {
        "Name": "Acme",
        "AccountType": "Team",
        "DefaultLicense": "Pro",
        "SupportedLicenses": ["Basic", "Pro"],
        "AccountStatus": "Active",
    }


def test_the_same_account_is_told_wherever_it_is_told(root: "ChimeClient") -> None:
    made = root.create_account(Name="Told")
    assert made["ResponseMetadata"]["HTTPStatusCode"] == 201
    account_id = made["Account"]["AccountId"]
    got = root.get_account(AccountId=account_id)
    assert got["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert got["Account"] == made["Account"]
    assert root.list_accounts(Name="Told")["Accounts"] == [made["Account"]]
    unchanged = root.update_account(AccountId=account_id)
    assert (unchanged["ResponseMetadata"]["HTTPStatusCode"], unchanged["Account"]) == (200, made["Account"])


def test_a_repeated_creation_makes_a_second_account(root: "ChimeClient") -> None:
    assert new_account(root, "Twin") != new_account(root, "Twin")
    assert len(root.list_accounts(Name="Twin")["Accounts"]) == 2


@pytest.mark.parametrize("name", ["x", "x" * 100, "Ünïcode 会議"])
def test_a_name_of_one_to_a_hundred_characters_is_kept(root: "ChimeClient", name: str) -> None:
    account_id = new_account(root, name)
    assert root.get_account(AccountId=account_id)["Account"]["Name"] == name
    renamed = root.update_account(AccountId=account_id, Name=name[::-1])["Account"]
    assert renamed["Name"] == name[::-1]


@pytest.mark.parametrize("name", ["x" * 101, "  ", "a\nb"])
def test_any_other_name_makes_and_changes_no_account(root: "ChimeClient", name: str) -> None:
    account_id = new_account(root, "Steadfast")
    assert refused(lambda: root.create_account(Name=name)) == BAD_REQUEST
    assert refused(lambda: root.update_account(AccountId=account_id, Name=name)) == BAD_REQUEST
    assert root.get_account(AccountId=account_id)["Account"]["Name"] == "Steadfast"


@pytest.mark.parametrize("body", [b"", b"{}", b'{"Name": ""}', b'{"Name": null}', b'{"Name": 7}', b"[]", b"{"])
def test_what_an_sdk_would_not_send_is_a_bad_request(wire: Caller, body: bytes) -> None:
    status, headers, answer = wire.call("POST", "/accounts", body)
    assert (status, headers["x-amzn-errortype"]) == (400, "BadRequestException")
    assert json.loads(answer)["Code"] == "BadRequest"


@pytest.mark.parametrize("account_id", [NOWHERE, "nowhere"])
def test_an_account_that_is_not_there_is_not_found_by_any_operation(root: "ChimeClient", account_id: str) -> None:
    for act in (
        lambda: root.get_account(AccountId=account_id),
        lambda: root.update_account(AccountId=account_id, Name="New"),
        lambda: root.delete_account(AccountId=account_id),
        lambda: root.get_account_settings(AccountId=account_id),
        lambda: root.update_account_settings(AccountId=account_id, AccountSettings={}),
    ):
        assert refused(act) == NOT_FOUND


def test_a_refusal_has_its_name_in_the_header_and_its_word_in_the_body(wire: Caller) -> None:
    status, headers, body = wire.call("GET", f"/accounts/{NOWHERE}")
    assert (status, headers["x-amzn-errortype"]) == (404, "NotFoundException")
    assert json.loads(body) == {"Code": "NotFound", "Message": f"There is no account {NOWHERE}."}


@pytest.mark.spec("ACC-14")
def test_name_and_default_license_change_each_for_itself(root: "ChimeClient") -> None:
    account_id = new_account(root, "Before")
    renamed = root.update_account(AccountId=account_id, Name="After")["Account"]
    assert (renamed["Name"], renamed.get("DefaultLicense")) == ("After", "Pro")
    basic = root.update_account(AccountId=account_id, DefaultLicense="Basic")["Account"]
    assert (basic["Name"], basic.get("DefaultLicense")) == ("After", "Basic")


@pytest.mark.parametrize("license_type", ["Plus", "ProTrial"])
def test_a_license_that_the_account_does_not_support_is_no_default(root: "ChimeClient", license_type: Any) -> None:
    account_id = new_account(root, "Licensed")
    assert refused(lambda: root.update_account(AccountId=account_id, DefaultLicense=license_type)) == BAD_REQUEST
    assert root.get_account(AccountId=account_id)["Account"].get("DefaultLicense") == "Pro"


def test_settings_that_are_false_are_told_and_those_not_given_stay(wire: Caller, root: "ChimeClient") -> None:
    account_id = new_account(root, "Settled")
    address = f"/accounts/{account_id}/settings"
    _, _, body = wire.call("GET", address)
    assert json.loads(body) == {"AccountSettings": {"DisableRemoteControl": False, "EnableDialOut": False}}
    for given in ({"DisableRemoteControl": True}, {"EnableDialOut": True}, {}):
        changed = wire.call("PUT", address, json.dumps({"AccountSettings": given}).encode())
        assert (changed[0], changed[2]) == (204, b"")
        assert "content-type" not in changed[1]
    _, _, body = wire.call("GET", address)
    assert json.loads(body) == {"AccountSettings": {"DisableRemoteControl": True, "EnableDialOut": True}}


def test_pages_of_accounts_hold_each_account_once(root: "ChimeClient") -> None:
    made = [new_account(root, f"Paged {number}") for number in range(7)]
    paginator = root.get_paginator("list_accounts")
    pages = list(paginator.paginate(Name="Paged", PaginationConfig={"PageSize": 3}))
    assert [len(page["Accounts"]) for page in pages] == [3, 3, 1]
    assert [account["AccountId"] for page in pages for account in page["Accounts"]] == made
    assert "NextToken" not in pages[-1]
    whole = root.list_accounts(Name="Paged", MaxResults=7)
    assert len(whole["Accounts"]) == 7
    assert "NextToken" not in whole


def test_a_page_that_is_full_to_the_last_account_has_no_token(wire: Caller, root: "ChimeClient") -> None:
    new_account(root, "Only one")
    _, _, body = wire.call("GET", "/accounts?max-results=1&name=Only%20one")
    assert json.loads(body).keys() == {"Accounts"}
    _, _, body = wire.call("GET", "/accounts?name=None%20such")
    assert json.loads(body) == {"Accounts": []}


def test_a_page_has_a_hundred_accounts_unless_told_otherwise_and_never_more_than_two_hundred(
    root: "ChimeClient", wire: Caller
) -> None:
    for number in range(101):
        new_account(root, f"Many {number}")
    first = root.list_accounts(Name="Many")
    assert len(first["Accounts"]) == 100
    rest = root.list_accounts(Name="Many", NextToken=first.get("NextToken", ""))
    assert len(rest["Accounts"]) == 1
    assert len(root.list_accounts(Name="Many", MaxResults=200)["Accounts"]) == 101
    assert refused(lambda: root.list_accounts(MaxResults=201)) == BAD_REQUEST
    for number in ("0", "-1", "x", ""):
        assert wire.call("GET", f"/accounts?max-results={number}")[0] == 400


def test_a_token_is_good_for_its_caller_and_its_list_alone(
    installation: Server, door: str, root: "ChimeClient"
) -> None:
    for number in range(3):
        new_account(root, f"Token {number}")
    token = root.list_accounts(Name="Token", MaxResults=1).get("NextToken", "")
    assert re.fullmatch(r"[A-Za-z0-9_.-]+", token)
    altered = token[:9] + ("B" if token[9] == "A" else "A") + token[10:]
    other = chime(door, new_key(installation, "--user", "walter", "--policy", "AmazonChimeReadOnly"))
    account_id = new_account(root, "Token holder")
    for act in (
        lambda: other.list_accounts(Name="Token", NextToken=token),
        lambda: root.list_accounts(Name="Tok", NextToken=token),
        lambda: root.list_accounts(NextToken=token),
        lambda: root.list_users(AccountId=account_id, NextToken=token),
        lambda: root.list_accounts(Name="Token", NextToken=altered),
        lambda: root.list_accounts(Name="Token", NextToken="x" * 40),
    ):
        assert refused(act) == BAD_REQUEST
    again = [root.list_accounts(Name="Token", NextToken=token, MaxResults=1)["Accounts"] for _ in range(2)]
    assert again[0] == again[1]
    assert again[0][0]["Name"] == "Token 1"


def test_a_name_is_found_by_how_it_begins_with_its_capitals(root: "ChimeClient") -> None:
    for name in ("Prefix one", "Prefix two", "prefix three", "No Prefix", "100%_a", "100xya"):
        new_account(root, name)

    def names(prefix: str) -> list[str]:
        return [account["Name"] for account in root.list_accounts(Name=prefix)["Accounts"]]

    assert names("Prefix") == ["Prefix one", "Prefix two"]
    assert names("Prefix t") == ["Prefix two"]
    assert names("100%_") == ["100%_a"]


def test_an_address_finds_the_one_account_that_the_user_is_in(installation: Server, root: "ChimeClient") -> None:
    home, other = new_account(root, "Home"), new_account(root, "Elsewhere")
    root.invite_users(AccountId=home, UserEmailList=["hugo@example.com"])
    root.invite_users(AccountId=other, UserEmailList=["hugo@example.com"])
    assert root.list_accounts(UserEmail="hugo@example.com")["Accounts"] == []
    register(installation, "hugo@example.com", "Hugo", "Home")
    found = root.list_accounts(UserEmail="Hugo@Example.com")["Accounts"]
    assert [account["AccountId"] for account in found] == [home]
    assert root.list_accounts(UserEmail="hugo@example.com", Name="Else")["Accounts"] == []
    assert refused(lambda: root.list_accounts(UserEmail="hugo")) == BAD_REQUEST


@pytest.mark.spec("ACC-24")
def test_a_team_is_deleted_once_it_has_no_users(wire: Caller, root: "ChimeClient") -> None:
    account_id = new_account(root, "Short-lived")
    root.invite_users(AccountId=account_id, UserEmailList=["iris@example.com"])
    assert refused(lambda: root.delete_account(AccountId=account_id)) == UNPROCESSABLE
    (iris,) = root.list_users(AccountId=account_id)["Users"]
    root.batch_suspend_user(AccountId=account_id, UserIdList=[iris["UserId"]])
    status, headers, body = wire.call("DELETE", f"/accounts/{account_id}")
    assert (status, body) == (204, b"")
    assert not {"content-type", "content-length"} & headers.keys()
    assert refused(lambda: root.get_account(AccountId=account_id)) == NOT_FOUND
    assert refused(lambda: root.delete_account(AccountId=account_id)) == NOT_FOUND
    assert root.list_accounts(Name="Short-lived")["Accounts"] == []


@pytest.mark.spec("ACC-30", "CONV-01")
def test_an_account_with_a_verified_domain_is_an_enterprise_and_is_not_deleted(
    installation: Server, root: "ChimeClient"
) -> None:
    account_id = new_account(root, "Claiming")
    installation.run("domains", "verify", account_id, "claimed.example")
    assert root.get_account(AccountId=account_id)["Account"].get("AccountType") == "EnterpriseLWA"
    assert refused(lambda: root.delete_account(AccountId=account_id)) == UNPROCESSABLE
    renamed = root.update_account(AccountId=account_id, Name="Claimed")["Account"]
    assert (renamed["Name"], renamed.get("AccountType")) == ("Claimed", "EnterpriseLWA")


def test_sign_in_delegate_groups_are_told_with_the_account(
    installation: Server, wire: Caller, root: "ChimeClient"
) -> None:
    account_id = enterprise(root, installation, "Delegating", "delegating.example")
    path = f"/accounts/{account_id}"
    groups: Any = [{"GroupName": "Front desk"}, {"GroupName": "staff"}]
    order = json.dumps({"SigninDelegateGroups": groups}).encode()
    for _ in range(2):
        assert wire.call("POST", f"{path}?operation=associate-signin-delegate-groups", order)[::2] == (200, b"{}")
        assert root.get_account(AccountId=account_id)["Account"].get("SigninDelegateGroups") == groups
    root.update_account(AccountId=account_id, Name="Delegated")
    (listed,) = root.list_accounts(Name="Delegated")["Accounts"]
    assert listed.get("SigninDelegateGroups") == groups
    gone = b'{"GroupNames": ["staff"]}'
    assert wire.call("POST", f"{path}?operation=disassociate-signin-delegate-groups", gone)[::2] == (200, b"{}")
    assert root.get_account(AccountId=account_id)["Account"].get("SigninDelegateGroups") == groups[:1]
    root.disassociate_signin_delegate_groups_from_account(AccountId=account_id, GroupNames=["Front desk"])
    assert "SigninDelegateGroups" not in root.get_account(AccountId=account_id)["Account"]


def test_groups_that_are_none_or_of_nobody_are_refused(installation: Server, root: "ChimeClient") -> None:
    account_id, team = enterprise(root, installation, "Firm", "firm.example"), new_account(root, "Crew")
    groups: Any = [{"GroupName": "staff"}]
    nameless: list[Any] = [[{}], [{"GroupName": " "}], [{"GroupName": "x" * 257}]]
    associate = root.associate_signin_delegate_groups_with_account
    dissociate = root.disassociate_signin_delegate_groups_from_account
    for wrong in nameless:
        assert refused(lambda it=wrong: associate(AccountId=account_id, SigninDelegateGroups=it)) == BAD_REQUEST
    for at, answer in ((team, FORBIDDEN), (NOWHERE, NOT_FOUND)):
        assert refused(lambda at=at: associate(AccountId=at, SigninDelegateGroups=groups)) == answer
        assert refused(lambda at=at: dissociate(AccountId=at, GroupNames=["staff"])) == answer
    associate(AccountId=account_id, SigninDelegateGroups=groups)
    assert refused(lambda: dissociate(AccountId=account_id, GroupNames=["staff", "nobody"])) == NOT_FOUND
    assert root.get_account(AccountId=account_id)["Account"].get("SigninDelegateGroups") == groups
