"""Numbers come over and leave in the console: the form, the desk, the upload link, the inventory, the PIN."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import console
from tests.e2e.conftest import Open
from tests.e2e.office import Office, seat

NUMBER = "+1 206-555-0170"


@pytest.mark.spec("PORT-07", "PORT-18", "PSTAT-01")
def test_a_number_comes_over_from_the_form_to_the_inventory(office: Office, window_on: Open, tmp_path: Path) -> None:
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    request = ask(page)
    answer(page, request, "PENDING DOCUMENTS", "Send us the signed letter.")
    hand_in(page, link(page, request), tmp_path)
    answer(page, request, "SUBMITTED", "")
    page.goto("/console/numbers?tab=pending")
    expect(console.row(page, NUMBER)).to_contain_text("FOC")
    page.goto("/console/numbers?tab=orders")
    expect(console.row(page, NUMBER)).to_contain_text("Port-in")
    office.server.run("clock", "advance", "10h")
    page.goto(f"/console/numbers/port-ins/{request}")
    expect(page.get_by_text("the numbers are active")).to_be_visible(timeout=20_000)
    page.goto("/console/numbers")
    expect(console.row(page, NUMBER)).to_contain_text("Unassigned")
    protect(page)


def ask(page: Page) -> str:
    """The id of the request, wanted for this moment in nine hours by the clock of the page."""
    page.goto("/console/numbers?tab=orders")
    page.get_by_role("button", name="Port phone numbers in").or_(
        page.get_by_role("link", name="Port phone numbers in")
    ).first.click()
    page.get_by_label("Phone numbers", exact=True).fill("+1 (206) 555-0170")
    page.get_by_label("Billing Telephone Number (BTN)").fill("+12065550190")
    page.get_by_label(re.compile("Authorizing person")).fill("Alice Archer")
    page.get_by_label("Customer name").fill("Bells and Sons")
    page.get_by_label("Service address").fill("1 Tower Road, Seattle")
    soon = page.evaluate(
        """() => {
          const at = new Date(Date.now() + 9 * 3600e3), two = (part) => String(part).padStart(2, '0')
          return [`${at.getFullYear()}/${two(at.getMonth() + 1)}/${two(at.getDate())}`,
                  `${two(at.getHours())}:${two(at.getMinutes())}`]
        }"""
    )
    page.get_by_label("Porting date").fill(soon[0])
    page.get_by_label("Porting time").fill(soon[1])
    page.get_by_label("E-mail address").fill("alice@example.com")
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(console.notice(page)).to_contain_text("Your request was submitted")
    expect(page.get_by_text("SUBMITTED").first).to_be_visible()
    return page.url.rpartition("/")[2]


def answer(page: Page, request: str, status: str, reason: str) -> None:
    page.goto(f"/console/operator/port-ins/{request}")
    dialog = console.act(page, "Next status", status)
    if reason:
        dialog.get_by_label("Reason").fill(reason)
    dialog.get_by_role("button", name="Save").click()
    expect(console.notice(page)).to_contain_text(f"The request is {status} now")


def link(page: Page, request: str) -> str:
    page.goto(f"/console/operator/port-ins/{request}")
    page.get_by_role("button", name="Send the upload link").click()
    page.get_by_role("dialog").get_by_role("button", name="Send", exact=True).click()
    told = page.get_by_role("dialog").get_by_text(re.compile("port-upload#"))
    expect(told).to_be_visible()
    found = re.search(r"/console/numbers/port-upload#\S+", told.inner_text())
    assert found is not None
    return found[0]


def hand_in(page: Page, address: str, folder: Path) -> None:
    letter = folder / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7 signed")
    page.goto("/console/numbers")
    page.goto(address)
    expect(page.get_by_role("heading", name="Hand in documents")).to_be_visible()
    assert "#" not in page.url
    page.locator("input[type=file]").set_input_files(letter)
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(console.notice(page)).to_contain_text("1 file was handed in")
    expect(console.row(page, "letter.pdf")).to_contain_text("Received")


def protect(page: Page) -> None:
    page.get_by_role("link", name=NUMBER).click()
    page.get_by_role("button", name="Set a PIN").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Port-out PIN").fill("ABCD123")
    dialog.get_by_role("button", name="Save").click()
    expect(console.value_of(page, "Port-out PIN")).to_have_text("Set")
