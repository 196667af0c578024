"""One's own security credentials: keys and MFA devices of whoever is signed in to the console."""

from datetime import datetime
from typing import Annotated

import msgspec
import segno

from carillon.core.callers import Circumstances, NotAllowed, must, principal, unless_denied
from carillon.core.calls import Call
from carillon.features.access.model.actions import OWN_ACTIONS, allowed_actions
from carillon.features.access.model.identities import IamUser, IdentityKind, Root
from carillon.features.access.service import keys, mfa, users
from carillon.features.access.web import about, credentials
from carillon.features.access.web.credentials import Devices, Keys, KeyStatusWanted, NewKeyView, SerialNumber
from carillon.wire.http import Secret, allowed, own, route

MINE = "/console/security-credentials"
ALWAYS = ("iam:ChangePassword", "iam:DeleteAccessKey")
"""What everybody may do about themselves unless a policy denies it."""
FIRST_DEVICE = ("iam:CreateVirtualMFADevice", "iam:EnableMFADevice")
"""The same, but where there is a device already only for whoever has shown its code."""


class OwnCredentials(msgspec.Struct, frozen=True, kw_only=True):
    """What one comes in with; `may` names the actions that are open to one about oneself."""

    kind: IdentityKind
    name: str
    email: str | None
    arn: str
    has_password: bool
    password_set_at: datetime | None
    with_mfa: bool
    keys: Keys
    devices: Devices
    may: list[str]


class NewDevice(msgspec.Struct, frozen=True):
    virtual_mfa_device_name: Annotated[str, msgspec.Meta(min_length=1, max_length=128)]


class NewDeviceView(msgspec.Struct, frozen=True, kw_only=True):
    """The only answer that ever holds the seed; `picture` is its QR code, the address of an SVG."""

    serial_number: str
    seed: Secret
    picture: Secret


class TwoCodes(msgspec.Struct, frozen=True):
    """Two codes that the device shows one after the other."""

    serial_number: str
    authentication_code1: Secret
    authentication_code2: Secret


@route("GET", MINE, rule=own("iam:GetUser", about.oneself))
async def get_own_credentials(call: Call) -> OwnCredentials:
    """One's own keys and devices, and since when there is a password."""
    me, owner = principal(call.caller), await _myself(call)
    known = await users.present_credential(call, me.organisation_id, None if me.is_root else me.principal_id)
    profile = await users.login_profile(call, owner.name) if isinstance(owner, IamUser) else None
    return OwnCredentials(
        kind="root" if me.is_root else "user",
        name=owner.name or me.name,
        email=owner.email,
        arn=me.arn,
        has_password=known is not None and known.password_hash is not None,
        password_set_at=profile and profile.created_at,
        with_mfa=me.mfa_present,
        keys=await credentials.keys_of(call, _name(owner)),
        devices=await credentials.devices_of(call, owner),
        may=_open_acts(call, with_device=bool(await mfa.devices_of(call, owner))),
    )


@route("POST", f"{MINE}/keys", rule=allowed("iam:CreateAccessKey", about.oneself), act="CreateAccessKey", status=201)
async def create_own_key(call: Call) -> NewKeyView:
    """A new access key of one's own; its secret is in this answer and nowhere else."""
    return credentials.new_key(await keys.create_key(call, _name(await _myself(call))))


# Not simply one's own: a key that an administrator has switched off stays so.
@route(
    "POST",
    f"{MINE}/keys/{{access_key_id}}",
    rule=allowed("iam:UpdateAccessKey", about.oneself),
    act="UpdateAccessKey",
)
async def set_own_key_status(call: Call, access_key_id: str, body: KeyStatusWanted) -> None:
    """Switch one of one's own keys off, or on again."""
    key = await keys.key_of(call, access_key_id, _name(await _myself(call)))
    await keys.set_key_status(call, key.id, body.status)


@route(
    "DELETE", f"{MINE}/keys/{{access_key_id}}", rule=own("iam:DeleteAccessKey", about.oneself), act="DeleteAccessKey"
)
async def delete_own_key(call: Call, access_key_id: str) -> None:
    """Take one of one's own keys away for good."""
    key = await keys.key_of(call, access_key_id, _name(await _myself(call)))
    await keys.delete_key(call, key.id)


@route(
    "POST",
    f"{MINE}/devices",
    rule=own("iam:CreateVirtualMFADevice", about.oneself),
    act="CreateVirtualMFADevice",
    status=201,
)
async def begin_own_device(call: Call, body: NewDevice) -> NewDeviceView:
    """Begin to set a device up; it counts once two of its codes were shown."""
    owner = await _myself(call)
    await _must_have_shown_code(call, owner, "iam:CreateVirtualMFADevice")
    device, seed, address = await mfa.begin_own(call, owner, body.virtual_mfa_device_name)
    picture = segno.make_qr(address).svg_data_uri(scale=4, border=4, light="#fff", dark="#000")
    return NewDeviceView(serial_number=device.serial, seed=seed, picture=picture)


@route("POST", f"{MINE}/devices/enable", rule=own("iam:EnableMFADevice", about.oneself), act="EnableMFADevice")
async def enable_own_device(call: Call, body: TwoCodes) -> None:
    """Take a device into use: two codes in a row show that it works."""
    codes = (body.authentication_code1.replace(" ", ""), body.authentication_code2.replace(" ", ""))
    owner = await _myself(call)
    await _must_have_shown_code(call, owner, "iam:EnableMFADevice")
    await mfa.enable(call, owner, body.serial_number, *codes)


@route("DELETE", f"{MINE}/devices", rule=own("iam:DeactivateMFADevice", about.oneself), act="DeactivateMFADevice")
async def remove_own_device(call: Call, query: SerialNumber) -> None:
    """Take one's own device away.

    Only in a session that a code has opened, or where a policy allows it: a password alone must not be enough to be
    rid of the second factor.
    """
    me = principal(call.caller)
    if not me.mfa_present:
        must(me, "iam:DeactivateMFADevice", call.now, me.arn)
    await mfa.remove(call, await _myself(call), query.serial_number)


async def _must_have_shown_code(call: Call, owner: Root | IamUser, action: str) -> None:
    """A session that was opened before the first device must not bring one of its own in beside it."""
    me = principal(call.caller)
    if not me.mfa_present and await mfa.devices_of(call, owner):
        must(me, action, call.now, me.arn)


async def _myself(call: Call) -> Root | IamUser:
    me = principal(call.caller)
    found = await users.find_identity(call, me.organisation_id, None if me.is_root else me.principal_id)
    assert found is not None  # whoever is gone has no session
    return found


def _name(owner: Root | IamUser) -> str | None:
    return owner.name if isinstance(owner, IamUser) else None


def _open_acts(call: Call, *, with_device: bool) -> list[str]:
    me = principal(call.caller)
    given = allowed_actions(me.authority, OWN_ACTIONS, Circumstances(call.now, me.origin, me.mfa_present, me.arn))
    always = [*ALWAYS]
    if me.mfa_present:
        always.append("iam:DeactivateMFADevice")
    if me.mfa_present or not with_device:
        always += FIRST_DEVICE
    return sorted({*given, *(action for action in always if _is_open(call, action))})


def _is_open(call: Call, action: str) -> bool:
    me = principal(call.caller)
    try:
        unless_denied(me, action, call.now, me.arn)
    except NotAllowed:
        return False
    return True
