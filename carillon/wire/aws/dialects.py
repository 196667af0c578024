"""The three protocols side by side: how a request names its operation, and how answers and refusals are dressed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from carillon.core.errors import Kind, Refusal
from carillon.wire.aws.errors import (
    NOTHING_NAMED,
    Answer,
    FrontDoorRefusal,
    Named,
    UnknownOperation,
    answer_for,
    fault_for,
    retry_headers,
)
from carillon.wire.aws.forms import pairs
from carillon.wire.aws.models import Fault, Operation, Service
from carillon.wire.aws.operations import Plan
from carillon.wire.aws.routing import Match, Router
from carillon.wire.aws.signature import Signed
from carillon.wire.aws.writing import Writer
from carillon.wire.aws.xml import XmlWriter, element, text

AWS_JSON = b"application/x-amz-json-1.1"
XML = b"text/xml"
TARGET = "x-amz-target"

FRONT_DOOR: Mapping[str, Fault] = {
    "AccessDeniedException": Fault("AccessDenied", 403),
    "BadRequestException": Fault("ValidationError", 400),
    "ExpiredTokenException": Fault("ExpiredToken", 403),
    "IncompleteSignatureException": Fault("IncompleteSignature", 400),
    "InvalidSignatureException": Fault("SignatureDoesNotMatch", 403),
    "MissingAuthenticationTokenException": Fault("MissingAuthenticationToken", 403),
    "RequestEntityTooLargeException": Fault("RequestEntityTooLarge", 413),
    "ServiceUnavailableException": Fault("ServiceUnavailable", 503),
    "ThrottlingException": Fault("Throttling", 400),
    "UnknownOperationException": Fault("InvalidAction", 400),
    "UnrecognizedClientException": Fault("InvalidClientTokenId", 403),
    "ValidationException": Fault("ValidationError", 400),
}
"""What the query protocol calls the refusals of AWS's front door."""


class Dialect(Protocol):
    """What the engine asks of a protocol."""

    def early(self, request: Signed) -> Match | None:
        """The operation, where it can be told before the body is read."""
        ...

    def late(self, request: Signed, body: bytes) -> Match:
        """The operation, once the body is there."""
        ...

    def bound_headers(self, plan: Plan | None) -> frozenset[str]:
        """The headers that the operation is read from, which must be signed."""
        ...

    def answer(self, plan: Plan, outcome: Mapping[str, Any] | None, request_id: str) -> Answer: ...

    def fault(self, operation: Operation | None, refusal: Refusal, named: Named = NOTHING_NAMED) -> Fault:
        """The error as this protocol calls it."""
        ...

    def refuse(
        self, operation: Operation | None, refusal: Refusal, request_id: str, named: Named = NOTHING_NAMED
    ) -> Answer: ...


def dialect(service: Service, root: str) -> Dialect:
    match service.protocol:
        case "rest-json":
            return RestJson(service, Router(service, root))
        case "query":
            return Query(service, root)
        case "json":
            return TargetJson(service, root)
        case other:
            raise TypeError(f"{service.name}: no way to speak {other}")


@dataclass(frozen=True, slots=True)
class RestJson:
    """Operations by method and path."""

    service: Service
    router: Router

    def early(self, request: Signed) -> Match | None:
        return self.router.find(request.method, request.address)

    def late(self, request: Signed, body: bytes) -> Match:
        return self.router.find(request.method, request.address)

    def bound_headers(self, plan: Plan | None) -> frozenset[str]:
        return plan.parser.headers if plan else frozenset()

    def answer(self, plan: Plan, outcome: Mapping[str, Any] | None, request_id: str) -> Answer:
        assert isinstance(plan.writer, Writer)
        body = plan.writer.write(outcome)
        return Answer(plan.model.status, b"" if plan.model.status == 204 else body)

    def fault(self, operation: Operation | None, refusal: Refusal, named: Named = NOTHING_NAMED) -> Fault:
        return fault_for(self.service, operation, refusal, named)

    def refuse(
        self, operation: Operation | None, refusal: Refusal, request_id: str, named: Named = NOTHING_NAMED
    ) -> Answer:
        return answer_for(self.service, operation, refusal, named)


@dataclass(frozen=True, slots=True)
class Query:
    """One address; the form says `Action=…`, answers are XML."""

    service: Service
    root: str

    def early(self, request: Signed) -> Match | None:
        if request.address.segments or request.method not in ("GET", "POST"):
            raise UnknownOperation(request=f"{request.method[:16]} {request.address.raw_path[:200]}", root=self.root)
        return None

    def late(self, request: Signed, body: bytes) -> Match:
        action = dict(pairs(request.address.query, body)).get("Action", "")
        return Match(_known(self.service, action, self.root), {})

    def bound_headers(self, plan: Plan | None) -> frozenset[str]:
        return frozenset()

    def answer(self, plan: Plan, outcome: Mapping[str, Any] | None, request_id: str) -> Answer:
        assert isinstance(plan.writer, XmlWriter)
        told = element("ResponseMetadata", element("RequestId", text(request_id)))
        return self._document(200, f"{plan.model.name}Response", plan.writer.write(outcome) + told)

    def fault(self, operation: Operation | None, refusal: Refusal, named: Named = NOTHING_NAMED) -> Fault:
        found = fault_for(self.service, operation, refusal, named)
        if found.name in self.service.faults and not isinstance(refusal, FrontDoorRefusal):
            return found
        return FRONT_DOOR.get(found.name, found)

    def refuse(
        self, operation: Operation | None, refusal: Refusal, request_id: str, named: Named = NOTHING_NAMED
    ) -> Answer:
        fault = self.fault(operation, refusal, named)
        whose = "Receiver" if fault.status >= 500 else "Sender"
        told = element("Type", whose) + element("Code", fault.word) + element("Message", text(refusal.message))
        inside = element("Error", told) + element("RequestId", text(request_id))
        return self._document(fault.status, "ErrorResponse", inside, retry_headers(refusal))

    def _document(self, status: int, name: str, inside: str, headers: tuple[tuple[bytes, bytes], ...] = ()) -> Answer:
        body = f'<{name} xmlns="{self.service.namespace}">{inside}</{name}>'
        return Answer(status, body.encode(), headers, XML)


@dataclass(frozen=True, slots=True)
class TargetJson:
    """One address; the header X-Amz-Target names the operation, so it must be signed."""

    service: Service
    root: str

    def early(self, request: Signed) -> Match | None:
        if request.address.segments or request.method != "POST":
            raise UnknownOperation(request=f"{request.method[:16]} {request.address.raw_path[:200]}", root=self.root)
        prefix, _, action = request.headers.get(TARGET, "").rpartition(".")
        known = prefix in (self.service.target_prefix, self.service.target_prefix.rpartition(".")[2])
        return Match(_known(self.service, action if known else "", self.root), {})

    def late(self, request: Signed, body: bytes) -> Match:
        found = self.early(request)
        assert found is not None
        return found

    def bound_headers(self, plan: Plan | None) -> frozenset[str]:
        return frozenset({TARGET})

    def answer(self, plan: Plan, outcome: Mapping[str, Any] | None, request_id: str) -> Answer:
        assert isinstance(plan.writer, Writer)
        return Answer(200, plan.writer.write(outcome), (), AWS_JSON)

    def fault(self, operation: Operation | None, refusal: Refusal, named: Named = NOTHING_NAMED) -> Fault:
        found = fault_for(self.service, operation, refusal, named)
        name = "ValidationException" if found.name == "BadRequestException" else found.name
        return Fault(name, found.status if found.status in (413, 500, 503) else 400)

    def refuse(
        self, operation: Operation | None, refusal: Refusal, request_id: str, named: Named = NOTHING_NAMED
    ) -> Answer:
        fault = self.fault(operation, refusal, named)
        body = msgspec.json.encode({"__type": fault.name, "message": refusal.message})
        headers = ((b"x-amzn-errortype", fault.name.encode()), *retry_headers(refusal))
        return Answer(fault.status, body, headers, AWS_JSON)


class NoOperation(UnknownOperation):
    """There is no operation {operation} here. The AWS API of Carillon lists what is offered; endpoint URL {root}."""

    kind = Kind.NOT_FOUND


def _known(service: Service, action: str, root: str) -> Operation:
    found = service.operations.get(action)
    if found is None:
        raise NoOperation(operation=action[:100] or "without a name", root=root)
    return found
