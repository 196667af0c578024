"""The organisation's own page for the console: what it is, whose root it has, how much is in it, and its name."""

from datetime import datetime

import msgspec

from carillon.core.calls import Call
from carillon.features.accounts.service import home
from carillon.features.accounts.service.home import Home
from carillon.wire.http import allowed, route


class HomeView(msgspec.Struct, frozen=True, kw_only=True):
    """`root_email` is null until root is named."""

    id: str
    name: str
    created_at: datetime
    set_up_at: datetime | None
    root_name: str | None
    root_email: str | None
    accounts: int
    users: int


class HomeName(msgspec.Struct, frozen=True, kw_only=True):
    name: str


@route("GET", "/console/my-account", rule=allowed("account:GetAccountInformation"))
async def get_my_account(call: Call) -> HomeView:
    """The administrator's organisation."""
    return _view(await home.own(call))


@route("PUT", "/console/my-account/name", rule=allowed("account:PutAccountName"), act="PutAccountName")
async def rename_my_account(call: Call, body: HomeName) -> HomeView:
    """Give the organisation another name."""
    return _view(await home.rename(call, body.name))


def _view(found: Home) -> HomeView:
    organisation, root = found.organisation, found.root
    return HomeView(
        id=organisation.id,
        name=organisation.name,
        created_at=organisation.created_at,
        set_up_at=organisation.set_up_at,
        root_name=root and root.name,
        root_email=root and root.email,
        accounts=found.accounts,
        users=found.users,
    )
