"""The root of an organisation: it comes to be, is named at set-up and gets a new password from the operator."""

from carillon.core.callers import Operator, WrongIdentity
from carillon.core.calls import Call
from carillon.core.ids import digest
from carillon.features import organisations
from carillon.features.access import store
from carillon.features.access.model.identities import ROOT_RESET_LASTS, Root, RootResetExpired, RootResetWrong
from carillon.features.organisations import Organisation


async def ensure(call: Call) -> Organisation:
    """The installation's organisation, with its root; both come to be with the first call."""
    organisation = await organisations.ensure(call)
    if await store.find_root(call.tx, organisation.id) is None:
        await store.add_root(call.tx, Root(organisation.id, call.now))
    return organisation


async def name_root(call: Call, organisation_id: str, name: str, email: str, password_hash: str | None) -> Root:
    """Say whose hands root is in. Whoever may set the organisation up may do this: its secret was checked before."""
    await store.name_root(call.tx, organisation_id, name, email, password_hash)
    root = await store.find_root(call.tx, organisation_id)
    assert root is not None
    return root


async def root_of(call: Call, organisation_id: str) -> Root | None:
    """The root of an organisation that the caller was found to be of."""
    return await store.find_root(call.tx, organisation_id)


async def begin_root_reset(call: Call) -> str:
    """A secret that sets root's password once, within an hour; an earlier one is void."""
    if not isinstance(call.caller, Operator):  # nobody gets it over the network, not even root itself
        raise WrongIdentity
    organisation = await ensure(call)
    secret = call.ids.secret()
    await store.set_root_reset(call.tx, organisation.id, digest(secret), call.now + ROOT_RESET_LASTS)
    return secret


async def set_root_password(call: Call, secret: str, password_hash: str) -> Root:
    """Use the secret up; whoever holds it is root, so no other identity is asked for.

    Root's devices go as well: the secret came from the server itself, and a lost device is the other way to be
    locked out.
    """
    found = await store.root_reset(call.tx, digest(secret))
    if found is None:
        raise RootResetWrong
    organisation_id, expires_at = found
    if call.now >= expires_at:
        raise RootResetExpired
    if not await store.use_root_reset(call.tx, digest(secret), password_hash):
        raise RootResetWrong
    await store.delete_devices_of_root(call.tx, organisation_id)
    root = await store.find_root(call.tx, organisation_id)
    assert root is not None
    return root
