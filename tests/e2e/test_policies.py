"""An administrator writes a policy in the console, gives it to somebody, and both read what it does."""

import json

import pytest
from playwright.sync_api import expect

from tests.e2e import console
from tests.e2e.conftest import Open
from tests.e2e.office import Office, seat
from tests.integration.web.visitor import PASSWORD, Visitor

DESK: dict[str, object] = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Action": "chime:Get*", "Resource": "*"},
        {"Sid": "NoLists", "Effect": "Deny", "Action": "chime:List*", "Resource": "*"},
    ],
}


@pytest.mark.spec("IAM-36", "IAM-37", "IAM-49")
def test_a_policy_is_written_attached_simulated_and_read_by_whoever_it_refuses(office: Office, window_on: Open) -> None:
    office.administrator("perry")
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page

    page.goto("/console/iam/policies")
    page.get_by_role("link", name="Create policy").click()
    page.get_by_label("Name", exact=True).fill("Desk")
    text = page.get_by_label("Policy", exact=True)
    text.fill(json.dumps(DESK, indent=2).replace("2012", "2008"))
    expect(page.get_by_text("1 error: the policy cannot be saved")).to_be_visible()
    page.get_by_role("link", name="Line 2, column 14").click()
    expect(text).to_be_focused()
    text.fill(json.dumps(DESK))
    page.get_by_role("button", name="Format").click()
    expect(page.get_by_text("The policy can be saved.")).to_be_visible()
    page.get_by_role("button", name="Create policy", exact=True).click()
    expect(console.notice(page)).to_contain_text("Policy “Desk” was created")

    page.goto("/console/iam/users/perry")
    page.get_by_role("button", name="Attach policies").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Policies").click()
    page.get_by_role("option", name="Desk").click()
    page.keyboard.press("Escape")
    dialog.get_by_role("button", name="Attach", exact=True).click()
    expect(console.notice(page)).to_contain_text("1 policy was attached to perry")

    perry = Visitor(office.server)
    perry.done("/console/session", {"kind": "user", "name": "perry", "password": PASSWORD})
    other = window_on(office.server)
    seat(other, perry)
    other.page.goto("/console/accounts")
    expect(other.page.get_by_text("user/perry is not authorized to perform: chime:ListAccounts")).to_be_visible()
    expect(other.page.get_by_text("Statement 2 (NoLists) of your policy Desk denies it.")).to_be_visible()
    there = other.page.get_by_role("link", name="Try it in the policy simulator").get_attribute("href")

    page.goto(str(there))
    page.get_by_role("button", name="Simulate", exact=True).click()
    results = page.get_by_role("grid", name="Results")
    expect(results.get_by_text("Denied by a statement")).to_be_visible()
    expect(results.get_by_text("statement 2 (NoLists)")).to_be_visible()
    results.get_by_role("link", name="Desk").click()
    expect(page.get_by_role("link", name="perry")).to_be_visible()
