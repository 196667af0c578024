"""An administrator brings in what was taken out of Amazon Chime, invites from a file, and withdraws invitations."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import console
from tests.e2e.conftest import Open
from tests.e2e.office import Office, open_office, seat
from tests.kit.sheets import USER_ID, user


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    opened = open_office(tmp_path_factory.mktemp("moving") / "data")
    yield opened
    opened.server.stop()


def hand_in(page: Page, *files: Path) -> None:
    page.locator('input[type="file"]').set_input_files([str(file) for file in files])
    page.get_by_role("button", name="Start the dry run").click()
    expect(page.get_by_text("Dry run done", exact=True)).to_be_visible()


def carry_out(page: Page) -> None:
    page.get_by_role("button", name="Carry out").click()
    page.get_by_role("dialog").get_by_role("button", name="Carry out").click()
    expect(page.get_by_text("Carried out", exact=True)).to_be_visible()


def test_users_move_in_with_their_ids_after_a_dry_run(office: Office, window_on: Open, tmp_path: Path) -> None:
    account_id = office.account("Harbour")
    office.join(office.account("Elsewhere"), "dan@example.com", "Dan Dyer")
    files = [tmp_path / "users-1.json", tmp_path / "users-2.json"]
    for file, listed in zip(files, ([user(1, "dan@example.com")], [user(2, "eve@example.com")]), strict=True):
        file.write_text(json.dumps({"Users": listed}))
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    page.goto("/console/accounts")
    page.get_by_role("navigation").get_by_role("link", name="Move in").click()
    page.get_by_role("radio", name="Users", exact=False).first.check()
    page.get_by_role("button", name="Account").click()
    page.get_by_role("option", name="Harbour").click()
    hand_in(page, *files)
    row = page.get_by_role("row").filter(has_text="dan@example.com")
    row.get_by_role("button", name="What to do").click()
    page.get_by_role("option", name="Let the old id lead to this person", exact=True).click()
    expect(row).to_contain_text("Let the old id lead to this person")
    carry_out(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download report").click()
    report = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert [line.rpartition(",")[2] for line in report.splitlines()] == ["outcome", "done", "done"]
    page.goto(f"/console/accounts/{account_id}/users/{USER_ID.format(2)}")
    expect(page.get_by_text("eve@example.com").first).to_be_visible()


@pytest.mark.spec("USR-29", "AMB-23")
def test_people_are_invited_from_a_file_and_an_invitation_is_withdrawn(
    office: Office, window_on: Open, tmp_path: Path
) -> None:
    account_id = office.account("Files")
    file = tmp_path / "invitations.csv"
    file.write_bytes("\ufeffE-mail address;Name\r\nfay@example.com;Fay\r\ngus@example.com;Gus\r\nnobody;\r\n".encode())
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    page.goto(f"/console/accounts/{account_id}/bulk")
    hand_in(page, file)
    expect(page.get_by_role("row").filter(has_text="nobody")).to_contain_text("Not an e-mail address")
    carry_out(page)
    page.get_by_role("navigation").get_by_role("link", name="Invitations").click()
    expect(console.row(page, "gus@example.com")).to_contain_text("Open")
    console.row(page, "fay@example.com").get_by_role("checkbox").check()
    page.get_by_role("button", name="Withdraw").click()
    page.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
    expect(console.notice(page)).to_contain_text("1 invitation is withdrawn")
    expect(page.get_by_role("row").filter(has_text="fay@example.com")).to_have_count(0)


@pytest.mark.spec("MIG-01", "AMB-54")
def test_who_joins_another_team_is_warned(office: Office, window_on: Open) -> None:
    first, second = office.account("First"), office.account("Second")
    office.join(first, "hal@example.com", "Hal Hill")
    office.invite(second, "hal@example.com")
    page = window_on(office.server).page
    page.goto(str(office.alice.letter("hal@example.com", about="Second")["links"][0]))
    expect(page.get_by_role("note")).to_contain_text("You leave First")
