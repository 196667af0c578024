"""What an administrator does in the console, and what the people concerned see of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import client, console
from tests.e2e.conftest import Open
from tests.e2e.office import Office, seat
from tests.integration.web.visitor import PASSWORD

Show = Callable[[str], Page]


@pytest.fixture
def show(office: Office, window_on: Open) -> Show:
    """The console's page at an address, in Alice's browser."""

    def at(address: str) -> Page:
        window = window_on(office.server)
        seat(window, office.alice)
        window.page.goto(f"/console/accounts{address}")
        return window.page

    return at


@pytest.mark.spec("GS-03", "GS-05", "GS-08")
def test_a_new_account_needs_a_name_is_a_team_and_has_no_members(show: Show) -> None:
    page = show("/new")
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_text("Enter a name.")).to_be_visible()
    page.get_by_label("Account Name").fill("   ")
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_text("Enter a name.")).to_be_visible()
    page.get_by_label("Account Name").fill("Newcomers")
    page.get_by_role("button", name="Create account").click()
    expect(console.notice(page)).to_contain_text("Account “Newcomers” was created")
    expect(page.get_by_text("No users yet")).to_be_visible()
    page.get_by_role("link", name="Accounts").first.click()
    expect(console.row(page, "Newcomers")).to_contain_text("Team")


@pytest.mark.spec("GS-10", "GS-11", "USR-04")
def test_addresses_separated_by_semicolons_get_one_letter_each(office: Office, show: Show) -> None:
    account_id = office.account("Logistics")
    page = show(f"/{account_id}/users")
    results = console.invite(page, "dan@example.net; eve@example.net;dan@example.net")
    expect(results.get_by_text("Invited", exact=True)).to_have_count(2)
    console.close_dialog(page)
    for email in ("dan@example.net", "eve@example.net"):
        letter = office.alice.letter(email)
        assert "Logistics" in letter["text"]
        assert "/register#" in letter["links"][0]
    letters = office.alice.get("/development/mail").json()["items"]
    assert sorted(each["to"] for each in letters if each["to"].endswith("example.net")) == [
        "dan@example.net",
        "eve@example.net",
    ]


@pytest.mark.spec("USR-05", "GS-12")
def test_invited_people_show_at_once_without_details_and_are_pro_when_they_have_registered(
    office: Office, show: Show, window_on: Open
) -> None:
    page = show(f"/{office.account('Press')}/users")
    console.invite(page, "fay@example.com")
    console.close_dialog(page)
    line = console.row(page, "fay@example.com")
    expect(line).to_contain_text("Unregistered")
    expect(line.get_by_text("-", exact=True)).to_have_count(3)
    fay = window_on(office.server).page
    client.follow_invitation(fay, "fay@example.com")
    client.register(fay, "Fay Fisher")
    page.reload()
    expect(console.row(page, "Fay Fisher").get_by_text("Pro", exact=True)).to_be_visible()
    fay.goto("/settings")
    expect(console.value_of(fay, "Permission")).to_have_text("Pro")


@pytest.mark.spec("GS-15", "USR-23")
def test_two_chosen_users_become_basic_in_one_act(office: Office, show: Show) -> None:
    account_id = office.account("Workshop")
    for email, name in {"gus@example.com": "Gus Gray", "hal@example.com": "Hal Hill"}.items():
        office.join(account_id, email, name)
    page = show(f"/{account_id}/users")
    console.choose(page, "Gus Gray", "Hal Hill")
    dialog = console.act(page, "User actions", "Assign user permission")
    expect(dialog.get_by_role("listitem")).to_have_count(2)
    dialog.get_by_role("radio", name="Basic").check()
    dialog.get_by_role("button", name="Assign").click()
    expect(console.notice(page)).to_contain_text("2 users have the permission Basic now")
    for name in ("Gus Gray", "Hal Hill"):
        expect(console.row(page, name).get_by_text("Basic", exact=True)).to_be_visible()


@pytest.mark.spec("USR-06", "USR-07")
def test_a_part_of_an_address_finds_a_person_whose_name_opens_the_detail(office: Office, show: Show) -> None:
    page = show(f"/{office.account_id}/users")
    expect(console.row(page, "carol@example.com")).to_be_visible()
    page.get_by_label("Find users").fill("ob@exam")
    expect(console.row(page, "bob@example.com")).to_be_visible()
    expect(console.row(page, "carol@example.com")).to_be_hidden()
    page.get_by_role("link", name="Bob Brown").click()
    expect(page.get_by_role("heading", name="Bob Brown", level=1)).to_be_visible()
    expect(console.value_of(page, "Email address")).to_have_text("bob@example.com")
    expect(console.value_of(page, "Registration")).to_have_text("Registered")
    expect(console.value_of(page, "Permission tier")).to_have_text("Pro")
    dialog = console.act(page, "User actions", "Assign user permission")
    dialog.get_by_role("radio", name="Basic").check()
    dialog.get_by_role("button", name="Assign").click()
    expect(console.value_of(page, "Permission tier")).to_have_text("Basic")


def test_another_personal_pin_replaces_the_present_one(office: Office, show: Show) -> None:
    page = show(f"/{office.account_id}/users/{office.user_id('carol@example.com')}")
    before = console.value_of(page, "Personal PIN").inner_text()
    console.act(page, "User actions", "Reset personal PIN").get_by_role("button", name="Cancel").click()
    expect(console.value_of(page, "Personal PIN")).to_have_text(before)
    console.act(page, "User actions", "Reset personal PIN").get_by_role("button", name="Confirm").click()
    expect(console.value_of(page, "Personal PIN")).not_to_have_text(before)
    expect(console.notice(page)).to_contain_text(console.value_of(page, "Personal PIN").inner_text())


@pytest.mark.spec("ACC-15", "ACC-19")
def test_an_account_is_renamed_in_its_settings_unless_the_dialog_is_left_by_cancel(office: Office, show: Show) -> None:
    page = show(f"/{office.account('Supplies')}/users")
    page.get_by_role("link", name="Account", exact=True).click()
    dialog = console.act(page, "Account actions", "Rename account")
    dialog.get_by_label("Account name").fill("Never")
    dialog.get_by_role("button", name="Cancel").click()
    expect(console.value_of(page, "Account name")).to_have_text("Supplies")
    dialog = console.act(page, "Account actions", "Rename account")
    dialog.get_by_label("Account name").fill("Stores")
    dialog.get_by_role("button", name="Save").click()
    expect(console.value_of(page, "Account name")).to_have_text("Stores")
    page.reload()
    expect(console.value_of(page, "Account name")).to_have_text("Stores")


@pytest.mark.spec("ACC-14")
def test_a_team_and_an_enterprise_get_other_names(office: Office, show: Show) -> None:
    enterprise = office.account("Old Enterprise")
    office.server.run("domains", "verify", enterprise, "enterprise.example")
    office.account("Old Team")
    page = show("")
    for old, new, kind in (("Old Team", "New Team", "Team"), ("Old Enterprise", "New Enterprise", "Enterprise")):
        page.get_by_role("radio", name=old).check()
        dialog = console.act(page, "Account actions", "Rename account")
        dialog.get_by_label("Account name").fill(new)
        dialog.get_by_role("button", name="Save").click()
        expect(console.row(page, new).get_by_text(kind, exact=True)).to_be_visible()


@pytest.mark.spec("ACC-24", "USR-34")
def test_an_account_with_members_is_not_deleted_and_the_reason_is_told(office: Office, show: Show) -> None:
    account_id = office.account("Archive")
    office.invite(account_id, "ida@example.com", "jon@example.com")
    page = show(f"/{account_id}/settings/account")
    dialog = console.act(page, "Account actions", "Delete account")
    expect(dialog).to_contain_text("2 users are still in it.")
    expect(dialog.get_by_role("button", name="Delete account")).to_be_disabled()
    dialog.get_by_role("link", name="Users").click()
    expect(console.row(page, "jon@example.com")).to_be_visible()
    console.choose_all(page)
    remove_chosen(page)
    expect(page.get_by_text("No users yet")).to_be_visible()
    assert office.alice.get(f"/console/accounts/{account_id}").json()["users"] == 0


@pytest.mark.spec("ACC-23", "ACC-32")
def test_an_account_is_deleted_once_its_users_are_removed_and_its_name_is_typed(office: Office, show: Show) -> None:
    account_id = office.account("Closing down")
    office.invite(account_id, "kim@example.com")
    page = show(f"/{account_id}/users")
    console.choose(page, "kim@example.com")
    remove_chosen(page)
    page.get_by_role("link", name="Account", exact=True).click()
    dialog = console.act(page, "Account actions", "Delete account")
    dialog.get_by_label("To confirm").fill("Closing down")
    dialog.get_by_role("button", name="Cancel").click()
    page.reload()
    expect(console.value_of(page, "Account name")).to_have_text("Closing down")
    dialog = console.act(page, "Account actions", "Delete account")
    expect(dialog.get_by_role("button", name="Delete account")).to_be_disabled()
    dialog.get_by_label("To confirm").fill("Closing down")
    dialog.get_by_role("button", name="Delete account").click()
    expect(console.notice(page)).to_contain_text("Account “Closing down” was deleted")
    expect(console.row(page, "Closing down")).to_be_hidden()


def remove_chosen(page: Page) -> None:
    dialog = console.act(page, "User actions", "Remove user")
    dialog.get_by_role("button", name="Remove").click()
    expect(console.notice(page)).to_contain_text("removed from the account")


@pytest.mark.spec("USR-29")
def test_a_team_invites_from_every_domain_that_no_other_account_has_claimed(office: Office, show: Show) -> None:
    office.server.run("domains", "verify", office.account("Owner"), "claimed.example")
    page = show(f"/{office.account('Buyers')}/users")
    results = console.invite(page, "leo@free.example; mia@another.example; ned@claimed.example; nonsense")
    for address, outcome in {
        "leo@free.example": "Invited",
        "mia@another.example": "Invited",
        "ned@claimed.example": "Belongs to another account by its domain",
        "nonsense": "Not an e-mail address",
    }.items():
        expect(console.row(page, address).get_by_text(outcome, exact=True)).to_be_visible()
    expect(results.get_by_role("row")).to_have_count(5)
    console.close_dialog(page)
    expect(console.row(page, "leo@free.example")).to_be_visible()
    expect(console.row(page, "ned@claimed.example")).to_be_hidden()


@pytest.mark.spec("USR-31")
def test_a_removed_user_still_signs_in_but_has_neither_membership_nor_pro(
    office: Office, show: Show, window_on: Open
) -> None:
    account_id = office.account("Season")
    office.join(account_id, "olga@example.com", "Olga Olsen")
    page = show(f"/{account_id}/users")
    console.choose(page, "Olga Olsen")
    remove_chosen(page)
    olga = window_on(office.server).page
    client.sign_in(olga, "olga@example.com")
    expect(olga.get_by_role("heading", name="Home")).to_be_visible()
    olga.goto("/settings")
    expect(console.value_of(olga, "Permission")).to_have_text("Basic")
    expect(olga.get_by_role("term").filter(has_text="Account")).to_be_hidden()


def test_an_administrator_signs_a_person_out_everywhere(office: Office, show: Show, window_on: Open) -> None:
    pat = window_on(office.server)
    account_id = office.account("Night shift")
    seat(pat, office.join(account_id, "pat@example.com", "Pat Perry"))
    pat.page.goto("/")
    expect(pat.page.get_by_role("heading", name="Home")).to_be_visible()
    page = show(f"/{account_id}/users")
    console.choose(page, "Pat Perry")
    console.act(page, "User actions", "Sign out everywhere").get_by_role("button", name="Sign out").click()
    expect(console.notice(page)).to_contain_text("1 user was signed out everywhere")
    expect(pat.page.get_by_text("Your session has ended.")).to_be_visible()


def test_an_administrator_sees_only_what_policies_allow(office: Office, window_on: Open) -> None:
    office.administrator("reader", "AmazonChimeReadOnly")
    page = window_on(office.server).page
    console.sign_in(page, "reader")
    expect(console.row(page, "Acme")).to_be_visible()
    expect(page.get_by_role("link", name="New account")).to_have_attribute("aria-disabled", "true")
    page.get_by_role("link", name="Acme").click()
    expect(console.row(page, "Bob Brown")).to_be_visible()
    expect(page.get_by_role("button", name="Invite users")).to_be_disabled()


def test_an_administrator_without_policies_reads_whom_to_ask_for_what(office: Office, window_on: Open) -> None:
    office.administrator("newcomer")
    page = window_on(office.server).page
    console.sign_in(page, "newcomer")
    expect(page.get_by_text("You are not allowed to see this")).to_be_visible()
    expect(page.get_by_text("user/newcomer is not authorized to perform: chime:ListAccounts")).to_be_visible()
    page.goto(f"/console/accounts/{office.account_id}/users")
    expect(page.get_by_text("is not authorized to perform: chime:GetAccount")).to_be_visible()


def test_root_signs_in_with_the_password_that_the_printed_link_has_set(office: Office, window_on: Open) -> None:
    link = office.server.run("root", "reset").stdout.split()[-1]
    page = window_on(office.server).page
    page.goto(f"/console/root-reset#{link.partition('#')[2]}")
    page.get_by_label("New password", exact=True).fill(PASSWORD)
    page.get_by_label("New password again").fill(PASSWORD)
    page.get_by_role("button", name="Set password").click()
    expect(page.get_by_text("The root password is changed.")).to_be_visible()


def test_a_session_that_ended_leads_to_sign_in_and_back_to_the_page(office: Office, window_on: Open) -> None:
    page = window_on(office.server).page
    page.goto(f"/console/accounts/{office.account_id}/settings/account")
    page.get_by_label("User name or e-mail address").fill("alice@example.com")
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("The user name or the password is wrong.")).to_be_visible()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Account summary")).to_be_visible()
