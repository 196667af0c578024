"""Users in the console: the list filtered and sorted, acts on many with what they take along, and one user's page."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e import console
from tests.e2e.conftest import Open
from tests.e2e.office import Office, seat


@pytest.fixture
def page(office: Office, window_on: Open) -> Page:
    window = window_on(office.server)
    seat(window, office.alice)
    return window.page


def names(page: Page) -> Locator:
    """The addresses in the list, from the top."""
    return page.locator("tbody").get_by_text(re.compile(r"@[a-z]+\.example"))


@pytest.mark.spec("USR-02", "USR-11")
def test_the_list_is_filtered_and_sorted_and_its_address_says_so(office: Office, page: Page) -> None:
    account_id = office.account("Filtered")
    for name in ("Ann Ash", "Bea Birch"):
        office.join(account_id, f"{name.split()[0].lower()}@filtered.example", name)
    office.alice.done(f"/console/accounts/{account_id}/invitations", {"addresses": "cleo@filtered.example"})
    page.goto(f"/console/accounts/{account_id}/users")
    expect(names(page)).to_have_text(["ann@filtered.example", "bea@filtered.example", "cleo@filtered.example"])
    # A copy of the head covers it, so that it can stick.
    page.get_by_role("columnheader", name="Email address").get_by_role("button").click(force=True)
    expect(names(page)).to_have_text(["cleo@filtered.example", "bea@filtered.example", "ann@filtered.example"])
    page.get_by_role("combobox", name="Filter users").click()
    page.get_by_role("option", name="Registration").first.click()
    page.get_by_role("option", name="Unregistered").click()
    expect(names(page)).to_have_text(["cleo@filtered.example"])
    expect(page).to_have_url(re.compile(r"registration=Unregistered.*descending=true"))
    page.reload()
    expect(names(page)).to_have_text(["cleo@filtered.example"])


@pytest.mark.spec("USR-39", "AMB-26")
def test_everybody_who_matches_is_suspended_after_a_look_ahead_and_activated_again(office: Office, page: Page) -> None:
    account_id = office.account("Many")
    for number in range(12):
        office.join(account_id, f"p{number:02}@suspended.example", f"Person {number:02}")
    office.server.run("domains", "verify", account_id, "suspended.example")
    page.goto(f"/console/accounts/{account_id}/users")
    expect(names(page)).to_have_count(12)
    page.get_by_role("button", name="Preferences").click()
    page.get_by_role("radio", name="10 per page").check()
    page.get_by_role("button", name="Confirm").click()
    expect(names(page)).to_have_count(10)
    console.choose_all(page)
    page.get_by_role("button", name="Choose all 12 that match").click()
    dialog = console.act(page, "User actions", "Suspend user")
    expect(dialog).to_contain_text("12 users are suspended")
    expect(dialog).to_contain_text("12 sessions end")
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Suspend", exact=True).click()
    expect(console.notice(page)).to_contain_text("12 users are suspended now")
    page.get_by_role("button", name="Next page").first.click()
    expect(page.locator("tbody").get_by_text("Suspended", exact=True)).to_have_count(2)
    console.notice(page).get_by_role("button", name="Activate again").click()
    expect(console.notice(page)).to_contain_text("12 users are active again")


@pytest.mark.spec("USR-31")
def test_who_was_removed_is_invited_again_at_once(office: Office, page: Page) -> None:
    account_id = office.account("Removed")
    office.join(account_id, "dan@removed.example", "Dan Dale")
    page.goto(f"/console/accounts/{account_id}/users")
    console.choose(page, "Dan Dale")
    dialog = console.act(page, "User actions", "Remove user")
    expect(dialog).to_contain_text("1 user is removed")
    dialog.get_by_role("button", name="Remove", exact=True).click()
    expect(console.notice(page)).to_contain_text("1 user was removed from the account")
    console.notice(page).get_by_role("button", name="Invite again").click()
    expect(console.notice(page)).to_contain_text("1 invitation goes out")
    page.reload()
    expect(console.row(page, "dan@removed.example")).to_contain_text("Unregistered")


@pytest.mark.spec("USR-08", "USR-16")
def test_the_detail_shows_what_a_user_chose_and_hosted(office: Office, page: Page) -> None:
    account_id = office.account("Detailed")
    eve = office.join(account_id, "eve@detailed.example", "Eve Elm")
    assert eve.put("/privacy", {"privacy": "Private"}).status_code == 200
    page.goto(f"/console/accounts/{account_id}/users")
    page.get_by_role("link", name="Eve Elm").click()
    expect(console.value_of(page, "Privacy setting")).to_have_text("Private")
    expect(console.value_of(page, "Meetings attended")).to_have_text("0")
    expect(page.get_by_role("heading", name="Active Pro days this month")).to_be_visible()
    expect(page.get_by_text("None so far")).to_be_visible()
