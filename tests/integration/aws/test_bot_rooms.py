"""A bot in a chat room from end to end: added with boto3 or in the client, called by people, and answering."""

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError

import pytest

from carillon.features.bots.model import sign
from tests.integration.aws.conftest import GENEROUS
from tests.integration.aws.office import BAD_REQUEST, CONFLICT, FORBIDDEN, employee, enterprise, refused
from tests.integration.web.sockets import Live
from tests.integration.web.visitor import Visitor
from tests.kit.clients import Credentials, aws_cli
from tests.kit.endpoints import Answer, Endpoint, Heard, answering, echo, endpoint, outgoing
from tests.kit.eventually import eventually
from tests.kit.server import Server

pytestmark = pytest.mark.anyio

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bot-rooms")


@pytest.fixture(scope="module")
def listening(folder: Path) -> Iterator[Endpoint]:
    with endpoint(folder / "tls") as running:
        yield running


@pytest.fixture(scope="module")
def installation(folder: Path, listening: Endpoint) -> Iterator[Server]:
    assert listening.port
    started = Server(folder / "installation", GENEROUS + outgoing(folder / "tls")).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def acme(installation: Server, root: "ChimeClient") -> str:
    return enterprise(root, installation, "Acme", "acme.example")


@pytest.fixture(scope="module")
def bob(installation: Server, root: "ChimeClient", acme: str) -> tuple[str, Visitor]:
    return employee(root, installation, acme, "bob@acme.example")


def new_bot(root: "ChimeClient", acme: str, listening: Endpoint, name: str) -> Any:
    bot: Any = root.create_bot(AccountId=acme, DisplayName=name)["Bot"]
    listening.behaves(echo)
    root.put_events_configuration(
        AccountId=acme, BotId=bot["BotId"], OutboundEventsHTTPSEndpoint=f"{listening.url}&name={name}"
    )
    listening.behaves(answering())
    return bot


def new_room(root: "ChimeClient", acme: str, *member_ids: str) -> Any:
    room: Any = root.create_room(AccountId=acme, Name="Tower")["Room"]
    for member_id in member_ids:
        root.create_room_membership(AccountId=acme, RoomId=room["RoomId"], MemberId=member_id, Role="Administrator")
    return {"AccountId": acme, "RoomId": room["RoomId"]}


def post(url: str, body: bytes, content_type: str = "application/json") -> int:
    request = urllib.request.Request(url, body, {"Content-Type": content_type})
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return int(response.status)
    except HTTPError as error:
        error.close()
        return error.code


async def heard_by(listening: Endpoint, count: int) -> list[Any]:
    await eventually(lambda: len(listening.heard) >= count)
    return [json.loads(heard.body) for heard in listening.heard]


def say(visitor: Visitor, room: Any, text: str) -> None:
    visitor.done(f"/rooms/{room['RoomId']}/messages", {"content": text, "token": str(abs(hash(text)))})


def said(visitor: Visitor, room: Any) -> list[tuple[str, str]]:
    items = visitor.get(f"/rooms/{room['RoomId']}/messages").json()["items"]
    return [(item["sender"]["display_name"], item["content"]) for item in items]


@pytest.mark.spec("BOT-07", "BOT-38", "BOT-67")
async def test_a_bot_answers_whoever_calls_it(
    installation: Server, root: "ChimeClient", acme: str, bob: tuple[str, Visitor], listening: Endpoint
) -> None:
    bot, (bob_id, visitor) = new_bot(root, acme, listening, "ring"), bob
    room = new_room(root, acme, bob_id)

    def helpful(heard: Heard) -> Answer:
        event = json.loads(heard.body)
        if "InboundHttpsEndpoint" in event:
            text = "Commands: help" if event["EventType"] == "Invite" else f"You said: {event['Message']}"
            post(event["InboundHttpsEndpoint"]["Url"], json.dumps({"Content": text}).encode())
        return Answer()

    listening.behaves(helpful)
    live = Live(installation, visitor).greeted()
    membership: Any = root.create_room_membership(**room, MemberId=bot["BotId"])["RoomMembership"]
    await eventually(lambda: said(visitor, room) == [("ring (Bot)", "Commands: help")])
    say(visitor, room, "@ring help")
    await eventually(lambda: said(visitor, room)[-1:] == [("ring (Bot)", "You said: @ring help")])
    live.close()
    assert membership["Member"] == {
        "MemberId": bot["BotId"],
        "MemberType": "Bot",
        "Email": "ring-chimebot@acme.example",
        "FullName": "ring (Bot)",
        "AccountId": acme,
    }
    invite, mention = listening.heard
    token = root.get_bot(AccountId=acme, BotId=bot["BotId"])["Bot"].get("SecurityToken", "")
    for heard in (invite, mention):
        assert heard.headers["chime-signature"] == sign(token, heard.headers["chime-request-timestamp"], heard.body)
    place, _, secret = json.loads(invite.body)["InboundHttpsEndpoint"]["Url"].partition("?token=")
    assert place.startswith(f"http://localhost:{installation.port}/incomingwebhooks/")
    assert (secret.isalnum(), len(secret)) == (True, 72)
    root.delete_room_membership(**room, MemberId=bot["BotId"])
    assert (await heard_by(listening, 3))[2]["EventType"] == "Remove"


@pytest.mark.spec("BOT-10", "BOT-11", "BOT-56")
async def test_a_stopped_bot_is_removed_but_neither_added_nor_called(
    installation: Server, root: "ChimeClient", acme: str, bob: tuple[str, Visitor], listening: Endpoint
) -> None:
    bot, (bob_id, visitor) = new_bot(root, acme, listening, "halt"), bob
    room = new_room(root, acme, bob_id)
    root.create_room_membership(**room, MemberId=bot["BotId"])
    await heard_by(listening, 1)
    root.update_bot(AccountId=acme, BotId=bot["BotId"], Disabled=True)
    live = Live(installation, visitor).greeted()
    say(visitor, room, "@halt who goes there")
    assert live.hear()["type"] == "message"
    assert live.hear() == {
        "type": "bot_unheard",
        "room_id": room["RoomId"],
        "name": "halt (Bot)",
        "reason": "stopped",
    }
    live.close()
    root.delete_room_membership(**room, MemberId=bot["BotId"])
    assert refused(lambda: root.create_room_membership(**room, MemberId=bot["BotId"])) == FORBIDDEN
    assert len(listening.heard) == 1


@pytest.mark.spec("BOT-05", "BOT-37")
async def test_the_membership_operations_take_bots(
    installation: Server,
    root: "ChimeClient",
    root_key: Credentials,
    door: str,
    acme: str,
    bob: tuple[str, Visitor],
    listening: Endpoint,
) -> None:
    bot, room = new_bot(root, acme, listening, "many"), new_room(root, acme, bob[0])
    bot_id = bot["BotId"]
    items: Any = [{"MemberId": bot_id, "Role": "Administrator"}, {"MemberId": bot_id}, {"MemberId": bot_id}]
    errors = root.batch_create_room_membership(**room, MembershipItemList=items)["Errors"]
    assert [each.get("ErrorCode") for each in errors] == ["BadRequest", "Conflict"]
    assert refused(lambda: root.create_room_membership(**room, MemberId=bot_id)) == CONFLICT
    for role in ("Administrator", "Member"):
        change: Any = {**room, "MemberId": bot_id, "Role": role}
        assert refused(lambda change=change: root.update_room_membership(**change)) == BAD_REQUEST
    listed = root.list_room_memberships(**room)["RoomMemberships"]
    kinds = {each.get("Member", {}).get("MemberId"): each.get("Member", {}).get("MemberType") for each in listed}
    assert kinds == {bob[0]: "User", bot_id: "Bot"}
    found = root.list_rooms(AccountId=acme, MemberId=bot_id)["Rooms"]
    assert [each.get("RoomId") for each in found] == [room["RoomId"]]
    other: Any = new_room(root, enterprise(root, installation, "Other", "other.example"))
    assert refused(lambda: root.create_room_membership(**other, MemberId=bot_id)) == FORBIDDEN
    place = ("--account-id", acme, "--room-id", room["RoomId"], "--member-id", bot_id)
    assert aws_cli(door, root_key, "delete-room-membership", *place) is None
    events = await heard_by(listening, 2)
    assert sorted(event["EventType"] for event in events) == ["Invite", "Remove"]


@pytest.mark.spec("BOT-06", "BOT-24", "BOT-36")
async def test_administrators_of_a_room_add_a_bot_by_its_address(
    installation: Server, root: "ChimeClient", acme: str, bob: tuple[str, Visitor], listening: Endpoint
) -> None:
    bot, (bob_id, visitor) = new_bot(root, acme, listening, "known"), bob
    room = new_room(root, acme, bob_id)
    root.create_bot(AccountId=acme, DisplayName="deaf")
    carol_id, carol = employee(root, installation, acme, "carol@acme.example")
    root.create_room_membership(**room, MemberId=carol_id)
    path, address = f"/rooms/{room['RoomId']}/bots", {"email": "known-chimebot@acme.example"}
    assert carol.post(path, address).status_code == 403
    assert visitor.post(path, {"email": "nobody-chimebot@acme.example"}).status_code == 404
    assert visitor.post(path, {"email": "deaf-chimebot@acme.example"}).json()["code"] == "BotDeaf"
    assert visitor.post(path, address).status_code == 201
    (event,) = await heard_by(listening, 1)
    assert event["Sender"] == {"SenderId": "bob@acme.example", "SenderIdType": "EmailId"}
    members = visitor.get(f"/rooms/{room['RoomId']}/members").json()["items"]
    assert {(each["display_name"], each["kind"]) for each in members} == {
        ("Bob", "User"),
        ("Carol", "User"),
        ("known (Bot)", "Bot"),
    }
    seen = visitor.get(f"/rooms/{room['RoomId']}").json()
    assert (seen["member_count"], seen["bot_count"]) == (3, 1)
    assert visitor.delete(f"/rooms/{room['RoomId']}/members/{bot['BotId']}").status_code == 204
    assert post(event["InboundHttpsEndpoint"]["Url"], b'{"Content": "still here"}') == 404
    await heard_by(listening, 2)


async def test_only_well_formed_letters_to_open_addresses_are_taken(
    installation: Server, root: "ChimeClient", acme: str, bob: tuple[str, Visitor], listening: Endpoint
) -> None:
    bot, room = new_bot(root, acme, listening, "writer"), new_room(root, acme, bob[0])
    root.create_room_membership(**room, MemberId=bot["BotId"])
    (event,) = await heard_by(listening, 1)
    url = event["InboundHttpsEndpoint"]["Url"]
    letter = b'{"Content": "hello"}'
    assert post(url, letter) == 200
    assert post(url, letter, "text/plain") == 400
    assert post(url, b'{"Content": "' + b"x" * 4097 + b'"}') == 413
    assert post(url, b'{"Content": " "}') == 400
    assert post(url[:-1], letter) == 403
    assert post(f"{installation.url}/incomingwebhooks/none?token=x", letter) == 403
    assert said(bob[1], room) == [("writer (Bot)", "hello")]
