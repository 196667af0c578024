"""Numbers that the desk has provided, or the operator added, as the console puts them in and boto3 finds them."""

from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.aws.office import NOT_FOUND, refused
from tests.integration.web.visitor import Visitor, let_walter_in, set_up
from tests.kit.eventually import eventually
from tests.kit.server import Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient

OWN = "/console/numbers/own"
LONDON = ["+442079460100", "+442079460101"]
TRUNK = "+12065559900"
DIAL_IN: Any = "SipMediaApplicationDialIn"
NUMBERS = {"applicant": "business", "name": "Acme", "type": "local", "country": "GB", "count": 2}


@pytest.fixture(scope="module")
def alice(installation: Server) -> Visitor:
    return set_up(installation)


def asked(alice: Visitor) -> str:
    issue = {"category": "Other", "subject": "", "description": "For our office in London.", "numbers": NUMBERS}
    told = {**issue, "contact": {"email": "alice@example.com"}}
    return f"/console/desk/requests/{alice.done('/console/support/requests', told)['id']}"


def entered(*numbers: str, product: str = DIAL_IN, **more: object) -> dict[str, object]:
    return {"phone_number_ids": numbers, "product": product, **more}


def refusal(visitor: Visitor, path: str, body: dict[str, object]) -> tuple[int, str]:
    answer = visitor.post(path, body)
    return answer.status_code, answer.json()["code"]


def acts(alice: Visitor, name: str) -> list[Any]:
    return list(alice.get(f"/console/events?event_name={name}").json()["items"])


@pytest.mark.spec("INTL-10")
def test_provided_numbers_are_listed_with_an_order_of_their_own(alice: Visitor, root: "ChimeClient") -> None:
    request = asked(alice)
    lines = ["+44 20 7946 0100", LONDON[1], "+49 30 23125000", "this one"]
    checked = alice.done(f"{request}/numbers/check", {"lines": lines, "product": DIAL_IN})["items"]
    assert [each["verdict"] for each in checked] == ["new", "new", "other-country", "malformed"]
    assert checked[0] == {
        "line": lines[0],
        "number": LONDON[0],
        "verdict": "new",
        "country": "GB",
        "type": "Local",
    }
    added = alice.done(f"{request}/numbers", entered(*LONDON, calling_name="Sales", solved=True))
    assert added["numbers"] == LONDON
    found = root.list_phone_numbers(ProductType=DIAL_IN)["PhoneNumbers"]
    assert [(each.get("E164PhoneNumber"), each.get("Status")) for each in found] == [
        (number, "Unassigned") for number in LONDON
    ]
    phone: Any = root.get_phone_number(PhoneNumberId=LONDON[0])["PhoneNumber"]
    able = {name for name, can in phone["Capabilities"].items() if can}
    assert (phone["Country"], phone["Type"], able) == ("GB", "Local", {"InboundCall", "OutboundCall"})
    assert (phone["CallingName"], phone["CallingNameStatus"]) == ("Sales", "UpdateInProgress")
    (order,) = root.list_phone_number_orders()["PhoneNumberOrders"]
    assert (order.get("PhoneNumberOrderId"), order.get("ProductType")) == (added["order_id"], DIAL_IN)
    assert order.get("Status") == "Successful"
    assert order.get("OrderedPhoneNumbers") == [{"E164PhoneNumber": number, "Status": "Acquired"} for number in LONDON]
    (row,) = alice.get("/console/numbers/orders").json()["items"]
    assert (row["source"], f"/console/desk/requests/{row['request_id']}") == ("desk", request)
    seen = alice.get(request).json()
    assert (seen["request"]["status"], seen["history"][-1]["text"]) == ("solved", "\n".join(LONDON))
    assert len(acts(alice, "ProvidePhoneNumbers")) == 1
    assert refusal(alice, f"{request}/numbers", entered(LONDON[0])) == (409, "NumbersNotNew")


def test_what_they_ask_for_is_bounded_and_needs_the_permission(installation: Server, alice: Visitor) -> None:
    request = asked(alice)
    many = [f"+4420794{number:05}" for number in range(501)]
    assert refusal(alice, f"{request}/numbers", entered(*many)) == (400, "TooManyNumbers")
    assert alice.post(f"{request}/numbers", entered("+" + "1" * 64)).status_code == 400
    assert refusal(alice, f"{request}/numbers", entered(LONDON[0], calling_name="Verkäufe")) == (
        400,
        "CallingNameWrong",
    )
    walter = let_walter_in(installation)
    for path in (OWN, f"{request}/numbers"):
        assert refusal(walter, path, entered("+442079460110")) == (403, "NotAllowed")
        assert refusal(walter, f"{path}/check", {"lines": [], "product": DIAL_IN}) == (403, "NotAllowed")


@pytest.mark.anyio
async def test_the_operators_own_numbers_are_used_like_others_and_no_carrier_is_asked(
    installation: Server, alice: Visitor, root: "ChimeClient"
) -> None:
    alice.done(OWN, entered(TRUNK, product="BusinessCalling"))
    assert root.get_phone_number(PhoneNumberId=TRUNK)["PhoneNumber"].get("Status") == "Unassigned"
    taken: Any = root.create_phone_number_order(ProductType="BusinessCalling", E164PhoneNumbers=[TRUNK])
    assert taken["PhoneNumberOrder"]["Status"] == "Failed"
    record = acts(alice, "AddPhoneNumbers")[0]
    assert TRUNK in str(record)
    root.delete_phone_number(PhoneNumberId=TRUNK)
    installation.run("clock", "advance", "7d")
    await eventually(lambda: TRUNK not in str(root.list_phone_numbers()))
    assert refused(lambda: root.get_phone_number(PhoneNumberId=TRUNK)) == NOT_FOUND
    search = root.search_available_phone_numbers(AreaCode="206", MaxResults=500)["E164PhoneNumbers"]
    assert TRUNK not in search
