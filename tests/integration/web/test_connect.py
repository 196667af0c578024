"""Connect your code over HTTP: addresses, keys, and what became of calls, good ones and those nobody believed."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from botocore.exceptions import ClientError

from carillon.core.clock import SystemClock
from tests.integration.aws.conftest import new_key
from tests.integration.web.visitor import Visitor, set_up
from tests.kit.clients import Credentials, chime, iam
from tests.kit.eventually import eventually
from tests.kit.server import Server

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("connect") / "data").start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


@pytest.fixture(scope="module")
def key(server: Server, alice: Visitor) -> Credentials:
    """A key of her own."""
    return new_key(server, "--user", alice.get("/console/session").json()["name"])


def turned_away(alice: Visitor, path: str, code: str) -> list[Any]:
    told = alice.get(f"/console/connect/{path}").json()
    return [each for each in told.get("turned_away", told.get("items")) if each["error_code"] == code]


def test_addresses_and_own_keys_are_told_without_a_secret(server: Server, alice: Visitor, key: Credentials) -> None:
    told = alice.get("/console/connect")
    assert {each["variable"]: each["url"].rpartition(":")[2] for each in told.json()["endpoints"]} == {
        f"AWS_ENDPOINT_URL_{name.upper()}": f"{server.port}/aws/{name}"
        for name in ("chime", "cloudtrail", "iam", "sts")
    }
    assert key.access_key_id in [each["id"] for each in told.json()["keys"]]
    assert key.secret_access_key not in told.text


def test_the_newest_calls_of_a_key_are_told_with_their_outcome(
    server: Server, alice: Visitor, key: Credentials
) -> None:
    program = chime(f"{server.url}/aws/chime", key)
    program.list_accounts()
    with pytest.raises(ClientError):
        program.get_account(AccountId="nowhere")
    for path in ("own-keys", "keys"):
        calls = alice.get(f"/console/connect/{path}/{key.access_key_id}").json()["calls"]
        assert [(each["name"], each["error_code"]) for each in calls[:2]] == [
            ("GetAccount", "NotFoundException"),
            ("ListAccounts", None),
        ]
        assert calls[0]["address"] == "127.0.0.1"
        assert "boto3" in calls[0]["user_agent"].lower()


async def test_a_wrong_secret_is_found_with_the_key_that_it_was_used_with(
    server: Server, alice: Visitor, key: Credentials
) -> None:
    with pytest.raises(ClientError):
        chime(f"{server.url}/aws/chime", Credentials(key.access_key_id, "x" * 40)).list_users(AccountId="a")
    (found,) = await eventually(
        lambda: turned_away(alice, f"own-keys/{key.access_key_id}", "InvalidSignatureException")
    )
    assert (found["name"], found["times"], found["address"]) == ("ListUsers", 1, "127.0.0.1")
    assert "secret access key" in found["error_message"]


async def test_a_wrong_clock_is_found_with_the_key(server: Server, alice: Visitor, key: Credentials) -> None:
    late = (SystemClock().now() - timedelta(hours=2)).strftime("%Y%m%dT%H%M%SZ")
    authorization = f"AWS4-HMAC-SHA256 Credential={key.access_key_id}/{late[:8]}/us-east-1/chime/aws4_request, "
    authorization += f"SignedHeaders=host;x-amz-date, Signature={'0' * 64}"
    headers = {"authorization": authorization, "x-amz-date": late}
    assert httpx2.get(f"{server.url}/aws/chime/accounts", headers=headers).status_code == 403

    def expired() -> list[Any]:
        found = turned_away(alice, f"keys/{key.access_key_id}", "InvalidSignatureException")
        return [each for each in found if "Signature expired" in each["error_message"]]

    await eventually(expired)


async def test_a_key_that_does_not_exist_is_found_among_the_strangers(server: Server, alice: Visitor) -> None:
    with pytest.raises(ClientError):
        chime(f"{server.url}/aws/chime", Credentials("AKIAMADEUP", "x")).list_accounts()
    found = await eventually(lambda: turned_away(alice, "strangers", "UnrecognizedClientException"))
    assert [each["access_key_id"] for each in found] == ["AKIAMADEUP"]


async def test_a_key_that_was_switched_off_is_still_told_what_it_was_refused(
    server: Server, alice: Visitor, key: Credentials
) -> None:
    identities = iam(server.url, key)
    identities.create_user(UserName="bob")
    made = identities.create_access_key(UserName="bob")["AccessKey"]
    identities.update_access_key(UserName="bob", AccessKeyId=made["AccessKeyId"], Status="Inactive")
    with pytest.raises(ClientError):
        chime(f"{server.url}/aws/chime", Credentials(made["AccessKeyId"], made["SecretAccessKey"])).list_accounts()
    await eventually(lambda: turned_away(alice, f"keys/{made['AccessKeyId']}", "UnrecognizedClientException"))
    assert alice.get(f"/console/connect/keys/{made['AccessKeyId']}").json()["key"]["status"] == "Inactive"
    assert made["AccessKeyId"] in [each["id"] for each in alice.get("/console/connect/keys").json()["items"]]


def test_only_own_keys_are_own_and_foreign_ones_are_not_found(alice: Visitor) -> None:
    bobs = [each["id"] for each in alice.get("/console/connect/keys").json()["items"] if each["user_name"] == "bob"]
    for key_id in (*bobs, "AKIANOWHERE"):
        answer = alice.get(f"/console/connect/own-keys/{key_id}")
        assert (answer.status_code, answer.json()["code"]) == (404, "AccessKeyNotFound")
