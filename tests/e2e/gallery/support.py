"""The views of support and of the operator's desk."""

import json
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.gallery.stage import Stage
from tests.e2e.gallery.view import view

MINE = "/console/support/requests"
DESK = "/console/desk/requests"
LONG = "Participants of the north-western departments cannot hear each other after the third change of the presenter"
ERROR = "TypeError: Cannot read properties of undefined (reading 'stream')"


def issue(**changes: Any) -> dict[str, Any]:
    told = {"category": "Meetings", "subject": "No sound", "description": "Nobody hears me.\nSince this morning."}
    contact = {"email": "olivia@example.net", "additional": ["bob@example.com"]}
    return {**told, "contact": contact, **changes}


def prepare(stage: Stage) -> str:
    """Requests to look at; what is there already stays. Answers the number of the one with a history."""
    owner = stage.people["administrator"]
    there = owner.get(f"{MINE}?search=No%20sound").json()["items"]
    if there:
        return str(there[-1]["id"])
    time = {"occurred_at": "2026-01-12T09:30:00Z", "zone": "Europe/Zurich", "client_version": "0.1.0"}
    numbers = {"applicant": "business", "name": "Example Incorporated", "type": "local", "country": "DE", "count": 12}
    offered = owner.get("/console/support/diagnostics").json()["items"]
    first = str(owner.done(MINE, issue(**time, enclosures=offered[:2]))["id"])
    owner.done(MINE, issue(category="Other", subject="", numbers=numbers))
    owner.done(f"{MINE}/{owner.done(MINE, issue(subject=LONG, category='Chat'))['id']}/status", {"status": "closed"})
    owner.done(f"{DESK}/{first}/notes", {"text": "The same as last week. Ask for the headset first."})
    owner.done(f"{DESK}/{first}/assignee", {"name": owner.get("/console/desk/administrators").json()["names"][0]})
    owner.done(f"{DESK}/{first}/replies", {"text": "Is the headset plugged in?", "status": "waiting"})
    return first


@view("console-support-submit", "administrator")
def submit(stage: Stage, page: Page) -> None:
    page.goto("/console/support/submit")
    expect(page.get_by_role("checkbox", name="Versions of Carillon")).to_be_visible()


@view("console-support-submit-missing", "administrator")
def submit_missing(stage: Stage, page: Page) -> None:
    submit(stage, page)
    page.get_by_role("button", name="Submit request", exact=True).click()
    expect(page.get_by_text("Something is missing").first).to_be_visible()


@view("console-support-submit-numbers", "administrator")
def submit_numbers(stage: Stage, page: Page) -> None:
    submit(stage, page)
    page.get_by_role("button", name="Category").click()
    page.get_by_role("option", name="Other", exact=True).click()
    page.get_by_role("checkbox", name="I ask for international").check()
    page.get_by_role("radio", name="Local", exact=True).check()
    page.get_by_role("button", name="Country").click()
    page.get_by_role("option", name="Germany").click()
    expect(page.get_by_text("Documents of the end users").first).to_be_visible()


@view("console-support-submit-diagnostics", "administrator")
def submit_diagnostics(stage: Stage, page: Page) -> None:
    submit(stage, page)
    page.get_by_role("button", name="Show what is sent: Versions of Carillon").click()
    expect(page.get_by_text("Python 3")).to_be_visible()


@view("console-support-requests", "administrator")
def requests(stage: Stage, page: Page) -> None:
    prepare(stage)
    page.goto(MINE)
    expect(page.get_by_text("No sound")).to_be_visible()


@view("console-support-requests-contact", "administrator")
def operations_contact(stage: Stage, page: Page) -> None:
    requests(stage, page)
    page.get_by_role("button", name="Change the Operations contact").click()
    expect(page.get_by_role("dialog")).to_be_visible()


@view("console-support-requests-no-match", "administrator")
def requests_no_match(stage: Stage, page: Page) -> None:
    prepare(stage)
    page.goto(f"{MINE}?status=solved")
    expect(page.get_by_text("No matches")).to_be_visible()


@view("console-support-requests-denied", "stranger")
def requests_denied(stage: Stage, page: Page) -> None:
    page.goto(MINE)
    expect(page.get_by_text("You are not allowed to see this")).to_be_visible()


@view("console-support-request", "administrator")
def request(stage: Stage, page: Page) -> None:
    page.goto(f"{MINE}/{prepare(stage)}")
    expect(page.get_by_text("Is the headset plugged in?")).to_be_visible()


@view("console-support-help", "administrator")
def support_help(stage: Stage, page: Page) -> None:
    requests(stage, page)
    page.get_by_role("button", name="Help about My requests").click()
    expect(page.get_by_role("heading", name="What helps")).to_be_visible()


@view("console-desk", "administrator")
def desk(stage: Stage, page: Page) -> None:
    prepare(stage)
    page.goto("/console/operator/requests")
    expect(page.get_by_text("No sound")).to_be_visible()


@view("console-desk-denied", "stranger")
def desk_denied(stage: Stage, page: Page) -> None:
    page.goto("/console/operator/requests")
    expect(page.get_by_text("You are not allowed to see this")).to_be_visible()


@view("console-desk-request", "administrator")
def desk_request(stage: Stage, page: Page) -> None:
    page.goto(f"/console/operator/requests/{prepare(stage)}")
    expect(page.get_by_text("Ask for the headset first.")).to_be_visible()


@view("console-desk-request-provide", "administrator")
def desk_request_provide(stage: Stage, page: Page) -> None:
    prepare(stage)
    owner = stage.people["administrator"]
    asked = owner.get(f"{DESK}?all=true&search=Provisioning").json()["items"][-1]["id"]
    page.goto(f"/console/operator/requests/{asked}")
    page.get_by_role("button", name="Provide numbers").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Phone numbers").fill("+49 30 23125000\n+493023125001\n+442079460000\n030 23125002")
    dialog.get_by_label("Calling name").fill("Berlin")
    dialog.get_by_role("button", name="Check numbers").click()
    expect(dialog.get_by_text("2 numbers are new")).to_be_visible()


@view("console-desk-logs", "administrator")
def desk_logs(stage: Stage, page: Page) -> None:
    page.goto("/console/operator/requests?tab=logs")
    expect(page.get_by_label("Log reference ID")).to_be_visible()


@view("console-desk-logs-open", "administrator")
def desk_logs_open(stage: Stage, page: Page) -> None:
    at = "2026-01-12T09:30:00Z"
    told = {"client_version": "0.1.0", "browser": "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0"}
    around = {"language": "en", "zone": "Europe/Zurich", "screen": "1440x900"}
    notes = {"errors": [{"at": at, "text": ERROR}], "connections": [{"at": at, "state": "live"}]}
    content = json.dumps({**told, **around, **notes})
    reference = stage.people["bob"].done("/diagnostics", {"content": content})["reference"]
    page.goto(f"/console/operator/logs/{reference}")
    expect(page.get_by_text(ERROR)).to_be_visible()


@view("settings-about", "bob")
def about(stage: Stage, page: Page) -> None:
    page.goto("/settings")
    page.get_by_role("button", name="Send diagnostic logs").scroll_into_view_if_needed()
    expect(page.get_by_text("Carillon client, version")).to_be_visible()
