"""Retention and redaction as boto3 and a caller without an SDK see them, and what people see of them."""

import asyncio
import json
import secrets
import sqlite3
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.aws.caller import Caller
from tests.integration.aws.office import (
    BAD_REQUEST,
    FORBIDDEN,
    MOMENT,
    NOT_FOUND,
    NOWHERE,
    employee,
    enterprise,
    member,
    new_account,
    refused,
)
from tests.integration.web.sockets import Live
from tests.integration.web.visitor import Visitor
from tests.kit.clients import Credentials, aws_cli, old_boto3
from tests.kit.eventually import eventually
from tests.kit.server import Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient


@pytest.fixture(scope="module")
def acme(installation: Server, root: "ChimeClient") -> str:
    return enterprise(root, installation, "Acme", "acme.example")


@pytest.fixture(scope="module")
def bob(installation: Server, root: "ChimeClient", acme: str) -> Visitor:
    return employee(root, installation, acme, "bob@acme.example")[1]


def new_room(visitor: Visitor, name: str) -> str:
    return str(visitor.done("/rooms", {"name": name, "token": secrets.token_hex(8)})["id"])


def say(visitor: Visitor, room_id: str, text: str) -> Any:
    return visitor.done(f"/rooms/{room_id}/messages", {"content": text, "token": secrets.token_hex(8)})


def read(visitor: Visitor, room_id: str) -> list[str]:
    return [message["content"] for message in visitor.get(f"/rooms/{room_id}/messages").json()["items"]]


def shows(visitor: Visitor, room_id: str, texts: list[str]) -> None:
    asyncio.run(eventually(lambda: read(visitor, room_id) == texts))


@pytest.mark.spec("RET-01", "RET-03", "RET-25")
def test_each_part_is_set_by_itself_and_off_until_it_is(wire: Caller, root: "ChimeClient", acme: str) -> None:
    path = f"/accounts/{acme}/retention-settings"
    nothing = {"RetentionSettings": {"RoomRetentionSettings": {}, "ConversationRetentionSettings": {}}}
    assert json.loads(wire.call("GET", path)[2]) == nothing
    order = b'{"RetentionSettings": {"RoomRetentionSettings": {"RetentionDays": 5475}}}'
    status, headers, body = wire.call("PUT", path, order)
    assert (status, body) == (204, b"")
    assert not {"content-type", "content-length"} & headers.keys()
    root.put_retention_settings(
        AccountId=acme, RetentionSettings={"ConversationRetentionSettings": {"RetentionDays": 1}}
    )
    told = json.loads(wire.call("GET", path)[2])
    assert MOMENT.fullmatch(told.pop("InitiateDeletionTimestamp"))
    assert told == {
        "RetentionSettings": {
            "RoomRetentionSettings": {"RetentionDays": 5475},
            "ConversationRetentionSettings": {"RetentionDays": 1},
        }
    }
    off: Any = {"RoomRetentionSettings": {}, "ConversationRetentionSettings": {}}
    root.put_retention_settings(AccountId=acme, RetentionSettings=off)
    assert json.loads(wire.call("GET", path)[2]) == nothing


def test_a_new_period_can_be_taken_back_for_thirty_days(root: "ChimeClient", acme: str) -> None:
    root.put_retention_settings(AccountId=acme, RetentionSettings={"RoomRetentionSettings": {"RetentionDays": 90}})
    answer = root.get_retention_settings(AccountId=acme)
    now = parsedate_to_datetime(answer["ResponseMetadata"]["HTTPHeaders"]["date"])
    assert abs(answer["InitiateDeletionTimestamp"] - now - timedelta(days=30)) < timedelta(minutes=1)


@pytest.mark.spec("RET-03", "RET-26")
def test_what_is_out_of_range_or_not_an_enterprise_is_refused(wire: Caller, root: "ChimeClient", acme: str) -> None:
    path = f"/accounts/{acme}/retention-settings"
    for days in ("0", "5476", "-1", "1.5", '"5"'):
        order = f'{{"RetentionSettings": {{"RoomRetentionSettings": {{"RetentionDays": {days}}}}}}}'
        assert wire.call("PUT", path, order.encode())[0] == 400
    team = new_account(root, "Crew")
    settings: Any = {"RoomRetentionSettings": {"RetentionDays": 5}}
    for account_id, answer in ((team, FORBIDDEN), (NOWHERE, NOT_FOUND)):
        assert refused(lambda at=account_id: root.get_retention_settings(AccountId=at)) == answer
        assert (
            refused(lambda at=account_id: root.put_retention_settings(AccountId=at, RetentionSettings=settings))
            == answer
        )
    missing: Any = {"AccountId": acme, "RetentionSettings": {"RoomRetentionSettings": {"RetentionDays": 9999}}}
    assert refused(lambda: root.put_retention_settings(**missing)) == BAD_REQUEST


@pytest.mark.spec("RED-02", "RED-06")
def test_a_redacted_message_is_gone_everywhere_at_once(
    installation: Server, wire: Caller, root: "ChimeClient", acme: str, bob: Visitor
) -> None:
    room_id = new_room(bob, "Slip")
    slip, fine = say(bob, room_id, "the password is swordfish"), say(bob, room_id, "sorry")
    live = Live(installation, bob).greeted()
    path = f"/accounts/{acme}/rooms/{room_id}/messages"
    status, _, body = wire.call("POST", f"{path}/{slip['id']}?operation=redact")
    assert (status, body) == (200, b"{}")
    gone = {**slip, "content": "", "redacted": True}
    assert live.hear() == {"type": "message_redacted", "message": gone, "history_version": 1}
    live.close()
    assert bob.get(f"/rooms/{room_id}/messages").json()["items"] == [gone, fine]
    again: Any = {"AccountId": acme, "RoomId": room_id, "MessageId": slip["id"]}
    assert root.redact_room_message(**again)["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert bob.get(f"/rooms/{room_id}").json()["history_version"] == 1


@pytest.mark.spec("RED-03", "RED-05")
def test_only_messages_of_the_own_account_are_redacted(
    installation: Server, root: "ChimeClient", acme: str, bob: Visitor
) -> None:
    room_id = new_room(bob, "Mine")
    message_id = say(bob, room_id, "hello")["id"]
    team = new_account(root, "Choir")
    _, tara = member(root, installation, team, "tara@example.com")
    place: Any = {"AccountId": acme, "RoomId": room_id, "MessageId": message_id}
    for wrong in ({"AccountId": team}, {"AccountId": NOWHERE}, {"RoomId": NOWHERE}, {"MessageId": NOWHERE}):
        assert refused(lambda wrong=wrong: root.redact_room_message(**{**place, **wrong})) == NOT_FOUND
    assert read(bob, room_id) == ["hello"]
    in_team = new_room(tara, "Team")
    slip = say(tara, in_team, "oops")["id"]
    root.redact_room_message(AccountId=team, RoomId=in_team, MessageId=slip)
    assert read(tara, in_team) == [""]
    said: Any = {"AccountId": acme, "ConversationId": room_id, "MessageId": message_id}
    assert refused(lambda: root.redact_conversation_message(**said)) == NOT_FOUND
    assert refused(lambda: root.redact_conversation_message(**{**said, "AccountId": NOWHERE})) == NOT_FOUND


def test_the_last_boto3_with_every_operation_and_the_command_line_do_it_too(
    door: str, root_key: Credentials, acme: str, bob: Visitor
) -> None:
    settings = {"RoomRetentionSettings": {"RetentionDays": 180}}
    put = old_boto3(door, root_key, "put_retention_settings", AccountId=acme, RetentionSettings=settings)
    assert put["answer"]["ResponseMetadata"]["HTTPStatusCode"] == 204
    told = aws_cli(door, root_key, "get-retention-settings", "--account-id", acme)
    assert told["RetentionSettings"]["RoomRetentionSettings"] == {"RetentionDays": 180}
    room_id = new_room(bob, "Tools")
    first, second = say(bob, room_id, "one")["id"], say(bob, room_id, "two")["id"]
    here = {"AccountId": acme, "RoomId": room_id, "MessageId": first}
    assert "answer" in old_boto3(door, root_key, "redact_room_message", **here)
    place = ("--account-id", acme, "--room-id", room_id, "--message-id", second)
    assert aws_cli(door, root_key, "redact-room-message", *place) is None
    assert read(bob, room_id) == ["", ""]


@pytest.mark.spec("RST-02", "RST-04")
def test_people_lose_old_messages_get_them_back_and_lose_them_for_good(
    installation: Server, root: "ChimeClient"
) -> None:
    account_id = enterprise(root, installation, "Old", "old.example")
    _, olga = employee(root, installation, account_id, "olga@old.example")
    room_id = new_room(olga, "Memories")
    say(olga, room_id, "before")
    installation.run("clock", "advance", "6d")
    olga.sign_in("olga@old.example")
    say(olga, room_id, "after")

    def keep(days: int | None) -> None:
        settings: Any = {"RoomRetentionSettings": {} if days is None else {"RetentionDays": days}}
        root.put_retention_settings(AccountId=account_id, RetentionSettings=settings)

    keep(5)
    shows(olga, room_id, ["after"])
    assert olga.get(f"/rooms/{room_id}").json()["hidden_through"] == 1
    keep(10)
    shows(olga, room_id, ["before", "after"])
    keep(5)
    shows(olga, room_id, ["after"])
    installation.run("clock", "advance", "31d")
    with sqlite3.connect(installation.data / "carillon.db") as database:
        query = "SELECT count(*) FROM messages WHERE conversation_id = ?"
        asyncio.run(eventually(lambda: database.execute(query, (room_id,)).fetchone() == (0,)))
    keep(None)
    olga.sign_in("olga@old.example")
    assert read(olga, room_id) == []
