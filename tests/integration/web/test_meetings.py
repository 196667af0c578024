"""Meetings over HTTP, and the way into the media engine of a running server."""

import asyncio
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.integration.web.sockets import Live
from tests.integration.web.visitor import Visitor, register, set_up
from tests.kit.eventually import eventually
from tests.kit.media_engine import engine_program
from tests.kit.server import DEVELOPMENT, Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    config = f'{DEVELOPMENT}[media]\nprogram = "{engine_program()}"\n[signin]\nattempts_per_address = 1000\n'
    started = Server(tmp_path_factory.mktemp("meetings") / "data", config).start()
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


@pytest.fixture
def gina(server: Server) -> Visitor:
    """Has no profile."""
    return Visitor(server)


def new_room(who: Visitor, name: str, *members: Visitor) -> str:
    room = who.done("/rooms", {"name": name, "token": f"room-{name}"})
    ids = [member.get("/session").json()["user_id"] for member in members]
    if ids:
        who.done(f"/rooms/{room['id']}/members", {"user_ids": ids})
    return str(room["id"])


def start(who: Visitor, name: str, *members: Visitor) -> dict[str, Any]:
    return dict(who.done("/meetings", {"token": f"meeting-{name}", "room_id": new_room(who, name, *members)}))


def codes(*answers: Any) -> list[tuple[int, str]]:
    return [(answer.status_code, answer.json()["code"]) for answer in answers]


def test_a_meeting_starts_in_a_room_and_its_members_see_it(alice: Visitor, bob: Visitor, carol: Visitor) -> None:
    meeting = start(alice, "Launch", bob)
    assert meeting["title"] == "Launch"
    assert meeting["host"]["display_name"] == "Alice Archer"
    assert meeting["link"].partition("/meet/")[0].startswith("http://localhost:")
    assert (meeting["capacity"], meeting["present"], meeting["locked"], meeting["refused"]) == (250, 0, False, None)
    listed = bob.get("/meetings").json()
    assert listed["off"] is None
    seen = next(each for each in listed["items"] if each["id"] == meeting["id"])
    assert seen == {**meeting, "am_host": False}
    assert bob.get(f"/meetings/{meeting['id']}").json() == seen
    assert alice.get(f"/meetings/{meeting['id']}").json() == meeting
    assert codes(carol.get(f"/meetings/{meeting['id']}")) == [(404, "MeetingNotFound")]
    assert meeting["id"] not in [each["id"] for each in carol.get("/meetings").json()["items"]]
    again = bob.done("/meetings", {"token": "another", "room_id": meeting["room_id"]})
    assert again["id"] == meeting["id"]


def test_members_hear_of_start_lock_and_end(server: Server, alice: Visitor, bob: Visitor) -> None:
    room_id = new_room(alice, "Heard", bob)
    device = Live(server, bob).greeted()
    meeting = alice.done("/meetings", {"token": "heard", "room_id": room_id})
    frame = {"type": "meeting", "meeting_id": meeting["id"], "room_id": room_id}
    assert device.hear() == frame
    alice.done(f"/meetings/{meeting['id']}/lock", {"locked": True})
    assert device.hear() == frame
    alice.done(f"/meetings/{meeting['id']}/end", {})
    assert device.hear() == frame
    assert device.silent()
    device.close()


@pytest.mark.spec("U:JON-06", "U:ROS-02")
def test_a_guest_finds_a_meeting_and_takes_a_seat(alice: Visitor, gina: Visitor) -> None:
    meeting = start(alice, "Guests")
    shown = " ".join([meeting["number"][:4], meeting["number"][4:6], meeting["number"][6:]])
    for key in (meeting["link"], shown):
        assert gina.done("/meet/find", {"key": key}) == {
            "meeting_id": meeting["id"],
            "number": meeting["number"],
            "title": "Guests",
            "host_name": "Alice Archer",
            "locked": False,
            "ended": False,
            "refused": None,
        }
    entry = gina.done("/meet/entry", {"key": shown, "name": "Gina", "guest_pass": None})
    assert entry["meeting"]["room_id"] is None
    assert entry["attendee"]["role"] == "attendee"
    assert entry["media"]["path"] == "/media"
    again = gina.done("/meet/entry", {"key": meeting["link"], "name": "Gina", "guest_pass": entry["guest_pass"]})
    assert again["attendee"] == entry["attendee"]
    assert gina.post("/meet/leave", {"guest_pass": entry["guest_pass"]}).status_code == 204
    assert codes(
        gina.post("/meet/find", {"key": "0000000000"}),
        gina.post("/meet/entry", {"key": meeting["link"], "name": " "}),
        gina.get("/meetings"),
        gina.post(f"/meetings/{meeting['id']}/entry", {}),
    ) == [(404, "MeetingNotFound"), (400, "GuestNameWrong"), (401, "SignInRequired"), (401, "SignInRequired")]


def test_a_person_enters_by_room_or_key_and_the_gate_agrees(alice: Visitor, bob: Visitor, carol: Visitor) -> None:
    meeting = start(alice, "Entries", bob)
    address = f"/meetings/{meeting['id']}/entry"
    entry = bob.done(address, {})
    assert (entry["attendee"]["name"], entry["guest_pass"]) == ("Bob Baker", None)
    assert codes(carol.post(address, {})) == [(404, "MeetingNotFound")]
    assert carol.done("/meetings/find", {"key": meeting["number"]})["meeting_id"] == meeting["id"]
    carol.done(address, {"key": meeting["link"]})
    assert alice.done(address, {"key": None})["attendee"]["role"] == "host"


def test_what_is_refused_is_refused_with_a_code(alice: Visitor, bob: Visitor, gina: Visitor) -> None:
    meeting = start(alice, "Refusals", bob)
    address = f"/meetings/{meeting['id']}"
    assert codes(
        bob.post(f"{address}/lock", {"locked": True}),
        bob.post(f"{address}/end", {}),
        bob.delete(f"{address}/attendees/somebody"),
        bob.post(f"{address}/mute", {}),
        bob.post(f"{address}/mute", {"attendee_id": "somebody"}),
        alice.post(f"{address}/mute", {"attendee_id": "somebody"}),
        alice.delete(f"{address}/attendees/somebody"),
        alice.post("/meetings", {"token": "x"}),
        alice.post("/meetings", {"token": "long", "title": "x" * 257}),
    ) == [
        (403, "HostOnly"),
        (403, "HostOnly"),
        (403, "HostOnly"),
        (403, "HostOnly"),
        (403, "JoinFirst"),
        (404, "AttendeeNotFound"),
        (404, "AttendeeNotFound"),
        (400, "TokenWrong"),
        (400, "TitleWrong"),
    ]
    assert alice.done(f"{address}/lock", {"locked": True})["locked"] is True
    guest = {"key": meeting["link"], "name": "Gina"}
    assert codes(gina.post("/meet/entry", guest)) == [(403, "MeetingIsLocked")]
    assert gina.done("/meet/find", {"key": meeting["link"]})["refused"]["code"] == "MeetingIsLocked"
    assert alice.post(f"{address}/end", {}).status_code == 204
    assert codes(gina.post("/meet/entry", guest), alice.post(f"{address}/entry", {})) == [(410, "MeetingHasEnded")] * 2


def test_roster_and_past_meetings_begin_empty_and_pages_have_borders(alice: Visitor) -> None:
    meeting = start(alice, "Roster")
    assert alice.get(f"/meetings/{meeting['id']}/attendees").json() == {"items": []}
    assert alice.get("/meetings/recent?limit=100").json() == {"items": [], "more": False}
    assert alice.get("/meetings/recent?before=2026-11-21T03:00:00Z").json() == {"items": [], "more": False}
    assert (
        codes(alice.get("/meetings/recent?limit=101"), alice.get("/meetings/recent?before=noon"))
        == [(400, "Malformed")] * 2
    )


class Seated:
    """Somebody's signalling through the gate: in the engine's eyes a participant without sound and pictures."""

    def __init__(self, server: Server, entry: dict[str, Any]) -> None:
        self.id = str(entry["attendee"]["id"])
        ticket = entry["media"]["ticket"]
        address = f"ws://127.0.0.1:{server.port}{entry['media']['path']}/rtc"
        self._address = f"{address}?access_token={ticket}&protocol=15&sdk=python&version=1"
        self._origin = Origin(server.url)
        self._held = ExitStack()

    def connect(self) -> "Seated":
        opening = connect(self._address, origin=self._origin, close_timeout=1)
        self.connection: ClientConnection = self._held.enter_context(opening)
        return self

    def close(self) -> None:
        self._held.close()

    def refusal(self) -> tuple[int, str]:
        with pytest.raises(InvalidStatus) as refused:
            self.connect()
        return refused.value.response.status_code, refused.value.response.body.decode()

    def is_cut_off_within(self, seconds: float) -> bool:
        """Whether the engine hangs up; what it says before is of no interest here."""
        deadline = time.monotonic() + seconds
        try:
            while True:
                self.connection.recv(timeout=max(0.01, deadline - time.monotonic()))
        except ConnectionClosed:
            return True
        except TimeoutError:
            return False


def states(who: Visitor, meeting: dict[str, Any]) -> dict[str, str]:
    return {each["id"]: each["state"] for each in who.get(f"/meetings/{meeting['id']}/attendees").json()["items"]}


def test_who_connects_is_present_and_who_is_removed_is_out_within_a_second(
    server: Server, alice: Visitor, bob: Visitor, gina: Visitor
) -> None:
    meeting = start(alice, "Presence", bob)
    guest = Seated(server, gina.done("/meet/entry", {"key": meeting["link"], "name": "Gina"})).connect()
    bobs = Seated(server, bob.done(f"/meetings/{meeting['id']}/entry", {})).connect()
    assert states(alice, meeting) == {guest.id: "Present", bobs.id: "Present"}
    assert alice.get(f"/meetings/{meeting['id']}").json()["present"] == 2
    assert alice.delete(f"/meetings/{meeting['id']}/attendees/{guest.id}").status_code == 204
    assert guest.is_cut_off_within(1)
    assert guest.refusal() == (403, "RemovedFromMeeting")
    assert bob.post(f"/meetings/{meeting['id']}/leave", {}).status_code == 204
    assert states(alice, meeting) == {guest.id: "Removed", bobs.id: "Left"}
    for seated in (guest, bobs):
        seated.close()


def test_who_is_signed_out_loses_the_meeting_within_a_second(server: Server, alice: Visitor, carol: Visitor) -> None:
    meeting = start(alice, "Sessions", carol)
    second = Visitor(server)
    second.sign_in("carol@example.com")
    seats = [Seated(server, who.done(f"/meetings/{meeting['id']}/entry", {})).connect() for who in (carol, second)]
    assert second.delete("/session").status_code == 204
    assert seats[1].is_cut_off_within(1)
    assert seats[1].refusal() == (401, "SignInRequired")
    assert set(states(alice, meeting).values()) == {"Present", "Left"}
    assert alice.post(f"/meetings/{meeting['id']}/end", {}).status_code == 204
    assert seats[0].is_cut_off_within(1)
    assert seats[0].refusal() == (403, "MeetingHasEnded")
    for seat in seats:
        seat.close()
    (past,) = [each for each in carol.get("/meetings/recent").json()["items"] if each["meeting"]["id"] == meeting["id"]]
    assert [(stay["name"], stay["reason"]) for stay in past["attendances"]] == [
        ("Carol Cook", "Ended"),
        ("Carol Cook", "SignedOut"),
    ]


def test_no_invitation_ticket_or_pass_is_on_record(server: Server, alice: Visitor, gina: Visitor) -> None:
    meeting = start(alice, "Secrets")
    entry = gina.done("/meet/entry", {"key": meeting["link"], "name": "Gina"})
    own = alice.done(f"/meetings/{meeting['id']}/entry", {"key": meeting["number"]})
    alice.done(f"/meetings/{meeting['id']}/lock", {"locked": True})
    gina.post("/meet/leave", {"guest_pass": entry["guest_pass"]})
    with sqlite3.connect(server.data / "carillon.db") as database:
        records = str(database.execute("SELECT event FROM trail_records").fetchall())
    key = meeting["link"].rpartition("/")[2]
    secrets = (key, meeting["number"], entry["guest_pass"], entry["media"]["ticket"], own["media"]["ticket"])
    assert [secret for secret in secrets if secret in records or secret in server.log] == []
    assert all(name in records for name in ("CreateMeeting", "JoinMeeting", "LockMeeting", "LeaveMeeting"))


@pytest.mark.spec("USR-17", "USR-18")
def test_the_console_counts_meetings(server: Server, alice: Visitor, bob: Visitor) -> None:
    me = bob.get("/session").json()
    address = f"/console/accounts/{me['account']['id']}/users/{me['user_id']}"
    before = alice.get(address).json()
    meeting = start(bob, "Counted")
    seat = Seated(server, bob.done(f"/meetings/{meeting['id']}/entry", {})).connect()
    after = alice.get(address).json()
    assert after["meetings_attended"] - before["meetings_attended"] == 1
    assert after["meetings_organized"] - before["meetings_organized"] == 1
    seat.close()


@pytest.mark.spec("IMP-01", "USR-19")
def test_how_a_meeting_was_is_asked_once_and_shows_as_a_percentage(
    server: Server, alice: Visitor, bob: Visitor, carol: Visitor
) -> None:
    me = bob.get("/session").json()
    address = f"/console/accounts/{me['account']['id']}/users/{me['user_id']}"
    for name, good, shown in (("Judged", True, 100), ("Judged-again", False, 50)):
        meeting = start(bob, name)
        opinion = f"/meetings/{meeting['id']}/opinion"
        assert bob.get(opinion).json() == {"wanted": False}
        assert bob.post(opinion, {"good": True}).status_code == 404
        seat = Seated(server, bob.done(f"/meetings/{meeting['id']}/entry", {})).connect()
        assert bob.get(opinion).json() == {"wanted": True}
        bob.done(opinion, {"good": good, "comment": "A comment nobody keeps on record"})
        bob.done(opinion, {"good": not good})
        assert bob.get(opinion).json() == {"wanted": False}
        assert alice.get(address).json()["meeting_satisfaction"] == shown
        assert carol.post(opinion, {"good": True}).status_code == 404
        seat.close()


@pytest.mark.spec("IMP-13", "OVR-06")
def test_a_meeting_of_three_makes_its_host_an_active_pro_user_of_the_day(
    server: Server, alice: Visitor, bob: Visitor, carol: Visitor
) -> None:
    me = bob.get("/session").json()
    account = f"/console/accounts/{me['account']['id']}"
    meeting = start(bob, "Paid-for", carol, alice)
    seats = [Seated(server, who.done(f"/meetings/{meeting['id']}/entry", {})).connect() for who in (bob, carol, alice)]
    bob.done(f"/meetings/{meeting['id']}/end", {})

    def days() -> list[str]:
        return list(alice.get(f"{account}/users/{me['user_id']}/active-pro").json()["days"])

    asyncio.run(eventually(lambda: len(days()) == 1))
    told = alice.get(f"{account}/active-pro").json()
    assert (told["days"], told["total"]) == ([{"day": days()[0], "users": 1}], 1)
    for seat in seats:
        seat.close()
