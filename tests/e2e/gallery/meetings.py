"""The views of meetings: where they are listed and entered, the meeting itself, and what comes after."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e import meeting
from tests.e2e.gallery.attendees import (
    bring,
    bring_camera,
    bring_guests,
    end,
    end_all,
    guests_ticket,
    open_meeting,
    persons_ticket,
)
from tests.e2e.gallery.rooms import at_room
from tests.e2e.gallery.stage import LONG_ROOM, Stage
from tests.e2e.gallery.view import let_go, refuse, view

TITLE = "Weekly review"
PAST = "Plans for the spring"


def at_door(stage: Stage, page: Page, **asked: str) -> dict[str, Any]:
    """Alice before a meeting of her own."""
    held = open_meeting(stage, title=TITLE, **asked)
    page.goto(f"/meetings/{held['id']}")
    expect(meeting.join_button(page)).to_be_visible()
    return held


def inside(stage: Stage, page: Page, guests: int = 0, **asked: str) -> dict[str, Any]:
    """Alice in it, with so many who only sound."""
    held = at_door(stage, page, **asked)
    if guests:
        bring_guests(stage, held, guests)
    meeting.join(page)
    expect(meeting.control(page, "People")).to_contain_text(str(guests + 1))
    return held


def expect_pictures(page: Page, count: int, where: str = "li video") -> None:
    """Asked from here: the pages' content security policy forbids what would ask in the page."""
    for number in range(count):
        expect(page.locator(where).nth(number)).not_to_have_js_property("videoWidth", 0)


def hold_some(stage: Stage) -> None:
    """Two meetings that have ended, of which one had more people."""
    for title, guests in ((PAST, ("Jane", "Kim")), ("The long way to a decision about the northern bridge " * 2, ())):
        held = open_meeting(stage, title=title.strip())
        seats = [persons_ticket(stage, who, held) for who in ("alice", "bob", "wanda")]
        bring(stage, [*seats, *(guests_ticket(stage, name, held) for name in guests)])
        end(stage, "alice", held)
        let_go()


@view("meetings-nothing-yet", "newcomer")
def meetings_nothing_yet(stage: Stage, page: Page) -> None:
    page.goto("/meetings")
    expect(page.get_by_text("You have not been in a meeting yet.")).to_be_visible()


@view("meetings", "alice")
def meetings(stage: Stage, page: Page) -> None:
    hold_some(stage)
    open_meeting(stage, room_id=stage.rooms[LONG_ROOM])
    held = open_meeting(stage, "bob", room_id=stage.rooms["Launch"])
    bring(stage, [persons_ticket(stage, who, held) for who in ("bob", "carol")])
    page.goto("/meetings")
    expect(page.get_by_text("2 inside")).to_be_visible()
    expect(page.get_by_role("button", name=PAST).first).to_be_visible()


@view("meetings-who-came", "alice")
def meetings_who_came(stage: Stage, page: Page) -> None:
    hold_some(stage)
    page.goto("/meetings")
    page.get_by_role("button", name=PAST).first.click()
    expect(page.get_by_text("<Jane>").first).to_be_visible()


@view("meetings-id-unknown", "alice")
def meetings_id_unknown(stage: Stage, page: Page) -> None:
    page.goto("/meetings")
    page.get_by_label("Meeting ID or link").fill("1234 56 7890")
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_label("Meeting ID or link")).to_have_attribute("aria-invalid", "true")


@view("meetings-failed", "alice")
def meetings_failed(stage: Stage, page: Page) -> None:
    page.route("**/api/v1/meetings", refuse)
    page.route("**/api/v1/meetings/recent*", refuse)
    page.goto("/meetings")
    expect(page.get_by_text("Your recent meetings could not be loaded")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("What runs now could not be loaded")).to_be_visible(timeout=60_000)


@view("meeting-room-start", "alice")
def meeting_room_start(stage: Stage, page: Page) -> None:
    end_all(stage, "alice")
    at_room(stage, page, LONG_ROOM)
    expect(page.get_by_role("button", name="Start meeting")).to_be_visible()


@view("meeting-room-join", "alice")
def meeting_room_join(stage: Stage, page: Page) -> None:
    held = open_meeting(stage, room_id=stage.rooms[LONG_ROOM])
    bring(stage, [persons_ticket(stage, who, held) for who in ("bob", "carol")])
    at_room(stage, page, LONG_ROOM)
    expect(page.get_by_role("link", name="Join meeting")).to_contain_text("2")


@view("meeting-door", "alice")
def meeting_door(stage: Stage, page: Page) -> None:
    at_door(stage, page)
    expect_pictures(page, 1, "video")


@view("meeting-door-camera-off", "wanda")
def meeting_door_camera_off(stage: Stage, page: Page) -> None:
    held = open_meeting(stage, room_id=stage.rooms[LONG_ROOM])
    page.goto(f"/meetings/{held['id']}")
    page.get_by_role("button", name="Camera", exact=True).click()
    expect(page.get_by_text("Your camera is off")).to_be_visible()


@view("meeting-door-ended", "alice")
def meeting_door_ended(stage: Stage, page: Page) -> None:
    held = open_meeting(stage, title=TITLE)
    end(stage, "alice", held)
    page.goto(f"/meetings/{held['id']}")
    meeting.expect_heading(page, "This meeting has ended")


@view("meeting-find")
def meeting_find(stage: Stage, page: Page) -> None:
    page.goto("/meet")
    expect(page.get_by_role("button", name="Continue")).to_be_visible()


@view("meeting-find-wrong")
def meeting_find_wrong(stage: Stage, page: Page) -> None:
    page.goto("/meet")
    page.get_by_label("Meeting ID or link").fill("12")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Enter the ten digits of the ID")).to_be_visible()


@view("meeting-find-unknown")
def meeting_find_unknown(stage: Stage, page: Page) -> None:
    page.goto("/meet")
    page.get_by_label("Meeting ID or link").fill("1234 56 7890")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_visible()


@view("meeting-guest-unknown")
def meeting_guest_unknown(stage: Stage, page: Page) -> None:
    page.goto("/meet/abcdefghijklmnopqrstuv")
    meeting.expect_heading(page, "There is no such meeting")


@view("meeting-guest-ended")
def meeting_guest_ended(stage: Stage, page: Page) -> None:
    held = open_meeting(stage, title=TITLE)
    end(stage, "alice", held)
    page.goto(held["link"])
    meeting.expect_heading(page, "This meeting has ended")


@view("meeting-guest-locked")
def meeting_guest_locked(stage: Stage, page: Page) -> None:
    held = open_meeting(stage, title=TITLE)
    stage.people["alice"].done(f"/meetings/{held['id']}/lock", {"locked": True})
    page.goto(held["link"])
    meeting.expect_heading(page, "This meeting is locked")


@view("meeting-guest-door")
def meeting_guest_door(stage: Stage, page: Page) -> None:
    meeting.arrive_by_link(page, open_meeting(stage, title=TITLE)["link"], "Jane")
    expect_pictures(page, 1, "video")


@view("meeting-guest-nameless")
def meeting_guest_nameless(stage: Stage, page: Page) -> None:
    meeting.arrive_by_link(page, open_meeting(stage, title=TITLE)["link"], "")
    meeting.join_button(page).click()
    expect(page.get_by_text("Enter your name.")).to_be_visible()


@view("meeting-guest-inside")
def meeting_guest_inside(stage: Stage, page: Page) -> None:
    held = open_meeting(stage, title=TITLE)
    bring_guests(stage, held, 1)
    meeting.arrive_by_link(page, held["link"], "Kim")
    meeting.join(page)
    expect_pictures(page, 1)


@view("meeting-one", "alice")
def meeting_one(stage: Stage, page: Page) -> None:
    inside(stage, page)
    expect_pictures(page, 1)


@view("meeting-two", "alice")
def meeting_two(stage: Stage, page: Page) -> None:
    held = inside(stage, page)
    bring_camera(stage, page, held, "Jane")
    expect_pictures(page, 2)


@view("meeting-four", "alice")
def meeting_four(stage: Stage, page: Page) -> None:
    held = inside(stage, page, guests=2)
    bring_camera(stage, page, held, "Rosa")
    expect_pictures(page, 2)


@view("meeting-nine", "alice")
def meeting_nine(stage: Stage, page: Page) -> None:
    inside(stage, page, guests=8)
    expect_pictures(page, 1)


@view("meeting-share", "alice")
def meeting_share(stage: Stage, page: Page) -> None:
    held = inside(stage, page, guests=3)
    guest = bring_camera(stage, page, held, "Rosa")
    meeting.control(guest, "Share the screen").click()
    expect(meeting.shared_screen(page, "<Rosa>")).to_be_visible()
    expect_pictures(page, 1, "video")
    expect(meeting.shared_screen(page, "<Rosa>").locator("video")).not_to_have_js_property("videoWidth", 0)


@view("meeting-sharing", "alice")
def meeting_sharing(stage: Stage, page: Page) -> None:
    inside(stage, page, guests=1)
    meeting.control(page, "Share the screen").click()
    expect(meeting.control(page, "Share the screen")).to_have_attribute("aria-pressed", "true")


@view("meeting-people", "alice")
def meeting_people(stage: Stage, page: Page) -> None:
    held = inside(stage, page, guests=5)
    everybody = stage.people["alice"].get(f"/meetings/{held['id']}/attendees").json()["items"]
    quiet = next(each["id"] for each in everybody if each["name"] == "Kim")
    stage.people["alice"].done(f"/meetings/{held['id']}/mute", {"attendee_id": quiet})
    expect(meeting.open_people(page).get_by_text("<Noor>")).to_be_visible()


@view("meeting-people-act", "alice")
def meeting_people_act(stage: Stage, page: Page) -> None:
    inside(stage, page, guests=2)
    meeting.open_people(page).get_by_role("button", name="Act on <Jane>", exact=True).click()
    expect(page.get_by_role("menuitem", name="Remove from the meeting…")).to_be_visible()


@view("meeting-more", "alice")
def meeting_more(stage: Stage, page: Page) -> None:
    inside(stage, page, guests=1)
    meeting.control(page, "More").click()
    expect(page.get_by_role("menuitem", name="Lock the meeting")).to_be_visible()


@view("meeting-end", "alice")
def meeting_end(stage: Stage, page: Page) -> None:
    inside(stage, page, guests=1)
    meeting.control(page, "Leave").click()
    page.get_by_role("menuitem", name="End for everybody…").click()
    expect(page.get_by_role("dialog")).to_be_visible()


@view("meeting-devices", "alice")
def meeting_devices(stage: Stage, page: Page) -> None:
    inside(stage, page)
    meeting.choose_in_more(page, "Devices…")
    expect(page.get_by_role("dialog")).to_be_visible()


@view("meeting-bar", "alice")
def meeting_bar(stage: Stage, page: Page) -> None:
    inside(stage, page, room_id=stage.rooms["Launch"])
    meeting.control(page, "Chat").click()
    expect(page.get_by_role("region", name="The meeting you are in")).to_be_visible()
    expect(page.get_by_role("heading", name="Launch", level=1)).to_be_visible()


@view("meeting-left", "alice")
def meeting_left(stage: Stage, page: Page) -> None:
    inside(stage, page, room_id=stage.rooms["Launch"])
    meeting.leave(page)


@view("meeting-left-not-good", "alice")
def meeting_left_not_good(stage: Stage, page: Page) -> None:
    meeting_left(stage, page)
    page.get_by_role("button", name="Not good").click()
    expect(page.get_by_role("textbox", name="What was not good?")).to_be_visible()


@view("meeting-ended-elsewhere", "alice")
def meeting_ended_elsewhere(stage: Stage, page: Page) -> None:
    held = inside(stage, page, room_id=stage.rooms["Lunch"])
    meeting.control(page, "Chat").click()
    expect(page.get_by_role("region", name="The meeting you are in")).to_be_visible()
    end(stage, "alice", held)
    expect(page.get_by_role("region", name="The meeting you were in")).to_be_visible()


@view("meeting-guest-removed")
def meeting_guest_removed(stage: Stage, page: Page) -> None:
    held = open_meeting(stage, title=TITLE)
    meeting.arrive_by_link(page, held["link"], "Jane")
    meeting.join(page)
    attendees = f"/meetings/{held['id']}/attendees"
    (jane,) = stage.people["alice"].get(attendees).json()["items"]
    assert stage.people["alice"].delete(f"{attendees}/{jane['id']}").is_success
    meeting.expect_heading(page, "You were removed from the meeting")
