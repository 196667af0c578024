"""Whoever runs the installation sees how it stands, sends a failed mail again, discards one, carries them away."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e import console
from tests.e2e.conftest import Open
from tests.e2e.office import Office, seat

AT = "2026-01-01 00:00:00.000000"


def give_up(office: Office, job_id: str, email: str) -> None:
    """A mail as the worker leaves it that has tried often enough."""
    argument = json.dumps({"email": email, "letter_id": job_id})
    with closing(sqlite3.connect(office.server.data / "carillon.db", isolation_level=None)) as database:
        database.execute(
            "INSERT INTO jobs (id, kind, version, argument, state, run_at, attempts, fence, priority, last_error,"
            f" created_at, finished_at) VALUES (?, 'SendReset', 1, ?, 'dead', '{AT}', 20, 20, 0, ?, '{AT}', '{AT}')",
            (job_id, argument, "MailUnavailable: Mail cannot be sent now: the mail server does not answer."),
        )


def test_a_failed_mail_is_found_sent_again_and_another_discarded(
    office: Office, window_on: Open, tmp_path: Path
) -> None:
    office.server.run("backup", str(tmp_path / "monday.backup"))
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    page.goto("/console/")
    page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Operations").click()
    expect(console.value_of(page, "Latest backup")).to_contain_text(re.compile("this minute|1 minute ago"))
    expect(console.value_of(page, "Where it was written")).to_contain_text("monday.backup")
    expect(console.value_of(page, "Failed mail")).to_have_text("None")
    expect(console.row(page, "carillon serve is running.")).to_contain_text("Well")
    give_up(office, "again", "bob@example.com")
    give_up(office, "never", "nobody@example.com")
    # The page looks for itself: nothing is pressed.
    expect(console.value_of(page, "Failed mail")).to_contain_text("2 jobs", timeout=30_000)
    page.get_by_role("tab", name="Mail (2)").click()
    expect(console.row(page, "bob@example.com")).to_contain_text("Link to a new password")
    carry_away(page)
    choose(page, "bob@example.com", "Retry")
    expect(console.notice(page)).to_contain_text("1 job begins anew")
    assert office.bob.letter("bob@example.com", about="assword")["message_id"] == "again"
    expect(console.row(page, "bob@example.com")).to_be_hidden()
    choose(page, "nobody@example.com", "Discard")
    expect(console.notice(page)).to_contain_text("1 job was discarded")
    expect(page.get_by_text("Nothing was given up", exact=True)).to_be_visible()
    page.goto("/console/events?event_name=DiscardJobs")
    expect(console.row(page, "DiscardJobs")).to_be_visible()


def choose(page: Page, email: str, act: str) -> None:
    page.get_by_role("checkbox", name=email).check()
    page.get_by_role("button", name=act, exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=act, exact=True).click()


def carry_away(page: Page) -> None:
    with page.expect_download() as started:
        page.get_by_role("button", name="Download CSV").click()
    lines = Path(started.value.path()).read_text().splitlines()
    assert started.value.suggested_filename == "mail-dead.csv"
    assert lines[0].startswith("Job ID,Kind,Argument")
    assert [line.partition(",")[0] for line in lines[1:]] == ["never", "again"]
