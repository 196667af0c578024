"""The access keys and MFA devices of an IAM user, for administrators."""

from carillon.core.calls import Call
from carillon.features.access.service import keys, mfa, users
from carillon.features.access.web import about, credentials
from carillon.features.access.web.credentials import Devices, Keys, KeyStatusWanted, NewKeyView, SerialNumber
from carillon.wire.http import allowed, route

KEYS = "/console/iam/users/{user_name}/keys"
ONE_KEY = "/console/iam/users/{user_name}/keys/{access_key_id}"
DEVICES = "/console/iam/users/{user_name}/devices"


@route("GET", KEYS, rule=allowed("iam:ListAccessKeys", about.user))
async def list_keys_of_iam_user(call: Call, user_name: str) -> Keys:
    """The user's access keys, without their secrets."""
    return await credentials.keys_of(call, user_name)


@route("POST", KEYS, rule=allowed("iam:CreateAccessKey", about.user), act="CreateAccessKey", status=201)
async def create_key_of_iam_user(call: Call, user_name: str) -> NewKeyView:
    """A new access key; its secret is in this answer and nowhere else."""
    return credentials.new_key(await keys.create_key(call, user_name))


@route("POST", ONE_KEY, rule=allowed("iam:UpdateAccessKey", about.user), act="UpdateAccessKey")
async def set_key_status_of_iam_user(call: Call, user_name: str, access_key_id: str, body: KeyStatusWanted) -> None:
    """Switch a key off, or on again."""
    key = await keys.key_of(call, access_key_id, user_name)
    await keys.set_key_status(call, key.id, body.status)


@route("DELETE", ONE_KEY, rule=allowed("iam:DeleteAccessKey", about.user), act="DeleteAccessKey")
async def delete_key_of_iam_user(call: Call, user_name: str, access_key_id: str) -> None:
    """Take a key away for good."""
    key = await keys.key_of(call, access_key_id, user_name)
    await keys.delete_key(call, key.id)


@route("GET", DEVICES, rule=allowed("iam:ListMFADevices", about.user))
async def list_devices_of_iam_user(call: Call, user_name: str) -> Devices:
    """The MFA devices that the user signs in with."""
    return await credentials.devices_of(call, await users.find_user(call, user_name))


@route("DELETE", DEVICES, rule=allowed("iam:DeactivateMFADevice", about.user), act="DeactivateMFADevice")
async def deactivate_device_of_iam_user(call: Call, user_name: str, query: SerialNumber) -> None:
    """Take a device away, for example one that was lost."""
    await mfa.remove(call, await users.find_user(call, user_name), query.serial_number)
