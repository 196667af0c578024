"""The operations about phone numbers as boto3 and a caller without an SDK see them: shapes, pages, refusals."""

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.aws.caller import Caller
from tests.integration.aws.conftest import new_key
from tests.integration.aws.office import (
    BAD_REQUEST,
    CONFLICT,
    FORBIDDEN,
    MOMENT,
    NOT_FOUND,
    NOWHERE,
    UUID,
    member,
    new_account,
    refused,
)
from tests.kit.clients import Credentials, aws_cli, chime, old_boto3
from tests.kit.eventually import eventually
from tests.kit.server import Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient

pytestmark = pytest.mark.anyio

LIMIT = (400, "ResourceLimitExceededException", "ResourceLimitExceeded")
UNAVAILABLE = (503, "ServiceUnavailableException", "ServiceUnavailable")


async def owned(root: "ChimeClient", *numbers: str, product: Any = "BusinessCalling") -> None:
    order: Any = root.create_phone_number_order(ProductType=product, E164PhoneNumbers=numbers)["PhoneNumberOrder"]
    key = order["PhoneNumberOrderId"]

    def acquired() -> bool:
        found: Any = root.get_phone_number_order(PhoneNumberOrderId=key)["PhoneNumberOrder"]
        return bool(found["Status"] == "Successful")

    await eventually(acquired)


def listed(root: "ChimeClient", **wanted: Any) -> list[str]:
    return [each.get("E164PhoneNumber", "") for each in root.list_phone_numbers(**wanted)["PhoneNumbers"]]


async def test_an_order_and_a_number_are_answered_as_the_service_does(wire: Caller) -> None:
    wanted = {"ProductType": "BusinessCalling", "E164PhoneNumbers": ["12125550100"]}
    status, _, body = wire.call("POST", "/phone-number-orders", json.dumps(wanted).encode())
    order = json.loads(body)["PhoneNumberOrder"]
    key = order.pop("PhoneNumberOrderId")
    assert (status, bool(UUID.fullmatch(key))) == (201, True)
    for stamp in ("CreatedTimestamp", "UpdatedTimestamp"):
        assert MOMENT.fullmatch(order.pop(stamp))
    assert order == {
        "ProductType": "BusinessCalling",
        "Status": "Processing",
        "OrderedPhoneNumbers": [{"E164PhoneNumber": "+12125550100", "Status": "Processing"}],
    }
    await eventually(lambda: b'"Acquired"' in wire.call("GET", f"/phone-number-orders/{key}")[2])
    answers = [wire.call("GET", f"/phone-numbers/{label}") for label in ("%2B12125550100", "%252B12125550100")]
    assert [answer[0] for answer in answers] == [200, 200]
    first, second = (json.loads(answer[2])["PhoneNumber"] for answer in answers)
    assert first == second
    for stamp in ("CreatedTimestamp", "UpdatedTimestamp"):
        assert MOMENT.fullmatch(first.pop(stamp))
    assert first == {
        "PhoneNumberId": "%2B12125550100",
        "E164PhoneNumber": "+12125550100",
        "Country": "US",
        "Type": "Local",
        "ProductType": "BusinessCalling",
        "Status": "Unassigned",
        "Capabilities": dict.fromkeys(
            ["InboundCall", "OutboundCall", "InboundSMS", "OutboundSMS", "InboundMMS", "OutboundMMS"], True
        ),
        "Associations": [],
        "CallingNameStatus": "Unassigned",
    }


@pytest.mark.spec("ASGN-07")
async def test_a_number_tells_what_it_can_do(root: "ChimeClient") -> None:
    await owned(root, "+18005550100", product="VoiceConnector")
    phone: Any = root.get_phone_number(PhoneNumberId="+18005550100")["PhoneNumber"]
    able = {name for name, can in phone["Capabilities"].items() if can}
    assert (phone["Type"], able) == ("TollFree", {"InboundCall", "OutboundCall"})


def test_free_numbers_are_searched_by_place_prefix_or_country(root: "ChimeClient") -> None:
    search = root.search_available_phone_numbers
    assert search(State="WA", City="Tacoma", MaxResults=2)["E164PhoneNumbers"] == ["+12535550100", "+12535550101"]
    assert search(TollFreePrefix="833", MaxResults=1)["E164PhoneNumbers"] == ["+18335550100"]
    assert search(Country="CA", PhoneNumberType="Local", MaxResults=1)["E164PhoneNumbers"] == ["+12045550100"]
    assert search(Country="SE", PhoneNumberType="Local")["E164PhoneNumbers"] == []
    assert len(search(State="WA")["E164PhoneNumbers"]) == 50
    assert len(search(State="CA", MaxResults=500)["E164PhoneNumbers"]) == 500


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"City": "Seattle"},
        {"AreaCode": "20"},
        {"AreaCode": "206", "TollFreePrefix": "800"},
        {"Country": "CA"},
        {"Country": "CA", "PhoneNumberType": "Local", "State": "ON"},
        {"Country": "us", "AreaCode": "206"},
        {"TollFreePrefix": "801"},
        {"PhoneNumberType": "Mobile", "AreaCode": "206"},
        {"AreaCode": "206", "MaxResults": 501},
        {"AreaCode": "206", "NextToken": "of-another-kind"},
    ],
)
def test_questions_without_sense_are_refused(root: "ChimeClient", question: dict[str, Any]) -> None:
    assert refused(lambda: root.search_available_phone_numbers(**question)) == BAD_REQUEST


def test_pages_of_a_search_are_for_that_search_and_that_caller(
    installation: Server, door: str, root: "ChimeClient"
) -> None:
    search = root.search_available_phone_numbers
    first: Any = search(AreaCode="907", MaxResults=60)
    second: Any = search(AreaCode="907", MaxResults=40, NextToken=first["NextToken"])
    assert "NextToken" not in second
    assert first["E164PhoneNumbers"] + second["E164PhoneNumbers"] == [f"+1907555{n:04}" for n in range(100, 200)]
    assert refused(lambda: search(AreaCode="906", NextToken=first["NextToken"])) == BAD_REQUEST
    other = chime(door, new_key(installation, "--user", "searcher", "--policy", "AmazonChimeFullAccess"))
    foreign = other.search_available_phone_numbers
    assert refused(lambda: foreign(AreaCode="907", NextToken=first["NextToken"])) == BAD_REQUEST


def test_countries_are_listed_for_each_product(wire: Caller, root: "ChimeClient") -> None:
    status, _, body = wire.call("GET", "/phone-number-countries?product-type=BusinessCalling")
    assert (status, json.loads(body)) == (
        200,
        {
            "PhoneNumberCountries": [
                {"CountryCode": "PR", "SupportedPhoneNumberTypes": ["Local"]},
                {"CountryCode": "US", "SupportedPhoneNumberTypes": ["Local"]},
            ]
        },
    )
    found = root.list_supported_phone_number_countries(ProductType="SipMediaApplicationDialIn")["PhoneNumberCountries"]
    assert len(found) == 15
    wrong: Any = "Calling"
    assert refused(lambda: root.list_supported_phone_number_countries(ProductType=wrong)) == BAD_REQUEST


@pytest.mark.spec("INTL-01", "PHN-14")
async def test_orders_that_cannot_be_are_refused_or_fail(root: "ChimeClient") -> None:
    order: Any = root.create_phone_number_order
    for product, numbers in (
        ("BusinessCalling", ["+18005550101"]),
        ("VoiceConnector", ["+14165550100"]),
        ("BusinessCalling", ["+4687112233"]),
        ("BusinessCalling", ["+33123456789"]),
        ("BusinessCalling", ["nonsense"]),
        ("BusinessCalling", []),
        ("Calling", ["+12125550101"]),
    ):
        wanted = {"ProductType": product, "E164PhoneNumbers": numbers}
        assert refused(lambda wanted=wanted: order(**wanted)) == BAD_REQUEST
    too_many = [f"+1{area}5550{line}" for area in (213, 215, 216, 217, 218) for line in range(100, 200)]
    everything = {"ProductType": "BusinessCalling", "E164PhoneNumbers": [*too_many, "+12195550100"]}
    assert refused(lambda: order(**everything)) == LIMIT
    await owned(root, "+14165550100", product="SipMediaApplicationDialIn")
    failed = order(ProductType="SipMediaApplicationDialIn", E164PhoneNumbers=["+14165550100"])["PhoneNumberOrder"]
    assert (failed["Status"], failed["OrderedPhoneNumbers"][0]["Status"]) == ("Failed", "Failed")
    real = order(ProductType="BusinessCalling", E164PhoneNumbers=["+12125550102", "+12123456789"])["PhoneNumberOrder"]

    def partial() -> bool:
        found: Any = root.get_phone_number_order(PhoneNumberOrderId=real["PhoneNumberOrderId"])["PhoneNumberOrder"]
        return bool(found["Status"] == "Partial")

    await eventually(partial)
    assert refused(lambda: root.get_phone_number(PhoneNumberId="+12123456789")) == NOT_FOUND


async def test_orders_are_listed_in_pages_from_the_newest(root: "ChimeClient") -> None:
    made = [
        root.create_phone_number_order(ProductType="BusinessCalling", E164PhoneNumbers=[number])["PhoneNumberOrder"]
        for number in ("+13035550100", "+13035550101", "+13035550102")
    ]
    first: Any = root.list_phone_number_orders(MaxResults=2)
    second: Any = root.list_phone_number_orders(MaxResults=1, NextToken=first["NextToken"])
    found = [each["PhoneNumberOrderId"] for page in (first, second) for each in page["PhoneNumberOrders"]]
    assert found == [each.get("PhoneNumberOrderId") for each in made][::-1]
    assert refused(lambda: root.list_phone_number_orders(MaxResults=100)) == BAD_REQUEST
    assert refused(lambda: root.list_phone_numbers(NextToken=first["NextToken"])) == BAD_REQUEST
    assert refused(lambda: root.get_phone_number_order(PhoneNumberOrderId=NOWHERE)) == NOT_FOUND
    assert refused(lambda: root.get_phone_number_order(PhoneNumberOrderId="order")) == BAD_REQUEST


async def test_numbers_are_listed_by_filters_and_in_pages(installation: Server, root: "ChimeClient") -> None:
    numbers = ["+14045550100", "+14045550101", "+14045550102"]
    await owned(root, *numbers)
    await owned(root, "+14045550103", product="VoiceConnector")
    account = new_account(root, "Listed")
    user_id, _ = member(root, installation, account, "lists@example.com")
    root.associate_phone_number_with_user(AccountId=account, UserId=user_id, E164PhoneNumber=numbers[1])
    root.delete_phone_number(PhoneNumberId=numbers[2])
    assert listed(root, FilterName="UserId", FilterValue=user_id) == [numbers[1]]
    assert listed(root, FilterName="AccountId", FilterValue=account, Status="Assigned") == [numbers[1]]
    assert listed(root, FilterName="VoiceConnectorId", FilterValue=account) == []
    assert numbers[2] in listed(root, Status="DeleteInProgress")
    assert listed(root, Status="AcquireFailed") == []
    assert "+14045550103" in listed(root, ProductType="VoiceConnector")
    for half in ({"FilterName": "UserId"}, {"FilterValue": user_id}):
        assert refused(lambda half=half: listed(root, **half)) == BAD_REQUEST
    page: Any = root.list_phone_numbers(ProductType="BusinessCalling", MaxResults=1)
    after: Any = root.list_phone_numbers(ProductType="BusinessCalling", MaxResults=99, NextToken=page["NextToken"])
    whole = [each["E164PhoneNumber"] for each in page["PhoneNumbers"] + after["PhoneNumbers"]]
    assert whole == listed(root, ProductType="BusinessCalling")
    token = page["NextToken"]
    assert refused(lambda: root.list_phone_numbers(ProductType="VoiceConnector", NextToken=token)) == BAD_REQUEST


async def test_updates_take_one_attribute_and_tell_the_number(root: "ChimeClient") -> None:
    await owned(root, "+15055550100", "+15055550101")
    first: Any = {"PhoneNumberId": "+15055550100"}
    assert refused(lambda: root.update_phone_number(**first)) == BAD_REQUEST
    both: Any = {**first, "ProductType": "VoiceConnector", "CallingName": "Sales"}
    assert refused(lambda: root.update_phone_number(**both)) == BAD_REQUEST
    connector: Any = {**first, "ProductType": "VoiceConnector"}
    changed: Any = root.update_phone_number(**connector)["PhoneNumber"]
    assert changed["ProductType"] == "VoiceConnector"
    for name in ("A", "A" * 16, "Jane-Doe"):
        assert refused(lambda name=name: root.update_phone_number(**first, CallingName=name)) == BAD_REQUEST
    assert root.update_phone_number(**first, CallingName="A" * 15)["PhoneNumber"].get("CallingName") == "A" * 15
    assert refused(lambda: root.update_phone_number(**first, CallingName="")) == CONFLICT
    assert refused(lambda: root.update_phone_number(PhoneNumberId="+15055550199", CallingName="AB")) == NOT_FOUND


@pytest.mark.spec("CNAM-01")
async def test_batches_answer_for_each_number(installation: Server, wire: Caller, root: "ChimeClient") -> None:
    numbers = ["+16025550100", "+16025550101", "+16025550102"]
    await owned(root, *numbers)
    items: Any = [{"PhoneNumberId": f"%2B{each[1:]}", "CallingName": "Sales"} for each in numbers]
    items += [{"PhoneNumberId": "+16025550199", "CallingName": "Sales"}, {"PhoneNumberId": numbers[0]}]
    status, _, body = wire.call(
        "POST", "/phone-numbers?operation=batch-update", json.dumps({"UpdatePhoneNumberRequestItems": items}).encode()
    )
    errors = json.loads(body)["PhoneNumberErrors"]
    told = [(error["PhoneNumberId"], error["ErrorCode"]) for error in errors]
    assert (status, told) == (200, [("%2B16025550199", "NotFound"), ("%2B16025550100", "BadRequest")])
    items[0]["CallingName"] = "Support"
    again = root.batch_update_phone_number(UpdatePhoneNumberRequestItems=items[:1])
    assert [error.get("ErrorCode") for error in again["PhoneNumberErrors"]] == ["Conflict"]
    account = new_account(root, "Batches")
    user_id, _ = member(root, installation, account, "batches@example.com")
    root.associate_phone_number_with_user(AccountId=account, UserId=user_id, E164PhoneNumber=numbers[1])
    deleted = {"PhoneNumberIds": [*numbers, "nonsense1"]}
    status, _, body = wire.call("POST", "/phone-numbers?operation=batch-delete", json.dumps(deleted).encode())
    told = [(error["PhoneNumberId"], error["ErrorCode"]) for error in json.loads(body)["PhoneNumberErrors"]]
    assert (status, told) == (200, [("%2B16025550101", "PhoneNumberAssociationsExist"), ("nonsense1", "NotFound")])
    assert {numbers[0], numbers[2]} <= set(listed(root, Status="DeleteInProgress"))
    assert root.batch_delete_phone_number(PhoneNumberIds=[numbers[0]])["PhoneNumberErrors"] == []
    assert refused(lambda: root.batch_delete_phone_number(PhoneNumberIds=["+1"] * 501)) == BAD_REQUEST
    assert refused(lambda: root.batch_update_phone_number(UpdatePhoneNumberRequestItems=[])) == BAD_REQUEST
    assert refused(lambda: root.restore_phone_number(PhoneNumberId=numbers[1])) == BAD_REQUEST


async def test_a_user_has_one_number_and_a_number_one_user(installation: Server, root: "ChimeClient") -> None:
    numbers = ["+17025550100", "+17025550101"]
    await owned(root, *numbers)
    account = new_account(root, "Pairs")
    (vera, _), (walter, _) = [member(root, installation, account, f"{name}@example.com") for name in ("vera", "walter")]

    def give(user_id: str, number: str, to: str = account) -> Any:
        return root.associate_phone_number_with_user(AccountId=to, UserId=user_id, E164PhoneNumber=number)

    give(vera, numbers[0])
    give(vera, numbers[0])
    assert refused(lambda: give(vera, numbers[1])) == BAD_REQUEST
    assert refused(lambda: give(walter, numbers[0])) == BAD_REQUEST
    assert refused(lambda: give(walter, "+17025550199")) == NOT_FOUND
    assert refused(lambda: give(NOWHERE, numbers[1])) == NOT_FOUND
    assert refused(lambda: give(walter, numbers[1], NOWHERE)) == NOT_FOUND
    disassociate = root.disassociate_phone_number_from_user
    assert refused(lambda: disassociate(AccountId=account, UserId=walter)) == NOT_FOUND


@pytest.mark.spec("GLOB-04")
def test_global_settings_are_set_part_by_part(wire: Caller, root: "ChimeClient") -> None:
    assert json.loads(wire.call("GET", "/settings")[2]) == {"BusinessCalling": {}, "VoiceConnector": {}}
    status, _, body = wire.call("PUT", "/settings", b'{"BusinessCalling": {"CdrBucket": "b1"}}')
    assert (status, body) == (204, b"")
    root.update_global_settings(VoiceConnector={"CdrBucket": "b2"})
    found = root.get_global_settings()
    assert (found["BusinessCalling"].get("CdrBucket"), found["VoiceConnector"].get("CdrBucket")) == ("b1", "b2")
    assert refused(lambda: root.update_global_settings(BusinessCalling={"CdrBucket": "No Bucket"})) == BAD_REQUEST
    wire.call("PUT", "/settings", b'{"BusinessCalling": {"CdrBucket": null}}')
    found = root.get_global_settings()
    assert ("CdrBucket" in found["BusinessCalling"], found["VoiceConnector"].get("CdrBucket")) == (False, "b2")


def test_the_default_name_is_told_once_there_is_one(wire: Caller, root: "ChimeClient") -> None:
    assert json.loads(wire.call("GET", "/settings/phone-number")[2]) == {}
    status, _, body = wire.call("PUT", "/settings/phone-number", b'{"CallingName": "Acme"}')
    assert (status, body) == (204, b"")
    told = json.loads(wire.call("GET", "/settings/phone-number")[2])
    assert MOMENT.fullmatch(told.pop("CallingNameUpdatedTimestamp"))
    assert told == {"CallingName": "Acme"}
    root.update_phone_number_settings(CallingName="Acme")
    assert refused(lambda: root.update_phone_number_settings(CallingName="Other")) == BAD_REQUEST


async def test_dialling_out_is_a_contract_only(root: "ChimeClient") -> None:
    await owned(root, "+19165550100")
    call: Any = {"MeetingId": NOWHERE, "ToPhoneNumber": "+19165550101", "JoinToken": "abc123"}
    dial = root.create_meeting_dial_out
    assert refused(lambda: dial(**call, FromPhoneNumber="+19165550100")) == UNAVAILABLE
    assert refused(lambda: dial(**call, FromPhoneNumber="+19165550109")) == FORBIDDEN
    assert refused(lambda: dial(**{**call, "ToPhoneNumber": "911"}, FromPhoneNumber="+19165550100")) == BAD_REQUEST
    assert refused(lambda: dial(**{**call, "MeetingId": "m"}, FromPhoneNumber="+19165550100")) == BAD_REQUEST
    assert refused(lambda: dial(**{**call, "JoinToken": "a.b"}, FromPhoneNumber="+19165550100")) == BAD_REQUEST


async def test_older_and_other_clients_do_the_same(door: str, root_key: Credentials, root: "ChimeClient") -> None:
    order = ("create-phone-number-order", "--product-type", "BusinessCalling", "--e164-phone-numbers", "+18015550100")
    assert aws_cli(door, root_key, *order)["PhoneNumberOrder"]["Status"] == "Processing"
    await eventually(lambda: "+18015550100" in listed(root, Status="Unassigned"))
    shown = aws_cli(door, root_key, "get-phone-number", "--phone-number-id", "+18015550100")["PhoneNumber"]
    assert shown["PhoneNumberId"] == "%2B18015550100"
    listing = aws_cli(door, root_key, "search-available-phone-numbers", "--area-code", "801", "--max-results", "1")
    assert listing["E164PhoneNumbers"] == ["+18015550101"]
    told = old_boto3(door, root_key, "get_phone_number", PhoneNumberId=shown["PhoneNumberId"])
    assert told["answer"]["PhoneNumber"]["Status"] == "Unassigned"
    gone = old_boto3(door, root_key, "restore_phone_number", PhoneNumberId="%2B18015550199")
    assert gone["class"] == "NotFoundException"
    assert aws_cli(door, root_key, "delete-phone-number", "--phone-number-id", "%2B18015550100") is None
