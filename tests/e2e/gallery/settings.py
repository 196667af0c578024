"""The views of an account's meetings, of names that are taken, and of the organisation's own page."""

from playwright.sync_api import Page, expect

from tests.e2e.gallery.stage import Stage
from tests.e2e.gallery.view import view


def meetings(stage: Stage) -> str:
    return f"/console/accounts/{stage.accounts['Sample Enterprise']}/settings/meetings"


@view("console-meeting-settings", "administrator")
def meeting_settings(stage: Stage, page: Page) -> None:
    page.goto(meetings(stage))
    expect(page.get_by_role("heading", name="Regions")).to_be_visible()


@view("console-meeting-settings-read-only", "reader")
def meeting_settings_read_only(stage: Stage, page: Page) -> None:
    meeting_settings(stage, page)


@view("console-meeting-settings-denied", "stranger")
def meeting_settings_denied(stage: Stage, page: Page) -> None:
    page.goto(meetings(stage))
    expect(page.get_by_text("You are not allowed to see this")).to_be_visible()


@view("console-meeting-settings-unsaved", "administrator")
def meeting_settings_unsaved(stage: Stage, page: Page) -> None:
    meeting_settings(stage, page)
    page.get_by_role("checkbox").first.click()
    page.get_by_role("link", name="Sample Enterprise").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


@view("console-account-name-taken", "administrator")
def name_taken(stage: Stage, page: Page) -> None:
    page.goto("/console/accounts/new")
    page.get_by_role("textbox").first.fill("Sample Enterprise")
    expect(page.get_by_text("Another account has this name already.")).to_be_visible()


@view("console-my-account", "administrator")
def my_account(stage: Stage, page: Page) -> None:
    page.goto("/console/my-account")
    expect(page.get_by_role("table", name="Current activity")).to_be_visible()


@view("console-domain-reviews", "administrator")
def domain_reviews(stage: Stage, page: Page) -> None:
    page.goto("/console/operator/requests?tab=domains")
    expect(page.get_by_text("No domain is contested")).to_be_visible()
