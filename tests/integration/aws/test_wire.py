"""The AWS API on a real socket: the bytes that a client sends and gets, with nothing of an SDK in between."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest

from carillon.core.clock import SystemClock
from tests.integration.aws.caller import Caller
from tests.kit.clients import ClientRefused, Credentials, aws_cli, chime, old_boto3
from tests.kit.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("wire") / "installation").start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def credentials(server: Server) -> Credentials:
    keys = server.json("keys", "create")
    return Credentials(str(keys["AccessKeyId"]), str(keys["SecretAccessKey"]))


@pytest.fixture(scope="module")
def endpoint(server: Server) -> str:
    return f"{server.url}/aws/chime"


@pytest.fixture(scope="module")
def account_id(endpoint: str, credentials: Credentials) -> str:
    return chime(endpoint, credentials).create_account(Name="Acme")["Account"]["AccountId"]


@pytest.fixture(scope="module")
def caller(endpoint: str, credentials: Credentials) -> Caller:
    return Caller(endpoint, credentials)


def test_an_answer_has_its_type_its_request_id_and_the_time(caller: Caller, account_id: str) -> None:
    status, headers, body = caller.call("GET", f"/accounts/{account_id}")
    assert (status, headers["content-type"]) == (200, "application/json")
    assert len(headers["x-amzn-requestid"]) == 36
    assert abs(parsedate_to_datetime(headers["date"]) - SystemClock().now()) < timedelta(seconds=5)
    assert b'"Name":"Acme"' in body


def test_204_comes_without_body_and_content_headers(caller: Caller, account_id: str) -> None:
    status, headers, body = caller.call(
        "PUT", f"/accounts/{account_id}/settings", b'{"AccountSettings": {"EnableDialOut": true}}'
    )
    assert (status, body) == (204, b"")
    assert headers.keys() == {"date", "x-amzn-requestid"} | (headers.keys() & {"server", "connection"})


@pytest.mark.parametrize("end", ["", "/", "/..", "/%2e%2e", "/%252e%252e", "/.", "//settings", "/settings/"])
def test_the_server_normalises_no_path(caller: Caller, account_id: str, end: str) -> None:
    status, _, _ = caller.call("GET", f"/accounts/{account_id}/rooms/..{end}" if end else f"/accounts/{account_id}")
    assert status == (400 if end else 200)


def test_a_label_is_decoded_once_on_its_way_from_the_socket(caller: Caller) -> None:
    for written, read in (("%2Fa%20b", b"/a b"), ("a%252Fb", b"a%2Fb")):
        status, headers, body = caller.call("GET", f"/accounts/{written}")
        assert (status, headers["x-amzn-errortype"]) == (404, "NotFoundException")
        assert read in body


def test_a_presigned_address_works_until_it_is_changed(caller: Caller) -> None:
    address = caller.presigned("/accounts?name=Ac")
    status, _, body = caller.send("GET", address)
    assert (status, b'"Name":"Acme"' in body) == (200, True)
    status, headers, _ = caller.send("GET", address.replace("name=Ac", "name=A"))
    assert (status, headers["x-amzn-errortype"]) == (403, "InvalidSignatureException")


def test_no_address_redirects_and_strangers_are_told_what_this_is(caller: Caller) -> None:
    for method, target, expected in (("GET", "", 404), ("GET", "/", 404), ("POST", "/accounts", 403)):
        status, headers, body = caller.send(method, target)
        assert (status, headers["content-type"]) == (expected, "application/json")
        assert b"AWS" in body or b"access key" in body


def test_todays_boto3_the_last_complete_one_and_both_releases_of_the_cli_agree(
    endpoint: str, credentials: Credentials, account_id: str
) -> None:
    new = chime(endpoint, credentials).get_account(AccountId=account_id)["Account"]
    old = old_boto3(endpoint, credentials, "get_account", AccountId=account_id)["answer"]["Account"]
    assert old | {"CreatedTimestamp": datetime.fromisoformat(old["CreatedTimestamp"])} == new
    for release in ("cli", "old"):
        printed = aws_cli(endpoint, credentials, "get-account", "--account-id", account_id, release=release)
        assert printed["Account"]["Name"] == new["Name"]
        assert printed["Account"]["CreatedTimestamp"].endswith("Z")


def test_a_refusal_has_its_exception_class_in_each_client(endpoint: str, credentials: Credentials) -> None:
    client = chime(endpoint, credentials)
    with pytest.raises(client.exceptions.NotFoundException):
        client.get_account(AccountId="nowhere")
    assert old_boto3(endpoint, credentials, "get_account", AccountId="nowhere")["class"] == "NotFoundException"
    with pytest.raises(ClientRefused, match=r"An error occurred \(NotFoundException\)") as refused:
        aws_cli(endpoint, credentials, "get-account", "--account-id", "nowhere")
    assert refused.value.status == 255


def test_a_removed_operation_is_a_modelled_error_for_the_client_that_still_has_it(
    endpoint: str, credentials: Credentials
) -> None:
    answer = old_boto3(endpoint, credentials, "create_meeting", ClientRequestToken="token")
    assert answer["class"] == "BadRequestException"
    assert "chime-sdk-meetings" in answer["error"]["Message"]
