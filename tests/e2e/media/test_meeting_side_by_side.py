"""Two installations of just this machine at once, for browsers like those of users: without a flag for loopback."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.e2e import meeting
from tests.e2e.media_windows import MediaWindow, MediaWindows
from tests.e2e.office import Office, open_office, seat
from tests.e2e.windows import printed_address
from tests.kit.homes import second_interface
from tests.kit.media_engine import engine_of

ROOM = "Landing"
LISTENING = "0A"
LOOPBACK = "0100007F"
"""127.0.0.1 as the kernel writes it."""


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[list[Office]]:
    with second_interface(), ExitStack() as opened:
        both = [open_office(tmp_path / name) for name in ("one", "two")]
        for office in both:
            opened.callback(office.server.stop)
        yield both


def test_each_of_two_installations_has_its_meeting(offices: list[Office], media_windows: MediaWindows) -> None:
    pairs = [meet(office, media_windows) for office in offices]
    for each in (window for pair in pairs for window in pair):
        each.proof.expect(seen=1, heard=1)
    ends = {way.far for pair in pairs for window in pair for way in window.proof.ways()}
    assert len(ends) == 2
    assert {end.partition(":")[0] for end in ends} == {"127.0.0.1"}
    assert len({engine_of(office.server) for office in offices}) == 2
    assert set(listening()) == {LOOPBACK}


def meet(office: Office, windows: MediaWindows) -> tuple[MediaWindow, MediaWindow]:
    office.room(ROOM, office.bob)
    alice, bob = (windows.open(printed_address(office.server), with_flag=False) for _ in range(2))
    seat(alice.window, office.alice)
    seat(bob.window, office.bob)
    meeting.start_from_room(alice.page, ROOM)
    meeting.join(alice.page)
    meeting.arrive_from_room(bob.page, ROOM)
    meeting.join(bob.page)
    return alice, bob


def listening() -> list[str]:
    """Where anybody here waits for TCP connections."""
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return [line[1].partition(":")[0] for line in lines if line[3] == LISTENING]
