"""Whole requests as botocore writes them, and the bytes that go back."""

import re
from typing import Any

import botocore.session
import msgspec
import pytest
from botocore.parsers import create_parser

from carillon.core.calls import Call, Calls
from carillon.core.errors import Kind, Refusal, StorageFull
from carillon.wire.aws.engine import LARGEST_BODY
from carillon.wire.aws.models import Operation, load
from tests.kit.aws_examples import Examples, service_model, written_by_botocore
from tests.kit.aws_stand import ARN, NOON, Stand, signed

CHIME = load("chime")
OLD_MODEL: Any = service_model(CHIME)
CURRENT_MODEL: Any = botocore.session.get_session().get_service_model("chime")


class Echo:
    """Answers every operation of the table with what the test lays out, and keeps what it heard."""

    def __init__(self) -> None:
        self.heard: list[Any] = []
        self.outcome: dict[str, Any] = {}
        self.stand = Stand(dict.fromkeys(CHIME.operations, self.handler))

    async def handler(self, call: Call, request: dict[str, Any]) -> dict[str, Any]:
        self.heard.append(request)
        return self.outcome


@pytest.fixture(scope="module")
def echo() -> Echo:
    return Echo()


def model_of(operation: Operation) -> Any:
    model = CURRENT_MODEL if operation.removed is None else OLD_MODEL
    return model.operation_model(operation.name)


@pytest.mark.parametrize("full", [False, True], ids=["minimal", "full"])
@pytest.mark.parametrize("operation", CHIME.operations.values(), ids=lambda each: each.name)
def test_botocore_and_carillon_understand_each_other(echo: Echo, operation: Operation, full: bool) -> None:
    examples = Examples(CHIME.shapes, seed=len(operation.name), full=full)
    parameters = examples.of(operation.input) if operation.input else {}
    echo.outcome = examples.of(operation.output) if operation.output else {}

    method, target, body, headers = written_by_botocore(model_of(operation), parameters)
    reply = echo.stand.call(method, target, body, headers)

    assert reply.status == operation.status, reply.body
    assert echo.heard.pop() == parameters
    if reply.status == 204:
        assert (reply.body, reply.headers) == (b"", {"x-amzn-requestid": "request-1"})
    else:
        answer = {"status_code": reply.status, "headers": reply.headers, "body": reply.body}
        parsed = create_parser("rest-json").parse(answer, model_of(operation).output_shape)
        del parsed["ResponseMetadata"]
        assert parsed == echo.outcome
        assert isinstance(msgspec.json.decode(reply.body), dict)


class AccountNotFound(Refusal):
    """The account {account_id} does not exist."""

    kind = Kind.NOT_FOUND


class TooBusy(Refusal):
    """Try again in {retry_after} seconds."""

    kind = Kind.THROTTLED


ACCOUNT = {
    "AwsAccountId": "123456789012",
    "AccountId": "a1",
    "Name": "Äcme",
    "SupportedLicenses": [],
    "DefaultLicense": None,
}


async def create_account(call: Call, request: dict[str, Any]) -> dict[str, Any]:
    return {"Account": ACCOUNT | {"Name": request["Name"]}}


async def get_account(call: Call, request: dict[str, Any]) -> dict[str, Any]:
    match request["AccountId"]:
        case "missing":
            raise AccountNotFound(account_id="missing")
        case "busy":
            raise TooBusy(retry_after=1.5)
        case "broken":
            raise LookupError("the reserve number is 4711")
        case _:
            return {"Account": ACCOUNT}


async def delete_account(call: Call, request: dict[str, Any]) -> None:
    return None


async def update_account_settings(call: Call, request: dict[str, Any]) -> None:
    raise StorageFull


async def invite_users(calls: Calls, request: dict[str, Any]) -> dict[str, Any]:
    for _ in range(2):
        async with calls.write():
            pass
    return {"Invites": [{"EmailAddress": "bob@example.com", "Status": "Pending"}]}


async def reset_pin(call: Call, request: dict[str, Any]) -> dict[str, Any]:
    return {"User": {"UserId": request["UserId"], "PersonalPIN": "9876543210", "PrimaryEmail": "bob@example.com"}}


async def create_user(call: Call, request: dict[str, Any]) -> dict[str, Any]:
    return {"User": {"UserId": "u1", "Colour": "green"}}


HANDLERS = {
    "CreateAccount": create_account,
    "GetAccount": get_account,
    "DeleteAccount": delete_account,
    "UpdateAccountSettings": update_account_settings,
    "InviteUsers": invite_users,
    "ResetPersonalPIN": reset_pin,
    "CreateUser": create_user,
}


@pytest.fixture(scope="module")
def door() -> Stand:
    return Stand(HANDLERS)


@pytest.fixture
def stand(door: Stand) -> Stand:
    """The same door with empty books: taking the tables apart again for every test would take longer than the tests."""
    door.ledger.clear()
    door.policy.denied.clear()
    door.observed.clear()
    door.keys.uses.clear()
    return door


def test_a_created_account_is_answered_with_201_and_exactly_these_bytes(stand: Stand) -> None:
    reply = stand.call("POST", "/aws/chime/accounts", b'{"Name": "\\u00c4cme", "Unknown": 1}')

    assert reply.status == 201
    assert reply.headers == {
        "x-amzn-requestid": "request-1",
        "content-type": "application/json",
        "content-length": str(len(reply.body)),
    }
    assert reply.body == (
        '{"Account":{"AwsAccountId":"123456789012","AccountId":"a1","Name":"Äcme","SupportedLicenses":[]}}'.encode()
    )


def test_204_has_neither_body_nor_content_headers(stand: Stand) -> None:
    reply = stand.call("DELETE", "/aws/chime/accounts/a1")
    assert (reply.status, reply.headers, reply.body) == (204, {"x-amzn-requestid": "request-1"}, b"")


def test_a_modelled_error_has_its_name_in_the_header_and_its_code_in_the_body(stand: Stand) -> None:
    reply = stand.call("GET", "/aws/chime/accounts/missing")
    assert (reply.status, reply.headers["x-amzn-errortype"]) == (404, "NotFoundException")
    assert reply.body == b'{"Code":"NotFound","Message":"The account missing does not exist."}'


def test_a_throttled_caller_is_told_when_to_come_back(stand: Stand) -> None:
    reply = stand.call("GET", "/aws/chime/accounts/busy")
    assert (reply.status, reply.headers["x-amzn-errortype"]) == (429, "ThrottledClientException")
    assert reply.headers["x-amz-retry-after"] == "1500"


def test_a_fault_of_ours_tells_nothing_but_the_request_id(stand: Stand) -> None:
    reply = stand.call("GET", "/aws/chime/accounts/broken")
    assert (reply.status, reply.headers["x-amzn-errortype"]) == (500, "ServiceFailureException")
    assert reply.headers["x-amzn-requestid"] == "request-1"
    assert b"4711" not in reply.body
    [(_, record)] = stand.ledger.records
    assert (record.error_code, "4711" in str(record.error_message)) == ("ServiceFailureException", False)


@pytest.mark.spec("IAM-12")
def test_a_caller_without_the_permission_is_refused_before_anything_is_read(stand: Stand) -> None:
    stand.policy.denied.add("chime:CreateAccount")
    reply = stand.call("POST", "/aws/chime/accounts", b"no JSON at all")
    sentence = f"User: {ARN} is not authorized to perform: chime:CreateAccount"
    assert (reply.status, reply.headers["x-amzn-errortype"]) == (403, "AccessDeniedException")
    assert msgspec.json.decode(reply.body) == {"Code": "AccessDenied", "Message": sentence}
    assert stand.ledger.committed == []
    [(how, record)] = stand.ledger.records
    assert (how, record.error_code, record.error_message) == ("alone", "AccessDeniedException", sentence)


@pytest.mark.spec("TRAIL-04", "TRAIL-13", "TRAIL-16")
def test_the_record_of_a_change_is_in_its_own_transaction(stand: Stand) -> None:
    stand.call("POST", "/aws/chime/accounts", b'{"Name": "acme"}', {"user-agent": "Boto3"})
    assert stand.ledger.committed == ["write"]
    [(how, record)] = stand.ledger.records
    assert how == "with the change"
    assert (record.event_source, record.event_name) == ("chime.amazonaws.com", "CreateAccount")
    assert record.parameters == {"name": "acme"}
    assert record.response is not None
    assert record.caller.origin.user_agent == "Boto3"
    assert (record.region, record.request_id, record.read_only) == ("us-east-1", "request-1", False)


def test_a_change_that_is_refused_leaves_only_the_record_of_its_refusal(stand: Stand) -> None:
    reply = stand.call("PUT", "/aws/chime/accounts/a1/settings", b'{"AccountSettings": {"EnableDialOut": true}}')
    assert (reply.status, reply.headers["x-amzn-errortype"]) == (503, "ServiceUnavailableException")
    assert stand.ledger.committed == []
    [(how, record)] = stand.ledger.records
    assert (how, record.error_code, record.response) == ("alone", "ServiceUnavailableException", None)


def test_an_answer_that_the_model_does_not_know_stops_the_change(stand: Stand) -> None:
    reply = stand.call("POST", "/aws/chime/accounts/a1/users?operation=create", b"{}")
    assert reply.status == 500
    assert stand.ledger.committed == []


def test_a_read_is_recorded_before_it_is_answered_and_goes_on_when_the_disk_is_full(stand: Stand) -> None:
    assert stand.call("GET", "/aws/chime/accounts/a1").status == 200
    [(how, record)] = stand.ledger.records
    assert (how, record.event_name, record.response, record.read_only) == ("alone", "GetAccount", None, True)
    stand.ledger.full = StorageFull()
    assert stand.call("GET", "/aws/chime/accounts/a1").status == 200


def test_a_handler_with_several_transactions_is_recorded_with_the_first(stand: Stand) -> None:
    body = b'{"UserEmailList": ["bob@example.com"]}'
    assert stand.call("POST", "/aws/chime/accounts/a1/users?operation=add", body).status == 201
    assert stand.ledger.committed == ["write", "write"]
    [(how, record)] = stand.ledger.records
    assert (how, record.event_name) == ("with the change", "InviteUsers")


def test_no_secret_reaches_the_trail(stand: Stand) -> None:
    stand.call("POST", "/aws/chime/accounts/a1/users?operation=add", b'{"UserEmailList": ["bob@example.com"]}')
    stand.call("POST", "/aws/chime/accounts/a1/users/u1?operation=reset-personal-pin")
    written = str(stand.ledger.records)
    assert "bob@example.com" not in written
    assert "9876543210" not in written
    assert "u1" in written


@pytest.mark.parametrize(
    "target",
    [
        "/aws/chime/accounts/a/rooms/..",
        "/aws/chime/accounts/a/rooms/%2e%2E",
        "/aws/chime/accounts/a/rooms/%252e.",
        "/aws/chime/accounts/a/./rooms",
        "/aws/chime/accounts//rooms",
        "/aws/chime/accounts/",
    ],
)
def test_dot_and_empty_segments_are_refused_whatever_their_signature(stand: Stand, target: str) -> None:
    method = "DELETE" if "rooms/" in target else "GET"
    reply = stand.call(method, target)
    assert (reply.status, reply.headers["x-amzn-errortype"]) == (400, "BadRequestException")
    assert stand.ledger.records == []


def test_a_removed_operation_says_where_it_went(stand: Stand) -> None:
    reply = stand.call("POST", "/aws/chime/meetings", b'{"ClientRequestToken": "token"}')
    assert (reply.status, reply.headers["x-amzn-errortype"]) == (400, "BadRequestException")
    assert b"CreateMeeting was removed from this API" in reply.body
    assert b"chime-sdk-meetings" in reply.body


def test_an_operation_that_is_not_there_yet_answers_a_modelled_error(stand: Stand) -> None:
    reply = stand.call("GET", "/aws/chime/settings")
    assert (reply.status, reply.headers["x-amzn-errortype"]) == (400, "BadRequestException")
    assert b"GetGlobalSettings is not offered" in reply.body


@pytest.mark.parametrize("operation", CHIME.operations.values(), ids=lambda each: each.name)
def test_every_operation_without_a_handler_is_refused_in_words(stand: Stand, operation: Operation) -> None:
    if operation.name not in HANDLERS:
        parameters = Examples(CHIME.shapes, 1, full=False).of(operation.input) if operation.input else {}
        reply = stand.call(*written_by_botocore(model_of(operation), parameters))
        name = "BadRequestException" if "BadRequestException" in operation.errors else "ForbiddenException"
        assert (reply.headers["x-amzn-errortype"], name in operation.errors) == (name, True)
        assert operation.name.encode() in reply.body


def test_what_is_no_aws_request_gets_a_helpful_answer(stand: Stand) -> None:
    reply = stand.send("GET", "/aws/chime", b"", {"host": "carillon.example"})
    assert (reply.status, reply.headers["content-type"]) == (404, "application/json")
    assert b"AWS SDK or the AWS CLI" in reply.body
    reply = stand.send("GET", "/aws/chime/accounts", b"", {"host": "carillon.example"})
    assert (reply.status, reply.headers["x-amzn-errortype"]) == (403, "MissingAuthenticationTokenException")
    assert stand.ledger.records == []


def test_an_unknown_key_is_sent_away_before_its_body_is_read(stand: Stand) -> None:
    headers = {"host": "carillon.example", **signed("POST", "/aws/chime/accounts")}
    headers["Authorization"] = headers["Authorization"].replace("AKIDEXAMPLE", "AKIDSTRANGER")
    reply = stand.send("POST", "/aws/chime/accounts", b"x" * (LARGEST_BODY + 1), headers)
    assert (reply.status, reply.headers["x-amzn-errortype"]) == (403, "UnrecognizedClientException")
    assert reply.body == b'{"message":"The security token included in the request is invalid."}'
    assert stand.keys.uses == []


def test_a_changed_body_breaks_the_signature(stand: Stand) -> None:
    headers = signed("POST", "/aws/chime/accounts", b'{"Name": "acme"}')
    reply = stand.send("POST", "/aws/chime/accounts", b'{"Name": "evil"}', headers)
    assert (reply.status, reply.headers["x-amzn-errortype"]) == (403, "InvalidSignatureException")
    assert stand.keys.uses == []
    assert stand.send("POST", "/aws/chime/accounts", b'{"Name": "acme"}', headers).status == 201
    assert stand.keys.uses == ["AKIDEXAMPLE"]


def turned_away(stand: Stand) -> list[tuple[str, str, str]]:
    found = [(each.access_key_id, each.error_code, each.event_name) for each in stand.knocks]
    stand.knocks.clear()
    return found


def test_who_named_a_key_and_was_not_believed_is_noted_and_never_recorded(stand: Stand) -> None:
    stand.knocks.clear()
    target = "/aws/chime/accounts"
    good = {"user-agent": "boto3", **signed("GET", target)}
    stranger = {**good, "Authorization": good["Authorization"].replace("AKIDEXAMPLE", "AKIDSTRANGER")}
    stand.send("GET", target, b"", stranger)
    stand.send("GET", target, b"", {**good, "Authorization": good["Authorization"][:-64] + "0" * 64})
    (first, _) = stand.knocks
    assert (first.event_source, first.origin.user_agent, first.at) == ("chime.amazonaws.com", "boto3", NOON)
    assert turned_away(stand) == [
        ("AKIDSTRANGER", "UnrecognizedClientException", "ListAccounts"),
        ("AKIDEXAMPLE", "InvalidSignatureException", "ListAccounts"),
    ]
    assert stand.send("GET", target, b"", good).status == 400  # believed, and then refused for another reason
    stand.send("GET", target, b"", {"host": "carillon.example"})
    assert turned_away(stand) == []
    assert [record.error_code for _, record in stand.ledger.records] == ["BadRequestException"]


def test_a_wrong_clock_is_noted_with_the_key_that_it_was_about(stand: Stand) -> None:
    stand.knocks.clear()
    headers = signed("GET", "/aws/chime/accounts")
    old = {
        "X-Amz-Date": "20200101T000000Z",
        "Authorization": re.sub(r"/\d{8}/", "/20200101/", headers["Authorization"]),
    }
    assert stand.send("GET", "/aws/chime/accounts", b"", {**headers, **old}).status == 403
    assert "Signature expired" in stand.knocks[0].error_message
    assert turned_away(stand) == [("AKIDEXAMPLE", "InvalidSignatureException", "ListAccounts")]


def test_a_service_may_say_what_to_do_in_place_of_what_it_does_not_offer(stand: Stand) -> None:
    assert b"aws-coverage" in stand.call("GET", "/aws/chime/settings").body
    elsewhere = Stand({}, service="cloudtrail")
    target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.CreateTrail"
    reply = elsewhere.call("POST", "/aws/cloudtrail", b"{}", {"x-amz-target": target})
    assert b"CreateTrail is not offered by this release of Carillon. Ask the operator." in reply.body


def test_a_body_that_is_too_long_is_given_up(stand: Stand) -> None:
    reply = stand.call("POST", "/aws/chime/accounts", b"x" * (LARGEST_BODY + 1))
    assert (reply.status, reply.headers["x-amzn-errortype"]) == (413, "RequestEntityTooLargeException")
    lying = signed("POST", "/aws/chime/accounts") | {"content-length": "99999999999"}
    assert stand.send("POST", "/aws/chime/accounts", b"", lying).status == 413


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"null",
        b'"Name"',
        b"{",
        b"\xff",
        b"[" * 100_000,
        b'{"Name": "\\u0000"}',
        b'{"Name": 1}',
        b'{"Name": null}',
    ],
)
def test_a_body_that_is_no_fitting_object_is_a_bad_request(stand: Stand, body: bytes) -> None:
    reply = stand.call("POST", "/aws/chime/accounts", body)
    assert (reply.status, reply.headers["x-amzn-errortype"]) == (400, "BadRequestException")
    assert msgspec.json.decode(reply.body)["Code"] == "BadRequest"


def test_every_answer_is_observed(stand: Stand) -> None:
    stand.call("GET", "/aws/chime/accounts/missing")
    stand.call("GET", "/aws/chime/nowhere")
    assert stand.observed == [("chime", "GetAccount", 404), ("chime", "", 404)]
