"""One AWS request, from raw bytes to the answer: the steps stand in `Engine.answer`, read from top to bottom."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from dataclasses import replace as changed
from datetime import timedelta
from typing import Any

import structlog
from starlette.requests import HTTPConnection
from starlette.types import Message, Receive, Scope, Send

from carillon.core.callers import Caller, Nobody, NotAllowed, Origin, must, principal
from carillon.core.calls import Call, Calls
from carillon.core.clock import Clock
from carillon.core.errors import Kind, Refusal
from carillon.core.trail import Knock, Record, Recorder
from carillon.wire.aws import address
from carillon.wire.aws.dialects import dialect
from carillon.wire.aws.errors import (
    NOTHING_NAMED,
    Answer,
    BadRequest,
    FrontDoorRefusal,
    OperationNotOffered,
    OperationRemoved,
    RequestTooLarge,
    Unexpected,
    UnknownKey,
)
from carillon.wire.aws.keys import Key, Keys
from carillon.wire.aws.models import Operation, Service
from carillon.wire.aws.operations import Marked, Plan, plans
from carillon.wire.aws.pace import Pace
from carillon.wire.aws.parsing import Parameters, Sent
from carillon.wire.aws.routing import Match
from carillon.wire.aws.signature import Claim, Signed, Verifier, claimed

LARGEST_BODY = 1 << 20
SEE_COVERAGE = "The page aws-coverage of the documentation lists what is."
_UNBELIEVED = (Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.THROTTLED)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """What all AWS services of the installation share.

    `calls` opens a desk of calls for one caller, with a request id of its own. `wall` is the time that clients share
    with us: signatures are judged by it, also when a development clock has been moved on. `observe` is told the
    service, the operation, the status and the seconds of every answer. `turned_away` is told who named a key and was
    not believed, or came too fast: of that there is no record, and whoever looks for their mistake needs to see it.
    """

    keys: Keys
    recorder: Recorder
    calls: Callable[[Caller], Calls]
    origin: Callable[[HTTPConnection], Origin]
    wall: Clock
    observe: Callable[[str, str, int, float], None]
    window: timedelta = timedelta(minutes=5)
    pace: Pace = field(default_factory=Pace)
    turned_away: Callable[[Knock], None] = lambda knock: None
    instead: Mapping[str, str] = field(default_factory=dict[str, str])
    """By service, a sentence on what to do in place of operations that are not offered."""


@dataclass(slots=True)
class Exchange:
    """What is known about one request so far; each step adds its part."""

    connection: HTTPConnection
    chunks: AsyncIterator[bytes]
    calls: Calls
    operation: Operation | None = None
    parameters: Parameters | None = None
    claim: Claim | None = field(default=None, repr=False)


class Engine:
    """Answers the requests of one service."""

    def __init__(self, service: Service, root: str, marks: Iterable[Marked], desk: Desk) -> None:
        self._service = service
        self._root = root
        self._desk = desk
        self._plans: Mapping[str, Plan] = plans(service, marks)
        self._dialect = dialect(service, root)
        self._verifier = Verifier(desk.window)
        self._instead = desk.instead.get(service.name, SEE_COVERAGE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = time.perf_counter()
        connection = HTTPConnection(scope)
        calls = self._desk.calls(Nobody(self._desk.origin(connection)))
        exchange = Exchange(connection, _chunks(receive), calls)
        answer = await self._refusing(exchange)
        name = exchange.operation.name if exchange.operation else ""
        self._desk.observe(self._service.name, name, answer.status, time.perf_counter() - began)
        await _send(send, answer, exchange.calls.request_id)

    async def answer(self, exchange: Exchange) -> Answer:
        signed, early = self._arrive(exchange)
        key = await self._identify(exchange, signed, early)
        body = await self._authenticate(exchange, signed, key)
        match = early or self._dialect.late(signed, body)
        exchange.operation = match.operation
        self._desk.pace.check(key.access_key_id, self._service.name, match.operation.name)
        self._desk.keys.used(key.access_key_id, self._service.signing_name, _region(exchange))
        plan = self._plans[match.operation.name]
        try:
            parameters = Sent(match.labels, signed.address.query, signed.headers, body)
            handler = await self._allowed(exchange, plan, parameters)
            return await self._carry_out(exchange, plan, handler)
        except Refusal as refusal:
            await self._record_refusal(exchange, refusal)
            raise
        except Exception:
            await self._record_refusal(exchange, Unexpected())
            raise

    def _arrive(self, exchange: Exchange) -> tuple[Signed, Match | None]:
        scope = exchange.connection.scope
        place = address.parse(scope["raw_path"], scope["query_string"], self._root)
        signed = Signed(scope["method"], place, _headers(scope))
        match = self._dialect.early(signed)
        exchange.operation = match.operation if match else None
        return signed, match

    async def _identify(self, exchange: Exchange, signed: Signed, match: Match | None) -> Key:
        """Whose signature it claims to be. Strangers are sent away before their body is read."""
        plan = self._plans[match.operation.name] if match else None
        claim = claimed(signed, self._service.signing_name, self._dialect.bound_headers(plan))
        exchange.claim = claim
        self._verifier.check_time(claim, self._desk.wall.now())
        key = await self._desk.keys.find(claim.access_key_id)
        if key is None:
            raise UnknownKey
        return key

    async def _authenticate(self, exchange: Exchange, signed: Signed, key: Key) -> bytes:
        """The signature covers the body, so it is read here, and believed from here on."""
        assert exchange.claim is not None
        body = await _whole(exchange, signed.headers)
        self._verifier.check(exchange.claim, signed, body, key.secret)
        key.check_token(exchange.claim.session_token, exchange.calls.clock.now())
        exchange.calls = exchange.calls.by(key.principal(exchange.calls.caller.origin))
        return body

    async def _allowed(self, exchange: Exchange, plan: Plan, sent: Sent) -> Callable[..., Awaitable[Any]]:
        """Permission is decided before anything else is said; where it depends on what is asked, that is read first."""
        caller, now = exchange.calls.caller, exchange.calls.clock.now()
        if plan.about is None:
            if not plan.free:
                must(caller, plan.action, now)
            handler = self._offered(plan)
            exchange.parameters = plan.parser.parse(sent)
            return handler
        try:
            exchange.parameters = plan.parser.parse(sent)
        except Refusal:
            must(caller, plan.action, now)
            raise
        async with exchange.calls.read() as call:
            resource = await plan.about(call, exchange.parameters)
        must(caller, plan.action, now, resource)
        return self._offered(plan)

    def _offered(self, plan: Plan) -> Callable[..., Awaitable[Any]]:
        if plan.handler is not None:
            return plan.handler
        if plan.model.removed is None:
            raise OperationNotOffered(operation=plan.model.name, instead=self._instead)
        services = ", ".join(plan.model.removed)
        instead = f"AWS has it in {services}, Carillon does not yet." if services else "Nothing took its place."
        raise OperationRemoved(operation=plan.model.name, instead=instead)

    async def _carry_out(self, exchange: Exchange, plan: Plan, handler: Callable[..., Awaitable[Any]]) -> Answer:
        """The record of a change is in the change's own transaction, and so is every doubt about its answer."""
        calls, parameters = exchange.calls, exchange.parameters
        if plan.several_transactions:
            return await self._carry_out_in_parts(exchange, plan, handler)
        if plan.model.reads_only:
            async with calls.read() as call:
                answer = self._answer(exchange, plan, await handler(call, parameters))
            await self._record_alone(exchange, self._record(exchange, plan.model))
            return answer
        async with calls.write() as call:
            outcome = await handler(call, parameters)
            answer = self._answer(exchange, plan, outcome)
            record = changed(self._record(exchange, plan.model), response=_told(plan, outcome))
            await self._desk.recorder.record(call, record)
        return answer

    async def _carry_out_in_parts(
        self, exchange: Exchange, plan: Plan, handler: Callable[..., Awaitable[Any]]
    ) -> Answer:
        """The record goes into the first transaction that the handler commits."""
        recorded = False

        async def record(call: Call) -> None:
            nonlocal recorded
            if not recorded:
                recorded = True
                await self._desk.recorder.record(call, self._record(exchange, plan.model))

        outcome = await handler(changed(exchange.calls, before_commit=record), exchange.parameters)
        if not recorded:
            await self._record_alone(exchange, self._record(exchange, plan.model))
        return self._answer(exchange, plan, outcome)

    def _answer(self, exchange: Exchange, plan: Plan, outcome: Mapping[str, Any] | None) -> Answer:
        return self._dialect.answer(plan, outcome, exchange.calls.request_id)

    def _record(self, exchange: Exchange, model: Operation) -> Record:
        assert exchange.claim is not None
        tell = self._plans[model.name].tell_parameters
        parameters = tell(exchange.parameters) if exchange.parameters else None
        return Record(
            event_source=self._service.event_source,
            event_name=model.name,
            caller=exchange.calls.caller,
            at=exchange.calls.clock.now(),
            request_id=exchange.calls.request_id,
            parameters=parameters if isinstance(parameters, dict) else None,
            read_only=model.reads_only,
            region=exchange.claim.region,
        )

    async def _record_refusal(self, exchange: Exchange, refusal: Refusal) -> None:
        """Only of callers who are known: what a stranger sends must not fill the trail."""
        assert exchange.operation is not None
        fault = self._dialect.fault(exchange.operation, refusal, self._plans[exchange.operation.name].named)
        record = self._record(exchange, exchange.operation)
        reason = refusal.reason if isinstance(refusal, NotAllowed) else None
        told = changed(record, error_code=fault.name, error_message=refusal.message, denial=reason or None)
        await self._record_alone(exchange, told)

    async def _record_alone(self, exchange: Exchange, record: Record) -> None:
        """A full disk stops changes, whose record shares their transaction; reads go on, and the log has the gap."""
        try:
            await self._desk.recorder.record_alone(record)
        except Refusal as refusal:
            if refusal.kind is not Kind.UNAVAILABLE:
                raise
            arn = principal(record.caller).arn
            log.error(
                "call not recorded", act=record.event_name, arn=arn, request_id=record.request_id, why=refusal.code
            )

    async def _refusing(self, exchange: Exchange) -> Answer:
        try:
            return await self.answer(exchange)
        except FrontDoorRefusal as refusal:
            self._note(exchange, refusal)
            return self._refuse(exchange, refusal)
        except Refusal as refusal:
            return self._refuse(exchange, refusal)
        except Exception:
            name = exchange.operation.name if exchange.operation else None
            log.exception("request failed", operation=name, request_id=exchange.calls.request_id)
            return self._refuse(exchange, Unexpected())

    def _note(self, exchange: Exchange, refusal: FrontDoorRefusal) -> None:
        if exchange.claim is None or refusal.kind not in _UNBELIEVED:
            return
        knock = Knock(
            access_key_id=exchange.claim.access_key_id,
            error_code=refusal.name,
            error_message=refusal.message,
            event_source=self._service.event_source,
            event_name=exchange.operation.name if exchange.operation else "",
            origin=exchange.calls.caller.origin,
            at=exchange.calls.clock.now(),
        )
        self._desk.turned_away(knock)

    def _refuse(self, exchange: Exchange, refusal: Refusal) -> Answer:
        operation = exchange.operation
        named = self._plans[operation.name].named if operation else NOTHING_NAMED
        return self._dialect.refuse(operation, refusal, exchange.calls.request_id, named)


def _region(exchange: Exchange) -> str:
    assert exchange.claim is not None
    return exchange.claim.region


def _told(plan: Plan, outcome: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    told = plan.tell_answer(outcome) if outcome else None
    return told if isinstance(told, dict) else None


def _headers(scope: Scope) -> dict[str, str]:
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]},{value}" if name in headers else value
    return headers


async def _chunks(receive: Receive) -> AsyncIterator[bytes]:
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise BadRequest(reason="The connection ended before the body did.")
        yield message.get("body", b"")
        more = message.get("more_body", False)


async def _whole(exchange: Exchange, headers: Mapping[str, str]) -> bytes:
    """The body, given up as soon as it is too long, whatever its header promised."""
    promised = headers.get("content-length", "0")
    if promised.isdecimal() and int(promised[:20]) > LARGEST_BODY:
        raise RequestTooLarge(limit=LARGEST_BODY)
    body = bytearray()
    async for chunk in exchange.chunks:
        body += chunk
        if len(body) > LARGEST_BODY:
            raise RequestTooLarge(limit=LARGEST_BODY)
    return bytes(body)


async def _send(send: Send, answer: Answer, request_id: str) -> None:
    headers = [(b"x-amzn-requestid", request_id.encode()), *answer.headers]
    if answer.body:
        headers += [(b"content-type", answer.content_type), (b"content-length", str(len(answer.body)).encode())]
    start: Message = {"type": "http.response.start", "status": answer.status, "headers": headers}
    await send(start)
    await send({"type": "http.response.body", "body": answer.body})
