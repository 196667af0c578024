"""The bot operations as boto3 and a caller without an SDK see them, and what a bot's endpoint hears."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from carillon.features.bots.model import sign
from tests.integration.aws.caller import Caller
from tests.integration.aws.conftest import GENEROUS, new_key
from tests.integration.aws.office import (
    BAD_REQUEST,
    FORBIDDEN,
    LIMIT,
    MOMENT,
    NOT_FOUND,
    NOWHERE,
    UUID,
    enterprise,
    new_account,
    refused,
)
from tests.kit.clients import aws_cli, chime, old_boto3
from tests.kit.endpoints import Endpoint, answering, echo, endpoint, outgoing, silent
from tests.kit.server import Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bots")


@pytest.fixture(scope="module")
def listening(folder: Path) -> Iterator[Endpoint]:
    with endpoint(folder / "tls") as running:
        yield running


@pytest.fixture(scope="module")
def installation(folder: Path, listening: Endpoint) -> Iterator[Server]:
    """One that may call endpoints on this machine."""
    assert listening.port
    started = Server(folder / "installation", GENEROUS + outgoing(folder / "tls")).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def acme(installation: Server, root: "ChimeClient") -> str:
    return enterprise(root, installation, "Acme", "acme.example")


def new_bot(root: "ChimeClient", account_id: str, name: str) -> Any:
    bot = root.create_bot(AccountId=account_id, DisplayName=name).get("Bot", {})
    return {"AccountId": account_id, "BotId": bot.get("BotId", "")}


@pytest.mark.spec("BOT-18", "BOT-19", "BOT-21")
def test_a_bot_is_answered_as_the_service_does(wire: Caller, acme: str) -> None:
    order = json.dumps({"DisplayName": "exampleBot", "Domain": "acme.example"}).encode()
    status, _, body = wire.call("POST", f"/accounts/{acme}/bots", order)
    bot = json.loads(body)["Bot"]
    path = f"/accounts/{acme}/bots/{bot['BotId']}"
    assert json.loads(wire.call("GET", path)[2]) == {"Bot": bot}
    token = bot.pop("SecurityToken")
    assert (status, len(token)) == (201, 40)
    assert all(UUID.fullmatch(bot.pop(member)) for member in ("BotId", "UserId"))
    made = bot.pop("CreatedTimestamp")
    assert MOMENT.fullmatch(made)
    assert bot.pop("UpdatedTimestamp") == made
    assert bot == {
        "DisplayName": "exampleBot (Bot)",
        "BotType": "ChatBot",
        "Disabled": False,
        "BotEmail": "exampleBot-chimebot@acme.example",
    }
    status, _, body = wire.call("POST", path, b'{"Disabled": true, "DisplayName": "other"}')
    stopped = json.loads(body)["Bot"]
    assert (status, stopped["Disabled"], stopped["DisplayName"]) == (200, True, "exampleBot (Bot)")
    status, _, body = wire.call("POST", f"{path}?operation=regenerate-security-token")
    assert (status, json.loads(body)["Bot"]["SecurityToken"] != token) == (200, True)


@pytest.mark.spec("BOT-02", "BOT-16", "BOT-17")
def test_what_is_no_bot_is_refused(root: "ChimeClient", acme: str) -> None:
    team = new_account(root, "Crew")
    assert refused(lambda: root.create_bot(AccountId=team, DisplayName="ring")) == FORBIDDEN
    assert refused(lambda: root.list_bots(AccountId=team)) == FORBIDDEN
    for name in ("x" * 56, "two words", ""):
        assert refused(lambda name=name: root.create_bot(AccountId=acme, DisplayName=name)) == BAD_REQUEST
    for domain in ("other.example", "example"):
        assert refused(lambda at=domain: root.create_bot(AccountId=acme, DisplayName="ring", Domain=at)) == BAD_REQUEST
    new_bot(root, acme, "taken")
    assert refused(lambda: root.create_bot(AccountId=acme, DisplayName="taken")) == BAD_REQUEST
    nowhere: Any = {"AccountId": acme, "BotId": NOWHERE}
    acts = (root.get_bot, root.update_bot, root.regenerate_security_token, root.get_events_configuration)
    for act in (*acts, root.delete_events_configuration):
        assert refused(lambda act=act: act(**nowhere)) == NOT_FOUND


@pytest.mark.spec("BOT-04", "BOT-01")
def test_ten_bots_are_listed_in_pages_of_ten_and_an_eleventh_is_refused(
    installation: Server, root: "ChimeClient"
) -> None:
    account_id = enterprise(root, installation, "Ten", "ten.example")
    made = {new_bot(root, account_id, f"bot{number}")["BotId"] for number in range(10)}
    assert refused(lambda: root.create_bot(AccountId=account_id, DisplayName="more")) == LIMIT
    whole = root.list_bots(AccountId=account_id)
    assert "NextToken" not in whole
    first = root.list_bots(AccountId=account_id, MaxResults=6)
    last = root.list_bots(AccountId=account_id, NextToken=first.get("NextToken", ""))
    assert {bot.get("BotId") for bot in (*first["Bots"], *last["Bots"])} == made
    assert [bot.get("BotId") for bot in whole["Bots"]] == sorted(made)


@pytest.mark.spec("BOT-28", "BOT-33", "BOT-22")
def test_an_endpoint_is_configured_once_it_has_answered(
    wire: Caller, root: "ChimeClient", acme: str, listening: Endpoint
) -> None:
    bot = new_bot(root, acme, "listener")
    path = f"/accounts/{acme}/bots/{bot['BotId']}/events-configuration"
    assert wire.call("GET", path)[0] == 404
    listening.behaves(echo)
    order = json.dumps({"OutboundEventsHTTPSEndpoint": listening.url}).encode()
    told = {"EventsConfiguration": {"BotId": bot["BotId"], "OutboundEventsHTTPSEndpoint": listening.url}}
    for _ in range(2):
        status, _, body = wire.call("PUT", path, order)
        assert (status, json.loads(body)) == (201, told)
    assert json.loads(wire.call("GET", path)[2]) == told
    heard = listening.heard[0]
    challenge = json.loads(heard.body)
    assert challenge.keys() == {"Challenge", "EventType"}
    assert len(challenge["Challenge"]) == 20
    token = root.get_bot(**bot)["Bot"].get("SecurityToken", "")
    assert heard.headers["chime-signature"] == sign(token, heard.headers["chime-request-timestamp"], heard.body)
    assert wire.call("DELETE", path)[::2] == (204, b"")
    assert refused(lambda: root.get_events_configuration(**bot)) == NOT_FOUND
    assert wire.call("DELETE", path)[0] == 204


@pytest.mark.spec("BOT-34", "BOT-46", "BOT-47")
def test_an_endpoint_that_keeps_silent_is_asked_three_times_and_not_taken(
    root: "ChimeClient", acme: str, listening: Endpoint
) -> None:
    bot = new_bot(root, acme, "silent")
    listening.behaves(silent)
    url = listening.url
    assert refused(lambda: root.put_events_configuration(**bot, OutboundEventsHTTPSEndpoint=url)) == BAD_REQUEST
    first, second, third = (heard.at for heard in listening.heard)
    # Two seconds of silence and the pause, less what the connection took before it was heard.
    assert second - first >= 2.1
    assert third - second >= 2.3
    listening.behaves(answering(403))
    assert refused(lambda: root.put_events_configuration(**bot, OutboundEventsHTTPSEndpoint=url)) == BAD_REQUEST
    assert len(listening.heard) == 1
    assert refused(lambda: root.get_events_configuration(**bot)) == NOT_FOUND


def test_only_public_https_endpoints_are_called(root: "ChimeClient", acme: str, listening: Endpoint) -> None:
    bot = new_bot(root, acme, "careful")
    listening.behaves(echo)
    port = listening.port
    for url in (
        f"http://localhost:{port}/",
        f"https://alice:secret@localhost:{port}/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[fd00:ec2::254]/",
        f"https://127.0.0.2:{port}/",
        "",
    ):
        assert (
            refused(lambda url=url: root.put_events_configuration(**bot, OutboundEventsHTTPSEndpoint=url))
            == BAD_REQUEST
        )
    assert listening.heard == []


@pytest.mark.spec("BOT-31")
def test_exactly_one_target_is_given_and_functions_are_not_invoked_here(
    root: "ChimeClient", acme: str, listening: Endpoint
) -> None:
    bot = new_bot(root, acme, "choosy")
    arn = "arn:aws:lambda:us-east-1:111122223333:function:function-name"
    both: Any = {"OutboundEventsHTTPSEndpoint": listening.url, "LambdaFunctionArn": arn}
    for target in ({}, both, {"LambdaFunctionArn": arn}):
        assert refused(lambda target=target: root.put_events_configuration(**bot, **target)) == BAD_REQUEST
    assert refused(lambda: root.get_events_configuration(**bot)) == NOT_FOUND


@pytest.mark.spec("BOT-69")
def test_the_trail_names_every_change_and_no_secret(
    installation: Server, root: "ChimeClient", acme: str, listening: Endpoint
) -> None:
    listening.behaves(echo)
    bot = new_bot(root, acme, "watched")
    root.update_bot(**bot, Disabled=True)
    token = root.regenerate_security_token(**bot)["Bot"].get("SecurityToken", "")
    root.put_events_configuration(**bot, OutboundEventsHTTPSEndpoint=listening.url)
    root.delete_events_configuration(**bot)
    with sqlite3.connect(installation.data / "carillon.db") as database:
        rows = database.execute("SELECT event_name, event FROM trail_records ORDER BY id DESC LIMIT 5").fetchall()
        stored = database.execute("SELECT * FROM bots").fetchall()
    names = ["CreateBot", "UpdateBot", "RegenerateSecurityToken", "PutEventsConfiguration", "DeleteEventsConfiguration"]
    assert [name for name, _ in rows][::-1] == names
    for secret in (token, listening.url, "watched-chimebot"):
        assert not any(secret in str(event) for _, event in rows)
    assert token not in str(stored)


def test_the_tokens_survive_a_new_master_key(installation: Server, root: "ChimeClient", acme: str) -> None:
    bot = new_bot(root, acme, "keeper")
    before = root.get_bot(**bot)["Bot"].get("SecurityToken")
    installation.run("master-key", "rotate")
    assert root.get_bot(**bot)["Bot"].get("SecurityToken") == before


@pytest.mark.spec("BOT-15", "BOT-23", "BOT-35")
def test_the_last_boto3_with_every_operation_and_the_command_line_do_all_eight(
    installation: Server, door: str, listening: Endpoint
) -> None:
    key = new_key(installation)
    root = chime(door, key)
    account_id = enterprise(root, installation, "Tools", "tools.example")
    here = ("--account-id", account_id)

    def old(method: str, **more: Any) -> Any:
        told = old_boto3(door, key, method, AccountId=account_id, **more)
        assert "answer" in told, told
        return told["answer"]

    listening.behaves(echo)
    bot = aws_cli(door, key, "create-bot", *here, "--display-name", "cli", "--domain", "tools.example")["Bot"]
    bot_id, place = bot["BotId"], (*here, "--bot-id", bot["BotId"])
    assert old("create_bot", DisplayName="old", Domain="tools.example")["Bot"]["BotEmail"].startswith("old-chimebot@")
    assert len(aws_cli(door, key, "list-bots", *here)["Bots"]) == 2
    assert aws_cli(door, key, "update-bot", *place, "--disabled")["Bot"]["Disabled"] is True
    assert aws_cli(door, key, "update-bot", *place, "--no-disabled")["Bot"]["Disabled"] is False
    token = old("regenerate_security_token", BotId=bot_id)["Bot"]["SecurityToken"]
    assert aws_cli(door, key, "get-bot", *place)["Bot"]["SecurityToken"] == token
    put = old("put_events_configuration", BotId=bot_id, OutboundEventsHTTPSEndpoint=listening.url)
    assert put["ResponseMetadata"]["HTTPStatusCode"] == 201
    told = aws_cli(door, key, "get-events-configuration", *place)["EventsConfiguration"]
    assert told == {"BotId": bot_id, "OutboundEventsHTTPSEndpoint": listening.url}
    assert aws_cli(door, key, "delete-events-configuration", *place) is None
    # The first generation of the command line fetches what looks like an address, unless it stands in JSON.
    order = json.dumps({"AccountId": account_id, "BotId": bot_id, "OutboundEventsHTTPSEndpoint": listening.url})
    assert aws_cli(door, key, "put-events-configuration", "--cli-input-json", order)["EventsConfiguration"] == told
