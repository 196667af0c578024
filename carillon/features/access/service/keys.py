"""Access keys: made, listed, switched off, removed, and encrypted again when the master key changes."""

from carillon.core.calls import Call
from carillon.core.vault import Vault
from carillon.features import organisations
from carillon.features.access import store
from carillon.features.access.model.keys import (
    KEYS_PER_USER,
    SECRET_LENGTH,
    AccessKey,
    AccessKeyNotFound,
    KeyStatus,
    NewKey,
    TooManyAccessKeys,
    purpose,
)
from carillon.features.access.model.mfa import seed_purpose
from carillon.features.access.model.temporary import purpose_of
from carillon.features.access.service.users import find_user


async def create_key(call: Call, user_name: str | None = None) -> NewKey:
    """A key for a user, or for root; its secret is told here and never again."""
    organisation = await organisations.own(call)
    user = None if user_name is None else await find_user(call, user_name)
    if user is not None:
        await store.lock_user(call.tx, user.id)
        if await store.count_keys(call.tx, user.id) >= KEYS_PER_USER:
            raise TooManyAccessKeys(limit=KEYS_PER_USER)
    holder = None if user is None else user.name
    made = NewKey("AKIA" + call.ids.letters(16), call.ids.secret(SECRET_LENGTH), holder, call.now)
    sealed = call.part(Vault).encrypt(made.secret, purpose(made.id))
    key = AccessKey(made.id, holder, KeyStatus.ACTIVE, call.now)
    await store.add_key(call.tx, organisation.id, None if user is None else user.id, key, sealed)
    return made


async def list_keys(call: Call, user_name: str | None = None) -> tuple[AccessKey, ...]:
    """A user's keys, or root's, oldest first."""
    if user_name is not None:
        user = await find_user(call, user_name)
        return await store.list_keys(call.tx, user.organisation_id, user.id)
    organisation = await organisations.own(call)
    return await store.list_keys(call.tx, organisation.id, None)


async def every_key(call: Call) -> tuple[AccessKey, ...]:
    """The keys of the whole organisation, root's and everybody's, oldest first."""
    organisation = await organisations.own(call)
    return await store.every_key(call.tx, organisation.id)


async def find_key(call: Call, access_key_id: str) -> AccessKey:
    organisation = await organisations.own(call)
    found = await store.find_key(call.tx, organisation.id, access_key_id)
    if found is None:
        raise AccessKeyNotFound(access_key_id=access_key_id)
    return found


async def key_of(call: Call, access_key_id: str, user_name: str | None) -> AccessKey:
    """Of the user that is named, or of root: a right to one user's keys is none to another's."""
    key = await find_key(call, access_key_id)
    user = None if user_name is None else (await find_user(call, user_name)).name
    if key.user_name != user:
        raise AccessKeyNotFound(access_key_id=access_key_id)
    return key


async def set_key_status(call: Call, access_key_id: str, status: KeyStatus) -> None:
    organisation = await organisations.own(call)
    if not await store.set_key_status(call.tx, organisation.id, access_key_id, status):
        raise AccessKeyNotFound(access_key_id=access_key_id)


async def delete_key(call: Call, access_key_id: str) -> None:
    organisation = await organisations.own(call)
    if not await store.delete_key(call.tx, organisation.id, access_key_id):
        raise AccessKeyNotFound(access_key_id=access_key_id)


async def re_encrypt(call: Call) -> int:
    """Encrypt every secret anew with the present master key; how many there were."""
    vault = call.part(Vault)

    def anew(sealed: str, bound_to: str) -> str:
        return vault.encrypt(vault.decrypt(sealed, bound_to), bound_to)

    secrets = await store.sealed_secrets(call.tx)
    for key_id, sealed in secrets.items():
        await store.seal_again(call.tx, key_id, anew(sealed, purpose(key_id)))
    temporary = await store.sealed_temporary_secrets(call.tx)
    for key_id, sealed in temporary.items():
        await store.seal_temporary_again(call.tx, key_id, anew(sealed, purpose_of(key_id)))
    seeds = await store.sealed_seeds(call.tx)
    for serial, sealed in seeds.items():
        await store.seal_seed_again(call.tx, serial, anew(sealed, seed_purpose(serial)))
    return len(secrets) + len(temporary) + len(seeds)
