"""The main tasks without a mouse: everything is reached, the focus is seen, and it returns where it came from."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import console
from tests.e2e.conftest import Open
from tests.e2e.keyboard import Keyboard
from tests.e2e.office import Office, seat
from tests.integration.web.visitor import PASSWORD

NUMBER = "+1 415-555-0100"


@pytest.fixture
def page(office: Office, window_on: Open) -> Page:
    window = window_on(office.server)
    seat(window, office.alice)
    return window.page


def test_an_administrator_signs_in_creates_an_account_and_invites_by_keyboard_alone(
    office: Office, window_on: Open
) -> None:
    page = window_on(office.server).page
    keys = Keyboard(page)
    page.goto("/console/sign-in")
    keys.fill(page.get_by_label("User name or e-mail address"), "alice@example.com")
    keys.fill(page.get_by_label("Password"), PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Accounts")).to_be_visible()
    keys.press(page.get_by_role("link", name="New account"))
    keys.fill(page.get_by_label("Account Name"), "Keys only")
    keys.press(page.get_by_role("button", name="Create account"))
    expect(console.notice(page)).to_contain_text("Account “Keys only” was created")
    opener = page.get_by_role("button", name="Invite users").first
    keys.press(opener)
    dialog = page.get_by_role("dialog")
    keys.fill(dialog.get_by_label("Email addresses"), "dan@keys.example; eve@keys.example")
    keys.press(dialog.get_by_role("button", name="Invite users"))
    expect(dialog.get_by_role("table", name="Results").get_by_text("Invited", exact=True)).to_have_count(2)
    keys.press(dialog.get_by_role("button", name="Close").last)
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    expect(console.row(page, "eve@keys.example")).to_be_visible()


def test_a_permission_is_changed_and_users_are_suspended_and_activated_by_keyboard_alone(
    office: Office, page: Page
) -> None:
    account_id = office.account("Key holders")
    office.join(account_id, "fay@holders.example", "Fay Fisher")
    office.server.run("domains", "verify", account_id, "holders.example")
    keys, acts = Keyboard(page), page.get_by_role("button", name="User actions")
    page.goto(f"/console/accounts/{account_id}/users")
    fay = page.get_by_role("checkbox", name="Fay Fisher")
    keys.tick(fay)
    dialog = page.get_by_role("dialog")
    keys.choose(acts, page.get_by_role("menuitem", name="Assign user permission"))
    keys.go_to(dialog.get_by_role("radio", name="Pro"))
    page.keyboard.press("ArrowDown")
    expect(dialog.get_by_role("radio", name="Basic")).to_be_checked()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(acts).to_be_focused()
    keys.choose(acts, page.get_by_role("menuitem", name="Assign user permission"))
    keys.go_to(dialog.get_by_role("radio", name="Pro"))
    page.keyboard.press("ArrowDown")
    keys.press(dialog.get_by_role("button", name="Assign"))
    expect(console.notice(page)).to_contain_text("1 user has the permission Basic now")
    expect(acts).to_be_focused()
    for entry, button, state in (("Suspend user", "Suspend", "Suspended"), ("Activate user", "Activate", "Registered")):
        if not fay.is_checked():
            keys.tick(fay)
        keys.choose(acts, page.get_by_role("menuitem", name=entry))
        if entry == "Suspend user":
            keys.press(dialog.get_by_role("checkbox"), "Space")
        keys.press(dialog.get_by_role("button", name=button, exact=True))
        expect(dialog).to_be_hidden()
        expect(console.row(page, "Fay Fisher")).to_contain_text(state)
        expect(acts).to_be_focused()


def test_a_number_is_assigned_by_keyboard_alone(office: Office, page: Page) -> None:
    office.alice.done("/console/numbers/orders", {"product": "BusinessCalling", "numbers": ["+14155550100"]})
    keys, dialog = Keyboard(page), page.get_by_role("dialog")
    page.goto("/console/numbers?tab=orders")
    expect(console.row(page, NUMBER)).to_contain_text("Successful")
    keys.go_to(page.get_by_role("tab", name=re.compile("Orders")))
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("tab", name="Inventory")).to_be_focused()
    page.keyboard.press("Enter")
    keys.tick(page.get_by_role("checkbox", name=NUMBER))
    opener = page.get_by_role("button", name="Assign", exact=True)
    keys.press(opener)
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    keys.press(opener)
    keys.choose(dialog.get_by_role("button", name="Account of the user"), page.get_by_role("option", name="Acme").first)
    keys.press(dialog.get_by_role("button", name="Next"))
    keys.choose(dialog.get_by_role("button", name="User of"), page.get_by_role("option", name="Bob Brown").first)
    keys.press(dialog.get_by_role("button", name="Assign", exact=True))
    expect(console.notice(page)).to_contain_text(f"Bob Brown has the number {NUMBER} now")


def test_a_domain_is_claimed_by_keyboard_alone(office: Office, page: Page) -> None:
    keys, dialog = Keyboard(page), page.get_by_role("dialog", name="Verify a new domain")
    page.goto(f"/console/accounts/{office.account('Key claimants')}/identity/domains")
    opener = page.get_by_role("button", name="Claim a new domain").first
    keys.press(opener)
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    keys.fill(dialog.get_by_label("Domain"), "keys-claimed.example")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Pending verification")).to_be_visible()


def test_a_support_request_is_submitted_by_keyboard_alone_from_the_palette(page: Page) -> None:
    keys = Keyboard(page)
    page.goto("/console/accounts")
    expect(page.get_by_role("heading", name="Accounts")).to_be_visible()
    start = keys.go_to(page.get_by_role("link", name="New account"))
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search pages")).to_be_focused()
    page.keyboard.press("Escape")
    expect(start).to_be_focused()
    page.keyboard.press("Control+k")
    page.keyboard.type("submit request")
    expect(page.get_by_role("option", name="Submit request").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Submit request")).to_be_visible()
    keys.choose(page.get_by_role("button", name="Category"), page.get_by_role("option", name="Chat", exact=True))
    keys.fill(page.get_by_label("Subject"), "No sound")
    keys.fill(page.get_by_label("Description", exact=True), "Nobody hears me.")
    keys.press(page.get_by_role("button", name="Submit request", exact=True))
    expect(console.notice(page)).to_contain_text("was submitted")


def test_a_person_signs_in_makes_a_room_and_writes_by_keyboard_alone(office: Office, window_on: Open) -> None:
    page = window_on(office.server).page
    page.goto("/sign-in")
    page.get_by_label("E-mail address").focus()
    page.keyboard.type("bob@example.com")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Home")).to_be_visible()
    page.get_by_role("button", name="Create a room").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Name")).to_be_focused()
    page.keyboard.type("Keys only")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Keys only", level=1)).to_be_visible()
    page.get_by_role("button", name="Not now").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("textbox", name="Message").focus()
    page.keyboard.type("no mouse was here")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article").filter(has_text="no mouse was here")).to_be_visible()
