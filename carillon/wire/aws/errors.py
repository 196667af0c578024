"""What a refused AWS caller reads: the error's name in a header, `Code` and `Message` or just `message` in the body."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from carillon.core.callers import NotAllowed
from carillon.core.errors import Kind, Refusal
from carillon.wire.aws.models import Fault, Operation, Service

Headers = tuple[tuple[bytes, bytes], ...]
JSON = b"application/json"

CODES: Mapping[str, str] = {
    "ThrottledClientException": "Throttled",
    "UnauthorizedClientException": "Unauthorized",
    "UnprocessableEntityException": "Unprocessable",
}
"""Where the body's word is more than the header's name without `Exception`."""

NAMES: Mapping[Kind, tuple[str, ...]] = {
    Kind.INVALID: ("BadRequestException", "InvalidInputException", "ForbiddenException"),
    Kind.UNAUTHENTICATED: ("UnauthorizedClientException", "UnauthorizedException"),
    Kind.FORBIDDEN: ("ForbiddenException",),
    Kind.NOT_FOUND: ("NotFoundException", "ResourceNotFoundException", "NoSuchEntityException"),
    Kind.CONFLICT: ("ConflictException", "EntityAlreadyExistsException", "BadRequestException"),
    Kind.LIMIT: ("ResourceLimitExceededException", "LimitExceededException", "BadRequestException"),
    Kind.GONE: ("GoneException", "NotFoundException", "ResourceNotFoundException", "NoSuchEntityException"),
    Kind.UNPROCESSABLE: ("UnprocessableEntityException", "BadRequestException", "InvalidInputException"),
    Kind.THROTTLED: ("ThrottledClientException", "ThrottlingException"),
    Kind.UNAVAILABLE: ("ServiceUnavailableException",),
    Kind.FAILURE: ("ServiceFailureException",),
}
"""The errors that say a kind, best first; the first that the operation models is taken.

One withdrawn operation models neither of the two that say what is wrong with a request.
"""

UNMODELLED: Mapping[Kind, Fault] = {
    Kind.INVALID: Fault("ValidationException", 400),
    Kind.UNAUTHENTICATED: Fault("AccessDeniedException", 403),
    Kind.FORBIDDEN: Fault("AccessDeniedException", 403),
    Kind.LIMIT: Fault("LimitExceededException", 400),
    Kind.THROTTLED: Fault("ThrottlingException", 429),
    Kind.UNAVAILABLE: Fault("ServiceUnavailableException", 503),
}
"""What every AWS service may answer, where the service's own model has nothing for a kind."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An empty body goes out without content headers."""

    status: int
    body: bytes = b""
    headers: Headers = ()
    content_type: bytes = JSON


class FrontDoorRefusal(Refusal):
    """Refused before an operation's own errors apply."""

    name: ClassVar[str]
    status: ClassVar[int] = 403


class BadRequest(FrontDoorRefusal):
    """{reason}"""

    kind = Kind.INVALID
    name = "BadRequestException"
    status = 400


class RequestTooLarge(FrontDoorRefusal):
    """The body is longer than {limit} bytes."""

    kind = Kind.INVALID
    name = "RequestEntityTooLargeException"
    status = 413


class UnknownOperation(FrontDoorRefusal):
    """Nothing answers {request}. This is the AWS API: call it with an AWS SDK or the AWS CLI, endpoint URL {root}."""

    kind = Kind.NOT_FOUND
    name = "UnknownOperationException"
    status = 404


class MissingAuthentication(FrontDoorRefusal):
    """Missing Authentication Token. Sign the request with an access key (AWS Signature Version 4)."""

    kind = Kind.UNAUTHENTICATED
    name = "MissingAuthenticationTokenException"


class IncompleteSignature(FrontDoorRefusal):
    """{reason}"""

    kind = Kind.UNAUTHENTICATED
    name = "IncompleteSignatureException"


class WrongSignature(FrontDoorRefusal):
    """{reason}"""

    kind = Kind.UNAUTHENTICATED
    name = "InvalidSignatureException"


class UnknownKey(FrontDoorRefusal):
    """The security token included in the request is invalid."""

    kind = Kind.FORBIDDEN
    name = "UnrecognizedClientException"


class ExpiredToken(FrontDoorRefusal):
    """The security token included in the request is expired."""

    kind = Kind.FORBIDDEN
    name = "ExpiredTokenException"


class TooFast(FrontDoorRefusal):
    """Rate exceeded. Try again in {retry_after} seconds."""

    kind = Kind.THROTTLED
    name = "ThrottlingException"
    status = 429


class OperationRemoved(Refusal):
    """{operation} was removed from this API by AWS in February 2025. {instead}"""

    kind = Kind.INVALID


class OperationNotOffered(Refusal):
    """{operation} is not offered by this release of Carillon. {instead}"""

    kind = Kind.INVALID


class Unexpected(Refusal):
    """Carillon could not do this because of a fault of its own. Give your administrator the request id."""


Named = Mapping[type[Refusal], str]
"""Refusals of a feature whose error in the model is known better than by their kind."""

NOTHING_NAMED: Named = {}


def fault_for(service: Service, operation: Operation | None, refusal: Refusal, named: Named = NOTHING_NAMED) -> Fault:
    """The error that tells this refusal to a caller of this operation."""
    match refusal:
        case FrontDoorRefusal():
            return Fault(refusal.name, refusal.status)
        case NotAllowed():
            return Fault("AccessDeniedException", 403)
        case _ if (name := _name_of(refusal, named)) is not None:
            return service.faults[name]
        case _:
            return _by_kind(service, operation.errors if operation else (), refusal.kind)


def _name_of(refusal: Refusal, named: Named) -> str | None:
    return next((named[kind] for kind in type(refusal).__mro__ if kind in named), None)


def _by_kind(service: Service, modelled: tuple[str, ...], kind: Kind) -> Fault:
    """Clients know every error of the service, so an unmodelled one is still better than a nameless one."""
    names = [name for name in NAMES[kind] if name in service.faults]
    name = next((name for name in names if name in modelled), next(iter(names), None))
    return service.faults[name] if name else UNMODELLED.get(kind, Fault("InternalFailure", 500))


def retry_headers(refusal: Refusal) -> Headers:
    """When to try again, in milliseconds, as today's SDKs read it."""
    if isinstance(seconds := refusal.facts.get("retry_after"), int | float):
        return ((b"x-amz-retry-after", str(round(seconds * 1000)).encode()),)
    return ()


def answer_for(service: Service, operation: Operation | None, refusal: Refusal, named: Named = NOTHING_NAMED) -> Answer:
    """The refusal as bytes. Errors of the service carry `Code`; those of AWS's front door do not."""
    fault = fault_for(service, operation, refusal, named)
    if fault.name in service.faults:
        code = CODES.get(fault.name, fault.name.removesuffix("Exception"))
        body = {"Code": code, "Message": refusal.message}
    else:
        body = {"message": refusal.message}
    headers: Headers = ((b"x-amzn-errortype", fault.name.encode()), *retry_headers(refusal))
    return Answer(fault.status, msgspec.json.encode(body), headers)
