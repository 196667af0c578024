"""What is done with an organisation: it comes to be, is set up once, is found and renamed, and is deleted."""

import hmac
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from carillon.core import events
from carillon.core.callers import Operator, Principal, System, WrongIdentity
from carillon.core.calls import Call
from carillon.core.db import Transaction
from carillon.core.ids import digest
from carillon.features.organisations import store
from carillon.features.organisations.model import (
    FIRST_NAME,
    Identities,
    OperatorOnly,
    Organisation,
    OrganisationDeleted,
    OrganisationImpacts,
    OrganisationNotFound,
    SetupDone,
    SetupSecretWrong,
    check_repeated,
    clean_name,
)


async def ensure(call: Call) -> Organisation:
    """The installation's own organisation; it comes to be with the first call, whichever process makes it."""
    found = await store.home(call.tx)
    if found is None:
        await store.add_home(call.tx, Organisation(call.ids.digits(12), FIRST_NAME, call.now, set_up_at=None))
        found = await store.home(call.tx)
    assert found is not None
    return found


async def home_id(tx: Transaction) -> str | None:
    """The id of the installation's own organisation, once there is one."""
    return await store.home_id(tx)


async def own(call: Call) -> Organisation:
    """The caller's organisation: an IAM principal's, or for everybody else the installation's."""
    caller = call.caller
    home = caller.organisation_id if isinstance(caller, Principal) else await store.home_id(call.tx)
    found = None if home is None else await store.find(call.tx, home)
    if found is None:
        raise OrganisationNotFound(organisation_id=home)
    return found


async def keep_own(call: Call) -> Organisation:
    """The caller's organisation, for whoever adds to it: it is not deleted before this call is done."""
    found = await own(call)
    if not await store.keep(call.tx, found.id):
        raise OrganisationNotFound(organisation_id=found.id)
    return found


async def stays(tx: Transaction, organisation_id: str) -> bool:
    """Whether it is there, and then to the end of this transaction; the caller is not asked for."""
    return await store.keep(tx, organisation_id)


async def operating(call: Call) -> Organisation:
    """The caller's organisation, which must be the one that runs the installation: others share it as guests."""
    found = await own(call)
    if found.id != await store.home_id(call.tx):
        raise OperatorOnly
    return found


async def find(call: Call, organisation_id: str) -> Organisation:
    """The organisation, where the caller may see it; a foreign one is as good as none."""
    found = await store.find(call.tx, organisation_id)
    if found is None or not _sees(call, organisation_id):
        raise OrganisationNotFound(organisation_id=organisation_id)
    return found


async def names(tx: Transaction, organisation_ids: Collection[str]) -> Mapping[str, str]:
    """How these organisations are called, for whoever may see something of each; the caller is not asked for."""
    return await store.names(tx, organisation_ids)


async def rename(call: Call, organisation_id: str, name: str) -> Organisation:
    organisation = await find(call, organisation_id)
    changed = replace(organisation, name=clean_name(name))
    await store.rename(call.tx, changed.id, changed.name)
    return changed


async def new_setup_secret(call: Call) -> str | None:
    """A one-time secret that replaces all before it; none where the set-up is done."""
    organisation = await ensure(call)
    if organisation.is_set_up:
        return None
    secret = call.ids.secret()
    await store.set_setup_digest(call.tx, organisation.id, digest(secret))
    return secret


async def check_setup_secret(call: Call, secret: str) -> Organisation:
    """The organisation that the secret may set up."""
    # The digest first: finishing takes it away, so where it is missing the second look sees why.
    expected = await store.home_setup_digest(call.tx)
    organisation = await own(call)
    if organisation.is_set_up:
        raise SetupDone
    if expected is None or not hmac.compare_digest(expected, digest(secret)):
        raise SetupSecretWrong
    return organisation


async def finish_setup(call: Call, secret: str, name: str) -> Organisation:
    """Name the organisation and use the secret up; of two who try at once the second is refused."""
    organisation = await check_setup_secret(call, secret)
    finished = replace(organisation, name=clean_name(name), set_up_at=call.now)
    if not await store.finish_setup(call.tx, finished.id, finished.name, call.now):
        raise SetupDone
    return finished


async def every(call: Call) -> Sequence[Organisation]:
    """All of the installation, its own first; for the operator alone."""
    _check_operator(call)
    return await store.every(call.tx)


async def impact(call: Call, organisation_id: str) -> tuple[Organisation, Mapping[str, int]]:
    """What deleting the organisation would do."""
    _check_operator(call)
    organisation, counts = await find(call, organisation_id), dict[str, int]()
    for feature in call.part(OrganisationImpacts).features:
        counts |= await feature.counts(call, organisation.id)
    return organisation, counts


async def delete(call: Call, organisation_id: str, name: str) -> Organisation:
    """The end of a tenant (ACC-20): from here on nobody acts for it, and all features take away what they kept.

    One transaction, whatever the size: a command that is interrupted has done nothing or everything, and what follows
    are jobs, which go on where they were cut off.
    """
    _check_operator(call)
    organisation = await store.hold(call.tx, organisation_id)
    if organisation is None:
        raise OrganisationNotFound(organisation_id=organisation_id)
    check_repeated(organisation, name)
    await call.part(Identities).end(call, organisation.id)
    await store.remove(call.tx, organisation.id)
    await events.publish(call, OrganisationDeleted(organisation.id))
    return organisation


def _check_operator(call: Call) -> None:
    if not isinstance(call.caller, Operator):  # nobody ends a tenant over the network, not even its root
        raise WrongIdentity


def _sees(call: Call, organisation_id: str) -> bool:
    match call.caller:
        case Principal(organisation_id=own_id):
            return own_id == organisation_id
        case Operator() | System():
            return True
        case _:
            return False
