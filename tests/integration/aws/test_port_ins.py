"""Port-ins for AWS clients: the model knows no such order, so they see one that is on its way, then done or failed."""

from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.aws.office import BAD_REQUEST, refused
from tests.integration.web.test_porting import PORT_INS, hand_in, opened, seen, step, wish
from tests.integration.web.visitor import Visitor, set_up
from tests.kit.eventually import eventually
from tests.kit.server import Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient

pytestmark = pytest.mark.anyio

FIRST, SECOND = "+12065550110", "+12065550120"
PDF = b"%PDF-1.7 signed"


@pytest.fixture(scope="module")
def alice(installation: Server) -> Visitor:
    return set_up(installation)


def order_of(root: "ChimeClient", order_id: str) -> tuple[str, list[str]]:
    order: Any = root.get_phone_number_order(PhoneNumberOrderId=order_id)["PhoneNumberOrder"]
    (listed,) = [
        each
        for each in root.list_phone_number_orders()["PhoneNumberOrders"]
        if each.get("PhoneNumberOrderId") == order_id
    ]
    assert listed == order
    return order["Status"], [each["Status"] for each in order["OrderedPhoneNumbers"]]


@pytest.mark.spec("PORT-22")
async def test_a_port_in_is_an_order_under_way_and_its_numbers_are_being_acquired(
    installation: Server, root: "ChimeClient", alice: Visitor
) -> None:
    id_ = alice.done(PORT_INS, wish(FIRST))["id"]
    assert order_of(root, id_) == ("Processing", ["Processing"])
    assert root.get_phone_number(PhoneNumberId=FIRST)["PhoneNumber"].get("Status") == "AcquireInProgress"
    assert refused(lambda: root.delete_phone_number(PhoneNumberId=FIRST)) == BAD_REQUEST
    step(alice, id_, "PENDING_DOCUMENTS", "Send us the signed letter.")
    opened(alice, id_)
    assert hand_in(alice, installation, id_, PDF).status_code == 201
    step(alice, id_, "SUBMITTED")
    await eventually(lambda: seen(alice, id_)["status"] == "FOC")
    assert order_of(root, id_) == ("Processing", ["Processing"])


@pytest.mark.spec("PSTAT-02")
def test_a_cancelled_port_in_is_an_order_that_failed(root: "ChimeClient", alice: Visitor) -> None:
    id_ = alice.done(PORT_INS, wish(SECOND))["id"]
    step(alice, id_, "CANCELLED", "These numbers cannot be ported.")
    assert order_of(root, id_) == ("Failed", ["Failed"])
    listed = root.list_phone_numbers()["PhoneNumbers"]
    assert SECOND not in [each.get("E164PhoneNumber") for each in listed]
