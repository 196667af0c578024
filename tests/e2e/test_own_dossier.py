"""A person who was removed from an account takes the data out and goes for good, by buttons and letters alone."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import Download, Page, expect

from tests.e2e import client
from tests.e2e.conftest import Open
from tests.e2e.office import Office, say, seat, who
from tests.integration.web.visitor import PASSWORD, Visitor


def archive_of(download: Download) -> dict[str, list[dict[str, object]]]:
    with ZipFile(BytesIO(Path(download.path()).read_bytes())) as archive:
        return {name: json.loads(archive.read(name)) for name in archive.namelist() if name.endswith(".json")}


def removed(office: Office, somebody: Visitor) -> None:
    path = f"/console/accounts/{office.account_id}/users/remove"
    office.alice.done(path, {"user_ids": [who(somebody)["user_id"]]})


def download(page: Page) -> dict[str, list[dict[str, object]]]:
    page.get_by_role("button", name="Download my data").click()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Put the file together").click()
    link = page.get_by_role("link", name="Download the file")
    expect(link).to_be_visible()
    with page.expect_download() as begun:
        link.click()
    return archive_of(begun.value)


def test_a_person_takes_the_data_out_and_goes_for_good(office: Office, window_on: Open) -> None:
    erin = office.join(office.account_id, "erin@example.com", "Erin East")
    room = office.room("Plans", erin)
    say(erin, room, "a thought of Erin's")
    removed(office, erin)
    here, elsewhere, alice = (window_on(office.server) for _ in range(3))
    for window in (here, elsewhere):
        client.sign_in(window.page, "erin@example.com")
        expect(window.page.get_by_role("heading", name="Home")).to_be_visible()
    seat(alice, office.alice)
    alice.page.goto(f"/rooms/{room}")
    expect(alice.page.get_by_text("a thought of Erin's")).to_be_visible()

    page = here.page
    page.goto("/settings")
    files = download(page)
    assert [row["text"] for row in files["messages.json"]] == ["a thought of Erin's"]
    assert files["profile.json"][0]["email"] == "erin@example.com"

    page.get_by_role("button", name="Delete my account").click()
    dialog = page.get_by_role("dialog", name="Delete your account?")
    expect(dialog.get_by_text("Messages whose text goes: 1")).to_be_visible()
    act = dialog.get_by_role("button", name="Delete my account for good")
    expect(act).to_be_disabled()
    dialog.get_by_label("Type your e-mail address to confirm").fill("erin@example.com")
    dialog.get_by_label("Your password").fill("not the one")
    act.click()
    expect(dialog.get_by_text("The current password is wrong.")).to_be_visible()
    dialog.get_by_label("Your password").fill(PASSWORD)
    act.click()

    expect(page.get_by_text("Your account is deleted.")).to_be_visible()
    expect(elsewhere.page.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(alice.page.get_by_text("a thought of Erin's")).to_be_hidden()
    client.sign_in(page, "erin@example.com")
    expect(page.get_by_text("The e-mail address or the password is wrong.")).to_be_visible()
    page.goto("/development/mail")
    letter = page.get_by_role("listitem").filter(has_text="To erin@example.com").first
    expect(letter).to_contain_text("Your Carillon profile is erased")


def test_users_of_an_account_are_told_whom_to_ask(office: Office, window_on: Open) -> None:
    window = window_on(office.server)
    seat(window, office.bob)
    window.page.goto("/settings")
    expect(window.page.get_by_role("button", name="Delete my account")).to_be_disabled()
    expect(window.page.get_by_text("ask an administrator of Acme")).to_be_visible()
