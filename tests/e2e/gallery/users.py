"""The views of long lists of users, and of acts on all of them."""

from playwright.sync_api import Page, expect

from tests.e2e import console
from tests.e2e.gallery.desk import at
from tests.e2e.gallery.stage import Stage
from tests.e2e.gallery.view import view


@view("console-users-filtered", "administrator")
def users_filtered(stage: Stage, page: Page) -> None:
    at(stage, page, "Sample Team", "users?registration=Unregistered&invited_from=2020-01-01&sort=email&descending=true")
    expect(page.get_by_role("button", name="Clear filters")).to_be_visible()
    expect(page.get_by_role("row").nth(3)).to_be_visible()


@view("console-users-filter-open", "administrator")
def users_filter_open(stage: Stage, page: Page) -> None:
    at(stage, page, "Sample Team")
    page.get_by_role("combobox", name="Filter users").click()
    expect(page.get_by_role("option", name="Registration").first).to_be_visible()


@view("console-users-none-so", "administrator")
def users_none_so(stage: Stage, page: Page) -> None:
    at(stage, page, "Sample Team", "users?user_type=SharedDevice&joined_before=2020-01-01")
    expect(page.get_by_text("Nobody here is as the filters ask for.")).to_be_visible()


@view("console-users-all-chosen", "administrator")
def users_all_chosen(stage: Stage, page: Page) -> None:
    at(stage, page, "Sample Team")
    console.choose_all(page)
    page.get_by_role("button", name="that match").click()
    expect(page.get_by_role("button", name="Clear the choice")).to_be_visible()


@view("console-users-all-removed", "administrator")
def users_all_removed(stage: Stage, page: Page) -> None:
    users_all_chosen(stage, page)
    dialog = console.act(page, "User actions", "Remove user")
    expect(dialog.get_by_text("What this does")).to_be_visible()
