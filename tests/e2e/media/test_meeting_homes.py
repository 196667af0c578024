"""A meeting of people at home: by name over HTTPS, with cables that are pulled and networks that let little through."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Playwright

from tests.e2e import meeting
from tests.e2e.media_probe import Way
from tests.e2e.media_windows import MediaWindow, MediaWindows
from tests.e2e.meeting_office import give_name, named_address, seat_by_name
from tests.e2e.office import Office, open_office
from tests.integration.web.visitor import Visitor
from tests.kit.homes import ADDRESS, Home, homes, second_interface

ROOM = "Veranda"
CUT = 10_000


@dataclass(slots=True)
class Street:
    """Alice and Bob are in a meeting, each at home; Carol's home is for each test to furnish."""

    office: Office
    windows: MediaWindows
    homes: tuple[Home, Home]
    alice: MediaWindow
    bob: MediaWindow

    def open(self, home: Home, somebody: Visitor) -> MediaWindow:
        opened = self.windows.open(named_address(self.office.server), with_flag=False, home=home)
        seat_by_name(opened, somebody)
        return opened

    def visit(self, home: Home) -> list[Way]:
        """Carol comes into the meeting from this home and goes again; answers how her media travelled."""
        carol = self.open(home, self.office.carol)
        meeting.arrive_from_room(carol.page, ROOM)
        meeting.join(carol.page)
        for each in (carol, self.alice):
            each.proof.expect(seen=2, heard=2)
        ways = carol.proof.ways()
        meeting.leave(carol.page)
        carol.close()
        return ways


@pytest.fixture(scope="module")
def street(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    folder = tmp_path_factory.mktemp("street")
    office = open_office(folder / "data")
    office.room(ROOM, office.bob, office.carol)
    windows = MediaWindows(playwright, folder)
    with second_interface(), homes(2) as [first, second]:
        give_name(office.server)
        street = Street(office, windows, (first, second), *_inside(office, windows, first, second))
        yield street
        windows.close()
        office.server.stop()
        windows.judge()


def _inside(office: Office, windows: MediaWindows, *places: Home) -> tuple[MediaWindow, MediaWindow]:
    address = named_address(office.server)
    alice, bob = (windows.open(address, with_flag=False, home=place) for place in places)
    for window, somebody in ((alice, office.alice), (bob, office.bob)):
        seat_by_name(window, somebody)
    meeting.start_from_room(alice.page, ROOM)
    meeting.join(alice.page)
    meeting.arrive_from_room(bob.page, ROOM)
    meeting.join(bob.page)
    return alice, bob


@pytest.fixture
def narrow_home(street: Street) -> Iterator[Home]:
    """One more, numbered after those of the street."""
    with homes(1, first=len(street.homes) + 1) as [home]:
        yield home


def test_media_come_back_by_themselves_after_the_network_was_cut(street: Street) -> None:
    for each in (street.alice, street.bob):
        each.proof.expect(seen=1, heard=1)
    first, second = street.homes
    first.pull()
    second.silence()
    street.alice.page.wait_for_timeout(CUT)
    for each in (street.alice, street.bob):
        assert not any(track.rise for track in each.proof.read() if track.kind == "video")
    first.plug()
    second.restore()
    for each in (street.alice, street.bob):
        each.proof.expect(seen=1, heard=1, within=45)


def test_media_travel_by_udp_straight_to_the_announced_address(street: Street) -> None:
    street.bob.proof.expect(seen=1, heard=1)
    for way in street.bob.proof.ways():
        assert (way.protocol, way.relay, way.far) == ("udp", "", f"{ADDRESS}:{street.office.server.port + 2}")


def test_media_travel_by_tcp_where_udp_does_not_get_through(street: Street, narrow_home: Home) -> None:
    port = street.office.server.port
    narrow_home.allow_only(tcp=[port, port + 3])
    ways = street.visit(narrow_home)
    assert {(way.protocol, way.relay, way.far) for way in ways} == {("tcp", "", f"{ADDRESS}:{port + 3}")}


def test_media_travel_by_the_relay_where_nothing_else_gets_through(street: Street, narrow_home: Home) -> None:
    port = street.office.server.port
    narrow_home.allow_only(tcp=[port], udp=[port + 4])
    ways = street.visit(narrow_home)
    assert {(way.kind, way.relay) for way in ways} == {("relay", "udp")}
