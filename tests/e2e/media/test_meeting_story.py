"""The first meeting: two people and two guests see and hear each other, share a screen, and the host keeps order."""

from dataclasses import dataclass

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.e2e import meeting
from tests.e2e.media_windows import MediaWindow, MediaWindows
from tests.e2e.office import Office, seat
from tests.e2e.windows import printed_address

ROOM = "Atelier"


@dataclass(slots=True)
class Meeting:
    """Four browsers, Kim's as narrow as a telephone, and what an invitation says."""

    office: Office
    alice: MediaWindow
    bob: MediaWindow
    jane: MediaWindow
    kim: MediaWindow
    link: str = ""
    number: str = ""

    @property
    def all(self) -> tuple[MediaWindow, ...]:
        return self.alice, self.bob, self.jane, self.kim


@pytest.fixture
def story(office: Office, media_windows: MediaWindows) -> Meeting:
    office.room(ROOM, office.bob)
    address = printed_address(office.server)
    alice, bob, jane = (media_windows.open(address) for _ in range(3))
    kim = media_windows.open(address, width=390, height=844)
    seat(alice.window, office.alice)
    seat(bob.window, office.bob)
    return Meeting(office, alice, bob, jane, kim)


@pytest.mark.spec("U:JON-06", "U:ROS-02", "U:MTG-02")
def test_two_people_and_two_guests_meet_share_and_are_kept_in_order(story: Meeting) -> None:
    alice_starts_and_bob_joins_by_the_room(story)
    guests_join_by_link_and_by_number(story)
    bob_shares_until_alice_takes_over(story)
    people_are_muted_and_unmute_themselves(story)
    the_host_locks(story)
    the_host_removes_a_guest(story)
    the_host_ends_it_for_all(story)


def alice_starts_and_bob_joins_by_the_room(story: Meeting) -> None:
    meeting.start_from_room(story.alice.page, ROOM)
    meeting.join(story.alice.page)
    meeting.arrive_from_room(story.bob.page, ROOM)
    meeting.join(story.bob.page)
    for each in (story.alice, story.bob):
        each.proof.expect(seen=1, heard=1)
    (open_now,) = story.office.alice.get("/meetings").json()["items"]
    story.link, story.number = open_now["link"], open_now["number"]


def guests_join_by_link_and_by_number(story: Meeting) -> None:
    meeting.arrive_by_link(story.jane.page, story.link, "Jane")
    meeting.join(story.jane.page)
    meeting.arrive_by_number(story.kim.page, story.number, "Kim")
    meeting.join(story.kim.page)
    for each in story.all:
        each.proof.expect(seen=3, heard=3)
        for name in ("Alice Archer", "Bob Brown", "<Jane>", "<Kim>"):
            expect(meeting.tile(each.page, name)).to_be_visible()


def bob_shares_until_alice_takes_over(story: Meeting) -> None:
    meeting.control(story.bob.page, "Share the screen").click()
    for each in (story.alice, story.jane, story.kim):
        expect(meeting.shared_screen(each.page, "Bob Brown")).to_be_visible()
        each.proof.expect(seen=3, heard=3, shares=1)
    meeting.control(story.alice.page, "Share the screen").click()
    for each in (story.bob, story.jane, story.kim):
        expect(meeting.shared_screen(each.page, "Alice Archer")).to_be_visible()
        each.proof.expect(seen=3, heard=3, shares=1)
    expect(meeting.control(story.bob.page, "Share the screen")).to_have_attribute("aria-pressed", "false")
    meeting.control(story.alice.page, "Share the screen").click()
    for each in story.all:
        expect(meeting.shared_screen(each.page, "Alice Archer")).to_be_hidden()
        each.proof.expect(seen=3, heard=3)


def people_are_muted_and_unmute_themselves(story: Meeting) -> None:
    for who, name, guest in ((story.alice, "<Jane>", story.jane), (story.bob, "<Kim>", story.kim)):
        meeting.choose_for(who.page, name, "Mute")
        expect(guest.page.get_by_text("Somebody muted you.").first).to_be_visible()
        meeting.expect_microphone(guest.page, on=False)
    story.alice.proof.expect(seen=3, heard=1)
    meeting.control(story.jane.page, "Microphone").click()
    story.alice.proof.expect(seen=3, heard=2)
    meeting.choose_in_more(story.alice.page, "Mute everybody else")
    for each in (story.bob, story.jane, story.kim):
        meeting.expect_microphone(each.page, on=False)
    story.alice.proof.expect(seen=3, heard=0)
    story.bob.proof.expect(seen=3, heard=1)
    for each in (story.bob, story.jane, story.kim):
        meeting.control(each.page, "Microphone").click()
    story.alice.proof.expect(seen=3, heard=3)


def the_host_locks(story: Meeting) -> None:
    meeting.choose_in_more(story.alice.page, "Lock the meeting")
    for each in story.all:
        expect(each.page.get_by_role("img", name="Locked")).to_be_visible()
    late = story.jane.window.browser.new_context(base_url=printed_address(story.office.server)).new_page()
    late.goto(story.link)
    meeting.expect_heading(late, "This meeting is locked")
    late.context.close()
    again(story.jane.page)
    meeting.leave(story.bob.page)
    story.bob.page.get_by_role("button", name="Rejoin").click()
    meeting.expect_inside(story.bob.page)
    for each in story.all:
        each.proof.expect(seen=3, heard=3)


def again(guest: Page) -> None:
    """A guest who is inside opens the page anew."""
    guest.reload()
    meeting.join(guest)


def the_host_removes_a_guest(story: Meeting) -> None:
    meeting.choose_for(story.alice.page, "<Kim>", "Remove from the meeting…")
    meeting.confirm(story.alice.page, "Remove")
    meeting.expect_heading(story.kim.page, "You were removed from the meeting")
    for each in (story.alice, story.bob, story.jane):
        each.proof.expect(seen=2, heard=2)
    assert story.kim.proof.open_connections() == 0
    gate = f"{story.office.server.url}/media/rtc/validate"
    refused = httpx2.get(gate, params={"access_token": story.kim.ticket})
    assert (refused.status_code, refused.text) == (403, "RemovedFromMeeting")


def the_host_ends_it_for_all(story: Meeting) -> None:
    meeting.end_for_all(story.alice.page)
    for each in (story.alice, story.bob, story.jane):
        meeting.expect_heading(each.page, "The meeting has ended")
        assert each.proof.open_connections() == 0
    assert story.office.alice.get("/meetings").json()["items"] == []
