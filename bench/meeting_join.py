"""From the click to the first picture of somebody else: Carillon beside bare LiveKit, by the same two browsers.

Run it with `.venv/bin/python -m tests.kit.namespace .venv/bin/python -m bench.meeting_join`. Bob is inside and sends
already; Alice joins. Rounds alternate; each begins with new pages.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.meeting_bare import Bare, bare_livekit
from bench.meeting_clock import first_picture, put_clock
from tests.e2e.media_windows import MediaWindows
from tests.e2e.office import Office, new_token, open_office, seat
from tests.e2e.windows import printed_address
from tests.kit.media_engine import engine_program

ROUNDS = 9
REAL_CAMERA = 30
"""Pictures a second; with fewer, one would wait for the camera."""
SETTLED = 3_000
"""Milliseconds until somebody who has joined surely sends."""

Arrive = Callable[[Page, str], None]


@dataclass(frozen=True, slots=True)
class Peer:
    """One of the two under measurement, and how somebody comes to the button that joins."""

    name: str
    arrive: Arrive
    button: str


def carillon(office: Office) -> Peer:
    room = office.room("Bench", office.bob)
    meeting = office.alice.done("/meetings", {"token": new_token(), "room_id": room})
    address = f"{printed_address(office.server)}/meetings/{meeting['id']}"

    def arrive(page: Page, _name: str) -> None:
        page.goto(address)

    return Peer("Carillon", arrive, "Join now")


def bare(livekit: Bare) -> Peer:
    def arrive(page: Page, name: str) -> None:
        page.goto(f"{livekit.origin}/?name={name}")

    return Peer("bare LiveKit", arrive, "Join")


def measure(peer: Peer, alice: Page, bob: Page) -> float:
    """Milliseconds, once."""
    peer.arrive(bob, "bob")
    bob.get_by_role("button", name=peer.button).click()
    peer.arrive(alice, "alice")
    join = alice.get_by_role("button", name=peer.button)
    join.wait_for()
    alice.wait_for_timeout(SETTLED)
    join.click()
    took = first_picture(alice)
    for page in (alice, bob):
        page.goto("about:blank")
    return took


def compare(peers: list[Peer], alice: Page, bob: Page) -> None:
    times: dict[str, list[float]] = {peer.name: [] for peer in peers}
    for _ in range(ROUNDS):
        for peer in peers:
            times[peer.name].append(measure(peer, alice, bob))
    for name, found in times.items():
        spread = f"{min(found):.0f} to {max(found):.0f}"
        sys.stdout.write(f"{name}: click to first remote picture {statistics.median(found):.0f} ms ({spread})\n")
    ours, theirs = (statistics.median(times[peer.name]) for peer in peers)
    sys.stdout.write(f"ratio {ours / theirs:.2f}\n")


def main() -> None:
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place)
        office = open_office(folder / "data")
        windows = MediaWindows(playwright, folder, pictures=REAL_CAMERA)
        try:
            with bare_livekit(engine_program(), folder) as livekit:
                peers = [carillon(office), bare(livekit)]
                for somebody in (office.alice, office.bob):
                    opened = windows.open(printed_address(office.server)).window
                    put_clock(opened.context)
                    seat(opened, somebody)
                alice, bob = (each.page for each in windows.opened)
                compare(peers, alice, bob)
        finally:
            for each in windows.opened:
                each.close()
            office.server.stop()


if __name__ == "__main__":
    main()
