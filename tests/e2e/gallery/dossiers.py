"""The views of profiles, of another address, and of the personal data of one person."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.gallery.stage import UMA, Stage
from tests.e2e.gallery.view import view
from tests.integration.web.visitor import PASSWORD

BOB = "bob@example.com"
WANTED = "maximiliana.theodora.wolfeschlegelsteinhausenbergerdorff@example.com"


@view("settings-time-zone", "alice")
def settings_time_zone(stage: Stage, page: Page) -> None:
    page.goto("/settings")
    page.get_by_role("combobox", name="Time zone").fill("indiana")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()


@view("settings-email-form", "alice")
def settings_email_form(stage: Stage, page: Page) -> None:
    page.goto("/settings")
    page.get_by_role("button", name="Change the address").click()
    page.get_by_role("button", name="Send the letters").click()
    expect(page.get_by_text("Enter an e-mail address.")).to_be_visible()


@view("settings-email-waiting", "wanda")
def settings_email_waiting(stage: Stage, page: Page) -> None:
    stage.people["wanda"].post("/profile/email", {"email": WANTED, "password": PASSWORD})
    page.goto("/settings")
    expect(page.get_by_text("Waiting for both mailboxes")).to_be_visible()


@view("settings-data", "wanda")
def settings_dossier(stage: Stage, page: Page) -> None:
    wanda = stage.people["wanda"]
    if not wanda.get("/profile/exports").json()["items"]:  # few an hour
        wanda.done("/profile/exports", {"password": PASSWORD})
    page.goto("/settings")
    link = page.get_by_role("link", name="Download the file").first
    expect(link).to_be_visible()
    link.scroll_into_view_if_needed()


@view("settings-data-managed", "alice")
def settings_dossier_managed(stage: Stage, page: Page) -> None:
    page.goto("/settings")
    button = page.get_by_role("button", name="Delete my account")
    expect(button).to_be_disabled()
    button.scroll_into_view_if_needed()


@view("settings-data-password", "uma")
def settings_dossier_password(stage: Stage, page: Page) -> None:
    page.goto("/settings")
    page.get_by_role("button", name="Download my data").click()
    page.get_by_role("button", name="Put the file together").click()
    expect(page.get_by_text("Enter your current password.")).to_be_visible()


@view("settings-erase", "uma")
def settings_erase(stage: Stage, page: Page) -> None:
    page.goto("/settings")
    page.get_by_role("button", name="Delete my account").click()
    expect(page.get_by_role("dialog").get_by_text("Rooms deleted, because nobody else is in them: 1")).to_be_visible()


@view("settings-erase-wrong", "uma")
def settings_erase_wrong(stage: Stage, page: Page) -> None:
    settings_erase(stage, page)
    page.get_by_label("Type your e-mail address to confirm").fill(UMA)
    page.get_by_role("dialog").get_by_label("Your password").fill("not the one")
    page.get_by_role("button", name="Delete my account for good").click()
    expect(page.get_by_text("The current password is wrong.")).to_be_visible()


@view("sign-in-erased")
def sign_in_erased(stage: Stage, page: Page) -> None:
    page.goto("/sign-in?left=erased")
    expect(page.get_by_text("Your account is deleted.")).to_be_visible()


@view("email-link-used")
def email_link_used(stage: Stage, page: Page) -> None:
    page.goto("/email#used-before")
    expect(page.get_by_text("This link cannot be used")).to_be_visible()


@view("download")
def download(stage: Stage, page: Page) -> None:
    page.goto("/download")
    expect(page.get_by_role("heading", name=re.compile("Android|Åndřǿīḓ"))).to_be_visible()


def user(stage: Stage, page: Page) -> None:
    page.goto(f"/console/accounts/{stage.accounts['Sample Enterprise']}/users/{stage.users[BOB]}")
    expect(page.get_by_role("button", name="Erase person")).to_be_visible()


@view("console-user-export", "administrator")
def user_export(stage: Stage, page: Page) -> None:
    user(stage, page)
    page.get_by_role("button", name="Export personal data").click()
    expect(page.get_by_role("link", name=re.compile("^Download")).first).to_be_visible()


@view("console-user-erase", "administrator")
def user_erase(stage: Stage, page: Page) -> None:
    user(stage, page)
    page.get_by_role("button", name="Erase person").click()
    expect(page.get_by_role("dialog").get_by_text("Chat rooms left")).to_be_visible()


@view("console-erasures-none", "administrator")
def erasures_none(stage: Stage, page: Page) -> None:
    """Answered by the browser itself: somebody has been erased in an earlier picture."""
    nothing = {"items": [], "next_cursor": None}
    page.route("**/api/v1/console/erasures*", lambda route: route.fulfill(json=nothing))
    page.goto("/console/erasures")
    expect(page.get_by_role("heading", name=re.compile("^Erasures"))).to_be_visible()


@view("console-erasures", "administrator")
def erasures(stage: Stage, page: Page) -> None:
    owner, email = stage.people["administrator"], "guest28@example.net"
    if not owner.get("/console/erasures").json()["items"]:
        address = f"/console/accounts/{stage.accounts['Sample Team']}/users/{stage.users[email]}/erasure"
        owner.done(address, {"confirmation": email})
    page.goto("/console/erasures")
    expect(page.get_by_role("row").nth(1)).to_be_visible()


@view("console-erasures-denied", "stranger")
def erasures_denied(stage: Stage, page: Page) -> None:
    page.goto("/console/erasures")
    expect(page.get_by_text("You are not allowed to see this")).to_be_visible()
