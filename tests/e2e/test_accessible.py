"""Both faces for those who see, point or read differently: axe finds nothing, and the main tasks need no mouse."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Playwright, expect

from tests.e2e import client, console
from tests.e2e.conftest import Open
from tests.e2e.office import Office
from tests.e2e.windows import Window, open_window, printed_address
from tests.integration.web.visitor import PASSWORD

WANTED = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture(params=["light", "dark"])
def window(request: pytest.FixtureRequest, playwright: Playwright, office: Office) -> Iterator[Window]:
    opened = open_window(playwright, printed_address(office.server), scheme=request.param)
    yield opened
    opened.close()
    opened.judge()


def faults(page: Page, address: str) -> list[str]:
    """What axe says of a page once its heading is there."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    found = Axe().run(page, options=WANTED).response["violations"]
    return [f"{address}: {each['id']} {node['html']}" for each in found for node in each["nodes"]]


def test_axe_finds_nothing_in_the_client(office: Office, window: Window) -> None:
    page = window.page
    room_id = office.room("Launch", office.bob)
    found = [fault for address in ("/sign-in", "/forgotten", "/sign-up") for fault in faults(page, address)]
    client.sign_in(page, "alice@example.com")
    expect(page.get_by_role("heading", name="Home")).to_be_visible()
    for address in ("/", "/rooms", f"/rooms/{room_id}", "/settings", "/development/mail", "/no-such-page"):
        found += faults(page, address)
    assert found == []


def test_axe_finds_nothing_in_the_console(office: Office, window: Window) -> None:
    page = window.page
    bob = office.user_id("bob@example.com")
    found = faults(page, "/console/sign-in")
    console.sign_in(page, "alice@example.com")
    expect(page.get_by_role("heading", name="Accounts")).to_be_visible()
    own = f"/console/accounts/{office.account_id}"
    for address in ("/console/accounts", f"{own}/users", f"{own}/users/{bob}", f"{own}/settings/account"):
        found += faults(page, address)
    assert found == []


def test_axe_finds_nothing_in_the_pages_of_support(office: Office, window: Window) -> None:
    page, contact = window.page, {"email": "alice@example.com"}
    issue = {"category": "Meetings", "subject": "No sound", "description": "Nobody hears me.", "contact": contact}
    request_id = office.alice.done("/console/support/requests", issue)["id"]
    office.alice.done(f"/console/desk/requests/{request_id}/notes", {"text": "Ask for the headset."})
    console.sign_in(page, "alice@example.com")
    expect(page.get_by_role("heading", name="Accounts")).to_be_visible()
    support, operator = "/console/support", "/console/operator/requests"
    addresses = [f"{support}/submit", f"{support}/requests", f"{support}/requests/{request_id}"]
    addresses += [operator, f"{operator}?tab=logs", f"{operator}/{request_id}"]
    assert [fault for address in addresses for fault in faults(page, address)] == []


def test_axe_finds_nothing_in_the_pages_of_domains(office: Office, window: Window) -> None:
    page, account_id = window.page, office.account("Claimants")
    office.alice.done(f"/console/accounts/{account_id}/domains", {"name": "claimed.example"})
    console.sign_in(page, "alice@example.com")
    expect(page.get_by_role("heading", name="Accounts")).to_be_visible()
    own = f"/console/accounts/{account_id}/identity"
    pages = (f"{own}/domains", f"{own}/domains/claimed.example", f"{own}/getting-started")
    assert [fault for address in pages for fault in faults(page, address)] == []
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="Verify the domain")).to_be_visible()
    assert Axe().run(page, options=WANTED).response["violations"] == []


def test_axe_finds_nothing_in_operations_retention_and_the_palette(office: Office, window: Window) -> None:
    page, account_id = window.page, office.account("Keepers")
    office.server.run("domains", "verify", account_id, f"keepers-{account_id[:8]}.example")
    console.sign_in(page, "alice@example.com")
    expect(page.get_by_role("heading", name="Accounts")).to_be_visible()
    operations = "/console/operator/operations"
    addresses = (operations, f"{operations}?tab=mail", f"/console/accounts/{account_id}/settings/retention")
    assert [fault for address in addresses for fault in faults(page, address)] == []
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search pages")).to_be_focused()
    assert Axe().run(page, options=WANTED).response["violations"] == []


IDENTITIES = (
    "/console/iam/users",
    "/console/iam/new-user",
    "/console/iam/users/Alice.Archer",
    "/console/iam/users/Alice.Archer?tab=groups",
    "/console/iam/users/Alice.Archer?tab=credentials",
    "/console/iam/groups",
    "/console/security-credentials",
)


def test_axe_finds_nothing_on_the_pages_about_identities(office: Office, window: Window) -> None:
    console.sign_in(window.page, "alice@example.com")
    expect(window.page.get_by_role("heading", name="Accounts")).to_be_visible()
    assert [fault for address in IDENTITIES for fault in faults(window.page, address)] == []


NUMBERS = (
    "/console/numbers/getting-started",
    "/console/numbers",
    "/console/numbers?tab=orders",
    "/console/numbers?tab=pending",
    "/console/numbers?tab=queue",
    "/console/numbers/order",
    "/console/numbers/countries",
    "/console/numbers/%2B14155550100",
)


def test_axe_finds_nothing_on_the_pages_of_phone_numbers(office: Office, window: Window) -> None:
    office.alice.post("/console/numbers/orders", {"product": "BusinessCalling", "numbers": ["+14155550100"]})
    console.sign_in(window.page, "alice@example.com")
    expect(window.page.get_by_role("heading", name="Accounts")).to_be_visible()
    assert [fault for address in NUMBERS for fault in faults(window.page, address)] == []


PORTING = (
    "/console/numbers/port-in",
    "/console/numbers/port-out",
    "/console/operator/port-ins",
    "/console/operator/port-outs",
)


def test_axe_finds_nothing_on_the_pages_of_porting(office: Office, window: Window) -> None:
    console.sign_in(window.page, "alice@example.com")
    expect(window.page.get_by_role("heading", name="Accounts")).to_be_visible()
    assert [fault for address in PORTING for fault in faults(window.page, address)] == []


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
