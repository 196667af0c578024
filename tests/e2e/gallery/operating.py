"""The views of operations, of retention, and of what is open over every page of the console."""

import json
import sqlite3
from contextlib import closing

from playwright.sync_api import Page, expect

from tests.e2e.gallery.stage import LONG_ACCOUNT, Stage
from tests.e2e.gallery.view import view

OPERATIONS = "/console/operator/operations"
AT = "2026-01-01 00:00:00.000000"
ERROR = (
    "MailRefused: This message cannot be delivered: 550 5.1.1 no such mailbox here, ask the postmaster of example.com"
)


def furnish(stage: Stage) -> None:
    """Mail and other work that was given up, and a backup; what is there already stays."""
    if stage.people["administrator"].get("/console/operator/jobs?of=mail").json()["total"] > 0:
        return
    stage.server.run("backup", str(stage.server.data.parent / "monday.backup"))
    rows = [
        *(("SendReset", {"email": f"somebody.{number}@example.com", "letter_id": f"{number}"}) for number in range(7)),
        ("DeliverTrail", {}),
    ]
    with closing(sqlite3.connect(stage.server.data / "carillon.db", isolation_level=None)) as database:
        database.executemany(
            "INSERT INTO jobs (id, kind, version, argument, state, run_at, attempts, fence, priority, last_error,"
            f" created_at, finished_at) VALUES (?, ?, 1, ?, 'dead', '{AT}', 20, 20, 0, ?, '{AT}', '{AT}')",
            [(f"given-up-{at}", kind, json.dumps(told), ERROR) for at, (kind, told) in enumerate(rows)],
        )


@view("console-operations", "administrator")
def operations(stage: Stage, page: Page) -> None:
    furnish(stage)
    page.goto(OPERATIONS)
    expect(page.get_by_role("rowheader").nth(9)).to_be_visible()


@view("console-operations-mail", "administrator")
def operations_mail(stage: Stage, page: Page) -> None:
    furnish(stage)
    page.goto(f"{OPERATIONS}?tab=mail")
    expect(page.get_by_text("somebody.6@example.com")).to_be_visible()


@view("console-operations-discard", "administrator")
def operations_discard(stage: Stage, page: Page) -> None:
    operations_mail(stage, page)
    page.get_by_role("button", name="Discard all").click()
    expect(page.get_by_role("dialog")).to_be_visible()


@view("console-operations-denied", "stranger")
def operations_denied(stage: Stage, page: Page) -> None:
    assert stage.server.url
    page.goto(OPERATIONS)
    expect(page.get_by_role("heading", name="Not allowed")).to_be_visible()


@view("console-retention", "administrator")
def retention(stage: Stage, page: Page) -> None:
    page.goto(f"/console/accounts/{stage.accounts['Sample Enterprise']}/settings/retention")
    page.get_by_role("checkbox", name="Chat room retention").click(force=True)
    expect(page.get_by_role("spinbutton")).to_be_visible()


@view("console-retention-outlook", "administrator")
def retention_outlook(stage: Stage, page: Page) -> None:
    retention(stage, page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog").get_by_role("heading", name="Chat room retention")).to_be_visible()


@view("console-retention-team", "administrator")
def retention_of_a_team(stage: Stage, page: Page) -> None:
    page.goto(f"/console/accounts/{stage.accounts[LONG_ACCOUNT]}/settings/retention")
    expect(page.get_by_text("Only Enterprise accounts have retention")).to_be_visible()


@view("console-palette", "administrator")
def palette(stage: Stage, page: Page) -> None:
    page.goto(f"/console/accounts/{stage.accounts[LONG_ACCOUNT]}/users")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search pages")).to_be_focused()


@view("console-palette-found", "administrator")
def palette_found(stage: Stage, page: Page) -> None:
    palette(stage, page)
    page.keyboard.type("sam")
    expect(page.get_by_role("group", name="Accounts").get_by_role("option").first).to_be_visible()


@view("console-shortcuts", "administrator")
def shortcuts(stage: Stage, page: Page) -> None:
    page.goto(f"/console/accounts/{stage.accounts[LONG_ACCOUNT]}/users")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
