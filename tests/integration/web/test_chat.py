"""Chat over HTTP and the live connection of a running server."""

from collections.abc import Iterator
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from tests.integration.web.sockets import Live
from tests.integration.web.visitor import Visitor, register, set_up
from tests.kit.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("chat") / "data").start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


@pytest.fixture(scope="module")
def bob(server: Server, alice: Visitor) -> Visitor:
    return register(server, alice, "bob@example.com", "Bob Baker")


@pytest.fixture(scope="module")
def carol(server: Server, alice: Visitor) -> Visitor:
    return register(server, alice, "carol@example.com", "Carol Cook")


def new_room(who: Visitor, name: str, *members: Visitor) -> str:
    room = who.done("/rooms", {"name": name, "token": f"room-{name}"})
    ids = [member.get("/session").json()["user_id"] for member in members]
    if ids:
        added = who.done(f"/rooms/{room['id']}/members", {"user_ids": ids})
        assert len(added["items"]) == len(ids)
    return str(room["id"])


def say(who: Visitor, room_id: str, *texts: str) -> list[dict[str, Any]]:
    return [who.done(f"/rooms/{room_id}/messages", {"content": text, "token": f"t-{text}"}) for text in texts]


def catch_up(who: Visitor, room_id: str, cursor: int) -> list[dict[str, Any]]:
    """What a client that was away does: ask for everything behind its cursor until there is no more."""
    found: list[dict[str, Any]] = []
    more = True
    while more:
        page = who.get(f"/rooms/{room_id}/messages?after={cursor}&limit=2").json()
        found += page["items"]
        cursor, more = (found[-1]["sequence"] if found else cursor), page["more"]
    return found


@pytest.mark.spec("OVR-02")
def test_a_message_reaches_every_device_of_every_member_once(server: Server, alice: Visitor, bob: Visitor) -> None:
    room_id = new_room(alice, "Devices", bob)
    devices = [Live(server, who).greeted() for who in (alice, bob, bob)]
    sent = say(alice, room_id, "one", "two")
    for device in devices:
        assert [event["message"] for event in device.events(2)] == sent
        assert device.silent()
        device.close()
    assert [message["sequence"] for message in sent] == [1, 2]


@pytest.mark.spec("U:MSG-13")
def test_a_message_sent_again_is_answered_and_not_stored_again(server: Server, alice: Visitor, bob: Visitor) -> None:
    room_id = new_room(alice, "Twice", bob)
    device = Live(server, bob).greeted()
    first = say(alice, room_id, "hello")
    assert say(alice, room_id, "hello") == first
    assert device.hear()["message"] == first[0]
    assert device.silent()
    assert catch_up(bob, room_id, 0) == first
    device.close()


def test_what_was_fetched_before_and_heard_since_is_what_is_fetched_after(
    server: Server, alice: Visitor, bob: Visitor
) -> None:
    room_id = new_room(alice, "Resume", bob)
    say(alice, room_id, "a", "b")
    device = Live(server, bob).greeted()
    state = catch_up(bob, room_id, 0)
    say(alice, room_id, "c", "d")
    state += [event["message"] for event in device.events(2)]
    assert state == catch_up(bob, room_id, 0)
    device.close()
    say(alice, room_id, "e", "f", "g")
    again = Live(server, bob).greeted()
    state += catch_up(bob, room_id, state[-1]["sequence"])
    say(alice, room_id, "h")
    state.append(again.hear()["message"])
    assert [message["content"] for message in state] == list("abcdefgh")
    assert state == catch_up(bob, room_id, 0)
    again.close()


def test_who_is_added_hears_the_room_at_once_and_who_is_removed_no_longer(
    server: Server, alice: Visitor, carol: Visitor
) -> None:
    device = Live(server, carol).greeted()
    room_id = new_room(alice, "Guests", carol)
    assert [event["type"] for event in device.events(2)] == ["room_added", "room"]
    say(alice, room_id, "welcome")
    assert device.hear()["message"]["content"] == "welcome"
    me = carol.get("/session").json()["user_id"]
    assert alice.delete(f"/rooms/{room_id}/members/{me}").status_code == 204
    assert device.hear() == {"type": "room_removed", "room_id": room_id}
    say(alice, room_id, "goodbye")
    assert device.silent()
    assert carol.get(f"/rooms/{room_id}").status_code == 404
    assert carol.post(f"/rooms/{room_id}/messages", {"content": "still here?", "token": "tt"}).status_code == 404
    device.close()


def test_a_read_mark_moves_on_all_devices_of_its_owner_and_on_no_other(
    server: Server, alice: Visitor, bob: Visitor
) -> None:
    room_id = new_room(alice, "Marks", bob)
    say(alice, room_id, "a", "b", "c")
    mine, hers = Live(server, bob).greeted(), Live(server, alice).greeted()
    assert bob.put(f"/rooms/{room_id}/read", {"sequence": 2}).status_code == 204
    assert mine.hear() == {"type": "read", "room_id": room_id, "sequence": 2}
    assert hers.silent()
    room = next(room for room in bob.get("/rooms").json()["items"] if room["id"] == room_id)
    assert (room["last_sequence"], room["last_read"]) == (3, 2)
    mine.close()
    hers.close()


def test_wrong_input_is_refused_with_what_to_do(alice: Visitor) -> None:
    room_id = new_room(alice, "Borders")
    address = f"/rooms/{room_id}/messages"
    assert alice.post(address, {"content": "x" * 4096, "token": "just-right"}).status_code == 201
    refused = alice.post(address, {"content": "x" * 4097, "token": "too-long"})
    assert (refused.status_code, refused.json()["code"]) == (400, "MessageTooLong")
    assert refused.json()["facts"] == {"longest": 4096, "length": 4097}
    assert alice.post(address, {"content": "  ", "token": "empty"}).json()["code"] == "MessageEmpty"
    assert alice.post(address, {"content": "x"}).json()["code"] == "Malformed"
    assert alice.get(f"{address}?limit=200").status_code == 200
    assert alice.get(f"{address}?limit=201").json()["code"] == "Malformed"
    assert alice.get(f"{address}?before=0").status_code == 400


def test_the_live_connection_is_closed_to_strangers_and_to_pages_of_other_sites(server: Server, bob: Visitor) -> None:
    for visitor, origin, code in ((Visitor(server), None, 4401), (bob, "http://evil.example.net", 4403)):
        device = Live(server, visitor, origin)
        with pytest.raises(ConnectionClosed) as closed:
            device.hear()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == code


def test_members_are_listed_by_name_searched_and_paged(alice: Visitor, bob: Visitor, carol: Visitor) -> None:
    room_id = new_room(alice, "Names", carol, bob)
    address = f"/rooms/{room_id}/members"
    page = alice.get(f"{address}?limit=2").json()
    assert [member["display_name"] for member in page["items"]] == ["Alice Archer", "Bob Baker"]
    rest = alice.get(f"{address}?limit=2&cursor={page['next_cursor']}").json()
    assert [member["email"] for member in rest["items"]] == ["carol@example.com"]
    assert (rest["next_cursor"], rest["total"]) == (None, 3)
    found = alice.get(f"{address}?search=BAK").json()
    assert [member["role"] for member in found["items"]] == ["Member"]
