"""The committed tables beside botocore's own models."""

from typing import Any

import botocore.session
import pytest

from carillon.wire.aws.models import load

CHIME = load("chime")
CURRENT: Any = botocore.session.get_session().get_service_model("chime")


def test_the_table_has_all_operations_that_chime_ever_had() -> None:
    removed = [each for each in CHIME.operations.values() if each.removed is not None]
    assert (len(CHIME.operations), len(removed)) == (191, 129)
    assert {each.name for each in CHIME.operations.values() if each.removed is None} == set(CURRENT.operation_names)


@pytest.mark.parametrize("name", CURRENT.operation_names)
def test_a_current_operation_is_as_botocore_knows_it(name: str) -> None:
    ours, theirs = CHIME.operations[name], CURRENT.operation_model(name)
    uri = theirs.http["requestUri"].partition("?")
    assert (ours.method, ours.path) == (theirs.http["method"], uri[0])
    assert "&".join(f"{key}={value}" for key, value in ours.literals.items()) == uri[2]
    assert ours.status == theirs.http.get("responseCode", 200)
    assert list(ours.errors) == [shape.name for shape in theirs.error_shapes]
    for our_shape, their_shape in ((ours.input, theirs.input_shape), (ours.output, theirs.output_shape)):
        assert our_shape == (their_shape.name if their_shape else None)
        if our_shape:
            assert list(CHIME.shapes[our_shape]["members"]) == list(their_shape.members)


def test_the_eleven_errors_have_their_statuses() -> None:
    assert {name.removesuffix("Exception"): fault.status for name, fault in CHIME.faults.items()} == {
        "AccessDenied": 403,
        "BadRequest": 400,
        "Conflict": 409,
        "Forbidden": 403,
        "NotFound": 404,
        "ResourceLimitExceeded": 400,
        "ServiceFailure": 500,
        "ServiceUnavailable": 503,
        "ThrottledClient": 429,
        "UnauthorizedClient": 401,
        "UnprocessableEntity": 422,
    }


def test_a_removed_operation_knows_who_took_it_over() -> None:
    assert CHIME.operations["CreateMeeting"].removed == ("chime-sdk-meetings",)
    assert CHIME.operations["ListMeetings"].removed == ()
    assert CHIME.operations["GetAccount"].removed is None
    assert CHIME.event_source == "chime.amazonaws.com"
