"""LogoutUser as boto3 calls it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import boto3
import pytest
from botocore.config import Config

from tests.integration.web.visitor import Visitor, register, set_up
from tests.kit.server import Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    started = Server(tmp_path / "data").start()
    yield started
    started.stop()


@pytest.fixture
def chime(server: Server) -> "Iterator[ChimeClient]":
    keys = server.json("keys", "create")
    client: Any = boto3.client(
        "chime",
        endpoint_url=f"{server.url}/aws/chime",
        region_name="us-east-1",
        aws_access_key_id=str(keys["AccessKeyId"]),
        aws_secret_access_key=str(keys["SecretAccessKey"]),
        config=Config(retries={"total_max_attempts": 1}),
    )
    yield cast("ChimeClient", client)
    client.close()


@pytest.mark.spec("U:ACC-10")
def test_logout_user_ends_every_session_of_the_user_and_of_nobody_else(server: Server, chime: "ChimeClient") -> None:
    alice = set_up(server)
    bob = register(server, alice, "bob@example.com", "Bob Baker")
    phone = Visitor(server)
    phone.sign_in("bob@example.com")
    me = bob.get("/session").json()
    answer = chime.logout_user(AccountId=me["account"]["id"], UserId=me["user_id"])
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 204
    assert [visitor.get("/session").status_code for visitor in (bob, phone, alice)] == [401, 401, 200]
    again = chime.logout_user(AccountId=me["account"]["id"], UserId=me["user_id"])
    assert again["ResponseMetadata"]["HTTPStatusCode"] == 204
    assert Visitor(server).sign_in("bob@example.com").status_code == 201


def test_logout_user_of_nobody_is_not_found(server: Server, chime: "ChimeClient") -> None:
    alice = set_up(server).get("/session").json()
    nobody = "11111111-1111-4111-8111-111111111111"
    for account_id, user_id in ((alice["account"]["id"], nobody), (nobody, alice["user_id"])):
        with pytest.raises(chime.exceptions.NotFoundException):
            chime.logout_user(AccountId=account_id, UserId=user_id)
