"""A running meeting by keyboard, and through what happens to servers: the engine dies, everything dies."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.e2e import meeting
from tests.e2e.media_windows import MediaWindow, MediaWindows
from tests.e2e.meeting_office import open_meeting_office
from tests.e2e.office import Office, seat
from tests.e2e.windows import printed_address
from tests.kit.media_engine import HeldEngine, command_line, engine_of

ROOM = "Workshop"
GIVES_UP_WITHIN = 120_000
"""Milliseconds; the media client tries ten times, with longer and longer pauses."""


@dataclass(slots=True)
class Talk:
    """Alice and Bob, who are in a meeting before each test and after it."""

    office: Office
    engine: HeldEngine
    windows: MediaWindows
    alice: MediaWindow
    bob: MediaWindow

    @property
    def both(self) -> tuple[MediaWindow, MediaWindow]:
        return self.alice, self.bob

    def expect_media(self, within: float = 30) -> None:
        for each in self.both:
            each.proof.expect(seen=1, heard=1, within=within)

    def attendees(self) -> list[tuple[str, str, str]]:
        """Who is in by the books: name, state, and since when."""
        (running,) = self.office.alice.get("/meetings").json()["items"]
        found = self.office.alice.get(f"/meetings/{running['id']}/attendees").json()["items"]
        return sorted((each["name"], each["state"], each["joined_at"]) for each in found)


@pytest.fixture(scope="module")
def talk(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    folder = tmp_path_factory.mktemp("talk")
    office, engine = open_meeting_office(folder)
    windows = MediaWindows(playwright, folder)
    office.room(ROOM, office.bob)
    alice, bob = (windows.open(printed_address(office.server)) for _ in range(2))
    seat(alice.window, office.alice)
    seat(bob.window, office.bob)
    meeting.start_from_room(alice.page, ROOM)
    alice.page.keyboard.press("Enter")
    meeting.expect_inside(alice.page)
    meeting.arrive_from_room(bob.page, ROOM)
    meeting.join(bob.page)
    yield Talk(office, engine, windows, alice, bob)
    windows.close()
    office.server.stop()
    windows.judge()


@pytest.mark.spec("U:MTG-05")
def test_the_microphone_obeys_the_keyboard(talk: Talk) -> None:
    talk.expect_media()
    keys = talk.alice.page.keyboard
    keys.press("Control+y")
    meeting.expect_microphone(talk.alice.page, on=False)
    talk.bob.proof.expect(seen=1, heard=0)
    keys.down("Space")
    meeting.expect_microphone(talk.alice.page, on=True)
    talk.bob.proof.expect(seen=1, heard=1)
    keys.up("Space")
    meeting.expect_microphone(talk.alice.page, on=False)
    talk.bob.proof.expect(seen=1, heard=0)
    keys.press("Control+y")
    talk.expect_media()


def test_the_meeting_runs_on_while_other_pages_are_open(talk: Talk) -> None:
    page = talk.bob.page
    page.get_by_role("link", name="Home").first.click()
    bar = page.get_by_role("region", name="The meeting you are in")
    expect(bar).to_be_visible()
    talk.alice.proof.expect(seen=1, heard=1)
    bar.get_by_role("button", name="Mute").click()
    talk.alice.proof.expect(seen=1, heard=0)
    bar.get_by_role("button", name="Unmute").click()
    bar.get_by_role("link", name=f"Return to {ROOM}").click()
    meeting.expect_inside(page)
    talk.expect_media()


@pytest.mark.parametrize("seconds", [1, 5, 30])
def test_media_come_back_by_themselves_after_the_engine_was_killed(talk: Talk, seconds: int) -> None:
    talk.expect_media()
    before = talk.attendees()
    with talk.engine.down(talk.office.server):
        talk.alice.page.wait_for_timeout(seconds * 1000)
        for each in talk.both:
            assert each.proof.read() == [] or not any(track.rise for track in each.proof.read())
    talk.expect_media(within=45)
    assert talk.attendees() == before


def test_after_a_longer_outage_the_page_offers_to_rejoin(talk: Talk) -> None:
    talk.expect_media()
    engine = engine_of(talk.office.server)
    talk.office.server.kill()
    for each in talk.both:
        rejoin = each.page.get_by_role("button", name="Rejoin")
        expect(rejoin).to_be_visible(timeout=GIVES_UP_WITHIN)
    assert command_line(engine) == b"", "the engine outlived the server"
    talk.office.server.start()
    for each in talk.both:
        come_back(each.page)
    talk.expect_media()
    assert [state for _, state, _ in talk.attendees()] == ["Present", "Present"]


def come_back(page: Page) -> None:
    page.get_by_role("button", name="Rejoin").click()
    meeting.expect_inside(page)
