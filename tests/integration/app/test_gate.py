"""The gate of a running server with its real engine, as a client of the engine meets it: by handshakes."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx2
import pytest
from livekit.protocol.rtc import SignalResponse
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.integration.web.visitor import Visitor, register, set_up
from tests.kit.media_engine import engine_of, kill_engine
from tests.kit.server import Server


@dataclass
class Office:
    """Alice, the host, and Bob, with a running server."""

    server: Server
    alice: Visitor
    bob: Visitor
    tokens: Iterator[str] = field(default_factory=lambda: (f"meeting-{number}" for number in count()))

    def meeting(self) -> dict[str, Any]:
        """A new one of Alice's."""
        return dict(self.alice.done("/meetings", {"token": next(self.tokens)}))

    def guest(self, meeting: dict[str, Any], name: str = "Jane") -> dict[str, Any]:
        return dict(Visitor(self.server).done("/meet/entry", {"key": meeting["number"], "name": name}))

    def connect(self, ticket: str, version: str = "/rtc") -> ClientConnection:
        address = f"ws://127.0.0.1:{self.server.port}/media{version}?access_token={ticket}&protocol=15"
        return connect(address, origin=Origin(self.server.url), close_timeout=1, open_timeout=30, max_size=None)

    def refusal(self, ticket: str) -> tuple[int, str]:
        """What a handshake is told, and the probe after it is told the same."""
        with pytest.raises(InvalidStatus) as told:
            self.connect(ticket).close()
        response = told.value.response
        assert self.probe(ticket) == (response.status_code, (response.body or b"").decode())
        return self.probe(ticket)

    def probe(self, ticket: str) -> tuple[int, str]:
        told = httpx2.get(f"{self.server.url}/media/rtc/v1/validate", params={"access_token": ticket})
        return told.status_code, told.text


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    server = Server(tmp_path_factory.mktemp("gate") / "data").start()
    alice = set_up(server)
    yield Office(server, alice, register(server, alice, "bob@example.com", "Bob Baker"))
    server.stop()


def entry(visitor: Visitor, meeting: dict[str, Any]) -> str:
    answer = visitor.done(f"/meetings/{meeting['id']}/entry", {"key": meeting["number"]})
    return str(answer["media"]["ticket"])


@pytest.mark.spec("U:JON-06")
def test_people_and_guests_with_a_ticket_reach_the_engine_and_others_do_not(office: Office) -> None:
    meeting = office.meeting()
    for ticket in (entry(office.alice, meeting), office.guest(meeting)["media"]["ticket"]):
        with office.connect(ticket) as signalling:
            assert signalling.recv(timeout=10)
    assert office.refusal("invented") == (401, "TicketWrong")
    only_asks = entry(office.bob, meeting)
    assert office.probe(only_asks) == (200, "success")
    assert office.alice.get(f"/meetings/{meeting['id']}").json()["present"] == 2


@pytest.mark.spec("U:HST-05")
def test_a_removed_guest_is_cut_off_and_refused_with_the_old_ticket(office: Office) -> None:
    meeting = office.meeting()
    jane = office.guest(meeting)
    ticket = jane["media"]["ticket"]
    with office.connect(ticket) as signalling:
        assert signalling.recv(timeout=10)
        assert office.alice.delete(f"/meetings/{meeting['id']}/attendees/{jane['attendee']['id']}").status_code == 204
        drain(signalling)
    assert office.refusal(ticket) == (403, "RemovedFromMeeting")


@pytest.mark.spec("U:HST-05")
def test_a_refused_ticket_behind_or_before_an_allowed_one_opens_nothing(office: Office) -> None:
    meeting = office.meeting()
    jane, john = office.guest(meeting), office.guest(meeting, "John")
    removed, allowed = jane["media"]["ticket"], john["media"]["ticket"]
    assert office.alice.delete(f"/meetings/{meeting['id']}/attendees/{jane['attendee']['id']}").status_code == 204
    with pytest.raises(InvalidStatus):
        office.connect(f"{allowed}&access_token={removed}").close()
    with office.connect(f"{removed}&access_token={allowed}&publish=twin") as signalling:
        joined = SignalResponse.FromString(bytes(signalling.recv(timeout=10, decode=False))).join
        assert joined.participant.identity == john["attendee"]["id"]


@pytest.mark.spec("U:HST-04")
def test_a_locked_meeting_refuses_new_guests_and_lets_those_inside_come_back(office: Office) -> None:
    meeting = office.meeting()
    ticket, late = (office.guest(meeting, name)["media"]["ticket"] for name in ("Jane", "Late"))
    with office.connect(ticket) as signalling:
        assert signalling.recv(timeout=10)
    assert office.alice.done(f"/meetings/{meeting['id']}/lock", {"locked": True})["locked"]
    with office.connect(ticket) as signalling:
        assert signalling.recv(timeout=10)
    assert office.refusal(late) == (403, "MeetingIsLocked")


@pytest.mark.spec("U:HST-09")
def test_the_end_for_all_cuts_everybody_off(office: Office) -> None:
    meeting = office.meeting()
    ticket = entry(office.bob, meeting)
    with office.connect(ticket) as signalling:
        assert signalling.recv(timeout=10)
        assert office.alice.post(f"/meetings/{meeting['id']}/end", {}).status_code == 204
        drain(signalling)
    assert office.refusal(ticket) == (403, "MeetingHasEnded")


def test_who_signed_out_is_cut_off_and_refused(office: Office) -> None:
    carol = register(office.server, office.alice, "carol@example.com", "Carol Cook")
    ticket = entry(carol, office.meeting())
    with office.connect(ticket) as signalling:
        assert signalling.recv(timeout=10)
        assert carol.delete("/session").is_success
        drain(signalling)
    assert office.refusal(ticket) == (401, "SignInRequired")


def test_a_handshake_is_held_while_the_engine_restarts_and_finds_its_room_again(office: Office) -> None:
    ticket = entry(office.bob, office.meeting())
    with office.connect(ticket) as signalling:
        assert signalling.recv(timeout=10)
    before = engine_of(office.server)
    kill_engine(office.server)
    with office.connect(ticket) as signalling:
        assert signalling.recv(timeout=10)
    assert engine_of(office.server) != before


def drain(signalling: ClientConnection) -> None:
    """Until the engine has closed it, which takes less than the second that it may."""
    with suppress(ConnectionClosed):
        while True:
            signalling.recv(timeout=1)
