"""The one ASGI application: every address that Carillon answers, on one screen."""

import hmac
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from carillon import __version__
from carillon.app.health import Health
from carillon.app.places import front_end
from carillon.core.ids import Ids
from carillon.core.metrics import Metrics
from carillon.wire import http
from carillon.wire.hooks import LETTERS, Letterbox
from carillon.wire.http.door import Desk, Door, refused
from carillon.wire.http.errors import UnknownAddress
from carillon.wire.http.openapi import PREFIX, describe
from carillon.wire.http.origin import LOOPBACK
from carillon.wire.http.pages import HEADERS, Pages
from carillon.wire.media import MEDIA
from carillon.wire.websocket import Gateway


@dataclass(frozen=True, slots=True)
class Rooms:
    """What answers which part of the address space."""

    desk: Desk
    routes: Sequence[http.Route]
    gateway: Gateway
    gate: ASGIApp
    letterbox: Letterbox
    aws: ASGIApp
    health: Health
    metrics: ASGIApp
    ids: Ids


def application(rooms: Rooms) -> ASGIApp:
    addresses: list[BaseRoute] = [
        *(Route(PREFIX + each.path, Door(rooms.desk, each).__call__, methods=[each.method]) for each in rooms.routes),
        Route(PREFIX + "/openapi.json", Description(rooms.routes).__call__),
        Mount("/api", Unknown(rooms.ids)),
        WebSocketRoute("/ws", rooms.gateway),
        Mount(MEDIA, rooms.gate),
        Route(LETTERS + "/{letterbox}", rooms.letterbox.__call__, methods=["POST"]),
        Route("/health/live", rooms.health.__call__),
        Route("/health/ready", rooms.health.__call__),
        Route("/metrics", rooms.metrics),
        Route("/console", _to_console),
        Mount("/console", Pages(front_end("console"))),
        Mount("/", Pages(front_end("client"))),
    ]
    return Split(rooms.aws, SafetyHeaders(Starlette(routes=addresses)))


class Split:
    """The AWS API gets its requests untouched: signatures cover the raw path, which a router would take apart."""

    def __init__(self, aws: ASGIApp, rest: ASGIApp) -> None:
        self._aws = aws
        self._rest = rest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and scope["path"] != "/ws" and not scope["path"].startswith(f"{MEDIA}/"):
            await receive()
            await send({"type": "websocket.close"})
            return
        is_aws = scope["type"] == "http" and (scope["path"] == "/aws" or scope["path"].startswith("/aws/"))
        await (self._aws if is_aws else self._rest)(scope, receive, send)


class Description:
    """Answers with the description of the HTTP API."""

    def __init__(self, routes: Sequence[http.Route]) -> None:
        self._routes = routes
        self._body: bytes | None = None

    async def __call__(self, _request: Request) -> Response:
        # Made when first asked for: the start is quicker without it.
        if self._body is None:
            self._body = msgspec.json.encode(describe(self._routes, __version__))
        return Response(self._body, media_type="application/json")


class Unknown:
    """Answers what is asked of an address below /api that does not exist."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = UnknownAddress(method=scope["method"], path=scope["path"])
        await refused(refusal, self._ids.uuid())(scope, receive, send)


class MetricsPage:
    """The Prometheus page, for this machine or for whoever holds the token; `count` fetches what has no events."""

    def __init__(self, metrics: Metrics, token: str, count: Callable[[], Awaitable[None]]) -> None:
        self._metrics = metrics
        self._token = token
        self._count = count

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        if self._may_read(request):
            await self._count()
            response = Response(self._metrics.page(), media_type=self._metrics.media_type)
        else:
            response = Response("Metrics are shown to this machine, or with the token of server.metrics_token.\n", 403)
        await response(scope, receive, send)

    def _may_read(self, request: Request) -> bool:
        said = request.headers.get("authorization", "").removeprefix("Bearer ")
        if self._token and hmac.compare_digest(said.encode(), self._token.encode()):
            return True
        # A proxy on this machine makes every caller look local, so a forwarded request needs the token.
        forwarded = "x-forwarded-for" in request.headers
        if request.client is None or forwarded or not ip_address(request.client.host).is_loopback:
            return False
        # By a name of this machine only: another name that points here belongs to a page that must not read this.
        return (urlsplit(f"//{request.headers.get('host', '')}").hostname or "") in LOOPBACK


class SafetyHeaders:
    """Puts the headers that keep browsers from mistakes on every answer."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope["scheme"] == "https":
                    headers.setdefault("strict-transport-security", "max-age=31536000")
            await send(message)

        await self._inner(scope, receive, with_headers)


async def _to_console(_request: Request) -> Response:
    return RedirectResponse("/console/", 308)
