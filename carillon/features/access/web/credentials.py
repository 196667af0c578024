"""What users, root and the pages about them have in common: how keys and devices look."""

from datetime import datetime

import msgspec

from carillon.core.calls import Call
from carillon.features.access.model.identities import IamUser, LeftOver, Root
from carillon.features.access.model.keys import KEYS_PER_USER, AccessKey, KeyStatus, NewKey
from carillon.features.access.model.mfa import DEVICES_PER_USER
from carillon.features.access.service import keys, mfa
from carillon.wire.http import Secret


class KeyView(msgspec.Struct, frozen=True, kw_only=True):
    """A key without its secret, and what it was used for last."""

    access_key_id: str
    status: KeyStatus
    created_at: datetime
    last_used_at: datetime | None
    last_used_service: str | None
    last_used_region: str | None


class Keys(msgspec.Struct, frozen=True, kw_only=True):
    items: list[KeyView]
    limit: int


class NewKeyView(msgspec.Struct, frozen=True, kw_only=True):
    """The only answer that ever holds the secret."""

    access_key_id: str
    secret_access_key: Secret
    created_at: datetime


class KeyStatusWanted(msgspec.Struct, frozen=True):
    status: KeyStatus


class DeviceView(msgspec.Struct, frozen=True, kw_only=True):
    """An MFA device that is in use."""

    serial_number: str
    name: str
    enabled_at: datetime


class Devices(msgspec.Struct, frozen=True, kw_only=True):
    items: list[DeviceView]
    limit: int


class SerialNumber(msgspec.Struct, frozen=True):
    serial_number: str


class DeletionOfIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """What must be taken away first; nothing stands against a deletion where this is empty."""

    left_over: list[str]


async def keys_of(call: Call, user_name: str | None) -> Keys:
    return Keys(items=[_key(key) for key in await keys.list_keys(call, user_name)], limit=KEYS_PER_USER)


async def devices_of(call: Call, owner: Root | IamUser) -> Devices:
    found = [
        DeviceView(serial_number=each.serial, name=each.name, enabled_at=each.enabled_at)
        for each in await mfa.devices_of(call, owner)
        if each.enabled_at is not None
    ]
    return Devices(items=found, limit=DEVICES_PER_USER)


def new_key(made: NewKey) -> NewKeyView:
    return NewKeyView(access_key_id=made.id, secret_access_key=made.secret, created_at=made.created_at)


def deletion(left_over: tuple[LeftOver, ...]) -> DeletionOfIdentity:
    return DeletionOfIdentity(left_over=[each.name for each in left_over])


def _key(key: AccessKey) -> KeyView:
    use = key.last_use
    return KeyView(
        access_key_id=key.id,
        status=key.status,
        created_at=key.created_at,
        last_used_at=key.last_used_at,
        last_used_service=(use and use.service) or None,
        last_used_region=(use and use.region) or None,
    )
