"""An administrator asks for support, the desk answers, and a person's client sends its logs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import console
from tests.e2e.conftest import Open
from tests.e2e.office import GENEROUS, Office, open_office, seat

CONFIG = GENEROUS + '[support]\ncentre = "https://help.example.com"\ndesk_mail = "desk@example.com"\n'


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    opened = open_office(tmp_path_factory.mktemp("support") / "data", CONFIG)
    yield opened
    opened.server.stop()


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("button", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()


@pytest.mark.spec("SUP-02", "SUP-06", "IMP-11")
def test_logs_are_sent_a_request_names_them_and_the_desk_answers(
    office: Office, window_on: Open, tmp_path: Path
) -> None:
    client = window_on(office.server)
    seat(client, office.bob)
    client.page.goto("/settings")
    expect(client.page.get_by_text("Carillon client, version 0.1.0")).to_be_visible()
    client.page.get_by_role("button", name="Send diagnostic logs").click()
    reference = client.page.get_by_role("status").locator("code").inner_text()
    assert len(reference) == 12

    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    page.goto("/console/accounts")
    page.get_by_role("navigation").get_by_role("link", name="Submit request").click()
    expect(page.get_by_role("link", name="support centre")).to_have_attribute("href", "https://help.example.com")
    page.get_by_label("Subject").fill("No sound")
    page.get_by_label("Description", exact=True).fill("Bob hears nobody.")
    page.get_by_label("Log reference ID").fill(reference)
    page.get_by_label("Additional contacts").fill("carol@example.com")
    recording = tmp_path / "recording.txt"
    recording.write_text("silence")
    page.locator('input[type="file"]').set_input_files(recording)
    page.get_by_role("checkbox", name="Versions of Carillon and of what it runs on").check()
    page.get_by_role("button", name="Submit request", exact=True).click()
    expect(console.notice(page)).to_contain_text("was submitted")
    request_id = page.url.rpartition("/")[2]
    expect(page.get_by_role("link", name="recording.txt")).to_be_visible()

    page.get_by_role("navigation").get_by_role("link", name="Requests", exact=True).click()
    page.get_by_role("link", name=request_id).click()
    expect(page.get_by_text("Bob hears nobody.")).to_be_visible()
    page.get_by_label("A note that only the desk sees").fill("Ask for the headset.")
    page.get_by_role("button", name="Add note").click()
    expect(page.get_by_role("list", name="History")).to_contain_text("Ask for the headset.")
    page.get_by_label("Your answer to the customer").fill("Is the headset plugged in?")
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_role("list", name="History")).to_contain_text("Is the headset plugged in?")
    page.get_by_role("link", name=reference).click()
    expect(page.get_by_text("Bob Brown")).to_be_visible()
    expect(page.get_by_text("connecting", exact=True)).to_be_visible()

    assert "Is the headset plugged in?" in office.alice.letter("carol@example.com", "No sound", 2)["text"]
    page.goto(f"/console/support/requests/{request_id}")
    expect(page.get_by_text("Is the headset plugged in?")).to_be_visible()
    expect(page.get_by_text("Ask for the headset.")).to_be_hidden()
    page.get_by_label("Your answer", exact=True).fill("It was not. Thank you.")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("list", name="History")).to_contain_text("It was not. Thank you.")
    page.get_by_role("button", name="Close request").click()
    expect(page.get_by_role("button", name="Reopen")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="recording.txt").click()
    assert Path(download.value.path()).read_text() == "silence"


@pytest.mark.spec("INTL-02", "INTL-03", "INTL-04")
def test_international_numbers_are_asked_for_with_the_papers_of_the_country(office: Office, window_on: Open) -> None:
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    page.goto("/console/support/submit")
    choose(page, "Category", "Other")
    page.get_by_role("checkbox", name="I ask for international phone numbers").check()
    expect(page.get_by_label("Subject")).to_have_value("Provisioning International Numbers")
    expect(page.get_by_text("Fulfilling a request for international numbers takes")).to_be_visible()
    page.get_by_role("radio", name="A business").check()
    page.get_by_label("Name of the individual or the business").fill("Acme")
    page.get_by_role("radio", name="Local", exact=True).check()
    choose(page, "Country", "Germany")
    expect(page.get_by_text("Business address (in the zone of the numbers)")).to_be_visible()
    page.get_by_label("Description", exact=True).fill("For our office in Berlin.")
    page.get_by_role("button", name="Submit request", exact=True).click()
    expect(page.get_by_text("Enter a number from 1 to 10,000.")).to_be_visible()
    page.get_by_label("How many numbers").fill("3")
    page.get_by_role("button", name="Submit request", exact=True).click()
    expect(console.notice(page)).to_contain_text("2 to 6 weeks")
    expect(console.value_of(page, "Country")).to_have_text("Germany")


@pytest.mark.spec("INTL-10")
def test_the_desk_provides_numbers_and_they_stand_in_the_inventory(office: Office, window_on: Open) -> None:
    numbers = {"applicant": "business", "name": "Acme", "type": "local", "country": "GB", "count": 2}
    issue = {"category": "Other", "subject": "", "description": "For our office in London.", "numbers": numbers}
    told = {**issue, "contact": {"email": "alice@example.com"}}
    request_id = str(office.alice.done("/console/support/requests", told)["id"])
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    page.goto(f"/console/operator/requests/{request_id}")
    page.get_by_role("button", name="Provide numbers").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Asked for: 2 numbers, United Kingdom, Local")).to_be_visible()
    dialog.get_by_label("Phone numbers").fill("+44 20 7946 0100\n+442079460101\n+493023125000\n020 7946")
    dialog.get_by_label("Calling name").fill("Sales")
    dialog.get_by_role("button", name="Check numbers").click()
    expect(dialog.get_by_text("2 numbers are new")).to_be_visible()
    expect(dialog.get_by_text("1 number is of another country than was asked for")).to_be_visible()
    expect(dialog.get_by_text("1 line is no number with its country code")).to_be_visible()
    dialog.get_by_role("checkbox", name="The request is solved with them").check()
    dialog.get_by_role("button", name="Provide 2 numbers").click()
    expect(console.notice(page)).to_contain_text("2 numbers are provided")
    expect(page.get_by_role("list", name="History")).to_contain_text("+442079460101")

    assert "+442079460100" in office.alice.letter("alice@example.com", request_id, 2)["text"]
    page.goto(f"/console/support/requests/{request_id}")
    page.get_by_role("link", name="+442079460100").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("+442079460100")
    expect(console.value_of(page, "Product type")).to_have_text("SIP media application")
    page.get_by_role("navigation", name="Where you are").get_by_role("link", name="Phone number management").click()
    expect(console.row(page, "+442079460100")).to_contain_text("Unassigned")
    expect(console.row(page, "+442079460101")).to_contain_text("Sales")
    page.get_by_role("tab", name="Orders").click()
    expect(console.row(page, "+442079460100")).to_contain_text("Successful")
