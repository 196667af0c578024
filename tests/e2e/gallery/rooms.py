"""The views of the client behind sign-in."""

from playwright.sync_api import Page, expect

from tests.e2e import client
from tests.e2e.gallery.stage import LONG_ROOM, Stage
from tests.e2e.gallery.view import hold, refuse, view


def at_room(stage: Stage, page: Page, room: str, panel: str = "") -> None:
    page.goto(f"/rooms/{stage.rooms[room]}{panel and f'?panel={panel}'}")
    expect(page.get_by_role("heading", name=room, level=1)).to_be_visible()
    expect(page.get_by_role("status", name="Loading")).to_have_count(0)


@view("home-unread", "carol")
def home_unread(stage: Stage, page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="Unread")).to_be_visible()


@view("home-nothing-yet", "newcomer")
def home_nothing_yet(stage: Stage, page: Page) -> None:
    page.goto("/")
    expect(page.get_by_text("You are in no chat room yet.")).to_be_visible()


@view("home-all-read", "bob")
def home_all_read(stage: Stage, page: Page) -> None:
    for room_id in stage.rooms.values():
        newest = stage.people["bob"].get(f"/rooms/{room_id}").json()["last_sequence"]
        stage.people["bob"].put(f"/rooms/{room_id}/read", {"sequence": newest})
    page.goto("/")
    expect(page.get_by_text("You have read everything.")).to_be_visible()


@view("home-failed", "alice")
def home_failed(stage: Stage, page: Page) -> None:
    page.route("**/api/v1/rooms", refuse)
    page.goto("/")
    expect(page.get_by_text("Your chat rooms could not be loaded").first).to_be_visible()


@view("home-loading", "alice")
def home_loading(stage: Stage, page: Page) -> None:
    page.route("**/api/v1/rooms", hold)
    page.goto("/")
    expect(page.get_by_role("status", name="Loading").first).to_be_visible()


@view("rooms", "carol")
def rooms(stage: Stage, page: Page) -> None:
    page.goto("/rooms")
    expect(page.get_by_role("heading", name="Chat rooms")).to_be_visible()
    expect(page.get_by_role("list", name="Chat rooms").last).to_be_visible()


@view("rooms-none-found", "carol")
def rooms_none_found(stage: Stage, page: Page) -> None:
    rooms(stage, page)
    page.get_by_label("Find a room").fill("zeppelin")
    expect(page.get_by_text("No room of that name.")).to_be_visible()


@view("rooms-nothing-yet", "newcomer")
def rooms_nothing_yet(stage: Stage, page: Page) -> None:
    page.goto("/rooms")
    expect(page.get_by_text("You are in no chat room yet.")).to_be_visible()


@view("room", "alice")
def room(stage: Stage, page: Page) -> None:
    at_room(stage, page, "Launch")
    expect(client.timeline(page).get_by_text("everything is green")).to_be_visible()


@view("room-formats", "alice")
def room_formats(stage: Stage, page: Page) -> None:
    at_room(stage, page, "Formats")
    expect(client.timeline(page).get_by_text("One paragraph")).to_be_visible()


@view("room-unread-line", "alice")
def room_unread_line(stage: Stage, page: Page) -> None:
    for text in ("Has anybody seen the keys?", "Found them."):
        stage.hear("Lunch", text)
    at_room(stage, page, "Lunch")
    expect(client.timeline(page).get_by_text("New", exact=True)).to_be_visible()


@view("room-long-names", "alice")
def room_long_names(stage: Stage, page: Page) -> None:
    at_room(stage, page, LONG_ROOM)
    expect(client.timeline(page).get_by_text("The minutes of")).to_be_visible()


@view("room-long-names-members", "alice")
def room_long_names_members(stage: Stage, page: Page) -> None:
    at_room(stage, page, LONG_ROOM, "members")
    expect(page.get_by_role("complementary", name="Members")).to_be_visible()


@view("room-nothing-said", "alice")
def room_nothing_said(stage: Stage, page: Page) -> None:
    at_room(stage, page, "Nothing said")
    expect(page.get_by_text("Write the first one.")).to_be_visible()


@view("room-much", "alice")
def room_much(stage: Stage, page: Page) -> None:
    at_room(stage, page, "Traffic")
    client.timeline(page).press("PageUp")
    client.timeline(page).press("PageUp")
    expect(page.get_by_role("button", name="Jump to the newest")).to_be_visible()


@view("room-members", "alice")
def room_members(stage: Stage, page: Page) -> None:
    at_room(stage, page, "Launch", "members")
    expect(page.get_by_role("complementary", name="Members").get_by_text("Bob Brown")).to_be_visible()


@view("room-member-menu", "alice")
def room_member_menu(stage: Stage, page: Page) -> None:
    room_members(stage, page)
    page.get_by_role("button", name="Change Bob Brown").click()
    expect(page.get_by_role("menuitem", name="Make administrator")).to_be_visible()


@view("room-add-people", "alice")
def room_add_people(stage: Stage, page: Page) -> None:
    at_room(stage, page, "Launch", "add")
    page.get_by_role("combobox", name="People").fill("a")
    page.get_by_role("option").first.click()
    page.get_by_role("combobox", name="People").fill("e")
    expect(page.get_by_role("option").first).to_be_visible()


@view("room-menu", "alice")
def room_menu(stage: Stage, page: Page) -> None:
    room(stage, page)
    page.get_by_role("button", name="More about this room").click()
    expect(page.get_by_role("menuitem", name="Rename…")).to_be_visible()


def room_dialog(stage: Stage, page: Page, entry: str, name: str = "Launch") -> None:
    at_room(stage, page, name)
    page.get_by_role("button", name="More about this room").click()
    page.get_by_role("menuitem", name=entry).click()
    expect(page.get_by_role("dialog")).to_be_visible()


@view("room-rename", "alice")
def room_rename(stage: Stage, page: Page) -> None:
    room_dialog(stage, page, "Rename…", LONG_ROOM)
    page.get_by_label("Name", exact=True).fill("")
    expect(page.get_by_text("Enter a name.")).to_be_visible()


@view("room-leave-refused", "alice")
def room_leave_refused(stage: Stage, page: Page) -> None:
    room_dialog(stage, page, "Leave the room…")
    page.get_by_role("button", name="Leave", exact=True).click()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_be_visible()


@view("room-delete", "alice")
def room_delete(stage: Stage, page: Page) -> None:
    room_dialog(stage, page, "Delete the room…")


@view("room-not-mine", "newcomer")
def room_not_mine(stage: Stage, page: Page) -> None:
    page.goto(f"/rooms/{stage.rooms['Launch']}")
    expect(page.get_by_text("This room does not exist, or you are not one of its members.")).to_be_visible()


@view("room-loading", "alice")
def room_loading(stage: Stage, page: Page) -> None:
    page.route("**/messages?**", hold)
    page.goto(f"/rooms/{stage.rooms['Launch']}")
    expect(page.get_by_role("status", name="Loading").first).to_be_visible()


@view("room-history-failed", "alice")
def room_history_failed(stage: Stage, page: Page) -> None:
    page.route("**/messages?**", refuse)
    page.goto(f"/rooms/{stage.rooms['Launch']}")
    expect(page.get_by_text("The messages could not be loaded")).to_be_visible(timeout=60_000)


@view("room-not-sent", "alice")
def room_not_sent(stage: Stage, page: Page) -> None:
    room(stage, page)
    page.route("**/messages", lambda route: route.abort())
    client.say(page, "Is anybody there?")
    expect(page.get_by_role("button", name="Send again")).to_be_visible(timeout=60_000)


@view("room-offline", "alice")
def room_offline(stage: Stage, page: Page) -> None:
    page.route_web_socket("**/ws", lambda socket: socket.close())
    page.goto(f"/rooms/{stage.rooms['Launch']}")
    expect(page.get_by_text("No connection. Trying again; what you write is kept.")).to_be_visible()
    client.composer(page).fill("A draft that is kept,\non two lines")


@view("room-too-long", "alice")
def room_too_long(stage: Stage, page: Page) -> None:
    at_room(stage, page, "Project Aurora")
    client.composer(page).fill("Much to say. " * 400)
    expect(page.get_by_text("Too long by")).to_be_visible()


@view("room-emoji", "alice")
def room_emoji(stage: Stage, page: Page) -> None:
    room(stage, page)
    page.get_by_role("button", name="Insert an emoji").click()
    expect(page.get_by_role("gridcell").first).to_be_visible()


@view("create-room", "alice")
def create_room(stage: Stage, page: Page) -> None:
    page.goto("/rooms")
    page.get_by_role("button", name="Create a room").last.click()
    page.get_by_role("button", name="Create", exact=True).click()
    expect(page.get_by_text("Enter a name.")).to_be_visible()


@view("palette", "alice")
def palette(stage: Stage, page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="Home")).to_be_visible()
    page.keyboard.press("Control+k")
    page.get_by_label("Search").last.fill("re")
    expect(page.get_by_text("Reading room").last).to_be_visible()


@view("shortcuts", "alice")
def shortcuts(stage: Stage, page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="Home")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()


@view("settings", "alice")
def settings(stage: Stage, page: Page) -> None:
    page.goto("/settings")
    expect(page.get_by_text("This device")).to_be_visible()


@view("settings-password-wrong", "wanda")
def settings_password_wrong(stage: Stage, page: Page) -> None:
    page.goto("/settings")
    page.get_by_label("Current password").fill("not the password")
    page.get_by_label("New password").fill("staple of the barn")
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_text("The current password is wrong.")).to_be_visible()
