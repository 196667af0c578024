"""Refusals as HTTP answers: `{code, message, facts, request_id}` under the status of their kind."""

import msgspec

from carillon.core.callers import NotAllowed
from carillon.core.errors import Fact, Kind, Refusal

STATUS = {
    Kind.INVALID: 400,
    Kind.UNAUTHENTICATED: 401,
    Kind.FORBIDDEN: 403,
    Kind.NOT_FOUND: 404,
    Kind.CONFLICT: 409,
    Kind.LIMIT: 409,
    Kind.GONE: 410,
    Kind.UNPROCESSABLE: 422,
    Kind.THROTTLED: 429,
    Kind.UNAVAILABLE: 503,
    Kind.FAILURE: 500,
}


class Malformed(Refusal):
    """The request does not have the expected form: {detail}"""

    kind = Kind.INVALID


class TooLarge(Refusal):
    """The request is larger than {limit} bytes."""

    kind = Kind.INVALID


class UnknownAddress(Refusal):
    """Nothing answers {method} {path}. The description of the API is at /api/v1/openapi.json."""

    kind = Kind.NOT_FOUND


class ForeignOrigin(Refusal):
    """The request comes from a page of another site and is not carried out."""

    kind = Kind.FORBIDDEN


class UnknownHost(Refusal):
    """This server does not answer to the name {host}. Set server.host_name to the name that people use."""

    kind = Kind.INVALID


class Unexpected(Refusal):
    """Carillon could not do this because of a fault of its own. Tell your administrator the number of this request."""


class Problem(msgspec.Struct, frozen=True):
    """What a refused caller reads."""

    code: str
    message: str
    facts: dict[str, Fact]
    request_id: str


def problem(refusal: Refusal, request_id: str) -> Problem:
    why = refusal.why if isinstance(refusal, NotAllowed) else {}
    return Problem(refusal.code, refusal.message, {**refusal.facts, **why}, request_id)
