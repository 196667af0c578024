"""What the owner of an organisation sees of it, and changes: its name, its root, and how much is in it."""

from dataclasses import dataclass

from carillon.core.calls import Call
from carillon.features import access, organisations
from carillon.features.access import Root
from carillon.features.accounts.model.accounts import Roster
from carillon.features.accounts.store import accounts as store
from carillon.features.organisations import Organisation


@dataclass(frozen=True, slots=True)
class Home:
    """An organisation with its root and its size."""

    organisation: Organisation
    root: Root | None
    accounts: int
    users: int


async def own(call: Call) -> Home:
    """The caller's organisation (PRE-04)."""
    organisation = await organisations.own(call)
    ids = await store.ids_of(call.tx, organisation.id)
    users = await call.part(Roster).head_counts(call, ids)
    root = await access.root_of(call, organisation.id)
    return Home(organisation, root, len(ids), sum(users.values()))


async def rename(call: Call, name: str) -> Home:
    organisation = await organisations.own(call)
    await organisations.rename(call, organisation.id, name)
    return await own(call)
