"""An administrator sets how long an Enterprise account keeps its messages, and is told what follows."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e import console
from tests.e2e.conftest import Open
from tests.e2e.office import Office, new_token, seat
from tests.integration.web.visitor import PASSWORD, Visitor


def enterprise(office: Office) -> tuple[str, Visitor]:
    """An Enterprise account, and somebody in it who has written three messages into a room."""
    account_id = office.account("Archivists")
    dan = office.join(account_id, "dan@archive.example", "Dan Dyer")
    office.server.run("domains", "verify", account_id, "archive.example")
    room = dan.done("/rooms", {"name": "Papers", "token": new_token()})
    for text in ("one", "two", "three"):
        dan.done(f"/rooms/{room['id']}/messages", {"content": text, "token": new_token()})
    return account_id, dan


def period(page: Page, part: str) -> Locator:
    return page.get_by_role("spinbutton", name=f"{part}: Retention period")


@pytest.mark.spec("CONV-06", "RET-26")
def test_a_team_account_has_no_retention_and_its_address_says_why(office: Office, window_on: Open) -> None:
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    page.goto(f"/console/accounts/{office.account_id}/settings/retention")
    expect(page.get_by_text("Only Enterprise accounts have retention")).to_be_visible()
    expect(page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Retention")).to_be_hidden()


@pytest.mark.spec("RET-21", "RET-23", "RET-25")
def test_retention_is_set_explained_and_turned_off_again(office: Office, window_on: Open) -> None:
    account_id, _ = enterprise(office)
    office.server.run("clock", "advance", "5d")
    office.alice.done("/console/session", {"kind": "user", "name": "alice@example.com", "password": PASSWORD})
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    page.goto(f"/console/accounts/{account_id}/users")
    page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Retention").click()
    switch(page, "Chat room retention")
    period(page, "Chat room retention").fill("5476")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Type a whole number between 1 day and 15 years.")).to_be_visible()
    period(page, "Chat room retention").fill("1")
    dialog = save(page)
    expect(dialog).to_contain_text("3 messages are hidden from everybody.")
    dialog.get_by_role("button", name="Save").click()
    expect(console.notice(page)).to_contain_text("Retention was saved")
    expect(page.get_by_text("Hidden messages can come back until")).to_be_visible()
    page.reload()
    expect(period(page, "Chat room retention")).to_have_value("1")
    switch(page, "Chat room retention")
    dialog = save(page)
    expect(dialog).to_contain_text("3 messages come back for everybody.")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Hidden messages can come back until")).to_be_hidden()


def switch(page: Page, part: str) -> None:
    # The box itself is drawn by another element, which covers it.
    page.get_by_role("checkbox", name=part).click(force=True)


def save(page: Page) -> Locator:
    page.get_by_role("button", name="Save").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Chat room retention")).to_be_visible()
    return dialog
