"""The room operations as boto3 and a caller without an SDK see them, and what people see of them."""

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.aws.caller import Caller
from tests.integration.aws.office import (
    BAD_REQUEST,
    CONFLICT,
    FORBIDDEN,
    MOMENT,
    NOT_FOUND,
    NOWHERE,
    UUID,
    employee,
    enterprise,
    member,
    new_account,
    refused,
)
from tests.integration.web.sockets import Live
from tests.integration.web.visitor import Visitor
from tests.kit.clients import Credentials, aws_cli, old_boto3
from tests.kit.server import Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient


@pytest.fixture(scope="module")
def acme(installation: Server, root: "ChimeClient") -> str:
    return enterprise(root, installation, "Acme", "acme.example")


@pytest.fixture(scope="module")
def bob(installation: Server, root: "ChimeClient", acme: str) -> tuple[str, Visitor]:
    return employee(root, installation, acme, "bob@acme.example")


@pytest.fixture(scope="module")
def carol(installation: Server, root: "ChimeClient", acme: str) -> tuple[str, Visitor]:
    return employee(root, installation, acme, "carol@acme.example")


def new_room(root: "ChimeClient", account_id: str, name: str) -> Any:
    return {
        "AccountId": account_id,
        "RoomId": root.create_room(AccountId=account_id, Name=name).get("Room", {}).get("RoomId", ""),
    }


def test_a_room_is_answered_as_the_service_does(wire: Caller, acme: str) -> None:
    order = json.dumps({"Name": " Launch ", "ClientRequestToken": "launch-1"}).encode()
    status, _, body = wire.call("POST", f"/accounts/{acme}/rooms", order)
    room = json.loads(body)["Room"]
    path = f"/accounts/{acme}/rooms/{room['RoomId']}"
    assert (status, json.loads(wire.call("POST", f"/accounts/{acme}/rooms", order)[2])["Room"]) == (201, room)
    assert json.loads(wire.call("GET", path)[2]) == {"Room": room}
    assert UUID.fullmatch(room.pop("RoomId"))
    made = room.pop("CreatedTimestamp")
    assert MOMENT.fullmatch(made)
    assert room.pop("UpdatedTimestamp") == made
    arn = room.pop("CreatedBy")
    assert arn.startswith("arn:aws:iam::")
    assert arn.endswith(":root")
    assert room == {"Name": "Launch", "AccountId": acme}
    status, _, body = wire.call("POST", path, b'{"Name": "Landing"}')
    renamed = json.loads(body)["Room"]
    assert (status, renamed["Name"], renamed["CreatedTimestamp"]) == (200, "Landing", made)
    assert renamed["UpdatedTimestamp"] > made
    status, headers, body = wire.call("DELETE", path)
    assert (status, body) == (204, b"")
    assert "content-type" not in headers
    assert wire.call("GET", path)[0] == 404


def test_a_token_names_one_room_also_after_a_restart(installation: Server, root: "ChimeClient", acme: str) -> None:
    request: Any = {"AccountId": acme, "Name": "Once", "ClientRequestToken": "once-and-again"}
    first = root.create_room(**request).get("Room")
    installation.kill()
    installation.start()
    assert root.create_room(**request).get("Room") == first
    assert refused(lambda: root.create_room(**{**request, "Name": "Twice"})) == BAD_REQUEST
    assert refused(lambda: root.create_room(**{**request, "ClientRequestToken": "no spaces"})) == BAD_REQUEST


def test_a_program_that_sends_no_token_makes_a_room_each_time(wire: Caller, acme: str) -> None:
    rooms = [json.loads(wire.call("POST", f"/accounts/{acme}/rooms", b'{"Name": "Same"}')[2]) for _ in range(2)]
    assert rooms[0]["Room"]["RoomId"] != rooms[1]["Room"]["RoomId"]


@pytest.mark.spec("U:ROM-02")
def test_members_are_told_at_once_and_see_the_room(
    installation: Server, wire: Caller, root: "ChimeClient", acme: str, bob: tuple[str, Visitor]
) -> None:
    user_id, visitor = bob
    room = new_room(root, acme, "Tower")
    live = Live(installation, visitor).greeted()
    path = f"/accounts/{acme}/rooms/{room['RoomId']}/memberships"
    status, _, body = wire.call("POST", path, json.dumps({"MemberId": user_id}).encode())
    assert live.hear() == {"type": "room_added", "room_id": room["RoomId"]}
    membership = json.loads(body)["RoomMembership"]
    assert json.loads(wire.call("GET", path)[2]) == {"RoomMemberships": [membership]}
    assert MOMENT.fullmatch(membership.pop("UpdatedTimestamp"))
    assert membership.pop("InvitedBy").endswith(":root")
    assert (status, membership) == (
        201,
        {
            "RoomId": room["RoomId"],
            "Role": "Member",
            "Member": {
                "MemberId": user_id,
                "MemberType": "User",
                "Email": "bob@acme.example",
                "FullName": "Bob",
                "AccountId": acme,
            },
        },
    )
    (seen,) = [each for each in visitor.get("/rooms").json()["items"] if each["id"] == room["RoomId"]]
    assert (seen["name"], seen["role"], seen["member_count"]) == ("Tower", "Member", 1)
    status, _, body = wire.call("POST", f"{path}/{user_id}", b'{"Role": "Administrator"}')
    assert (status, json.loads(body)["RoomMembership"]["Role"]) == (200, "Administrator")
    assert visitor.get(f"/rooms/{room['RoomId']}").json()["role"] == "Administrator"
    assert wire.call("DELETE", f"{path}/{user_id}")[::2] == (204, b"")
    assert [event["type"] for event in live.events(3)] == ["room", "room", "room_removed"]
    live.close()
    assert visitor.get(f"/rooms/{room['RoomId']}").status_code == 404


def test_of_a_batch_each_is_added_or_told_why_not(
    wire: Caller, root: "ChimeClient", acme: str, bob: tuple[str, Visitor], carol: tuple[str, Visitor]
) -> None:
    room = new_room(root, acme, "Batch")
    path = f"/accounts/{acme}/rooms/{room['RoomId']}/memberships?operation=batch-create"
    items = [{"MemberId": bob[0], "Role": "Administrator"}, {"MemberId": carol[0]}]
    order = json.dumps({"MembershipItemList": items}).encode()
    status, _, body = wire.call("POST", path, order)
    assert (status, json.loads(body)) == (201, {"Errors": []})
    invited = root.create_user(AccountId=acme, Email="erin@acme.example").get("User", {})["UserId"]
    answer = root.batch_create_room_membership(
        **room, MembershipItemList=[{"MemberId": each} for each in (bob[0], NOWHERE, invited)]
    )
    told = [(each.get("MemberId"), each.get("ErrorCode")) for each in answer["Errors"]]
    assert told == [(bob[0], "Conflict"), (NOWHERE, "NotFound"), (invited, "Forbidden")]
    assert all(each.get("ErrorMessage") for each in answer["Errors"])
    members = root.list_room_memberships(**room)["RoomMemberships"]
    assert {(each.get("Member", {}).get("MemberId"), each.get("Role")) for each in members} == {
        (bob[0], "Administrator"),
        (carol[0], "Member"),
    }
    crowd: Any = [{"MemberId": NOWHERE}] * 51
    assert refused(lambda: root.batch_create_room_membership(**room, MembershipItemList=crowd)) == BAD_REQUEST
    assert len(root.batch_create_room_membership(**room, MembershipItemList=crowd[:50])["Errors"]) == 50


def test_who_cannot_be_added_is_refused_in_the_models_words(
    installation: Server, root: "ChimeClient", acme: str, bob: tuple[str, Visitor]
) -> None:
    room = new_room(root, acme, "Refusals")
    user_id, _ = bob
    root.create_room_membership(**room, MemberId=user_id)
    assert refused(lambda: root.create_room_membership(**room, MemberId=user_id)) == CONFLICT
    assert refused(lambda: root.create_room_membership(**room, MemberId=NOWHERE)) == NOT_FOUND
    strange: Any = {**room, "RoomId": NOWHERE}
    assert refused(lambda: root.create_room_membership(**strange, MemberId=user_id)) == NOT_FOUND
    wrong: Any = "Owner"
    assert refused(lambda: root.create_room_membership(**room, MemberId=user_id, Role=wrong)) == BAD_REQUEST
    for act in (root.delete_room_membership, root.update_room_membership):
        assert refused(lambda act=act: act(**room, MemberId=NOWHERE)) == NOT_FOUND
    guest_account = new_account(root, "Guests")
    guest, _ = member(root, installation, guest_account, "gina@example.com")
    told = root.create_room_membership(**room, MemberId=guest)["RoomMembership"].get("Member", {})
    assert told.get("AccountId") == guest_account


def test_a_team_account_is_refused(installation: Server, root: "ChimeClient") -> None:
    team = new_account(root, "Crew")
    user_id, visitor = member(root, installation, team, "tara@example.com")
    own = visitor.done("/rooms", {"name": "Own", "token": "own-room"})["id"]
    room: Any = {"AccountId": team, "RoomId": own}
    assert refused(lambda: root.create_room(AccountId=team, Name="Launch")) == FORBIDDEN
    assert refused(lambda: root.list_rooms(AccountId=team)) == FORBIDDEN
    for act in (root.get_room, root.update_room, root.delete_room, root.list_room_memberships):
        assert refused(lambda act=act: act(**room)) == FORBIDDEN
    for act in (root.create_room_membership, root.update_room_membership, root.delete_room_membership):
        assert refused(lambda act=act: act(**room, MemberId=user_id)) == FORBIDDEN
    items: Any = [{"MemberId": user_id}]
    assert refused(lambda: root.batch_create_room_membership(**room, MembershipItemList=items)) == FORBIDDEN
    assert visitor.get(f"/rooms/{own}").json()["member_count"] == 1


def test_rooms_and_members_are_listed_in_pages_bound_to_what_was_asked(
    installation: Server, root: "ChimeClient", bob: tuple[str, Visitor]
) -> None:
    account_id = enterprise(root, installation, "Pages", "pages.example")
    rooms = [new_room(root, account_id, f"Room {number}") for number in range(3)]
    for room in rooms[:2]:
        root.create_room_membership(**room, MemberId=bob[0])
    first = root.list_rooms(AccountId=account_id, MaxResults=2)
    token = first.get("NextToken", "")
    last = root.list_rooms(AccountId=account_id, NextToken=token)
    assert "NextToken" not in last
    found = [room.get("RoomId") for room in (*first["Rooms"], *last["Rooms"])]
    assert found == [room["RoomId"] for room in rooms]
    mine = root.list_rooms(AccountId=account_id, MemberId=bob[0])["Rooms"]
    assert [room.get("RoomId") for room in mine] == found[:2]
    assert root.list_rooms(AccountId=account_id, MemberId=NOWHERE)["Rooms"] == []
    foreign: list[Any] = [
        lambda: root.list_rooms(AccountId=account_id, MemberId=bob[0], NextToken=token),
        lambda: root.list_rooms(AccountId=account_id, NextToken=f"{token}A"),
        lambda: root.list_room_memberships(**rooms[0], NextToken=token),
        lambda: root.list_rooms(AccountId=account_id, MaxResults=100),
    ]
    for act in foreign:
        assert refused(act) == BAD_REQUEST


def test_what_people_made_in_the_client_is_administered_too(
    root: "ChimeClient", acme: str, carol: tuple[str, Visitor]
) -> None:
    user_id, visitor = carol
    room_id = str(visitor.done("/rooms", {"name": "Garden", "token": "garden"})["id"])
    room = root.get_room(AccountId=acme, RoomId=room_id)["Room"]
    assert (room.get("Name"), room.get("CreatedBy")) == ("Garden", user_id)
    assert room_id in {each.get("RoomId") for each in root.list_rooms(AccountId=acme, MaxResults=99)["Rooms"]}
    root.delete_room(AccountId=acme, RoomId=room_id)
    assert visitor.get(f"/rooms/{room_id}/messages").status_code == 404


def test_the_last_boto3_with_every_operation_and_the_command_line_do_all_ten(
    door: str, root_key: Credentials, acme: str, bob: tuple[str, Visitor], carol: tuple[str, Visitor]
) -> None:
    told = old_boto3(door, root_key, "create_room", AccountId=acme, Name="Old")
    here = {"AccountId": acme, "RoomId": told["answer"]["Room"]["RoomId"]}
    place = ("--account-id", acme, "--room-id", here["RoomId"])

    def old(method: str, **more: Any) -> Any:
        answer = old_boto3(door, root_key, method, **here, **more)
        assert "answer" in answer, answer
        return answer["answer"]

    def cli(command: str, *more: str) -> Any:
        return aws_cli(door, root_key, command, *place, *more)

    assert old("get_room")["Room"]["Name"] == "Old"
    assert cli("update-room", "--name", "Older")["Room"]["Name"] == "Older"
    assert old("create_room_membership", MemberId=bob[0])["RoomMembership"]["Role"] == "Member"
    assert cli("batch-create-room-membership", "--membership-item-list", f"MemberId={carol[0]},Role=Member") == {
        "Errors": []
    }
    assert len(cli("list-room-memberships")["RoomMemberships"]) == 2
    assert old("update_room_membership", MemberId=bob[0], Role="Administrator")["RoomMembership"]["Role"] == (
        "Administrator"
    )
    assert cli("delete-room-membership", "--member-id", bob[0]) is None
    rooms = aws_cli(door, root_key, "list-rooms", "--account-id", acme, "--member-id", carol[0])["Rooms"]
    assert here["RoomId"] in {room["RoomId"] for room in rooms}
    assert cli("delete-room") is None
