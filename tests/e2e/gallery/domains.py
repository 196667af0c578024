"""The views of the domains of an account."""

from playwright.sync_api import Page, expect

from tests.e2e.gallery.stage import LONG_ACCOUNT, Stage
from tests.e2e.gallery.view import view

PENDING = "pending.example"
LONG = "correspondence.hydraulic-engineering-and-coastal-protection.north-west.departments.example"


def place(stage: Stage, account: str, rest: str = "domains") -> str:
    return f"/console/accounts/{stage.accounts[account]}/identity/{rest}"


def prepare(stage: Stage) -> None:
    """Claims to look at; what is there already stays."""
    for account, names in (("Sample Enterprise", (PENDING, LONG)), ("Branch office 02", (PENDING,))):
        address = f"/console/accounts/{stage.accounts[account]}/domains"
        there = {each["name"] for each in stage.people["administrator"].get(address).json()["items"]}
        for name in names:
            if name not in there:
                stage.people["administrator"].done(address, {"name": name})


@view("console-domains", "administrator")
def domains(stage: Stage, page: Page) -> None:
    prepare(stage)
    page.goto(place(stage, "Sample Enterprise"))
    expect(page.get_by_role("link", name="example.com", exact=True)).to_be_visible()


@view("console-domains-none", "administrator")
def domains_none(stage: Stage, page: Page) -> None:
    page.goto(place(stage, LONG_ACCOUNT))
    expect(page.get_by_text("No domains yet")).to_be_visible()


@view("console-domains-denied", "stranger")
def domains_denied(stage: Stage, page: Page) -> None:
    page.goto(place(stage, "Sample Enterprise"))
    expect(page.get_by_text("You are not allowed to see this")).to_be_visible()


@view("console-domains-read-only", "reader")
def domains_read_only(stage: Stage, page: Page) -> None:
    domains(stage, page)


@view("console-domains-claim", "administrator")
def domains_claim(stage: Stage, page: Page) -> None:
    domains(stage, page)
    page.get_by_role("button", name="Claim a new domain").click()
    page.get_by_role("dialog").get_by_label("Domain").fill("alice@example.com")
    expect(page.get_by_text("Enter only the domain")).to_be_visible()


@view("console-domains-remove", "administrator")
def domains_remove(stage: Stage, page: Page) -> None:
    domains(stage, page)
    page.get_by_role("radio", name="example.com").check()
    page.get_by_role("button", name="Remove domain").click()
    expect(page.get_by_role("dialog").get_by_text("What this means now")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_text("released")).to_be_visible()


@view("console-domains-help", "administrator")
def domains_help(stage: Stage, page: Page) -> None:
    domains(stage, page)
    page.get_by_role("button", name="Help about Domains").click()
    expect(page.get_by_role("heading", name="Removing a domain")).to_be_visible()


@view("console-domain-pending", "administrator")
def domain_pending(stage: Stage, page: Page) -> None:
    prepare(stage)
    page.goto(place(stage, "Sample Enterprise", f"domains/{LONG}"))
    expect(page.get_by_text("When the domain is verified")).to_be_visible()


@view("console-domain-verified", "administrator")
def domain_verified(stage: Stage, page: Page) -> None:
    page.goto(place(stage, "Sample Enterprise", "domains/example.com"))
    expect(page.get_by_text("Verified on")).to_be_visible()


@view("console-getting-started", "administrator")
def getting_started(stage: Stage, page: Page) -> None:
    page.goto(place(stage, LONG_ACCOUNT, "getting-started"))
    expect(page.get_by_role("textbox", name="Domain")).to_be_visible()


@view("console-getting-started-record", "administrator")
def getting_started_record(stage: Stage, page: Page) -> None:
    prepare(stage)
    page.goto(place(stage, "Branch office 02", "getting-started"))
    expect(page.get_by_text("Record value")).to_be_visible()


@view("console-getting-started-verify", "administrator")
def getting_started_verify(stage: Stage, page: Page) -> None:
    getting_started_record(stage, page)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("When the domain is verified")).to_be_visible()


@view("console-getting-started-done", "administrator")
def getting_started_done(stage: Stage, page: Page) -> None:
    page.goto(place(stage, "Sample Enterprise", "getting-started"))
    expect(page.get_by_text("This is an Enterprise account")).to_be_visible()
