"""Every error of every answered operation's model: what provokes it on a running server, or why nothing can."""

from typing import Any

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError

from tests.integration.aws.caller import Caller
from tests.integration.aws.conformance.borders import borders, can_be_sent, with_value
from tests.integration.aws.conformance.models import CASES, SERVICES, Case
from tests.integration.aws.conformance.provoking import OF_CARL, PROVOKED
from tests.integration.aws.conformance.reasons import REASONS, explained, modelled
from tests.integration.aws.conformance.world import World, new_world
from tests.kit.clients import Credentials
from tests.kit.server import Server

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
async def world(installation: Server, root_key: Credentials) -> World:
    return await new_world(installation, root_key)


def status_of(service: str, error: str) -> int:
    """CloudTrail's protocol has 400 for every mistake of the caller's."""
    status = SERVICES[service].faults[error].status
    return 400 if service == "cloudtrail" and status < 500 else status


@pytest.mark.parametrize(
    ("service", "operation", "error"), [pytest.param(*each, id="-".join(each)) for each in sorted(PROVOKED)]
)
async def test_an_error_of_the_model_is_provoked(world: World, service: str, operation: str, error: str) -> None:
    client = (world.carls if (service, operation, error) in OF_CARL else world.clients)[service]
    expected = getattr(client.exceptions, error)
    with pytest.raises(ClientError) as caught:
        getattr(client, xform_name(operation))(**PROVOKED[service, operation, error](world))
    told: Any = caught.value.response
    assert isinstance(caught.value, expected), told
    assert told["ResponseMetadata"]["HTTPStatusCode"] == status_of(service, error)
    assert told["Error"]["Message"]


def test_each_error_of_the_models_is_provoked_or_explained_and_never_both() -> None:
    """A new operation or error that has neither ends here."""
    provoked = PROVOKED.keys() | IN_BULK
    neither = {which for which, words in explained().items() if not words and which not in IN_BULK}
    assert neither == set()
    assert provoked <= modelled()
    needless = {
        (reason.service, name, reason.error)
        for reason in REASONS
        for name in reason.operations
        if (reason.service, name, reason.error) in provoked or (reason.service, name, reason.error) not in modelled()
    }
    assert needless == set()


CHIME = [case for case in CASES if case.service.name == "chime"]
BAD_REQUESTS = [case for case in CHIME if ("chime", case.operation.name, "BadRequestException") in modelled()]
DENIED = [case for case in CHIME if ("chime", case.operation.name, "AccessDeniedException") in modelled()]
IN_BULK = {
    *(("chime", case.operation.name, "BadRequestException") for case in BAD_REQUESTS),
    *(("chime", case.operation.name, "AccessDeniedException") for case in DENIED),
}
"""Errors that one kind of request provokes in every operation."""


def broken(case: Case) -> tuple[str, str, bytes]:
    """The first request that the model forbids; where it allows everything, one whose address is broken."""
    asked = case.asked(full=True)
    found = borders(case, asked) if case.operation.input else []
    for border in found:
        if not border.allowed and can_be_sent(case, border):
            method, target, body, _ = case.written(with_value(asked, border.path, border.value))
            return method, target, body
    method, target, body, _ = case.written(asked)
    return method, f"{target}?x=%zz", body


@pytest.mark.parametrize("case", BAD_REQUESTS, ids=str)
def test_what_the_model_forbids_is_a_bad_request_of_every_operation(wire: Caller, case: Case) -> None:
    method, target, body = broken(case)
    status, headers, told = wire.call(method, target.removeprefix("/aws/chime"), body)
    assert (status, headers["x-amzn-errortype"]) == (400, "BadRequestException"), told
    assert told.startswith(b'{"Code":"BadRequest","Message":"')


@pytest.mark.parametrize("case", DENIED, ids=str)
async def test_who_has_no_permission_is_told_by_the_modelled_error(world: World, case: Case) -> None:
    with pytest.raises(world.powerless.exceptions.AccessDeniedException) as caught:
        getattr(world.powerless, xform_name(case.operation.name))(**case.asked(full=False))
    assert caught.value.response["Code"] == "AccessDenied"
