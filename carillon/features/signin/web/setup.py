"""The set-up wizard's routes."""

from typing import Literal

import msgspec

from carillon.core.calls import Call, Calls
from carillon.features import organisations
from carillon.features.signin.model.sessions import COOKIE_LASTS, Opened
from carillon.features.signin.model.settings import Settings
from carillon.features.signin.model.setup import Reach, Wish
from carillon.features.signin.service import setup
from carillon.wire.http import PUBLIC, Area, Cookie, Reply, Secret, route


class SetupState(msgspec.Struct, frozen=True, kw_only=True):
    needed: bool
    development: bool
    host: Literal["just-this-machine", "host-name"]
    organisation_name: str | None


class SetupSecret(msgspec.Struct, frozen=True):
    secret: Secret


class Administrator(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    email: str
    password: Secret


class Local(msgspec.Struct, frozen=True, tag_field="kind", tag="local"):
    """Served to this machine alone, over plain HTTP."""


class Host(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="host"):
    """Served to other machines under a name, over HTTPS."""

    host_name: str
    certificate_file: str
    key_file: str
    trusted_proxies: list[str] = []


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    secret: Secret
    organisation_name: str
    administrator: Administrator
    reach: Local | Host
    use_carillon: bool


class SetupDone(msgspec.Struct, frozen=True, kw_only=True):
    """A changed configuration file counts from the next start."""

    restart_needed: bool
    config_file: str | None
    console_url: str = "/console/"
    client_url: str = "/"


@route("GET", "/setup", rule=PUBLIC)
async def get_setup(call: Call) -> SetupState:
    """Whether Carillon still has to be set up."""
    settings = call.part(Settings)
    organisation = await organisations.own(call)
    return SetupState(
        needed=not organisation.is_set_up,
        development=settings.development,
        host="host-name" if settings.host_name else "just-this-machine",
        organisation_name=organisation.name if organisation.is_set_up else None,
    )


# No audit record: looking at the secret changes nothing.
@route("POST", "/setup/check", rule=PUBLIC, act=None)
async def check_setup_secret(call: Call, body: SetupSecret) -> None:
    """Whether a set-up link is the right one."""
    await setup.check(call, body.secret)


@route("POST", "/setup", rule=PUBLIC, act="SetUp", status=201)
async def set_up(calls: Calls, body: Setup) -> Reply[SetupDone]:
    """Set Carillon up, once, and sign its administrator in."""
    done = await setup.set_up(calls, body.secret, _wish(body))
    sessions = [cookie(Area.CONSOLE, done.console)] + ([cookie(Area.CLIENT, done.client)] if done.client else [])
    answer = SetupDone(restart_needed=done.config_file is not None, config_file=done.config_file)
    return Reply(answer, tuple(sessions))


def cookie(area: Area, opened: Opened) -> Cookie:
    return Cookie(area, opened.token, int(COOKIE_LASTS.total_seconds()))


def _wish(body: Setup) -> Wish:
    return Wish(
        organisation_name=body.organisation_name,
        name=body.administrator.name,
        email=body.administrator.email,
        password=body.administrator.password,
        reach=_reach(body.reach),
        use_carillon=body.use_carillon,
    )


def _reach(reach: Local | Host) -> Reach | None:
    if isinstance(reach, Local):
        return None
    return Reach(reach.host_name, reach.certificate_file, reach.key_file, tuple(reach.trusted_proxies))
