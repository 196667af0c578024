"""Virtual MFA devices: made, given to a user or to root, asked for codes, and taken away."""

from carillon.core.calls import Call
from carillon.core.vault import Vault
from carillon.features import organisations
from carillon.features.access import store
from carillon.features.access.model.identities import IamUser, Root, check_path, named
from carillon.features.access.model.mfa import (
    DEVICES_PER_USER,
    CodesWrong,
    DeviceExists,
    DeviceInUse,
    DeviceNotFound,
    DeviceTaken,
    MfaDevice,
    TooManyDevices,
    enrolment,
    first_step,
    seed_purpose,
    serial_number,
    step_of,
)
from carillon.features.access.service.users import find_user

LONGEST_DEVICE_NAME = 128
SEED_LENGTH = 64


async def create_device(call: Call, name: str, path: str = "/") -> tuple[MfaDevice, str]:
    """A device that belongs to nobody yet, and its seed, which is told here and never again."""
    organisation = await organisations.own(call)
    checked = named("device", name, LONGEST_DEVICE_NAME)
    serial = serial_number(organisation.id, check_path(path), checked)
    seed = call.ids.letters(SEED_LENGTH)  # the letters of Base32
    device = MfaDevice(serial, organisation.id, call.part(Vault).encrypt(seed, seed_purpose(serial)), call.now)
    if not await store.add_device(call.tx, device):
        raise DeviceExists
    return device, seed


async def begin_own(call: Call, owner: Root | IamUser, name: str) -> tuple[MfaDevice, str, str]:
    """A device that its owner is about to take into use, its seed, and the address that an app reads from it.

    A user's stand in a path of the user's own, where those that were begun and given up make room at once: without
    it somebody who may do nothing else could fill the table.
    """
    organisation = await organisations.own(call)
    if await store.count_enabled(call.tx, organisation.id, _user_id(owner)) >= DEVICES_PER_USER:
        raise TooManyDevices(limit=DEVICES_PER_USER)
    path, account = (f"/{owner.name}/", owner.name) if isinstance(owner, IamUser) else ("/", "root")
    serial = serial_number(organisation.id, path, name)
    if isinstance(owner, IamUser):
        await store.delete_begun(call.tx, organisation.id, serial_number(organisation.id, path, ""))
    elif (known := await store.find_device(call.tx, organisation.id, serial, to_change=True)) and not known.enabled_at:
        await store.delete_device(call.tx, serial)
    device, seed = await create_device(call, name, path)
    return device, seed, enrolment(seed, organisation.name, account)


async def remove(call: Call, owner: Root | IamUser, serial: str) -> None:
    """Taken out of use and forgotten; its app's codes open nothing any more."""
    device = await _owned(call, owner, serial)
    await store.delete_device(call.tx, device.serial)


async def find_device(call: Call, serial: str, *, to_change: bool = False) -> MfaDevice:
    organisation = await organisations.own(call)
    found = await store.find_device(call.tx, organisation.id, serial, to_change=to_change)
    if found is None:
        raise DeviceNotFound(serial=serial)
    return found


async def list_devices(call: Call) -> tuple[MfaDevice, ...]:
    organisation = await organisations.own(call)
    return await store.list_devices(call.tx, organisation.id)


async def devices_of(call: Call, owner: Root | IamUser) -> tuple[MfaDevice, ...]:
    user_id = _user_id(owner)
    return tuple(each for each in await list_devices(call) if each.enabled_at and each.user_id == user_id)


async def enable(call: Call, owner: Root | IamUser, serial: str, code: str, next_code: str) -> None:
    """Two codes in a row show that the owner's app has the seed and the right time."""
    device = await find_device(call, serial, to_change=True)
    if device.enabled_at is not None:
        raise DeviceTaken
    user_id = _user_id(owner)
    if user_id is not None:
        await store.lock_user(call.tx, user_id)
    if await store.count_enabled(call.tx, device.organisation_id, user_id) >= DEVICES_PER_USER:
        raise TooManyDevices(limit=DEVICES_PER_USER)
    step = first_step(_seed(call, device), code, next_code, call.now)
    if step is None:
        raise CodesWrong
    await store.set_owner(call.tx, serial, user_id, call.now, step)


async def deactivate(call: Call, owner: Root | IamUser, serial: str) -> None:
    device = await _owned(call, owner, serial)
    await store.set_owner(call.tx, device.serial, None, None, 0)


async def resync(call: Call, owner: Root | IamUser, serial: str, code: str, next_code: str) -> None:
    device = await _owned(call, owner, serial)
    step = first_step(_seed(call, device), code, next_code, call.now)
    if step is None or step <= device.last_step:  # codes that were used are no proof, and must not be good again
        raise CodesWrong
    await store.set_step(call.tx, serial, step)


async def delete_device(call: Call, serial: str) -> None:
    device = await find_device(call, serial, to_change=True)
    if device.enabled_at is not None:
        raise DeviceInUse
    await store.delete_device(call.tx, serial)


async def take_code(call: Call, owner: Root | IamUser, code: str, serial: str | None = None) -> bool:
    """Use a code of the owner's up: of the device with this serial number, or of any of the owner's."""
    for device in await devices_of(call, owner):
        if serial is not None and device.serial != serial:
            continue
        held = await find_device(call, device.serial, to_change=True)
        step = step_of(_seed(call, held), code, call.now, held.last_step)
        if step is not None:
            await store.set_step(call.tx, held.serial, step)
            return True
    return False


async def owner_named(call: Call, user_name: str | None) -> Root | IamUser:
    """The user of this name; without one root."""
    if user_name is not None:
        return await find_user(call, user_name)
    organisation = await organisations.own(call)
    root = await store.find_root(call.tx, organisation.id)
    assert root is not None
    return root


async def _owned(call: Call, owner: Root | IamUser, serial: str) -> MfaDevice:
    device = await find_device(call, serial, to_change=True)
    user_id = _user_id(owner)
    if device.enabled_at is None or device.user_id != user_id:
        raise DeviceNotFound(serial=serial)
    return device


def _user_id(owner: Root | IamUser) -> str | None:
    return owner.id if isinstance(owner, IamUser) else None


def _seed(call: Call, device: MfaDevice) -> str:
    return call.part(Vault).decrypt(device.sealed_seed, seed_purpose(device.serial))
