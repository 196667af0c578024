"""Refusals as AWS clients read them."""

import msgspec
import pytest

from carillon.core.callers import NotAllowed
from carillon.core.errors import Kind, Refusal
from carillon.wire.aws.errors import BadRequest, UnknownKey, answer_for, fault_for
from carillon.wire.aws.models import Service, load

CHIME = load("chime")


def refusal(kind: Kind) -> Refusal:
    return type("Full", (Refusal,), {"__doc__": "It is full.", "kind": kind})()


@pytest.mark.parametrize(
    ("operation", "kind", "name", "status", "code"),
    [
        ("GetAccount", Kind.INVALID, "BadRequestException", 400, "BadRequest"),
        ("GetAccount", Kind.UNAUTHENTICATED, "UnauthorizedClientException", 401, "Unauthorized"),
        ("GetAccount", Kind.FORBIDDEN, "ForbiddenException", 403, "Forbidden"),
        ("GetAccount", Kind.NOT_FOUND, "NotFoundException", 404, "NotFound"),
        ("GetAccount", Kind.GONE, "NotFoundException", 404, "NotFound"),
        ("CreateMeetingDialOut", Kind.NOT_FOUND, "NotFoundException", 404, "NotFound"),
        ("CreateUser", Kind.CONFLICT, "ConflictException", 409, "Conflict"),
        ("GetAccount", Kind.CONFLICT, "BadRequestException", 400, "BadRequest"),
        ("CreateRoom", Kind.LIMIT, "ResourceLimitExceededException", 400, "ResourceLimitExceeded"),
        ("GetAccount", Kind.LIMIT, "BadRequestException", 400, "BadRequest"),
        ("DeleteAccount", Kind.UNPROCESSABLE, "UnprocessableEntityException", 422, "Unprocessable"),
        ("GetAccount", Kind.UNPROCESSABLE, "BadRequestException", 400, "BadRequest"),
        ("GetAccount", Kind.THROTTLED, "ThrottledClientException", 429, "Throttled"),
        ("GetAccount", Kind.UNAVAILABLE, "ServiceUnavailableException", 503, "ServiceUnavailable"),
        ("GetAccount", Kind.FAILURE, "ServiceFailureException", 500, "ServiceFailure"),
    ],
)
def test_each_kind_has_the_error_that_the_operation_models(
    operation: str, kind: Kind, name: str, status: int, code: str
) -> None:
    answer = answer_for(CHIME, CHIME.operations[operation], refusal(kind))
    assert (answer.status, answer.headers) == (status, ((b"x-amzn-errortype", name.encode()),))
    assert msgspec.json.decode(answer.body) == {"Code": code, "Message": "It is full."}


@pytest.mark.parametrize("kind", Kind)
def test_no_kind_is_without_an_error_that_clients_know(kind: Kind) -> None:
    for operation in CHIME.operations.values():
        assert fault_for(CHIME, operation, refusal(kind)).name in CHIME.faults


def test_a_policys_refusal_is_access_denied() -> None:
    answer = answer_for(CHIME, None, NotAllowed(arn="arn:alice", action="chime:GetBot"))
    assert (answer.status, answer.headers) == (403, ((b"x-amzn-errortype", b"AccessDeniedException"),))
    assert msgspec.json.decode(answer.body) == {
        "Code": "AccessDenied",
        "Message": "User: arn:alice is not authorized to perform: chime:GetBot",
    }


def test_the_front_doors_own_errors_have_no_code() -> None:
    answer = answer_for(CHIME, None, UnknownKey())
    assert msgspec.json.decode(answer.body) == {"message": "The security token included in the request is invalid."}
    assert b'"Code":"BadRequest"' in answer_for(CHIME, None, BadRequest(reason="No.")).body


def test_a_service_without_the_error_still_answers() -> None:
    bare = Service("bare", "bare", {}, {})
    assert fault_for(bare, None, refusal(Kind.GONE)).status == 500
