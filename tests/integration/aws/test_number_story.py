"""One story of a phone number with boto3: from the order to the day when it is gone, with the clock moved on."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.aws.office import BAD_REQUEST, CONFLICT, NOT_FOUND, member, new_account, refused
from tests.kit.eventually import eventually
from tests.kit.server import Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient

pytestmark = pytest.mark.anyio

NUMBER, NEIGHBOUR = "+12065550100", "+12065550101"


def number(root: "ChimeClient", which: str = NUMBER) -> Any:
    return root.get_phone_number(PhoneNumberId=which)["PhoneNumber"]


def offered(root: "ChimeClient") -> list[str]:
    return root.search_available_phone_numbers(AreaCode="206", MaxResults=500)["E164PhoneNumbers"]


@pytest.mark.spec("PHN-10", "DELQ-07")
async def test_a_number_is_ordered_used_given_back_restored_and_gone(installation: Server, root: "ChimeClient") -> None:
    account = new_account(root, "Sales")
    user_id, _ = member(root, installation, account, "bob@example.com")
    bob: Any = {"AccountId": account, "UserId": user_id}

    # Order.
    assert NUMBER in offered(root)
    order: Any = root.create_phone_number_order(ProductType="BusinessCalling", E164PhoneNumbers=[NUMBER, NEIGHBOUR])[
        "PhoneNumberOrder"
    ]
    assert (order["Status"], {each["Status"] for each in order["OrderedPhoneNumbers"]}) == (
        "Processing",
        {"Processing"},
    )

    def done() -> bool:
        found: Any = root.get_phone_number_order(PhoneNumberOrderId=order["PhoneNumberOrderId"])["PhoneNumberOrder"]
        return bool(found["Status"] == "Successful")

    await eventually(done)
    assert number(root)["Status"] == "Unassigned"
    assert NUMBER not in offered(root)

    # Associate.
    root.associate_phone_number_with_user(**bob, E164PhoneNumber=NUMBER)
    assert {each["Name"]: each["Value"] for each in number(root)["Associations"]} == {
        "AccountId": account,
        "UserId": user_id,
    }
    assert root.get_user(**bob)["User"].get("PrimaryProvisionedNumber") == NUMBER
    (listed,) = root.list_users(AccountId=account)["Users"]
    assert listed.get("PrimaryProvisionedNumber") == NUMBER

    # Calling name, the number's own and the default.
    assert number(root)["CallingNameStatus"] == "Unassigned"
    root.update_phone_number(PhoneNumberId=NUMBER, CallingName="Jane Doe")
    assert (number(root)["CallingName"], number(root)["CallingNameStatus"]) == ("Jane Doe", "UpdateInProgress")
    root.update_phone_number_settings(CallingName="Department 5")
    installation.run("clock", "advance", "72h")
    assert number(root)["CallingNameStatus"] == "UpdateSucceeded"
    assert refused(lambda: root.update_phone_number(PhoneNumberId=NUMBER, CallingName="John Doe")) == CONFLICT
    assert refused(lambda: root.update_phone_number_settings(CallingName="Department 6")) == BAD_REQUEST
    installation.run("clock", "advance", "4d")
    root.update_phone_number(PhoneNumberId=NUMBER, CallingName="John Doe")
    root.update_phone_number_settings(CallingName="Department 6")
    told: Any = root.get_phone_number_settings()
    assert told["CallingName"] == "Department 6"
    assert number(root)["UpdatedTimestamp"] - order["CreatedTimestamp"] > timedelta(days=7)

    # What the user may do with it.
    everything = {"InboundCalling": True, "OutboundCalling": True, "SMS": True}
    assert root.get_user_settings(**bob)["UserSettings"]["Telephony"] == everything
    telephony: Any = {**everything, "SMS": False}
    root.update_user_settings(**bob, UserSettings={"Telephony": telephony})
    assert root.get_user_settings(**bob)["UserSettings"]["Telephony"] == telephony

    # Back, deleted, restored, deleted again, and gone.
    assert refused(lambda: root.delete_phone_number(PhoneNumberId=NUMBER)) == BAD_REQUEST
    root.disassociate_phone_number_from_user(**bob)
    assert "PrimaryProvisionedNumber" not in root.get_user(**bob)["User"]
    root.delete_phone_number(PhoneNumberId=NUMBER)
    assert number(root)["Status"] == "DeleteInProgress"
    assert isinstance(number(root)["DeletionTimestamp"], datetime)
    installation.run("clock", "advance", "6d")
    restored: Any = root.restore_phone_number(PhoneNumberId=NUMBER)["PhoneNumber"]
    assert (restored["Status"], restored["Associations"], restored["CallingName"]) == ("Unassigned", [], "John Doe")
    root.delete_phone_number(PhoneNumberId=NUMBER)
    installation.run("clock", "advance", "7d")
    assert refused(lambda: root.restore_phone_number(PhoneNumberId=NUMBER)) == NOT_FOUND
    await eventually(gone(root))
    assert NUMBER in offered(root)
    assert number(root, NEIGHBOUR)["Status"] == "Unassigned"


def gone(root: "ChimeClient") -> Callable[[], bool]:
    return lambda: NUMBER not in {each.get("E164PhoneNumber") for each in root.list_phone_numbers()["PhoneNumbers"]}


async def test_who_is_removed_leaves_the_number_behind(installation: Server, root: "ChimeClient") -> None:
    account = new_account(root, "Support")
    user_id, _ = member(root, installation, account, "carol@example.com")
    root.create_phone_number_order(ProductType="BusinessCalling", E164PhoneNumbers=["+13605550100"])
    await eventually(lambda: number(root, "+13605550100")["Status"] == "Unassigned")
    root.associate_phone_number_with_user(AccountId=account, UserId=user_id, E164PhoneNumber="+13605550100")
    assert root.batch_suspend_user(AccountId=account, UserIdList=[user_id])["UserErrors"] == []
    await eventually(lambda: number(root, "+13605550100")["Status"] == "Unassigned")
    assert number(root, "+13605550100")["Associations"] == []
