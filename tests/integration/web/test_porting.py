"""Porting as HTTP: asked for, answered at the desk, documents handed in, numbers there at the moment; and who may."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

import anyio.to_thread
import httpx2
import pytest

from carillon.core.clock import SystemClock
from carillon.features.numbers.model.port_documents import LARGEST_FILE
from tests.integration.web.visitor import Visitor, set_up
from tests.kit.eventually import eventually
from tests.kit.scanner import EICAR, clamd_by_tcp
from tests.kit.server import DEVELOPMENT, Server

GENEROUS = DEVELOPMENT + "[signin]\nattempts_per_account = 1000\nattempts_per_address = 100000\n"
PDF = b"%PDF-1.7 signed"
PORT_INS = "/console/numbers/port-ins"

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("porting") / "data", GENEROUS).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


def wish(*numbers: str, wanted_at: datetime | None = None, **more: object) -> dict[str, object]:
    at = wanted_at or SystemClock().now() + timedelta(days=30)
    return {
        "product": "BusinessCalling",
        "country": "US",
        "lots": [{"carrier": "Bells", "numbers": numbers}],
        "wanted_at": at.isoformat(),
        "contact": {"email": "alice@example.com", "language": "English"},
        "billing": {
            "billing_number": "+12065550190",
            "authorised_by": "Alice Archer",
            "customer_name": "Bells and Sons",
            "service_address": "1 Tower Road",
        },
        "service_pin": "9876",
        **more,
    }


def hand_in(alice: Visitor, server: Server, port_in_id: str, body: bytes, name: str = "letter.pdf") -> httpx2.Response:
    query = urlencode({"name": name, "paper": "letter of agency", "carrier": "Bells"})
    headers = {"origin": server.url, "content-type": "application/octet-stream"}
    with httpx2.Client(headers=headers, cookies=alice.cookies, timeout=30) as http:
        return http.post(f"{server.url}/api/v1{PORT_INS}/{port_in_id}/documents?{query}", content=body)


def seen(alice: Visitor, port_in_id: str) -> Any:
    answer = alice.get(f"{PORT_INS}/{port_in_id}")
    assert answer.is_success, answer.text
    return answer.json()


def step(alice: Visitor, port_in_id: str, status: str, reason: str = "", **more: object) -> Any:
    return alice.done(f"/console/desk/port-ins/{port_in_id}/steps", {"status": status, "reason": reason, **more})


def opened(alice: Visitor, port_in_id: str) -> str:
    link = alice.done(f"/console/desk/port-ins/{port_in_id}/link", {})
    secret = link["address"].partition("#")[2]
    assert alice.done("/console/numbers/port-uploads", {"secret": secret})["port_in"]["id"] == port_in_id
    return str(secret)


@pytest.mark.spec("PORT-01", "PORT-24", "PHN-02")
async def test_the_whole_way_of_a_number_from_the_wish_to_the_inventory(server: Server, alice: Visitor) -> None:
    soon = SystemClock().now() + timedelta(hours=2)
    made = alice.done(PORT_INS, wish("+12065550110", "+12065550111", wanted_at=soon))
    id_ = made["id"]
    assert (made["status"], made["has_service_pin"]) == ("SUBMITTED", True)
    step(alice, id_, "PENDING_DOCUMENTS", "Send us the signed letter.")
    assert opened(alice, id_) == alice.secret("alice@example.com", "documents")
    assert hand_in(alice, server, id_, PDF).status_code == 201
    desk = step(alice, id_, "SUBMITTED")
    assert desk["service_pin"] == "9876"
    owner = alice.get("/console/session").json()["organisation"]
    (listed,) = alice.get("/console/desk/port-ins?search=5550110").json()["items"]
    assert listed["organisation_name"] == desk["organisation_name"] == owner["name"]
    await eventually(lambda: seen(alice, id_)["status"] == "FOC")
    assert datetime.fromisoformat(seen(alice, id_)["foc_at"]) == datetime.fromisoformat(made["wanted_at"])
    (pending,) = alice.get("/console/numbers?shelf=pending&search=5550110").json()["items"]
    assert (pending["porting"], pending["status"]) == ("FOC", "AcquireInProgress")
    (order,) = alice.get("/console/numbers/orders?status=FOC").json()["items"]
    assert (order["id"], order["porting"]) == (id_, "FOC")
    server.run("clock", "advance", "2h1m")
    await eventually(lambda: seen(alice, id_)["status"] == "COMPLETED")
    number = alice.get(f"/console/numbers/{quote('+12065550110', safe='')}").json()["number"]
    assert (number["status"], number["product"], number["porting"]) == ("Unassigned", "BusinessCalling", None)
    assert [each["status"] for each in seen(alice, id_)["history"]][-2:] == ["FOC", "COMPLETED"]
    assert "COMPLETED" in alice.letter("alice@example.com", "COMPLETED")["subject"]


@pytest.mark.spec("PORT-03", "PORT-04")
def test_letters_of_agency_are_downloaded_empty_and_filled_in(alice: Visitor) -> None:
    made = alice.done(PORT_INS, wish("+12065550120"))
    for path in ("/console/numbers/letter-of-agency", f"{PORT_INS}/{made['id']}/letter?carrier=Bells"):
        answer = alice.get(path)
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.content.startswith(b"%PDF-")
    assert b"+12065550120" in alice.get(f"{PORT_INS}/{made['id']}/letter?carrier=Bells").content
    assert alice.get(f"{PORT_INS}/{made['id']}/letter?carrier=Others").status_code == 404


@pytest.mark.spec("PORT-20")
def test_files_are_downloaded_by_the_desk_and_never_shown(server: Server, alice: Visitor) -> None:
    id_ = alice.done(PORT_INS, wish("+12065550130"))["id"]
    assert hand_in(alice, server, id_, PDF).json()["code"] == "UploadLinkNeeded"
    opened(alice, id_)
    document = hand_in(alice, server, id_, PDF, "lettre signée.pdf").json()
    assert document["state"] == "unscanned"
    answer = alice.get(f"/console/desk/port-ins/{id_}/documents/{document['id']}")
    assert answer.content == PDF
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''lettre%20sign%C3%A9e.pdf"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert hand_in(alice, server, id_, b"<html>").json()["code"] == "FileTypeWrong"
    assert hand_in(alice, server, id_, PDF.ljust(LARGEST_FILE)).json()["size"] == LARGEST_FILE
    assert hand_in(alice, server, id_, PDF.ljust(LARGEST_FILE + 1)).json()["code"] == "TooLarge"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"lots": []}, "NothingPorted"),
        ({"lots": [{"numbers": ["+1206"]}]}, "NumberWrong"),
        ({"wanted_at": "2020-01-01T00:00:00Z"}, "PortingDatePast"),
        ({"billing": None}, "FieldMissing"),
        ({"product": "VoiceConnector"}, "ConnectorNeeded"),
        ({"contact": {"email": "x", "language": "English"}}, "ContactWrong"),
    ],
)
def test_a_wrong_form_is_refused(alice: Visitor, change: dict[str, object], code: str) -> None:
    refused = alice.post(PORT_INS, wish("+12065550140") | change)
    assert (refused.status_code, refused.json()["code"]) == (400, code)


@pytest.mark.spec("PORTO-02", "PORTO-05", "PORTO-07")
async def test_a_number_with_a_pin_leaves_by_the_desk_and_is_flagged(alice: Visitor) -> None:
    number = "+12065550150"
    order = alice.done("/console/numbers/orders", {"product": "BusinessCalling", "numbers": [number]})
    await eventually(lambda: alice.get(f"/console/numbers/orders/{order['id']}").json()["order"]["acquired"] == 1)
    path = f"/console/numbers/{quote(number, safe='')}"
    assert alice.put(f"{path}/port-out-pin", {"pin": "AB-12"}).json()["code"] == "PortOutPinWrong"
    assert alice.put(f"{path}/port-out-pin", {"pin": "ABCD123"}).json()["has_port_out_pin"] is True
    owner = alice.get("/console/session").json()["organisation"]["id"]
    claim = {"number": number, "account_id": owner, "carrier": "Bells"}
    assert alice.done("/console/desk/port-outs", claim)["verdict"] == "pin-missing"
    assert alice.done("/console/desk/port-outs", {**claim, "pin": "ABCD123"})["verdict"] == "accepted"
    found = alice.get(path).json()["number"]
    assert (found["status"], found["ported_out_at"] is None) == ("Unassigned", False)
    assert [each["verdict"] for each in alice.get(f"{path}/port-outs").json()["items"]] == ["accepted", "pin-missing"]
    assert alice.delete(f"{path}/port-out-pin").json()["has_port_out_pin"] is False


async def test_the_desk_sees_which_organisation_wants_to_take_numbers_elsewhere(alice: Visitor) -> None:
    number = "+12065550151"
    order = alice.done("/console/numbers/orders", {"product": "BusinessCalling", "numbers": [number]})
    await eventually(lambda: alice.get(f"/console/numbers/orders/{order['id']}").json()["order"]["acquired"] == 1)
    asked = alice.done("/console/numbers/port-out-cases", {"numbers": [number], "contact_email": "alice@example.com"})
    found = alice.get("/console/desk/port-out-cases").json()["items"]
    (case,) = [each for each in found if each["case"]["id"] == asked["id"]]
    owner = alice.get("/console/session").json()["organisation"]
    assert (case["case"]["account_id"], case["organisation_name"]) == (owner["id"], owner["name"])


def test_secrets_are_in_no_record_of_the_trail(server: Server, alice: Visitor) -> None:
    id_ = alice.done(PORT_INS, wish("+12065550160", service_pin="c4naryPIN"))["id"]
    secret = alice.done(f"/console/desk/port-ins/{id_}/link", {})["address"].partition("#")[2]
    alice.done("/console/numbers/port-uploads", {"secret": secret})
    events = alice.get("/console/events?limit=50").text
    assert "SendPortInUploadLink" in events
    names = re.findall(r'"id":"([^"]+)"', events)
    told = "".join(alice.get(f"/console/events/{name}").text for name in names[:10])
    assert "OpenPortInUploadLink" in told
    assert secret not in told
    assert "c4naryPIN" not in told


@pytest.mark.spec("AMB-41")
async def test_a_scanner_on_another_machine_is_asked_and_waited_for(tmp_path_factory: pytest.TempPathFactory) -> None:
    async with clamd_by_tcp() as clamd:
        data = tmp_path_factory.mktemp("scanned") / "data"
        server = Server(data, GENEROUS + f'[scan]\naddress = "{clamd.address}"\n').start()
        try:
            await _scanned(server)
            assert clamd.scanned
        finally:
            server.stop()


async def _scanned(server: Server) -> None:
    """In threads, so that the stand-in beside can answer."""
    found = await anyio.to_thread.run_sync(_hand_in_two, server)
    assert found == ("FileInfected", "clean")


def _hand_in_two(server: Server) -> tuple[str, str]:
    alice = set_up(server)
    id_ = alice.done(PORT_INS, wish("+12065550110"))["id"]
    opened(alice, id_)
    refused = hand_in(alice, server, id_, PDF + EICAR).json()["code"]
    return refused, hand_in(alice, server, id_, PDF).json()["state"]
