"""An administrator finds what a program did wrong, and what was done in the organisation."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from botocore.exceptions import ClientError
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.e2e.office import Office, seat
from tests.integration.aws.conftest import new_key
from tests.kit.clients import Credentials, chime

Show = Callable[[str], Page]


@pytest.fixture
def show(office: Office, window_on: Open) -> Show:
    """The console's page at an address, in Alice's browser."""

    def at(address: str) -> Page:
        window = window_on(office.server)
        seat(window, office.alice)
        window.page.goto(address)
        return window.page

    return at


@pytest.mark.spec("TRAIL-03")
def test_an_act_is_found_by_typed_filters_read_whole_and_carried_away(office: Office, show: Show) -> None:
    account_id = office.account("Lighthouse")
    page = show("/console/events")
    page.get_by_role("combobox", name="Filter events").fill(f"Resource name = {account_id}")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"resource_name={account_id}"))
    link = page.get_by_role("link", name="CreateAccount")
    expect(link).to_have_count(1)
    page.get_by_role("button", name="Download events").click()
    with page.expect_download() as carried:
        page.get_by_role("menuitem", name="Download JSON").click()
    (record,) = json.loads(Path(carried.value.path()).read_text())["Records"]
    assert record["responseElements"]["id"] == account_id
    link.press("Enter")
    expect(page.get_by_role("heading", name="CreateAccount")).to_be_visible()
    expect(page.get_by_role("region", name="the event record")).to_contain_text(record["eventID"])
    expect(page.get_by_text("Sealed", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="CreateAccount")).to_be_visible()


def test_a_wrong_secret_shows_beside_its_key_while_one_looks(office: Office, show: Show) -> None:
    key = new_key(office.server, "--user", office.alice.get("/console/session").json()["name"])
    page = show(f"/console/connect?key={key.access_key_id}")
    expect(page.get_by_text("No calls yet")).to_be_visible()
    endpoint = f"{office.server.url}/aws/chime"
    chime(endpoint, key).list_accounts()
    with pytest.raises(ClientError):
        chime(endpoint, Credentials(key.access_key_id, "x" * 40)).list_accounts()
    expect(page.get_by_role("table", name="Last calls").get_by_role("link", name="ListAccounts")).to_be_visible()
    expect(page.get_by_role("table", name="Turned away")).to_contain_text("is not the one of this key")
