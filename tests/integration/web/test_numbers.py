"""The console's pages of phone numbers as HTTP: ordered, searched, assigned, named, deleted, restored, and denied."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from tests.integration.web.test_people import id_of, member, new_account
from tests.integration.web.visitor import PASSWORD, Visitor, set_up
from tests.kit.eventually import eventually
from tests.kit.server import DEVELOPMENT, Server

GENEROUS = DEVELOPMENT + "[signin]\nattempts_per_account = 1000\nattempts_per_address = 100000\n"

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("numbers") / "data", GENEROUS).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


def read(visitor: Visitor, path: str = "", **wanted: object) -> Any:
    answer = visitor.get(f"/console/numbers{path}?{urlencode(wanted)}")
    assert answer.is_success, answer.text
    return answer.json()


def ids(page: Any) -> list[str]:
    return [each["id"] for each in page["items"]]


def number(visitor: Visitor, phone: str) -> Any:
    return read(visitor, f"/{quote(phone, safe='')}")


async def own(alice: Visitor, *numbers: str) -> str:
    """The id of the order, once the numbers are in the inventory."""
    order = alice.done("/console/numbers/orders", {"product": "BusinessCalling", "numbers": numbers})
    await eventually(lambda: read(alice, f"/orders/{order['id']}")["order"]["status"] != "Processing")
    return str(order["id"])


def act(alice: Visitor, what: str, *numbers: str, **more: str) -> Any:
    return alice.done(f"/console/numbers/{what}", {"phone_number_ids": numbers, **more})


@pytest.mark.spec("PHN-10", "PHN-12", "PHN-13")
async def test_numbers_are_found_ordered_and_then_in_the_inventory(alice: Visitor) -> None:
    free = read(alice, "/available", area_code="206", limit=3)
    assert free["items"] == ["+12065550100", "+12065550101", "+12065550102"]
    assert read(alice, "/available", area_code="206", limit=3, cursor=free["items"][0])["items"][0] == free["items"][1]
    order_id = await own(alice, *free["items"][:2])
    assert read(alice, "/available", area_code="206", limit=1)["items"] == ["+12065550102"]
    found = read(alice, f"/orders/{order_id}")
    assert (found["order"]["status"], found["order"]["ordered"], found["order"]["acquired"]) == ("Successful", 2, 2)
    assert found["order"]["numbers"] == free["items"][:2]
    assert [each["status"] for each in found["lines"]] == ["Acquired", "Acquired"]
    (first,) = read(alice, search="(206) 555-0100")["items"]
    assert (first["status"], first["product"], first["holder"], first["order_id"]) == (
        "Unassigned",
        "BusinessCalling",
        None,
        order_id,
    )
    assert ids(read(alice, shelf="pending")) == []


async def test_an_order_that_lost_its_numbers_says_why_and_is_found_by_number_and_status(alice: Visitor) -> None:
    await own(alice, "+12125550110")
    lost = await own(alice, "+12125550110", "+12125550111")
    failed = await own(alice, "+12125550110")
    assert ids(read(alice, "/orders", search="212 555 0111")) == [lost]
    assert ids(read(alice, "/orders", status="Partial")) == [lost]
    assert ids(read(alice, "/orders", status="Failed")) == [failed]
    assert failed not in ids(read(alice, "/orders", status="Successful"))
    assert read(alice, "/orders", search="nobody")["total"] == 0
    first, second = read(alice, f"/orders/{lost}")["lines"]
    assert (first["status"], first["reason"]) == ("Failed", "It belongs to somebody already.")
    assert (second["status"], second["reason"]) == ("Acquired", "")
    page = read(alice, "/orders", limit=1)
    rest = read(alice, "/orders", limit=1, cursor=page["next_cursor"])
    assert (ids(page), ids(rest)) == ([failed], [lost])


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("", {"sort": "changed", "cursor": "+1206"}),
        ("/orders", {"cursor": "yesterday"}),
        ("/available", {"limit": 51, "area_code": "206"}),
        ("/available", {}),
        ("/available", {"city": "Seattle"}),
    ],
)
def test_questions_without_sense_are_refused(alice: Visitor, path: str, wanted: dict[str, object]) -> None:
    assert alice.get(f"/console/numbers{path}?{urlencode(wanted)}").status_code == 400


@pytest.mark.spec("PHN-03", "PHN-14")
def test_toll_free_numbers_are_not_ordered_for_people(alice: Visitor) -> None:
    wanted = {"product": "BusinessCalling", "numbers": ["+18005550100"]}
    refused = alice.post("/console/numbers/orders", wanted)
    assert (refused.status_code, refused.json()["code"]) == (400, "TollFreeProduct")


@pytest.mark.spec("CTRY-01", "CTRY-13", "CTRY-24")
def test_countries_come_with_the_papers_that_they_demand(alice: Visitor) -> None:
    found = {(each["country"], each["type"], *each["prefixes"]): each for each in read(alice, "/countries")["items"]}
    assert found["AU", "Local"]["order"] == {
        "papers": ["business address", "proof of location"],
        "address": "zone",
        "regulator_first": False,
    }
    assert found["DE", "TollFree"]["order"]["regulator_first"] is True
    assert found["PR", "Local"]["order"]["papers"] == []
    with_people = {each["country"] for each in found.values() if "BusinessCalling" in each["products"]}
    assert with_people == {"US", "PR"} & {each["country"] for each in found.values()}


@pytest.mark.spec("ASGN-02", "ASGN-03", "USR-22")
async def test_a_number_goes_to_a_user_and_back(server: Server, alice: Visitor) -> None:
    account_id = new_account(alice, "Callers")
    bob = id_of(member(server, alice, account_id, "bob@example.com"))
    await own(alice, "+13125550100")
    given = alice.done(
        f"/console/numbers/{quote('+13125550100', safe='')}/assign", {"account_id": account_id, "user_id": bob}
    )
    assert (given["status"], given["holder"]["name"], given["holder"]["email"]) == (
        "Assigned",
        "Bob",
        "bob@example.com",
    )
    page = f"/console/accounts/{account_id}/users/{bob}"
    assert alice.get(page).json()["phone_number"] == "+13125550100"
    found = number(alice, "+13125550100")
    assert found["account"] == {"id": account_id, "name": "Callers"}
    assert found["telephony"] == {"inbound_calling": True, "outbound_calling": True, "sms": True}
    chosen = {"inbound_calling": True, "outbound_calling": False, "sms": False}
    assert alice.put(f"{page}/telephony", chosen).status_code == 204
    assert number(alice, "+13125550100")["telephony"] == alice.get(f"{page}/telephony").json() == chosen
    results = act(alice, "unassign", "+13125550100", "+13125550199")["results"]
    assert [each["ok"] for each in results] == [True, False]
    assert alice.get(page).json()["phone_number"] is None
    (again,) = act(alice, "unassign", "+13125550100")["results"]
    assert "is not assigned" in again["message"]


@pytest.mark.spec("CNAM-06", "CNAM-08", "CNAM-02")
async def test_names_are_given_to_several_numbers_or_one_and_not_again_for_seven_days(alice: Visitor) -> None:
    numbers = ["+14155550100", "+14155550101", "+14155550102"]
    await own(alice, *numbers)
    assert {each["ok"] for each in act(alice, "names", *numbers[:2], calling_name="Department 5")["results"]} == {True}
    act(alice, "names", numbers[2], calling_name="Jane Doe")
    assert ids(read(alice, search="department")) == numbers[:2]
    name = number(alice, numbers[2])["number"]["calling_name"]
    assert (name["text"], name["in_force"], name["status"]) == ("Jane Doe", "", "UpdateInProgress")
    assert name["in_force_at"] < name["changeable_at"]
    too_soon, too_long = (
        act(alice, "names", numbers[0], calling_name=text)["results"][0] for text in ("Sales", "Sixteen letters ")
    )
    assert "once every seven days" in too_soon["message"]
    assert "up to 15 letters" in too_long["message"]


async def test_the_default_name_of_all_is_settled_once(alice: Visitor) -> None:
    assert read(alice, "/settings")["default_name"]["changeable_at"] is None
    assert alice.put("/console/numbers/settings", {"calling_name": "Acme"}).json()["default_name"]["text"] == "Acme"
    refused = alice.put("/console/numbers/settings", {"calling_name": "Acme 2"})
    assert (refused.status_code, refused.json()["code"]) == (409, "CallingNameTooSoon")


@pytest.mark.spec("DELQ-02", "DELQ-04", "DELQ-07")
async def test_numbers_are_deleted_together_or_not_at_all_and_come_back(server: Server, alice: Visitor) -> None:
    account_id = new_account(alice, "Leavers")
    carol = id_of(member(server, alice, account_id, "carol@example.com"))
    numbers = ["+16175550100", "+16175550101"]
    await own(alice, *numbers)
    holder = {"account_id": account_id, "user_id": carol}
    alice.done(f"/console/numbers/{quote(numbers[1], safe='')}/assign", holder)
    refused = alice.post("/console/numbers/delete", {"phone_number_ids": numbers})
    assert (refused.status_code, refused.json()["facts"]) == (409, {"count": 1, "numbers": numbers[1]})
    assert ids(read(alice, shelf="queue")) == []
    act(alice, "unassign", numbers[1])
    act(alice, "delete", *numbers)
    queue = read(alice, shelf="queue", sort="deleted", descending="true")
    assert ids(queue) == numbers[::-1]
    assert queue["items"][0]["removed_at"] > queue["items"][0]["deleted_at"]
    assert numbers[0] not in ids(read(alice, search="617"))
    results = act(alice, "restore", numbers[0], "+16175550199")["results"]
    assert [each["ok"] for each in results] == [True, False]
    assert ids(read(alice, search="617", status="Unassigned")) == [numbers[0]]


async def test_pages_follow_each_other_in_every_order(alice: Visitor) -> None:
    numbers = [f"+1503555010{line}" for line in range(5)]
    await own(alice, *numbers)
    for sort, descending in (("number", "false"), ("number", "true"), ("changed", "false"), ("changed", "true")):
        seen: list[str] = []
        cursor: dict[str, str] = {}
        while True:
            page = read(alice, search="503", sort=sort, descending=descending, limit=2, **cursor)
            assert page["total"] == 5
            seen += ids(page)
            if page["next_cursor"] is None:
                break
            cursor = {"cursor": page["next_cursor"]}
        assert seen == (numbers[::-1] if descending == "true" else numbers)


@pytest.mark.spec("DELQ-01", "TRAIL-04")
async def test_who_may_only_look_changes_nothing_and_acts_are_found_by_number(server: Server, alice: Visitor) -> None:
    await own(alice, "+19165550100")
    act(alice, "delete", "+19165550100")
    act(alice, "restore", "+19165550100")
    found = alice.get("/console/events?" + urlencode({"resource_name": "+19165550100", "read_only": "false"})).json()
    assert [each["name"] for each in found["items"]] == ["RestorePhoneNumber", "DeletePhoneNumber"]
    alice.done("/console/iam/users", {"user_name": "reader"})
    alice.done("/console/iam/users/reader/password", {"password": PASSWORD, "password_reset_required": False})
    alice.done("/console/iam/users/reader/policies", {"policy_arn": "arn:aws:iam::aws:policy/AmazonChimeReadOnly"})
    reader = Visitor(server)
    reader.done("/console/session", {"kind": "user", "name": "reader", "password": PASSWORD})
    assert read(reader, search="916")["total"] == 1
    for path in ("delete", "restore", "unassign"):
        denied = reader.post(f"/console/numbers/{path}", {"phone_number_ids": ["+19165550100"]})
        assert denied.status_code == 403
    assert number(alice, "+19165550100")["number"]["status"] == "Unassigned"
