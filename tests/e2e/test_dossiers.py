"""A person changes the profile and the address by both mailboxes, and is exported and erased on request."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import client
from tests.e2e.conftest import Open
from tests.e2e.office import GENEROUS, Office, open_office, say, seat
from tests.e2e.windows import Window
from tests.integration.web.visitor import PASSWORD, Visitor

NEW = "bobby@example.org"
HELP = '[help]\ncentre = "https://help.example.com/"\ntraining = "https://videos.example.com/"\n'


@pytest.fixture(scope="module")
def helpful_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    opened = open_office(tmp_path_factory.mktemp("helpful") / "data", GENEROUS + HELP)
    yield opened
    opened.server.stop()


def follow(page: Page, email: str, subject: str, link: int = 0) -> None:
    """Follow a link of the newest letter about something."""
    page.goto("/development/mail")
    letter = page.get_by_role("listitem").filter(has_text=f"To {email}").filter(has_text=subject).first
    letter.get_by_role("link").nth(link).click()
    page.get_by_role("button", name="Yes, do that").click()


def ask_for(page: Page, email: str) -> None:
    page.goto("/settings")
    page.get_by_role("button", name="Change the address").click()
    page.get_by_label("New e-mail address").fill(email)
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Send the letters").click()
    expect(page.get_by_text("Waiting for both mailboxes")).to_be_visible()


def seated(window_on: Open, office: Office, somebody: Visitor) -> Window:
    window = window_on(office.server)
    seat(window, somebody)
    return window


@pytest.mark.spec("OVR-02")
def test_a_profile_is_changed_and_the_other_window_follows(office: Office, window_on: Open) -> None:
    here, there = window_on(office.server), window_on(office.server)
    for window in (here, there):
        seat(window, office.carol)
        window.page.goto("/settings")
    here.page.get_by_label("Name", exact=True).fill("Carola Clark")
    zone = here.page.get_by_role("combobox", name="Time zone")
    zone.fill("jakarta")
    here.page.get_by_role("option", name="Asia/Jakarta").click()
    here.page.get_by_role("button", name="Save").click()
    expect(here.page.get_by_text("Your profile is saved.")).to_be_visible()
    expect(there.page.get_by_label("Name", exact=True)).to_have_value("Carola Clark")
    expect(there.page.get_by_role("combobox", name="Time zone")).to_have_value("Asia/Jakarta")
    expect(there.page.get_by_role("button", name="Carola Clark")).to_be_visible()


def test_an_address_changes_when_both_mailboxes_agree_and_other_devices_are_signed_out(
    office: Office, window_on: Open
) -> None:
    elsewhere, here, mail = window_on(office.server), window_on(office.server), window_on(office.server)
    seat(elsewhere, office.bob)
    elsewhere.page.goto("/settings")
    client.sign_in(here.page, "bob@example.com")
    expect(here.page.get_by_role("heading", name="Home")).to_be_visible()
    ask_for(here.page, NEW)
    follow(mail.page, NEW, "Confirm your new e-mail address")
    expect(mail.page.get_by_role("heading", name="One more mailbox to go")).to_be_visible()
    follow(mail.page, "bob@example.com", "Approve the change")
    expect(mail.page.get_by_role("heading", name="Your address is changed")).to_be_visible()
    expect(here.page.get_by_text(NEW, exact=True)).to_be_visible()
    expect(here.page.get_by_text("Waiting for both mailboxes")).to_be_hidden()
    expect(elsewhere.page.get_by_role("heading", name="Sign in")).to_be_visible()
    client.sign_in(elsewhere.page, NEW)
    expect(elsewhere.page.get_by_role("heading", name="Home")).to_be_visible()


def test_the_present_mailbox_stops_a_change(office: Office, window_on: Open) -> None:
    dora = office.join(office.account_id, "dora@example.com", "Dora")
    here, mail = window_on(office.server), window_on(office.server)
    seat(here, dora)
    ask_for(here.page, "someone@example.net")
    follow(mail.page, "dora@example.com", "Approve the change", link=1)
    expect(mail.page.get_by_role("heading", name="The change is stopped")).to_be_visible()
    here.page.reload()
    expect(here.page.get_by_text("dora@example.com", exact=True)).to_be_visible()
    expect(here.page.get_by_text("Waiting for both mailboxes")).to_be_hidden()


def test_an_administrator_exports_and_erases_a_person(office: Office, window_on: Open) -> None:
    frank = office.join(office.account_id, "frank@example.com", "Frank Farmer")
    room = office.room("Harvest", frank)
    say(frank, room, "apples are ripe")
    user_id = office.user_id("frank@example.com")
    alice, franks = seated(window_on, office, office.alice), seated(window_on, office, frank)
    franks.page.goto("/")
    page = alice.page
    page.goto(f"/console/accounts/{office.account_id}/users/{user_id}")
    page.get_by_role("button", name="Export personal data").click()
    link = page.get_by_role("link", name=re.compile("^Download"))
    expect(link).to_be_visible()
    body = office.alice.get(str(link.get_attribute("href")).removeprefix("/api/v1")).content
    with ZipFile(BytesIO(body)) as archive:
        assert "apples are ripe" in archive.read("messages.json").decode()
    page.get_by_role("button", name="Erase person").click()
    dialog = page.get_by_role("dialog", name="Erase Frank Farmer")
    expect(dialog.get_by_text("Messages whose text goes: 1")).to_be_visible()
    dialog.get_by_role("textbox").fill("frank@example.com")
    dialog.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_role("heading", name=re.compile("^Erasures"))).to_be_visible()
    expect(franks.page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.goto(f"/rooms/{room}")
    expect(page.get_by_text("apples are ripe")).to_be_hidden()
    page.goto("/console/erasures")
    certificate = page.get_by_role("row").filter(has_text=user_id).get_by_role("link", name=re.compile("^Download"))
    expect(certificate).to_be_visible()
    text = office.alice.get(str(certificate.get_attribute("href")).removeprefix("/api/v1")).text
    assert user_id in text
    assert "frank" not in text.lower()


@pytest.mark.spec("GS-14", "OVR-09")
def test_the_download_page_is_for_everybody_and_help_is_in_the_menu(helpful_office: Office, window_on: Open) -> None:
    page = window_on(helpful_office.server).page
    page.goto("/sign-in")
    page.get_by_role("link", name="Download Carillon").click()
    expect(page.get_by_role("heading", name="iPhone and iPad: Safari")).to_be_visible()
    page = seated(window_on, helpful_office, helpful_office.bob).page
    page.goto("/")
    page.get_by_role("button", name="Bob Brown").click()
    expect(page.get_by_role("menuitem", name="Help centre")).to_have_attribute("href", "https://help.example.com/")
    expect(page.get_by_role("menuitem", name="Training videos")).to_have_attribute(
        "href", "https://videos.example.com/"
    )
