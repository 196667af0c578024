"""An administrator claims a domain at a real name server, sees its people come, and removes it again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import client, console
from tests.e2e.conftest import Open
from tests.e2e.office import GENEROUS, Office, open_office, seat
from tests.kit.name_server import NameServer, name_server

OPEN = GENEROUS.replace("[signin]", '[signin]\nsignup = "open"')


@pytest.fixture(scope="module")
def zone() -> Iterator[NameServer]:
    with name_server() as running:
        yield running


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, zone: NameServer) -> Iterator[Office]:
    config = f'{OPEN}[dns]\nservers = ["{zone.address}"]\n'
    opened = open_office(tmp_path_factory.mktemp("domains") / "data", config)
    yield opened
    opened.server.stop()


def shown(page: Page, label: str) -> str:
    """What stands beside a label, without its button."""
    return console.value_of(page, label).inner_text().strip()


@pytest.mark.spec("ACC-21", "ACC-29", "DOM-39")
def test_a_domain_is_claimed_verified_and_removed_and_then_the_account_deleted(
    office: Office, window_on: Open, zone: NameServer
) -> None:
    account_id = office.account("Traders")
    dan = office.join(account_id, "dan@acme.example", "Dan Dyer")
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    page.goto("/console/accounts")
    page.get_by_role("link", name="Traders", exact=True).click()
    page.get_by_role("navigation").get_by_role("link", name="Domains").first.click()
    page.get_by_role("button", name="Claim a new domain").click()
    dialog = page.get_by_role("dialog", name="Verify a new domain")
    dialog.get_by_label("Domain").fill("acme.example")
    dialog.get_by_role("button", name="Verify this domain").click()

    expect(page.get_by_text("Pending verification")).to_be_visible()
    name, value = shown(page, "Record name"), shown(page, "Record value")
    assert (name, len(value)) == ("_carillon-verify.acme.example", 43)
    page.get_by_role("button", name="Verify now").click()
    expect(page.get_by_text("There was no such record yet.")).to_be_visible()
    zone.says(name, value)
    page.get_by_role("button", name="Verify now").click()
    expect(console.notice(page)).to_contain_text("acme.example is verified")
    page.goto("/console/accounts")
    expect(console.row(page, "Traders")).to_contain_text("Enterprise")

    page.goto(f"/console/accounts/{account_id}/settings/domains")
    page.get_by_role("radio", name="acme.example").check()
    page.get_by_role("button", name="Remove domain").click()
    removal = page.get_by_role("dialog", name='Remove "acme.example" domain')
    expect(removal.get_by_text("1 user is released")).to_be_visible()
    expect(removal.get_by_text("1 device is signed out")).to_be_visible()
    expect(removal.get_by_role("button", name="Remove", exact=True)).to_be_disabled()
    removal.get_by_role("checkbox").check()
    removal.get_by_role("button", name="Remove", exact=True).click()
    expect(console.notice(page)).to_contain_text("acme.example was removed")
    page.goto(f"/console/accounts/{account_id}/users")
    expect(console.row(page, "Dan Dyer")).to_contain_text("Released")
    assert dan.get("/session").status_code == 401

    page.goto(f"/console/accounts/{account_id}/settings/account")
    deletion = console.act(page, "Account actions", "Delete account")
    expect(deletion.get_by_text("1 user is deleted, with all their data")).to_be_visible()
    deletion.get_by_role("textbox").fill("Traders")
    deletion.get_by_role("button", name="Delete account").click()
    expect(console.notice(page)).to_contain_text("Account “Traders” was deleted")


@pytest.mark.spec("DOM-23")
def test_whoever_has_the_client_open_is_sent_to_the_sign_in_when_the_domain_goes(
    office: Office, window_on: Open, zone: NameServer
) -> None:
    account_id = office.account("Beta")
    domains = f"/console/accounts/{account_id}/domains"
    record = office.alice.done(domains, {"name": "beta.example"})["claim"]["record"]
    zone.says(record["name"], record["value"])
    office.alice.done(f"{domains}/beta.example/look", {})
    page = window_on(office.server).page
    office.alice.done("/signup", {"email": "eve@beta.example"})
    page.goto(str(office.alice.letter("eve@beta.example")["links"][0]))
    client.register(page, "Eve Ember")
    assert office.alice.delete(f"{domains}/beta.example").status_code == 204
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
