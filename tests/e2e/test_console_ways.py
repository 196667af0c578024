"""Ways through the console: navigation, deep links, palette and shortcuts by keyboard alone, tables carried away."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import console
from tests.e2e.conftest import Open
from tests.e2e.office import Office, seat


def open_palette(page: Page) -> None:
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search pages")).to_be_focused()


@pytest.mark.spec("OVR-03")
def test_the_navigation_has_the_groups_of_the_guide(office: Office, window_on: Open) -> None:
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    page.goto("/console/")
    navigation = page.get_by_role("navigation", name="Navigation")
    expect(navigation.get_by_role("link", name="Accounts")).to_have_attribute("aria-current", "page")
    text = navigation.inner_text()
    groups = ["Carillon", "Accounts", "Calling", "Phone number management", "Identity", "Event history", "Operator"]
    assert [text.index(f"{group}\n" if group != "Operator" else group) for group in groups] == sorted(
        text.index(f"{group}\n" if group != "Operator" else group) for group in groups
    )


def test_everything_is_reached_from_the_palette_without_a_mouse(office: Office, window_on: Open) -> None:
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    page.goto("/console/")
    expect(page.get_by_role("heading", name="Accounts")).to_be_visible()
    open_palette(page)
    page.keyboard.type("iam users")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="IAM users")).to_be_visible()
    expect(page.locator("#content")).to_be_focused()
    open_palette(page)
    page.keyboard.type("bob@example")
    expect(page.get_by_role("option", name="bob@example.com")).to_be_visible()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Bob Brown").first).to_be_visible()
    open_palette(page)
    page.keyboard.type("invite")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Invite new users")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_deep_link_leads_back_after_the_sign_in_and_a_wrong_one_says_so(office: Office, window_on: Open) -> None:
    page = window_on(office.server).page
    page.goto(f"/console/accounts/{office.account_id}/settings/account")
    page.get_by_label("User name or e-mail address").fill("alice@example.com")
    page.get_by_label("Password").fill(console.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Account summary").first).to_be_visible()
    expect(page).to_have_title("Account summary · Acme · Carillon console")
    page.goto("/console/no/such/page")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    crumbs = page.get_by_role("navigation", name="Where you are")
    expect(crumbs.get_by_text("Page not found").first).to_be_visible()
    expect(crumbs.get_by_text("Accounts")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


MANY = 205
"""More than a page of the list, and more than one answer of the server to whoever reads it whole."""
AT_ONCE = 50


def test_a_list_of_many_pages_is_carried_away_whole_and_as_it_is_filtered(office: Office, window_on: Open) -> None:
    account_id = office.account("Many")
    addresses = [f"member-{number:03}@example.com" for number in range(MANY)]
    for first in range(0, MANY, AT_ONCE):
        office.invite(account_id, *addresses[first : first + AT_ONCE])
    office.invite(account_id, "zoe@example.com")
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    page.goto(f"/console/accounts/{account_id}/users?search=member-")
    expect(page.get_by_role("heading", name=f"Users ({MANY})")).to_be_visible()
    expect(page.get_by_text(addresses[0])).to_be_visible()
    expect(page.get_by_text(addresses[-1])).to_be_hidden()
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download CSV").click()
    assert begun.value.suggested_filename == "users.csv"
    with Path(begun.value.path()).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["email"] for row in rows] == addresses
    assert {row["registration"] for row in rows} == {"Unregistered"}


@pytest.mark.parametrize("way", ["users", "numbers", "countries"])
def test_what_narrows_a_list_is_as_wide_as_a_phone(office: Office, window_on: Open, way: str) -> None:
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    page.set_viewport_size({"width": 390, "height": 844})
    ways = {
        "users": (f"/console/accounts/{office.account_id}/users", "Find users by e-mail address or name"),
        "numbers": ("/console/numbers", "Find numbers by digits or calling name"),
        "countries": ("/console/numbers/countries", "Find countries by name"),
    }
    page.goto(ways[way][0])
    field = page.get_by_role("searchbox", name=ways[way][1])
    expect(field).to_be_visible()
    box = field.bounding_box()
    assert box is not None
    assert box["width"] > 300
    if way == "numbers":
        choice = page.get_by_role("button", name="Type").first.bounding_box()
        assert choice is not None
        assert choice["width"] > 300
