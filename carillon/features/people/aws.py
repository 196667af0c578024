"""People for AWS clients: the user operations of the chime service."""

from typing import TYPE_CHECKING

from carillon.core.calls import Call
from carillon.core.errors import Kind
from carillon.features import accounts
from carillon.features.accounts import Account
from carillon.features.people.model.invitations import MOST_INVITED_AT_ONCE, Invited, Outcome
from carillon.features.people.model.listing import Filter
from carillon.features.people.model.users import (
    MOST_UPDATED_AT_ONCE,
    EmailMissing,
    OnlyTheLicense,
    PhoneBook,
    Registration,
    TooManyUsers,
    User,
    UserType,
)
from carillon.features.people.service import invitations, listing, users
from carillon.features.people.service.users import Results
from carillon.wire.aws import PageTokens, operation

if TYPE_CHECKING:
    from mypy_boto3_chime import type_defs as wire

Answer = dict[str, object]

PAGE = 100
CODES = {Kind.NOT_FOUND: "NotFound", Kind.FORBIDDEN: "Forbidden", Kind.CONFLICT: "Conflict", Kind.INVALID: "BadRequest"}
"""What an entry of `UserErrors` says of a refusal."""


@operation("chime", "InviteUsers")
async def invite_users(call: Call, request: "wire.InviteUsersRequestTypeDef") -> Answer:
    addresses = request["UserEmailList"]
    if len(addresses) > MOST_INVITED_AT_ONCE:
        raise TooManyUsers(most=MOST_INVITED_AT_ONCE)
    user_type = UserType(request.get("UserType", UserType.PRIVATE_USER))
    results = await invitations.invite(call, request["AccountId"], addresses, user_type)
    return {"Invites": [_invite(each) for each in results]}


@operation("chime", "CreateUser")
async def create_user(call: Call, request: "wire.CreateUserRequestTypeDef") -> Answer:
    if "Email" not in request:
        raise EmailMissing
    user_type = UserType(request.get("UserType", UserType.PRIVATE_USER))
    user = await invitations.create_user(
        call, request["AccountId"], request["Email"], user_type, request.get("Username")
    )
    return {"User": await _user(call, user)}


@operation("chime", "ListUsers")
async def list_users(call: Call, request: "wire.ListUsersRequestTypeDef") -> Answer:
    account = await accounts.find(call, request["AccountId"])
    email, user_type = request.get("UserEmail"), request.get("UserType")
    tokens, filters = call.part(PageTokens), [account.id, email, user_type]
    cursor = tokens.take(call.caller, "ListUsers", filters, request.get("NextToken"))
    wanted = Filter(email=email, user_type=None if user_type is None else UserType(user_type))
    page = await listing.page(call, account.id, wanted, cursor, request.get("MaxResults", PAGE))
    numbers = await call.part(PhoneBook).numbers(call, account.id, [user.id for user in page.items])
    return {
        "Users": [shape(call, user, numbers.get(user.id), is_team=account.is_team) for user in page.items],
        "NextToken": tokens.give(call.caller, "ListUsers", filters, page.next_cursor),
    }


@operation("chime", "GetUser")
async def get_user(call: Call, request: "wire.GetUserRequestTypeDef") -> Answer:
    account, user = await users.find_with_account(call, request["AccountId"], request["UserId"])
    return {"User": await _shown(call, user, account)}


@operation("chime", "UpdateUser")
async def update_user(call: Call, request: "wire.UpdateUserRequestTypeDef") -> Answer:
    account_id, user_id = request["AccountId"], request["UserId"]
    if "UserType" in request or "AlexaForBusinessMetadata" in request:
        raise OnlyTheLicense
    if "LicenseType" in request:
        results = await users.set_licenses(call, account_id, {user_id: request["LicenseType"]})
        if (refusal := results[user_id]) is not None:
            raise refusal
    account, user = await users.find_with_account(call, account_id, user_id)
    return {"User": await _shown(call, user, account)}


@operation("chime", "BatchUpdateUser")
async def batch_update_user(call: Call, request: "wire.BatchUpdateUserRequestTypeDef") -> Answer:
    items = request["UpdateUserRequestItems"]
    if len(items) > MOST_UPDATED_AT_ONCE:
        raise TooManyUsers(most=MOST_UPDATED_AT_ONCE)
    too_much = [item["UserId"] for item in items if "UserType" in item or "AlexaForBusinessMetadata" in item]
    wanted = {item["UserId"]: item.get("LicenseType") for item in items} | dict.fromkeys(too_much)
    results = await users.set_licenses(call, request["AccountId"], wanted)
    return _errors({**results, **{user_id: OnlyTheLicense() for user_id in too_much}})


@operation("chime", "BatchSuspendUser")
async def batch_suspend_user(call: Call, request: "wire.BatchSuspendUserRequestTypeDef") -> Answer:
    return _errors(await users.withdraw_access(call, request["AccountId"], request["UserIdList"]))


@operation("chime", "BatchUnsuspendUser")
async def batch_unsuspend_user(call: Call, request: "wire.BatchUnsuspendUserRequestTypeDef") -> Answer:
    return _errors(await users.activate(call, request["AccountId"], request["UserIdList"]))


@operation("chime", "ResetPersonalPIN")
async def reset_personal_pin(call: Call, request: "wire.ResetPersonalPINRequestTypeDef") -> Answer:
    return {"User": await _user(call, await users.reset_pin(call, request["AccountId"], request["UserId"]))}


async def _user(call: Call, user: User) -> Answer:
    return await _shown(call, user, await accounts.find(call, user.account_id or ""))


async def _shown(call: Call, user: User, account: Account) -> Answer:
    numbers = await call.part(PhoneBook).numbers(call, account.id, [user.id])
    return shape(call, user, numbers.get(user.id), is_team=account.is_team)


def shape(call: Call, user: User, number: str | None, *, is_team: bool) -> Answer:
    """Absent values are None, which never goes out."""
    return {
        "UserId": user.id,
        "AccountId": user.account_id,
        "PrimaryEmail": user.email,
        "PrimaryProvisionedNumber": number,
        "DisplayName": user.display_name,
        "LicenseType": user.license_at(call.now).value,
        "UserType": user.user_type.value,
        "UserRegistrationStatus": _registration(user),
        "UserInvitationStatus": user.invitation_status and user.invitation_status.value,
        "RegisteredOn": user.joined_at,
        "InvitedOn": user.invited_at if is_team else None,
        "PersonalPIN": user.personal_pin,
    }


def _registration(user: User) -> str:
    """The API has no word for Released: they are blocked as the suspended are (DOM-28)."""
    shown = Registration.SUSPENDED if user.registration is Registration.RELEASED else user.registration
    return shown.value


def _invite(invited: Invited) -> "wire.InviteTypeDef":
    """`Sent` says that the mail is durably queued."""
    status, email_status = "Failed", "NotSent"
    if invited.outcome is Outcome.INVITED:
        status, email_status = "Pending", "Sent"
    elif invited.outcome is Outcome.ALREADY_MEMBER:
        status = "Accepted"
    return {
        "InviteId": invited.invite_id,
        "Status": status,
        "EmailAddress": invited.address,
        "EmailStatus": email_status,
    }


def _errors(results: Results) -> Answer:
    return {
        "UserErrors": [
            {"UserId": user_id, "ErrorCode": CODES[refusal.kind], "ErrorMessage": refusal.message}
            for user_id, refusal in results.items()
            if refusal is not None
        ]
    }
