"""Several services side by side, and the places between them."""

import pytest

from carillon.wire.aws import Marked, aws_app
from tests.kit.aws_stand import Stand


@pytest.fixture(scope="module")
def stand() -> Stand:
    return Stand({})


@pytest.mark.parametrize("target", ["/aws", "/aws/", "/aws/chimes/accounts", "/aws/iamb", "/aws/%63hime/accounts"])
def test_an_address_of_no_service_tells_the_addresses(stand: Stand, target: str) -> None:
    reply = stand.send("GET", target, b"", {})
    assert (reply.status, reply.headers["content-type"]) == (404, "application/json")
    assert reply.headers["x-amzn-errortype"] == "UnknownOperationException"
    assert b"/aws/chime" in reply.body


def test_a_handler_for_a_service_that_is_not_mounted_ends_the_start(stand: Stand) -> None:
    async def handler() -> None:
        return None

    with pytest.raises(TypeError, match="no such AWS services"):
        aws_app([Marked("chime-sdk-voice", "CreateSipRule", handler)], stand.desk)
