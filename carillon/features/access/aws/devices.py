"""Virtual MFA devices."""

import io
from typing import TYPE_CHECKING

import segno

from carillon.core.callers import principal
from carillon.core.calls import Call
from carillon.features import organisations
from carillon.features.access import store
from carillon.features.access.aws.shapes import (
    Answer,
    Request,
    about_user,
    iam,
    own_name,
    page,
    root_shape,
    user_shape,
    without_tags,
)
from carillon.features.access.model.identities import IamUser
from carillon.features.access.model.mfa import MfaDevice, enrolment, serial_number
from carillon.features.access.service import mfa

if TYPE_CHECKING:
    from mypy_boto3_iam import type_defs as wire

PIXELS_PER_MODULE = 6


async def _about_new_device(call: Call, request: Request) -> str:
    name, path = str(request["VirtualMFADeviceName"]), str(request.get("Path", "/"))
    return serial_number(principal(call.caller).organisation_id, path, name)


async def _about_device(call: Call, request: Request) -> str:
    return str(request["SerialNumber"])


@iam("CreateVirtualMFADevice", _about_new_device)
async def create_virtual_mfa_device(call: Call, request: "wire.CreateVirtualMFADeviceRequestTypeDef") -> Answer:
    without_tags(request)
    device, seed = await mfa.create_device(call, request["VirtualMFADeviceName"], request.get("Path", "/"))
    organisation = await organisations.own(call)
    return {
        "VirtualMFADevice": {
            "SerialNumber": device.serial,
            "Base32StringSeed": seed.encode(),
            "QRCodePNG": _picture(enrolment(seed, organisation.name, device.name)),
        }
    }


@iam("EnableMFADevice", about_user)
async def enable_mfa_device(call: Call, request: "wire.EnableMFADeviceRequestTypeDef") -> None:
    owner = await mfa.owner_named(call, _owner(call, request["UserName"]))
    await mfa.enable(
        call, owner, request["SerialNumber"], request["AuthenticationCode1"], request["AuthenticationCode2"]
    )


@iam("DeactivateMFADevice", about_user)
async def deactivate_mfa_device(call: Call, request: "wire.DeactivateMFADeviceRequestTypeDef") -> None:
    name = _owner(call, request.get("UserName"))
    await mfa.deactivate(call, await mfa.owner_named(call, name), request["SerialNumber"])


@iam("ResyncMFADevice", about_user)
async def resync_mfa_device(call: Call, request: "wire.ResyncMFADeviceRequestTypeDef") -> None:
    owner = await mfa.owner_named(call, _owner(call, request["UserName"]))
    await mfa.resync(
        call, owner, request["SerialNumber"], request["AuthenticationCode1"], request["AuthenticationCode2"]
    )


@iam("DeleteVirtualMFADevice", _about_device)
async def delete_virtual_mfa_device(call: Call, request: "wire.DeleteVirtualMFADeviceRequestTypeDef") -> None:
    await mfa.delete_device(call, request["SerialNumber"])


@iam("ListMFADevices", about_user)
async def list_mfa_devices(call: Call, request: "wire.ListMFADevicesRequestTypeDef") -> Answer:
    owner = await mfa.owner_named(call, _owner(call, request.get("UserName")))
    shown, more = page(call, "ListMFADevices", request, await mfa.devices_of(call, owner), lambda each: each.serial)
    return {
        "MFADevices": [
            {"UserName": each.user_name or "root", "SerialNumber": each.serial, "EnableDate": each.enabled_at}
            for each in shown
        ],
        **more,
    }


@iam("ListVirtualMFADevices")
async def list_virtual_mfa_devices(call: Call, request: "wire.ListVirtualMFADevicesRequestTypeDef") -> Answer:
    wanted = request.get("AssignmentStatus", "Any")
    found = [
        each
        for each in await mfa.list_devices(call)
        if wanted == "Any" or (each.enabled_at is not None) is (wanted == "Assigned")
    ]
    shown, more = page(call, "ListVirtualMFADevices", request, found, lambda each: each.serial)
    return {"VirtualMFADevices": [await _shape(call, each) for each in shown], **more}


def _owner(call: Call, name: str | None) -> str | None:
    """`root` is how root itself is named in answers; of nobody else does it mean root, whose devices are its own."""
    who = principal(call.caller)
    if name is None:
        return own_name(who)
    return None if name == "root" and who.is_root else name


async def _shape(call: Call, device: MfaDevice) -> Answer:
    told: Answer = {"SerialNumber": device.serial, "EnableDate": device.enabled_at}
    if device.enabled_at is None:
        return told
    if device.user_id is not None:
        user = await store.user_by_id(call.tx, device.organisation_id, device.user_id)
        return told | {"User": None if user is None else user_shape(user)}
    root = await mfa.owner_named(call, None)
    assert not isinstance(root, IamUser)
    return told | {"User": root_shape(root)}


def _picture(text: str) -> bytes:
    picture = io.BytesIO()
    segno.make_qr(text).save(picture, kind="png", scale=PIXELS_PER_MODULE)
    return picture.getvalue()
