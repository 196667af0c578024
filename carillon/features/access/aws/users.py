"""Users and their access keys."""

from typing import TYPE_CHECKING

from carillon.core.callers import must, principal
from carillon.core.calls import Call
from carillon.features import organisations
from carillon.features.access import store
from carillon.features.access.aws.shapes import (
    Answer,
    Request,
    about_new,
    about_user,
    group_shape,
    iam,
    own_name,
    page,
    root_shape,
    user_shape,
    without_tags,
)
from carillon.features.access.model.identities import IamUser
from carillon.features.access.model.keys import AccessKey, KeyStatus
from carillon.features.access.service import bearers, groups, keys, mfa, users

if TYPE_CHECKING:
    from mypy_boto3_iam import type_defs as wire


@iam("CreateUser", about_new("user"))
async def create_user(call: Call, request: "wire.CreateUserRequestTypeDef") -> Answer:
    without_tags(request)
    user = await users.create_user(call, request["UserName"], path=request.get("Path", "/"))
    if boundary := request.get("PermissionsBoundary"):
        await bearers.set_boundary(call, "user", user.name, boundary)
        user = await users.find_user(call, user.name)
    return {"User": user_shape(user)}


@iam("GetUser", about_user)
async def get_user(call: Call, request: "wire.GetUserRequestTypeDef") -> Answer:
    """Without a name, whoever calls."""
    owner = await mfa.owner_named(call, request.get("UserName") or own_name(principal(call.caller)))
    return {"User": user_shape(owner) if isinstance(owner, IamUser) else root_shape(owner)}


@iam("ListUsers")
async def list_users(call: Call, request: "wire.ListUsersRequestTypeDef") -> Answer:
    found = await users.list_users(call, request.get("PathPrefix", "/"))
    shown, more = page(call, "ListUsers", request, found, lambda user: user.name.casefold())
    return {"Users": [user_shape(user) for user in shown], **more}


@iam("UpdateUser", about_user)
async def update_user(call: Call, request: "wire.UpdateUserRequestTypeDef") -> None:
    """Policies speak of ARNs, so that whoever changes one needs the permission on the new one too."""
    changed = await users.update_user(call, request["UserName"], request.get("NewUserName"), request.get("NewPath"))
    must(call.caller, "iam:UpdateUser", call.now, changed.arn)


@iam("DeleteUser", about_user)
async def delete_user(call: Call, request: "wire.DeleteUserRequestTypeDef") -> None:
    await users.delete_user(call, request["UserName"])


@iam("ListGroupsForUser", about_user)
async def list_groups_for_user(call: Call, request: "wire.ListGroupsForUserRequestTypeDef") -> Answer:
    found = await groups.groups_of(call, request["UserName"])
    shown, more = page(call, "ListGroupsForUser", request, found, lambda group: group.name.casefold())
    return {"Groups": [group_shape(group) for group in shown], **more}


@iam("CreateAccessKey", about_user)
async def create_access_key(call: Call, request: "wire.CreateAccessKeyRequestTypeDef") -> Answer:
    name = request.get("UserName") or own_name(principal(call.caller))
    made = await keys.create_key(call, name)
    return {
        "AccessKey": {
            "UserName": made.user_name or "root",
            "AccessKeyId": made.id,
            "Status": KeyStatus.ACTIVE.value,
            "SecretAccessKey": made.secret,
            "CreateDate": made.created_at,
        }
    }


@iam("ListAccessKeys", about_user)
async def list_access_keys(call: Call, request: "wire.ListAccessKeysRequestTypeDef") -> Answer:
    name = request.get("UserName") or own_name(principal(call.caller))
    found = await keys.list_keys(call, name)
    shown, more = page(call, "ListAccessKeys", request, found, lambda key: key.id)
    return {"AccessKeyMetadata": [_key_shape(key) for key in shown], **more}


@iam("UpdateAccessKey", about_user)
async def update_access_key(call: Call, request: "wire.UpdateAccessKeyRequestTypeDef") -> None:
    key = await _key_of(call, request, request["AccessKeyId"])
    await keys.set_key_status(call, key.id, KeyStatus(request["Status"]))


@iam("DeleteAccessKey", about_user)
async def delete_access_key(call: Call, request: "wire.DeleteAccessKeyRequestTypeDef") -> None:
    key = await _key_of(call, request, request["AccessKeyId"])
    await keys.delete_key(call, key.id)


@iam("GetAccessKeyLastUsed")
async def get_access_key_last_used(call: Call, request: "wire.GetAccessKeyLastUsedRequestTypeDef") -> Answer:
    key = await keys.find_key(call, request["AccessKeyId"])
    use = key.last_use
    return {
        "UserName": key.user_name or "root",
        "AccessKeyLastUsed": {
            "LastUsedDate": None if use is None else use.at,
            "ServiceName": (use and use.service) or "N/A",
            "Region": (use and use.region) or "N/A",
        },
    }


@iam("ListAccountAliases")
async def list_account_aliases(call: Call, request: "wire.ListAccountAliasesRequestTypeDef") -> Answer:
    return {"AccountAliases": [], "IsTruncated": False}


@iam("GetAccountSummary")
async def get_account_summary(call: Call, request: Request) -> Answer:
    organisation = await organisations.own(call)
    devices = await mfa.list_devices(call)
    root_keys = await store.count_root_keys(call.tx, organisation.id)
    return {
        "SummaryMap": {
            "Users": await store.count_users(call.tx, organisation.id),
            "Groups": await store.count_groups(call.tx, organisation.id),
            "Roles": await store.count_roles(call.tx, organisation.id),
            "Policies": len(await store.list_policies(call.tx, organisation.id)),
            "MFADevices": len(devices),
            "MFADevicesInUse": sum(each.enabled_at is not None for each in devices),
            "AccountMFAEnabled": int(any(each.enabled_at and each.user_id is None for each in devices)),
            "AccountAccessKeysPresent": int(root_keys > 0),
            "AccessKeysPerUserQuota": 2,
        }
    }


async def _key_of(call: Call, request: Request, key_id: str) -> AccessKey:
    """Of the user that is named, or of the caller."""
    given = request.get("UserName")
    return await keys.key_of(call, key_id, str(given) if given else own_name(principal(call.caller)))


def _key_shape(key: AccessKey) -> Answer:
    return {
        "UserName": key.user_name or "root",
        "AccessKeyId": key.id,
        "Status": key.status.value,
        "CreateDate": key.created_at,
    }
