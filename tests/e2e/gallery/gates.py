"""The views before sign-in: set-up, sign-in, registration, passwords, and the outbox."""

from playwright.sync_api import Page, expect

from tests.e2e.gallery.stage import Stage
from tests.e2e.gallery.view import view
from tests.integration.web.visitor import PASSWORD, Visitor


@view("setup-without-secret", "founder")
def setup_without_secret(stage: Stage, page: Page) -> None:
    page.goto("/setup")
    expect(page.get_by_role("alert")).to_be_visible()


@view("setup-wrong-secret", "founder")
def setup_wrong_secret(stage: Stage, page: Page) -> None:
    page.goto("/setup#wrong")
    expect(page.get_by_role("alert")).to_be_visible()


@view("setup-1-organisation", "founder")
def setup_organisation(stage: Stage, page: Page) -> None:
    page.goto(stage.setup_link)
    page.get_by_label("Organisation name").fill("Example Incorporated")


@view("setup-1-nothing-entered", "founder")
def setup_nothing_entered(stage: Stage, page: Page) -> None:
    page.goto(stage.setup_link)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Enter a name.")).to_be_visible()


@view("setup-2-administrator", "founder")
def setup_administrator(stage: Stage, page: Page) -> None:
    setup_organisation(stage, page)
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Your name").fill("Alice Archer")
    page.get_by_label("E-mail address").fill("alice@example.com")
    page.get_by_label("Password", exact=True).fill(PASSWORD)


@view("setup-3-address", "founder")
def setup_address(stage: Stage, page: Page) -> None:
    setup_administrator(stage, page)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("radio", name="Just this machine")).to_be_visible()


@view("setup-3-host-name", "founder")
def setup_host_name(stage: Stage, page: Page) -> None:
    setup_address(stage, page)
    page.get_by_role("radio", name="Under a host name").check()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Enter a host name")).to_be_visible()


@view("setup-4-yourself", "founder")
def setup_yourself(stage: Stage, page: Page) -> None:
    setup_address(stage, page)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("checkbox")).to_be_visible()


@view("sign-in-before-setup", "founder")
def sign_in_before_setup(stage: Stage, page: Page) -> None:
    page.goto("/sign-in")
    expect(page.get_by_text("Carillon is not set up yet.")).to_be_visible()


@view("outbox-empty", "founder")
def outbox_empty(stage: Stage, page: Page) -> None:
    page.goto("/development/mail")
    expect(page.get_by_text("No message has been sent yet.")).to_be_visible()


@view("setup-done-already")
def setup_done_already(stage: Stage, page: Page) -> None:
    page.goto("/setup")
    expect(page.get_by_text("Carillon is already set up.")).to_be_visible()


@view("setup-5-ready")
def setup_ready(stage: Stage, page: Page) -> None:
    """Answered by the browser itself, so that the same server can be set up in every picture."""
    page.route("**/api/v1/setup", lambda route: route.fulfill(json=READY if route.request.method == "POST" else NEEDED))
    page.route("**/api/v1/setup/check", lambda route: route.fulfill(status=204))
    setup_yourself(stage, page)
    page.get_by_role("button", name="Finish set-up").click()
    expect(page.get_by_role("heading", name="Carillon is ready")).to_be_visible()


NEEDED = {"needed": True, "development": True, "host": "just-this-machine", "organisation_name": None}
READY = {
    "restart_needed": True,
    "config_file": "/var/lib/carillon/carillon.toml",
    "console_url": "/console/",
    "client_url": "/",
}


@view("sign-in")
def sign_in(stage: Stage, page: Page) -> None:
    page.goto("/sign-in")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


@view("sign-in-wrong")
def sign_in_wrong(stage: Stage, page: Page) -> None:
    page.goto("/sign-in?ended=true")
    page.get_by_label("E-mail address").fill("alice@example.com")
    page.get_by_label("Password", exact=True).fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert").first).to_be_visible()


@view("sign-up")
def sign_up(stage: Stage, page: Page) -> None:
    page.goto("/sign-up")
    page.get_by_label("E-mail address").fill("nobody")
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_text("Enter an e-mail address, such as")).to_be_visible()


@view("mail-is-out")
def mail_is_out(stage: Stage, page: Page) -> None:
    page.goto("/forgotten")
    page.get_by_label("E-mail address").fill("alice@example.com")
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_text("alice@example.com")).to_be_visible()


@view("forgotten")
def forgotten(stage: Stage, page: Page) -> None:
    page.goto("/forgotten")
    expect(page.get_by_role("button", name="Send the link")).to_be_visible()


@view("reset")
def reset(stage: Stage, page: Page) -> None:
    page.goto("/reset#secret")
    page.get_by_label("New password", exact=True).fill("short")
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_text("Choose a password that keeps both rules.")).to_be_visible()


@view("reset-without-link")
def reset_without_link(stage: Stage, page: Page) -> None:
    page.goto("/reset")
    expect(page.get_by_role("alert")).to_be_visible()


@view("register")
def register(stage: Stage, page: Page) -> None:
    secret = Visitor(stage.server).secret("guest01@example.net", about="Invitation")
    page.goto(f"/register#{secret}")
    expect(page.get_by_role("button", name="Create my account")).to_be_visible()


@view("register-nothing-entered")
def register_nothing_entered(stage: Stage, page: Page) -> None:
    register(stage, page)
    page.get_by_role("button", name="Create my account").click()
    expect(page.get_by_text("Enter your name.")).to_be_visible()


@view("register-link-used")
def register_link_used(stage: Stage, page: Page) -> None:
    page.goto("/register#unknown")
    expect(page.get_by_role("alert")).to_be_visible()


@view("outbox")
def outbox(stage: Stage, page: Page) -> None:
    page.goto("/development/mail")
    expect(page.get_by_role("article").first).to_be_visible()


@view("no-such-page")
def no_such_page(stage: Stage, page: Page) -> None:
    page.goto("/no/such/page")
    expect(page.get_by_role("heading").first).to_be_visible()
