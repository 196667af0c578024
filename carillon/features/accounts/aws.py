"""Accounts for AWS clients: the account operations of the chime service."""

from typing import TYPE_CHECKING

from carillon.core.calls import Call
from carillon.features.accounts.model.accounts import SUPPORTED_LICENSES, Account, Filter
from carillon.features.accounts.service import accounts as service
from carillon.features.accounts.service import settings
from carillon.wire.aws import PageTokens, operation

if TYPE_CHECKING:
    from mypy_boto3_chime import type_defs as wire

Answer = dict[str, object]

PAGE = 100


@operation("chime", "CreateAccount")
async def create_account(call: Call, request: "wire.CreateAccountRequestTypeDef") -> Answer:
    return {"Account": shape(await service.create(call, request["Name"]))}


@operation("chime", "GetAccount")
async def get_account(call: Call, request: "wire.GetAccountRequestTypeDef") -> Answer:
    return {"Account": shape(await service.find(call, request["AccountId"]))}


@operation("chime", "ListAccounts")
async def list_accounts(call: Call, request: "wire.ListAccountsRequestTypeDef") -> Answer:
    name, email = request.get("Name"), request.get("UserEmail")
    tokens, filters = call.part(PageTokens), [name, email]
    cursor = tokens.take(call.caller, "ListAccounts", filters, request.get("NextToken"))
    wanted = Filter(name_starts=name or "")
    if email is not None:
        wanted = await service.with_user(call, email, wanted)
    page = await service.page(call, wanted, cursor, request.get("MaxResults", PAGE))
    return {
        "Accounts": [shape(account) for account in page.items],
        "NextToken": tokens.give(call.caller, "ListAccounts", filters, page.next_cursor),
    }


@operation("chime", "UpdateAccount")
async def update_account(call: Call, request: "wire.UpdateAccountRequestTypeDef") -> Answer:
    account = await service.update(
        call, request["AccountId"], name=request.get("Name"), default_license=request.get("DefaultLicense")
    )
    return {"Account": shape(account)}


@operation("chime", "DeleteAccount")
async def delete_account(call: Call, request: "wire.DeleteAccountRequestTypeDef") -> Answer:
    await service.delete(call, request["AccountId"])
    return {}


@operation("chime", "GetAccountSettings")
async def get_account_settings(call: Call, request: "wire.GetAccountSettingsRequestTypeDef") -> Answer:
    found = (await service.find(call, request["AccountId"])).settings
    return {
        "AccountSettings": {
            "DisableRemoteControl": found.disable_remote_control,
            "EnableDialOut": found.enable_dial_out,
        }
    }


@operation("chime", "UpdateAccountSettings")
async def update_account_settings(call: Call, request: "wire.UpdateAccountSettingsRequestTypeDef") -> Answer:
    wanted = request["AccountSettings"]
    await settings.configure(
        call,
        request["AccountId"],
        disable_remote_control=wanted.get("DisableRemoteControl"),
        enable_dial_out=wanted.get("EnableDialOut"),
    )
    return {}


@operation("chime", "AssociateSigninDelegateGroupsWithAccount")
async def associate_signin_delegate_groups(
    call: Call, request: "wire.AssociateSigninDelegateGroupsWithAccountRequestTypeDef"
) -> Answer:
    # A group without a name passes the table, where the name is not required.
    names = [group.get("GroupName", "") for group in request["SigninDelegateGroups"]]
    await service.add_delegate_groups(call, request["AccountId"], names)
    return {}


@operation("chime", "DisassociateSigninDelegateGroupsFromAccount")
async def disassociate_signin_delegate_groups(
    call: Call, request: "wire.DisassociateSigninDelegateGroupsFromAccountRequestTypeDef"
) -> Answer:
    await service.remove_delegate_groups(call, request["AccountId"], request["GroupNames"])
    return {}


def shape(account: Account) -> "wire.AccountTypeDef":
    """An account without groups is told without a list of them."""
    told: wire.AccountTypeDef = {
        "AwsAccountId": account.organisation_id,
        "AccountId": account.id,
        "Name": account.name,
        "AccountType": "Team" if account.is_team else "EnterpriseLWA",
        "CreatedTimestamp": account.created_at,
        "DefaultLicense": account.default_license.value,
        "SupportedLicenses": [each.value for each in SUPPORTED_LICENSES],
        "AccountStatus": "Active",
    }
    if account.delegate_groups:
        told["SigninDelegateGroups"] = [{"GroupName": name} for name in account.delegate_groups]
    return told
