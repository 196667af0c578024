"""The views of files of many lines, and of open invitations."""

import json

import httpx2
from playwright.sync_api import Page, expect

from tests.e2e.gallery.stage import Stage
from tests.e2e.gallery.view import view
from tests.integration.web.visitor import API
from tests.kit.sheets import csv, user

SAMPLE = "Sample Team"


def hand_in(stage: Stage, kind: str, body: bytes, **query: str) -> str:
    """The id of a new file of the administrator's."""
    visitor, origin = stage.people["administrator"], stage.server.url
    headers = {"origin": origin, "content-type": "application/octet-stream"}
    with httpx2.Client(headers=headers, cookies=visitor.cookies, timeout=60) as http:
        answer = http.post(f"{origin}{API}/console/sheets", params={"kind": kind, **query}, content=body)
    return str(answer.json()["id"])


@view("console-moving", "administrator")
def moving(stage: Stage, page: Page) -> None:
    page.goto("/console/moving")
    expect(page.get_by_role("heading", name="Move in")).to_be_visible()


@view("console-moving-denied", "stranger")
def moving_denied(stage: Stage, page: Page) -> None:
    page.goto("/console/moving")
    expect(page.get_by_role("heading", name="Move in")).to_be_visible()


@view("console-moving-file", "administrator")
def moving_file(stage: Stage, page: Page) -> None:
    account = stage.accounts[SAMPLE]
    listed = [
        user(1, "alice@example.com", AccountId=account),
        user(2, "new.colleague@example.net", AccountId=account),
        user(3, "suspended@example.net", AccountId=account, UserRegistrationStatus="Suspended"),
        user(4, "nobody", AccountId=account),
    ]
    sheet = hand_in(stage, "users", json.dumps({"Users": listed}).encode(), name="users.json", account_id=account)
    page.goto(f"/console/moving/{sheet}")
    expect(page.get_by_text("Dry run done", exact=True)).to_be_visible()


@view("console-bulk", "administrator")
def bulk(stage: Stage, page: Page) -> None:
    page.goto(f"/console/accounts/{stage.accounts[SAMPLE]}/bulk")
    expect(page.get_by_role("heading", name="Bulk changes")).to_be_visible()


@view("console-bulk-file", "administrator")
def bulk_file(stage: Stage, page: Page) -> None:
    account = stage.accounts[SAMPLE]
    lines = csv("email,name", "fay.ferry@example.net,Fay Ferry", "dave@example.org,Dave", "nobody,")
    sheet = hand_in(stage, "invitations", lines, name="invitations.csv", account_id=account)
    page.goto(f"/console/accounts/{account}/bulk/{sheet}")
    expect(page.get_by_text("Dry run done", exact=True)).to_be_visible()


@view("console-bulk-carry-out", "administrator")
def bulk_carry_out(stage: Stage, page: Page) -> None:
    bulk_file(stage, page)
    page.get_by_role("button", name="Carry out").click()
    expect(page.get_by_role("dialog")).to_be_visible()


@view("console-invitations", "administrator")
def invitations(stage: Stage, page: Page) -> None:
    account = stage.accounts[SAMPLE]
    address = f"/console/accounts/{account}/invitations"
    stage.people["administrator"].done(address, {"addresses": "invited@example.net; later@example.net"})
    page.goto(address)
    expect(page.get_by_role("row").nth(2)).to_be_visible()


@view("console-invitations-withdraw", "administrator")
def invitations_withdraw(stage: Stage, page: Page) -> None:
    invitations(stage, page)
    page.get_by_role("checkbox", name="guest01@example.net").check()
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_role("dialog")).to_be_visible()
