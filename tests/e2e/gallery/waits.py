"""The views of lists of the account's house while they load, when that fails, and when there is nothing yet."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.e2e.gallery.stage import LONG_ACCOUNT, Stage
from tests.e2e.gallery.view import hold, refuse, view

PATIENT = 60_000
"""A page asks three times before it says that something could not be loaded."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page, and what it asks the server for."""

    name: str
    address: str
    asked: str


PAGES = (
    Waiting("invitations", "/console/accounts/{account}/invitations", "**/api/v1/console/accounts/*/invitations*"),
    Waiting("meeting-settings", "/console/accounts/{account}/settings/meetings", "**/api/v1/console/accounts/*/m*"),
    Waiting("retention", "/console/accounts/{account}/settings/retention", "**/api/v1/console/accounts/*/retention*"),
    Waiting("my-account", "/console/my-account", "**/api/v1/console/my-account*"),
    Waiting("moving", "/console/moving", "**/api/v1/console/sheets*"),
    Waiting("support-requests", "/console/support/requests", "**/api/v1/console/support/requests*"),
    Waiting("desk", "/console/operator/requests", "**/api/v1/console/desk/requests*"),
    Waiting("desk-port-ins", "/console/operator/port-ins", "**/api/v1/console/desk/port-ins*"),
    Waiting("port-out", "/console/numbers/port-out", "**/api/v1/console/numbers*/**"),
    Waiting("operations", "/console/operator/operations", "**/api/v1/console/operator/*"),
    Waiting("erasures", "/console/erasures", "**/api/v1/console/erasures*"),
)
EMPTY = {"items": [], "next_cursor": None, "total": 0}


def loading(waiting: Waiting) -> Callable[[Stage, Page], None]:
    def show(stage: Stage, page: Page) -> None:
        page.route(waiting.asked, hold)
        page.goto(waiting.address.format(account=stage.accounts["Sample Enterprise"]))
        expect(page.get_by_role("navigation").first).to_be_visible()

    return show


def failed(waiting: Waiting) -> Callable[[Stage, Page], None]:
    def show(stage: Stage, page: Page) -> None:
        page.route(waiting.asked, refuse)
        page.goto(waiting.address.format(account=stage.accounts["Sample Enterprise"]))
        expect(page.get_by_text("This could not be loaded").first).to_be_visible(timeout=PATIENT)

    return show


for each in PAGES:
    view(f"console-{each.name}-loading", "administrator")(loading(each))
    view(f"console-{each.name}-failed", "administrator")(failed(each))


@view("console-invitations-none", "administrator")
def invitations_none(stage: Stage, page: Page) -> None:
    page.goto(f"/console/accounts/{stage.accounts[LONG_ACCOUNT]}/invitations")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@view("console-support-requests-none", "administrator")
def support_requests_none(stage: Stage, page: Page) -> None:
    """Answered by the browser itself, as the next two are: here there is something."""
    page.route("**/api/v1/console/support/requests*", lambda route: route.fulfill(json=EMPTY))
    page.goto("/console/support/requests")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@view("console-desk-none", "administrator")
def desk_none(stage: Stage, page: Page) -> None:
    page.route("**/api/v1/console/desk/requests*", lambda route: route.fulfill(json=EMPTY))
    page.goto("/console/operator/requests")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@view("console-desk-port-ins-none", "administrator")
def desk_port_ins_none(stage: Stage, page: Page) -> None:
    page.route("**/api/v1/console/desk/port-ins*", lambda route: route.fulfill(json=EMPTY))
    page.goto("/console/operator/port-ins")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
