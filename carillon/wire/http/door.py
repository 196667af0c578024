"""One request, from the socket to the handler and back: the steps stand in `Door.answer`, read from top to bottom."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from dataclasses import replace as changed
from typing import Any, Protocol, get_args, get_origin
from urllib.parse import quote

import msgspec
import structlog
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from carillon.core.callers import (
    Caller,
    Nobody,
    NotAllowed,
    Origin,
    Person,
    Principal,
    SignInRequired,
    must,
    unless_denied,
)
from carillon.core.calls import Call, Calls
from carillon.core.errors import Kind, Refusal
from carillon.core.trail import Json, Record, Recorder
from carillon.wire.http import cookies
from carillon.wire.http.arguments import Arguments, Reader, reader
from carillon.wire.http.errors import STATUS, Unexpected, problem
from carillon.wire.http.origin import Doorstep
from carillon.wire.http.routes import Area, Download, Reply, Route
from carillon.wire.http.secrecy import Telling, plain, telling

log = structlog.get_logger(__name__)
encode = msgspec.json.Encoder(enc_hook=str).encode

JSON_TYPE = "application/json"
_ABOUT_CREDENTIALS = (Kind.UNAUTHENTICATED, Kind.FORBIDDEN)


class Sessions(Protocol):
    """Who holds a session; asked at every request, so that an ended session ends at once."""

    async def person(self, token: str, origin: Origin) -> Person | None: ...

    async def administrator(self, token: str, origin: Origin) -> Principal | None: ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What all doors of the installation share; `calls` opens a desk of calls for one caller and request id."""

    doorstep: Doorstep
    sessions: Sessions
    recorder: Recorder
    calls: Callable[[Caller], Calls]
    observe: Callable[[str, str, int, float], None]


class Door:
    """Answers the requests of one route."""

    def __init__(self, desk: Desk, route: Route) -> None:
        self._desk = desk
        self._route = route
        self._read: Reader = reader(route)
        self._secrecy = _secrecy(route)
        self._audited = route.rule.action is not None or route.act is not None
        self._name = route.act or (route.rule.action or "").partition(":")[2]
        self._source = (route.rule.action or "chime:").partition(":")[0] + ".amazonaws.com"

    async def __call__(self, request: Request) -> Response:
        began = time.perf_counter()
        calls = self._desk.calls(Nobody(self._desk.doorstep.origin(request)))
        response = await self._refusing(self.answer, request, calls)
        response.headers["x-request-id"] = calls.request_id
        elapsed = time.perf_counter() - began
        self._desk.observe(self._route.method, self._route.path, response.status_code, elapsed)
        return response

    async def answer(self, request: Request, calls: Calls) -> Response:
        self._desk.doorstep.check_host(request)
        if request.method != "GET":
            self._desk.doorstep.check_page(request)
        calls = calls.by(await self._caller(request, calls.caller.origin))
        arguments = Arguments({}, {})
        try:
            if self._route.rule.about is None:
                self._must(calls)
            arguments = await self._arguments(request, calls)
            await self._must_about(calls, arguments)
            outcome = await self._carry_out(calls, arguments)
        except Refusal as refusal:
            await self._record_refusal(calls, arguments, refusal)
            raise
        return self._response(outcome, secure=calls.caller.origin.secure)

    def _must(self, calls: Calls, resource: str = "") -> None:
        if action := self._route.rule.action:
            judge = unless_denied if self._route.rule.own else must
            judge(calls.caller, action, calls.clock.now(), resource)

    async def _arguments(self, request: Request, calls: Calls) -> Arguments:
        """Whoever may do nothing at all hears that, and not what is wrong with the request."""
        try:
            return await self._read(request)
        except Refusal:
            self._must(calls)
            raise

    async def _must_about(self, calls: Calls, arguments: Arguments) -> None:
        """Where permission depends on what is asked, that was read first, as at the AWS door."""
        if self._route.rule.about is not None:
            async with calls.read() as call:
                resource = await self._route.rule.about(call, arguments.given)
            self._must(calls, resource)

    async def _caller(self, request: Request, origin: Origin) -> Caller:
        """The holder of the cookie of this route's area."""
        area = self._route.rule.area
        if area is Area.NONE:
            return Nobody(origin)
        token = cookies.token(request, area, secure=origin.secure)
        find = self._desk.sessions.person if area is Area.CLIENT else self._desk.sessions.administrator
        caller = await find(token, origin) if token else None
        if caller is None:
            raise SignInRequired
        return caller

    async def _carry_out(self, calls: Calls, arguments: Arguments) -> Any:
        handler, given = self._route.handler, arguments.given
        if self._route.several_transactions:
            return await self._recording_each(calls, arguments)
        if self._route.method == "GET":
            async with calls.read() as call:
                outcome = await handler(call, **given)
            await self._record_read(calls, arguments)
            return outcome
        async with calls.write() as call:
            outcome = await handler(call, **given)
            await self._record_change(call, arguments, outcome)
        return outcome

    async def _recording_each(self, calls: Calls, arguments: Arguments) -> Any:
        """The record goes into the first transaction that the handler commits."""
        recorded = False

        async def record(call: Call) -> None:
            nonlocal recorded
            if not recorded:
                recorded = True
                await self._record_change(call, arguments, None)

        outcome = await self._route.handler(changed(calls, before_commit=record), **arguments.given)
        if not recorded:
            await self._record_read(calls, arguments)
        return outcome

    async def _record_change(self, call: Call, arguments: Arguments, outcome: object) -> None:
        if self._audited:
            record = self._entry(call.caller, call, arguments)
            await self._desk.recorder.record(call, changed(record, response=_told(outcome, self._secrecy)))

    async def _record_read(self, calls: Calls, arguments: Arguments) -> None:
        if self._audited:
            await self._desk.recorder.record_alone(self._entry(calls.caller, calls, arguments))

    async def _record_refusal(self, calls: Calls, arguments: Arguments, refusal: Refusal) -> None:
        # Of strangers only wrong credentials, which are counted and limited: they must not fill trail and disk.
        if self._audited and (not isinstance(calls.caller, Nobody) or refusal.kind in _ABOUT_CREDENTIALS):
            record = self._entry(calls.caller, calls, arguments)
            denial = refusal.reason if isinstance(refusal, NotAllowed) else None
            record = changed(record, error_code=refusal.code, error_message=refusal.message, denial=denial or None)
            await self._desk.recorder.record_alone(record)

    def _entry(self, caller: Caller, call: Call | Calls, arguments: Arguments) -> Record:
        return Record(
            event_source=self._source,
            event_name=self._name,
            caller=caller,
            at=call.now if isinstance(call, Call) else call.clock.now(),
            request_id=call.request_id,
            parameters=arguments.told or None,
            read_only=self._route.method == "GET",
        )

    def _response(self, outcome: Any, *, secure: bool) -> Response:
        body = outcome.body if isinstance(outcome, Reply) else outcome
        if body is None:
            response = Response(status_code=204)
        elif isinstance(body, Download):
            response = _file(body)
        else:
            response = Response(encode(body), self._route.status, media_type=JSON_TYPE)
        response.headers["cache-control"] = "no-store"
        for cookie in outcome.cookies if isinstance(outcome, Reply) else ():
            cookies.put(response, cookie, secure=secure)
        return response

    async def _refusing(
        self, answer: Callable[[Request, Calls], Awaitable[Response]], request: Request, calls: Calls
    ) -> Response:
        try:
            return await answer(request, calls)
        except Refusal as refusal:
            return refused(refusal, calls.request_id)
        except Exception:
            log.exception("request failed", path=self._route.path, request_id=calls.request_id)
            return refused(Unexpected(), calls.request_id)


def refused(refusal: Refusal, request_id: str) -> Response:
    """The refusal as an answer; a throttled caller is told when to come back."""
    response = Response(encode(problem(refusal, request_id)), STATUS[refusal.kind], media_type=JSON_TYPE)
    response.headers["cache-control"] = "no-store"
    if "retry_after" in refusal.facts:
        response.headers["retry-after"] = str(refusal.facts["retry_after"])
    return response


def _file(download: Download) -> Response:
    """To be kept and not shown, for what strangers hand in must never act as a page of ours."""
    response = _body(download)
    response.headers["content-disposition"] = f"attachment; filename*=UTF-8''{quote(download.name, safe='')}"
    response.headers["x-content-type-options"] = "nosniff"
    response.headers["content-security-policy"] = "sandbox; default-src 'none'"
    return response


def _body(download: Download) -> Response:
    if isinstance(download.body, bytes):
        return Response(download.body, media_type=download.content_type)
    length = {} if download.size is None else {"content-length": str(download.size)}
    return StreamingResponse(download.body, headers=length, media_type=download.content_type)


def _secrecy(route: Route) -> Telling:
    kind = get_args(route.answer)[0] if get_origin(route.answer) is Reply else route.answer
    return telling(type(None) if kind is Download else kind)  # of files the trail tells nothing


def _told(outcome: object, secrecy: Telling) -> dict[str, Json] | None:
    """What the trail keeps of a change's answer: its ids and plain facts, and nothing that is typed `Secret`."""
    body = outcome.body if isinstance(outcome, Reply) else outcome
    told = None if body is None or isinstance(body, Download) else secrecy(plain(body))
    return told if isinstance(told, dict) else None
