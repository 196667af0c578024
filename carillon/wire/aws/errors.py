"""What a refused AWS caller reads: the error's name in a header, `Code` and `Message` or just `message` in the body."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from carillon.core.callers import NotAllowed
from carillon.core.errors import Kind, Refusal
from carillon.wire.aws.models import Fault, Operation, Service

Headers = tuple[tuple[bytes, bytes], ...]

CODES: Mapping[str, str] = {
    "ThrottledClientException": "Throttled",
    "UnauthorizedClientException": "Unauthorized",
    "UnprocessableEntityException": "Unprocessable",
}
"""Where the body's word is more than the header's name without `Exception`."""

NAMES: Mapping[Kind, tuple[str, ...]] = {
    Kind.INVALID: ("BadRequestException",),
    Kind.UNAUTHENTICATED: ("UnauthorizedClientException", "UnauthorizedException"),
    Kind.FORBIDDEN: ("ForbiddenException",),
    Kind.NOT_FOUND: ("NotFoundException", "ResourceNotFoundException"),
    Kind.CONFLICT: ("ConflictException", "BadRequestException"),
    Kind.LIMIT: ("ResourceLimitExceededException", "LimitExceededException", "BadRequestException"),
    Kind.GONE: ("GoneException", "NotFoundException", "ResourceNotFoundException"),
    Kind.UNPROCESSABLE: ("UnprocessableEntityException", "BadRequestException"),
    Kind.THROTTLED: ("ThrottledClientException", "ThrottlingException"),
    Kind.UNAVAILABLE: ("ServiceUnavailableException",),
    Kind.FAILURE: ("ServiceFailureException",),
}
"""The errors that say a kind, best first; the first that the operation models is taken."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An empty body goes out without content headers."""

    status: int
    body: bytes = b""
    headers: Headers = ()


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


class OperationRemoved(Refusal):
    """{operation} was removed from this API by AWS in February 2025. {instead}"""

    kind = Kind.INVALID


class OperationNotOffered(Refusal):
    """{operation} is not offered by this release of Carillon."""

    kind = Kind.INVALID


class Unexpected(Refusal):
    """Carillon could not do this because of a fault of its own. Give your administrator the request id."""


def fault_for(service: Service, operation: Operation | None, refusal: Refusal) -> Fault:
    """The error that tells this refusal to a caller of this operation."""
    match refusal:
        case FrontDoorRefusal():
            return Fault(refusal.name, refusal.status)
        case NotAllowed():
            return Fault("AccessDeniedException", 403)
        case _:
            return _by_kind(service, operation.errors if operation else (), refusal.kind)


def _by_kind(service: Service, modelled: tuple[str, ...], kind: Kind) -> Fault:
    """Clients know every error of the service, so an unmodelled one is still better than a nameless one."""
    names = [name for name in NAMES[kind] if name in service.faults]
    name = next((name for name in names if name in modelled), next(iter(names), None))
    return service.faults[name] if name else Fault("InternalFailure", 500)


def answer_for(service: Service, operation: Operation | None, refusal: Refusal) -> Answer:
    """The refusal as bytes. Errors of the service carry `Code`; those of AWS's front door do not."""
    fault = fault_for(service, operation, refusal)
    if fault.name in service.faults:
        code = CODES.get(fault.name, fault.name.removesuffix("Exception"))
        body = {"Code": code, "Message": refusal.message}
    else:
        body = {"message": refusal.message}
    headers: Headers = ((b"x-amzn-errortype", fault.name.encode()),)
    if isinstance(seconds := refusal.facts.get("retry_after"), int | float):
        headers += ((b"x-amz-retry-after", str(round(seconds * 1000)).encode()),)
    return Answer(fault.status, msgspec.json.encode(body), headers)
