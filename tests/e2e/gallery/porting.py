"""The views of porting: the form, a request, the upload link, the way out, and the desk's part."""

from datetime import timedelta
from typing import Any

from playwright.sync_api import Page, expect

from carillon.core.clock import SystemClock
from tests.e2e.gallery.stage import Stage
from tests.e2e.gallery.view import view

PORT_INS = "/console/numbers/port-ins"
DESK = "/console/desk/port-ins"
NUMBERS = ["+12065550160", "+12065550161", "+12065550162"]


def wish() -> dict[str, Any]:
    return {
        "product": "BusinessCalling",
        "country": "US",
        "lots": [{"carrier": "Bells", "numbers": NUMBERS[:2]}, {"carrier": "Chimes", "numbers": NUMBERS[2:]}],
        "wanted_at": (SystemClock().now() + timedelta(days=300)).isoformat(),
        "contact": {"email": "olivia@example.net", "language": "English"},
        "billing": {
            "billing_number": "+12065550190",
            "authorised_by": "Olivia Owner",
            "customer_name": "Example Incorporated",
            "service_address": "1 Tower Road, Seattle",
            "account_number": "2065550190",
        },
        "service_pin": "9876",
    }


def prepare(stage: Stage) -> str:
    """One request that waits for documents; what is there already stays."""
    owner = stage.people["administrator"]
    there = owner.get(f"{DESK}?search={NUMBERS[0][1:]}").json()["items"]
    if there:
        return str(there[-1]["id"])
    made = str(owner.done(PORT_INS, wish())["id"])
    reason = "Send us the letters, signed by the authorising person."
    owner.done(f"{DESK}/{made}/steps", {"status": "PENDING_DOCUMENTS", "reason": reason})
    return made


def link(stage: Stage) -> str:
    owner = stage.people["administrator"]
    return str(owner.done(f"{DESK}/{prepare(stage)}/link", {})["address"]).partition("#")[2]


@view("console-port-in-form", "administrator")
def form(stage: Stage, page: Page) -> None:
    page.goto("/console/numbers/port-in")
    expect(page.get_by_text("Documents that will be asked for")).to_be_visible()


@view("console-port-in-form-missing", "administrator")
def form_missing(stage: Stage, page: Page) -> None:
    form(stage, page)
    page.locator("form").get_by_role("button").last.click()
    expect(page.locator("[class*=error]").first).to_be_visible()


@view("console-port-in", "administrator")
def request(stage: Stage, page: Page) -> None:
    page.goto(f"{PORT_INS}/{prepare(stage)}")
    expect(page.get_by_text("Send us the letters").first).to_be_visible()


@view("console-port-upload", "administrator")
def upload(stage: Stage, page: Page) -> None:
    page.goto("/console/numbers")
    page.goto(f"/console/numbers/port-upload#{link(stage)}")
    expect(page.locator("input[type=file]")).to_be_attached()


@view("console-port-upload-unknown", "administrator")
def upload_unknown(stage: Stage, page: Page) -> None:
    page.goto("/console/numbers")
    page.goto("/console/numbers/port-upload#unknown")
    expect(page.get_by_role("heading").first).to_be_visible()


@view("console-port-out", "administrator")
def way_out(stage: Stage, page: Page) -> None:
    page.goto("/console/numbers/port-out")
    expect(page.get_by_text("No cases")).to_be_visible()


@view("console-desk-port-ins", "administrator")
def desk(stage: Stage, page: Page) -> None:
    prepare(stage)
    page.goto("/console/operator/port-ins")
    expect(page.get_by_text("PENDING DOCUMENTS").first).to_be_visible()


@view("console-desk-port-in", "administrator")
def desk_request(stage: Stage, page: Page) -> None:
    page.goto(f"/console/operator/port-ins/{prepare(stage)}")
    expect(page.get_by_text("9876")).to_be_visible()


@view("console-desk-port-in-steps", "administrator")
def desk_request_steps(stage: Stage, page: Page) -> None:
    desk_request(stage, page)
    page.get_by_role("button", name="Next status").click()
    expect(page.get_by_role("menuitem").first).to_be_visible()


@view("console-desk-port-in-step", "administrator")
def desk_request_step(stage: Stage, page: Page) -> None:
    desk_request_steps(stage, page)
    page.get_by_role("menuitem").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


@view("console-desk-port-in-link", "administrator")
def desk_request_link(stage: Stage, page: Page) -> None:
    desk_request(stage, page)
    page.get_by_role("button", name="Send the upload link").click()
    expect(page.get_by_role("dialog")).to_be_visible()


@view("console-desk-port-outs", "administrator")
def desk_port_outs(stage: Stage, page: Page) -> None:
    claim = {"number": NUMBERS[0], "account_id": "999999999999", "carrier": "Chimes"}
    if not stage.people["administrator"].get("/console/desk/port-outs").json()["items"]:
        stage.people["administrator"].done("/console/desk/port-outs", claim)
    page.goto("/console/operator/port-outs")
    expect(page.get_by_text("Chimes").first).to_be_visible()
