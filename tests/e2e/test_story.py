"""The whole story: from the printed link to two people who talk, and their sign-out by the AWS API."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import client, console
from tests.e2e.conftest import Open
from tests.e2e.windows import Window
from tests.integration.web.visitor import setup_secret
from tests.kit.clients import Credentials, chime
from tests.kit.server import Server

WITHIN_MILLISECONDS = 1000
NOTE_WHEN_SIGNED_OUT = """() => { setInterval(() => {
    if (location.pathname === '/sign-in') window.signedOutAt ??= Date.now() }, 5) }"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    started = Server(tmp_path / "data").start()
    yield started
    started.stop()


@pytest.mark.spec("GS-10")
def test_an_administrator_invites_two_people_who_talk_until_a_program_signs_them_out(
    server: Server, window_on: Open
) -> None:
    administrator = window_on(server).page
    account_id = invite_bob_and_carol(administrator, f"/setup#{setup_secret(server)}")
    bob, carol = (registered(window_on(server), name) for name in ("Bob Brown", "Carol Clark"))
    talk(bob.page, carol.page)
    nothing_is_lost_by_reloading(bob.page)
    nothing_is_lost_by_reloading(carol.page)
    sign_out_by_program(server, account_id, [bob, carol])


def invite_bob_and_carol(page: Page, link: str) -> str:
    """Answers the id of their new account."""
    client.set_up(page, link, "Acme", "Alice Archer", "alice@example.com")
    page.get_by_role("link", name="Open the console").click()
    expect(page.get_by_role("heading", name="Accounts")).to_be_visible()
    console.create_account(page, "Sales")
    results = console.invite(page, "bob@example.com; carol@example.com")
    expect(results.get_by_text("Invited", exact=True)).to_have_count(2)
    console.close_dialog(page)
    expect(console.row(page, "bob@example.com")).to_contain_text("Unregistered")
    return page.url.partition("/accounts/")[2].partition("/")[0]


def registered(window: Window, name: str) -> Window:
    """Somebody who has followed the mailed link in a browser of their own."""
    client.follow_invitation(window.page, f"{name.split(maxsplit=1)[0].lower()}@example.com")
    expect(window.page.get_by_text("You are invited to join Sales.")).to_be_visible()
    client.register(window.page, name)
    return window


def talk(bob: Page, carol: Page) -> None:
    client.create_room(bob, "Offers", "Carol Clark")
    client.say(bob, "Good morning, Carol!")
    client.expect_unread(carol, "Offers", 1)
    client.open_room(carol, "Offers")
    client.expect_message(carol, "Good morning, Carol!")
    client.say(carol, "Good morning, Bob!")
    client.expect_message(bob, "Good morning, Bob!")
    carol.get_by_role("link", name="Home").first.click()
    client.say(bob, "One more thing.")
    client.say(bob, "And another.")
    client.expect_unread(carol, "Offers", 2)
    client.open_room(carol, "Offers")
    client.expect_message(carol, "And another.")
    expect(client.side_link(carol, "Offers")).not_to_contain_text("unread")


def nothing_is_lost_by_reloading(page: Page) -> None:
    page.reload()
    for text in ("Good morning, Carol!", "Good morning, Bob!", "One more thing.", "And another."):
        client.expect_message(page, text)
    expect(client.side_link(page, "Offers")).not_to_contain_text("unread")


def sign_out_by_program(server: Server, account_id: str, windows: list[Window]) -> None:
    made = server.json("keys", "create")
    api = chime(f"{server.url}/aws/chime", Credentials(str(made["AccessKeyId"]), str(made["SecretAccessKey"])))
    for user in api.list_users(AccountId=account_id)["Users"]:
        window = next(each for each in windows if each.page.evaluate(MY_ADDRESS) == user.get("PrimaryEmail"))
        window.page.evaluate(NOTE_WHEN_SIGNED_OUT)
        asked_at = window.page.evaluate("Date.now()")
        api.logout_user(AccountId=account_id, UserId=user["UserId"])
        expect(window.page.get_by_text("Your session has ended.")).to_be_visible()
        assert window.page.evaluate("window.signedOutAt") - asked_at < WITHIN_MILLISECONDS
        assert window.page.request.get("/api/v1/session").status == 401


MY_ADDRESS = "fetch('/api/v1/session').then((answer) => answer.json()).then((me) => me.email)"
