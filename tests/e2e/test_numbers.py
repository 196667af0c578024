"""Phone numbers in the console, from the order to the way back out of the deletion queue."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import console
from tests.e2e.conftest import Open
from tests.e2e.office import Office, seat

NUMBER = "+1 206-555-0100"


@pytest.mark.spec("PHN-12", "ASGN-03", "DELQ-07")
def test_a_number_is_ordered_assigned_taken_back_deleted_and_had_back(office: Office, window_on: Open) -> None:
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    order(page)
    assign(page, "Acme", "Bob Brown")
    page.get_by_role("link", name="Bob Brown").last.click()
    expect(console.value_of(page, "Phone number")).to_contain_text(NUMBER)
    page.get_by_role("button", name="Unassign the phone number").click()
    take_back(page)
    expect(console.value_of(page, "Phone number")).not_to_contain_text(NUMBER)
    delete(page)
    restore(page)


def order(page: Page) -> None:
    page.goto("/console/numbers/getting-started")
    page.get_by_role("link", name="Provision phone numbers").first.click()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("textbox", name="Area code").fill("206")
    page.locator("#content").get_by_role("button", name="Search").click()
    page.get_by_role("checkbox", name=NUMBER).check()
    page.get_by_role("button", name="Provision", exact=True).click()
    expect(console.notice(page)).to_contain_text("1 number is being ordered")
    expect(console.row(page, NUMBER)).to_contain_text("Successful")
    page.get_by_role("tab", name="Inventory").click()
    expect(console.row(page, NUMBER)).to_contain_text("Unassigned")


def assign(page: Page, account: str, user: str) -> None:
    console.choose(page, NUMBER)
    page.get_by_role("button", name="Assign", exact=True).click()
    dialog = page.get_by_role("dialog")
    choose_option(page, "Account of the user", account)
    dialog.get_by_role("button", name="Next").click()
    choose_option(page, "User of", user)
    dialog.get_by_role("button", name="Assign", exact=True).click()
    expect(console.notice(page)).to_contain_text(f"{user} has the number {NUMBER} now")
    expect(console.row(page, NUMBER)).to_contain_text("Assigned")


def choose_option(page: Page, label: str, option: str) -> None:
    page.get_by_role("dialog").get_by_role("button", name=label).click()
    page.get_by_role("option", name=option).first.click()


def take_back(page: Page) -> None:
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Unassign", exact=True)).to_be_disabled()
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Unassign", exact=True).click()
    expect(console.notice(page)).to_contain_text("1 number is unassigned now")


def delete(page: Page) -> None:
    page.goto("/console/numbers")
    console.choose(page, NUMBER)
    dialog = console.act(page, "Actions", "Delete phone number(s)")
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Delete", exact=True).click()
    expect(console.notice(page)).to_contain_text("1 number is in the deletion queue now")
    expect(console.row(page, NUMBER)).to_be_hidden()


def restore(page: Page) -> None:
    page.get_by_role("tab", name="Deletion queue").click()
    console.choose(page, NUMBER)
    page.get_by_role("button", name="Move to inventory").click()
    page.get_by_role("dialog").get_by_role("button", name="Move to inventory").click()
    expect(console.notice(page)).to_contain_text("1 number is back in the inventory")
    page.get_by_role("tab", name="Inventory").click()
    page.get_by_role("link", name=NUMBER).click()
    expect(console.value_of(page, "Status")).to_have_text("Unassigned")
    expect(console.row(page, "RestorePhoneNumber")).to_be_visible()
    expect(console.row(page, "AssociatePhoneNumberWithUser")).to_be_visible()
