"""Connect your code: addresses for programs, keys to choose from, and what became of their calls."""

from datetime import datetime

import msgspec

from carillon.core.calls import Call
from carillon.features import audit
from carillon.features.access.model.endpoints import Reach, endpoints
from carillon.features.access.model.keys import AccessKey, KeyStatus
from carillon.features.access.service import connecting, keys
from carillon.features.access.service.connecting import Traffic
from carillon.wire.aws import ROOTS
from carillon.wire.http import CONSOLE, allowed, route


class EndpointView(msgspec.Struct, frozen=True, kw_only=True):
    service: str
    variable: str
    url: str


class ConnectKeyView(msgspec.Struct, frozen=True, kw_only=True):
    """A key without its secret; `user_name` None is root's."""

    id: str
    user_name: str | None
    status: KeyStatus
    created_at: datetime
    last_used_at: datetime | None


class ConnectKeys(msgspec.Struct, frozen=True):
    items: list[ConnectKeyView]


class ConnectView(msgspec.Struct, frozen=True, kw_only=True):
    endpoints: list[EndpointView]
    keys: list[ConnectKeyView]
    """The administrator's own."""


class KeyCallView(msgspec.Struct, frozen=True, kw_only=True):
    """A call on record; why a policy refused it stands in the event, for those who may read events."""

    event_id: str
    at: datetime
    source: str
    name: str
    error_code: str | None
    error_message: str | None
    address: str | None
    user_agent: str | None


class KnockView(msgspec.Struct, frozen=True, kw_only=True):
    """Requests that were turned away for one reason, counted; `name` is empty where it was not understood."""

    access_key_id: str
    first_at: datetime
    last_at: datetime
    times: int
    source: str
    name: str
    error_code: str
    error_message: str
    address: str
    user_agent: str


class KnockViews(msgspec.Struct, frozen=True):
    items: list[KnockView]


class KeyTraffic(msgspec.Struct, frozen=True, kw_only=True):
    key: ConnectKeyView
    calls: list[KeyCallView]
    turned_away: list[KnockView]


# Addresses, one's own keys and one's own calls need no policy: who may sign in knows them anyway.
@route("GET", "/console/connect", rule=CONSOLE)
async def show_connect(call: Call) -> ConnectView:
    """Where programs call, and the administrator's own keys."""
    found = endpoints(call.part(Reach), ROOTS)
    return ConnectView(
        endpoints=[EndpointView(service=each.service, variable=each.variable, url=each.url) for each in found],
        keys=[_key(key) for key in await connecting.own_keys(call)],
    )


@route("GET", "/console/connect/own-keys/{access_key_id}", rule=CONSOLE)
async def show_own_key_traffic(call: Call, access_key_id: str) -> KeyTraffic:
    """What became of the newest calls with a key of the administrator's own."""
    return _traffic(await connecting.own_traffic(call, access_key_id))


@route("GET", "/console/connect/keys", rule=allowed("iam:ListAccessKeys"))
async def list_all_keys(call: Call) -> ConnectKeys:
    """Everybody's keys."""
    return ConnectKeys([_key(key) for key in await keys.every_key(call)])


@route("GET", "/console/connect/keys/{access_key_id}", rule=allowed("cloudtrail:LookupEvents"))
async def show_key_traffic(call: Call, access_key_id: str) -> KeyTraffic:
    """What became of the newest calls with anybody's key."""
    return _traffic(await connecting.traffic(call, access_key_id))


@route("GET", "/console/connect/strangers", rule=allowed("cloudtrail:LookupEvents"))
async def list_strangers(call: Call) -> KnockViews:
    """The newest requests with keys that do not exist."""
    return KnockViews([_knock(each) for each in await connecting.strangers(call)])


def _traffic(found: Traffic) -> KeyTraffic:
    return KeyTraffic(
        key=_key(found.key),
        calls=[_call(entry) for entry in found.calls],
        turned_away=[_knock(each) for each in found.knocks],
    )


def _key(key: AccessKey) -> ConnectKeyView:
    return ConnectKeyView(
        id=key.id,
        user_name=key.user_name,
        status=key.status,
        created_at=key.created_at,
        last_used_at=key.last_used_at,
    )


def _call(entry: audit.Entry) -> KeyCallView:
    def told(member: str) -> str | None:
        value = entry.event.get(member)
        return value if isinstance(value, str) else None

    return KeyCallView(
        event_id=entry.event_id,
        at=entry.at,
        source=entry.event_source,
        name=entry.event_name,
        error_code=entry.error_code,
        error_message=told("errorMessage"),
        address=told("sourceIPAddress"),
        user_agent=told("userAgent"),
    )


def _knock(each: audit.Knocks) -> KnockView:
    return KnockView(
        access_key_id=each.access_key_id,
        first_at=each.first_at,
        last_at=each.last_at,
        times=each.times,
        source=each.event_source,
        name=each.event_name,
        error_code=each.error_code,
        error_message=each.error_message,
        address=each.address,
        user_agent=each.user_agent,
    )
