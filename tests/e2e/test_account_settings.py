"""What an administrator decides about an account and the organisation, and what is said beforehand."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import console
from tests.e2e.conftest import Open
from tests.e2e.office import Office, seat

Show = Callable[[str], Page]
CONTROL = "Enable shared control in screen sharing"
CALLING = "Enable outbound calling to join meetings"


@pytest.fixture
def show(office: Office, window_on: Open) -> Show:
    """The console's page at an address, in Alice's browser."""

    def at(address: str) -> Page:
        window = window_on(office.server)
        seat(window, office.alice)
        window.page.goto(f"/console{address}")
        return window.page

    return at


@pytest.mark.spec("GS-07", "MTG-01", "MTG-11")
def test_policies_persist_with_change_and_not_without(office: Office, show: Show) -> None:
    account_id = office.account("Policed")
    page = show(f"/accounts/{account_id}/users")
    page.get_by_role("navigation").get_by_role("link", name="Meetings").click()
    page.get_by_label(CONTROL).uncheck()
    page.get_by_label(CALLING).check()
    page.get_by_role("button", name="Change", exact=True).click()
    expect(console.notice(page)).to_contain_text("The policies were changed")
    page.reload()
    expect(page.get_by_label(CALLING)).to_be_checked()
    expect(page.get_by_label(CONTROL)).not_to_be_checked()

    page.get_by_label(CONTROL).check()
    page.get_by_role("link", name="Policed").first.click()
    warning = page.get_by_role("dialog", name="Leave without saving?")
    warning.get_by_role("button", name="Stay").click()
    expect(page.get_by_label(CONTROL)).to_be_checked()
    page.get_by_role("link", name="Policed").first.click()
    warning.get_by_role("button", name="Leave").click()
    expect(page.get_by_role("heading", name="Users")).to_be_visible()
    page.goto(f"/console/accounts/{account_id}/settings/meetings")
    expect(page.get_by_label(CONTROL)).not_to_be_checked()


@pytest.mark.spec("AMB-16", "AMB-17")
def test_where_there_is_one_region_it_is_read_and_slack_waits_for_a_workspace(office: Office, show: Show) -> None:
    page = show(f"/accounts/{office.account('Placed')}/settings/meetings")
    expect(page.get_by_text("100%")).to_be_visible()
    expect(page.get_by_text("Percentage of meetings processed in each Region")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
    expect(page.get_by_label("Allow sign-in with the Slack app")).to_be_disabled()


@pytest.mark.spec("AMB-02", "AMB-01")
def test_a_name_that_is_taken_is_warned_of_and_given_all_the_same(office: Office, show: Show) -> None:
    office.account("Twins")
    page = show("/accounts/new")
    page.get_by_label("Account Name").fill("Twins")
    expect(page.get_by_text("Another account has this name already.")).to_be_visible()
    page.get_by_role("button", name="Create and claim a domain").click()
    expect(console.notice(page)).to_contain_text("Account “Twins” was created")
    expect(page.get_by_role("textbox", name="Domain")).to_be_visible()


@pytest.mark.spec("ACC-33", "ACC-32", "ACC-19")
def test_a_deletion_says_what_stays_and_cancelling_it_changes_nothing(office: Office, show: Show) -> None:
    page = show(f"/accounts/{office.account('Staying')}/settings/account")
    deletion = console.act(page, "Account actions", "Delete account")
    expect(deletion.get_by_text("Files that were already delivered to your buckets")).to_be_visible()
    deletion.get_by_role("textbox").fill("Staying")
    deletion.get_by_role("button", name="Cancel").click()
    renaming = console.act(page, "Account actions", "Rename account")
    renaming.get_by_role("textbox").fill("Gone")
    renaming.get_by_role("button", name="Cancel").click()
    page.reload()
    expect(console.value_of(page, "Account name")).to_contain_text("Staying")


@pytest.mark.spec("PRE-04")
def test_the_organisation_has_a_page_with_its_owner_and_what_was_done(office: Office, show: Show) -> None:
    office.account("Noted")
    page = show("/my-account")
    expect(console.value_of(page, "Owner's e-mail address (root user)")).to_contain_text("alice@example.com")
    expect(page.get_by_role("table", name="Current activity").get_by_role("link").first).to_be_visible()


@pytest.mark.spec("AMB-08")
def test_contested_domains_have_their_place_at_the_desk(show: Show) -> None:
    page = show("/operator/requests?tab=domains")
    expect(page.get_by_text("No domain is contested")).to_be_visible()
