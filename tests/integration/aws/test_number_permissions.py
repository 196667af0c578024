"""The operations about phone numbers: who may call them, and what the audit trail keeps of them."""

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError

from tests.integration.aws.conftest import new_key
from tests.integration.aws.office import NOWHERE
from tests.kit.clients import chime
from tests.kit.server import Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient

USER: dict[str, Any] = {"AccountId": NOWHERE, "UserId": NOWHERE}
NUMBER: dict[str, Any] = {"PhoneNumberId": "+12065550100"}
ASKED: dict[str, tuple[dict[str, Any], int]] = {
    "SearchAvailablePhoneNumbers": ({"AreaCode": "206"}, 200),
    "ListSupportedPhoneNumberCountries": ({"ProductType": "BusinessCalling"}, 200),
    "CreatePhoneNumberOrder": ({"ProductType": "BusinessCalling", "E164PhoneNumbers": ["+18005550100"]}, 400),
    "GetPhoneNumberOrder": ({"PhoneNumberOrderId": NOWHERE}, 404),
    "ListPhoneNumberOrders": ({}, 200),
    "ListPhoneNumbers": ({}, 200),
    "GetPhoneNumber": (NUMBER, 404),
    "UpdatePhoneNumber": ({**NUMBER, "CallingName": "Sales"}, 404),
    "BatchUpdatePhoneNumber": ({"UpdatePhoneNumberRequestItems": [NUMBER]}, 200),
    "DeletePhoneNumber": (NUMBER, 404),
    "BatchDeletePhoneNumber": ({"PhoneNumberIds": ["+12065550100"]}, 200),
    "RestorePhoneNumber": (NUMBER, 404),
    "AssociatePhoneNumberWithUser": ({**USER, "E164PhoneNumber": "+12065550100"}, 404),
    "DisassociatePhoneNumberFromUser": (USER, 404),
    "GetPhoneNumberSettings": ({}, 200),
    "UpdatePhoneNumberSettings": ({"CallingName": ""}, 204),
    "GetGlobalSettings": ({}, 200),
    "UpdateGlobalSettings": ({}, 204),
    "GetUserSettings": (USER, 404),
    "UpdateUserSettings": (
        {
            **USER,
            "UserSettings": {"Telephony": {"InboundCalling": True, "OutboundCalling": True, "SMS": True}},
        },
        404,
    ),
    "CreateMeetingDialOut": (
        {
            "MeetingId": NOWHERE,
            "FromPhoneNumber": "+12065550100",
            "ToPhoneNumber": "+12065550101",
            "JoinToken": "token",
        },
        403,
    ),
}
"""A request for each that changes nothing, and how it is answered to whoever may ask."""

READS = {name for name in ASKED if name.startswith(("Get", "List", "Search"))}
OF_USERS = {
    "AssociatePhoneNumberWithUser",
    "DisassociatePhoneNumberFromUser",
    "GetPhoneNumber",
    "ListPhoneNumbers",
    "GetUserSettings",
    "UpdateUserSettings",
}
ALLOWED: dict[str, set[str]] = {
    "": set(),
    "AmazonChimeReadOnly": READS,
    "AmazonChimeUserManagement": OF_USERS,
    "AmazonChimeFullAccess": set(ASKED),
    "root": set(ASKED),
}


@pytest.fixture(scope="module")
def clients(installation: Server, door: str, root: "ChimeClient") -> "dict[str, ChimeClient]":
    def with_policy(policy: str) -> "ChimeClient":
        options = ["--policy", policy] if policy else []
        return chime(door, new_key(installation, "--user", f"user{policy}", *options))

    return {policy: with_policy(policy) if policy != "root" else root for policy in ALLOWED}


@pytest.mark.spec("DELQ-01", "IAM-13", "IAM-38")
@pytest.mark.parametrize("policy", ALLOWED)
@pytest.mark.parametrize("operation", ASKED)
def test_an_operation_is_for_those_whose_policy_allows_it(
    clients: "dict[str, ChimeClient]", operation: str, policy: str
) -> None:
    request, answer = ASKED[operation]
    response = answered(clients[policy], operation, request)
    status, code = response["ResponseMetadata"]["HTTPStatusCode"], response.get("Error", {}).get("Code")
    if operation in ALLOWED[policy]:
        assert (status, code == "AccessDeniedException") == (answer, False)
        return
    assert (status, code) == (403, "AccessDeniedException")
    sentence = rf"User: arn:aws:iam::\d{{12}}:user/user{policy} is not authorized to perform: chime:{operation}"
    assert re.fullmatch(sentence, response["Error"]["Message"])


def answered(client: "ChimeClient", operation: str, request: dict[str, Any]) -> Any:
    try:
        return getattr(client, xform_name(operation))(**request)
    except ClientError as error:
        return error.response


def test_every_call_leaves_a_record_in_which_numbers_and_names_are_hidden(
    installation: Server, clients: "dict[str, ChimeClient]"
) -> None:
    for operation, (request, _) in ASKED.items():
        answered(clients["root"], operation, request)
    with closing(sqlite3.connect(installation.data / "carillon.db")) as database:
        records = database.execute("SELECT event_name, event FROM trail_records").fetchall()
    assert ASKED.keys() <= {name for name, _ in records}
    orders = [event for name, event in records if name == "CreatePhoneNumberOrder" and "requestParameters" in event]
    assert any("HIDDEN_DUE_TO_SECURITY_REASONS" in event for event in orders)
    assert not any("8005550100" in event for event in orders)
