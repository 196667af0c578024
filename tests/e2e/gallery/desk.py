"""The views of the console."""

from playwright.sync_api import Locator, Page, expect

from tests.e2e import console
from tests.e2e.gallery.stage import LONG_ACCOUNT, Stage
from tests.e2e.gallery.view import hold, refuse, view
from tests.integration.web.visitor import PASSWORD


def at(stage: Stage, page: Page, account: str, rest: str = "users") -> None:
    page.goto(f"/console/accounts/{stage.accounts[account]}/{rest}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def at_user(stage: Stage, page: Page, email: str, account: str = "Sample Enterprise") -> None:
    at(stage, page, account, f"users/{stage.users[email]}")


@view("console-sign-in")
def sign_in(stage: Stage, page: Page) -> None:
    page.goto("/console/sign-in")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


@view("console-sign-in-wrong")
def sign_in_wrong(stage: Stage, page: Page) -> None:
    console.sign_in(page, "nobody", "not the password")
    expect(page.get_by_text("The user name or the password is wrong.")).to_be_visible()


@view("console-sign-in-ended")
def sign_in_ended(stage: Stage, page: Page) -> None:
    page.goto("/console/sign-in?because=ended")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Enter the password.")).to_be_visible()


@view("console-sign-in-root")
def sign_in_root(stage: Stage, page: Page) -> None:
    page.goto("/console/sign-in")
    page.get_by_role("radio", name="Root user").check()
    page.get_by_label("Root user e-mail address").fill("olivia@example.net")


@view("console-sign-in-root-password")
def sign_in_root_password(stage: Stage, page: Page) -> None:
    sign_in_root(stage, page)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Cannot sign in as root?").click()
    expect(page.get_by_text("carillon root reset")).to_be_visible()


@view("console-root-reset")
def root_reset(stage: Stage, page: Page) -> None:
    page.goto("/console/root-reset#secret")
    page.get_by_label("New password", exact=True).fill("short")
    page.get_by_role("button", name="Set password").click()
    expect(page.get_by_text("The two passwords differ.")).to_be_visible()


@view("console-root-reset-without-link")
def root_reset_without_link(stage: Stage, page: Page) -> None:
    page.goto("/console/root-reset")
    expect(page.get_by_text("This link is not complete")).to_be_visible()


@view("console-accounts", "administrator")
def accounts(stage: Stage, page: Page) -> None:
    page.goto("/console/accounts")
    expect(page.get_by_role("row").nth(3)).to_be_visible()


@view("console-accounts-chosen", "administrator")
def accounts_chosen(stage: Stage, page: Page) -> None:
    page.goto("/console/accounts?search=sample")
    page.get_by_role("radio", name="Sample Team").check()
    page.get_by_role("button", name="Account actions").click()
    expect(page.get_by_role("menuitem", name="Rename account")).to_be_visible()


@view("console-accounts-help", "administrator")
def accounts_help(stage: Stage, page: Page) -> None:
    accounts(stage, page)
    page.get_by_role("button", name="Help about Accounts").click()
    expect(page.get_by_role("heading", name="Accounts", level=2)).to_be_visible()


@view("console-accounts-preferences", "administrator")
def accounts_preferences(stage: Stage, page: Page) -> None:
    accounts(stage, page)
    page.get_by_role("button", name="Preferences").click()
    expect(page.get_by_role("dialog")).to_be_visible()


@view("console-accounts-none-found", "administrator")
def accounts_none_found(stage: Stage, page: Page) -> None:
    page.goto("/console/accounts?search=zeppelin")
    expect(page.get_by_text("No matches")).to_be_visible()


@view("console-accounts-none", "administrator")
def accounts_none(stage: Stage, page: Page) -> None:
    """Answered by the browser itself: this organisation has accounts."""
    page.route(
        "**/console/accounts?*", lambda route: route.fulfill(json={"items": [], "next_cursor": None, "total": 0})
    )
    page.goto("/console/accounts")
    expect(page.get_by_text("No accounts yet")).to_be_visible()


@view("console-accounts-loading", "administrator")
def accounts_loading(stage: Stage, page: Page) -> None:
    page.route("**/console/accounts?*", hold)
    page.goto("/console/accounts")
    expect(page.get_by_role("heading", name="Accounts")).to_be_visible()


@view("console-accounts-failed", "administrator")
def accounts_failed(stage: Stage, page: Page) -> None:
    page.route("**/console/accounts?*", refuse)
    page.goto("/console/accounts")
    expect(page.get_by_text("This could not be loaded")).to_be_visible(timeout=60_000)


@view("console-accounts-denied", "stranger")
def accounts_denied(stage: Stage, page: Page) -> None:
    page.goto("/console/accounts")
    expect(page.get_by_text("You are not allowed to see this")).to_be_visible()


@view("console-accounts-read-only", "reader")
def accounts_read_only(stage: Stage, page: Page) -> None:
    accounts(stage, page)


@view("console-new-account", "administrator")
def new_account(stage: Stage, page: Page) -> None:
    page.goto("/console/accounts/new")
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_text("Enter a name.")).to_be_visible()


@view("console-users", "administrator")
def users(stage: Stage, page: Page) -> None:
    at(stage, page, "Sample Team")
    expect(console.row(page, "Dave Davis")).to_be_visible()


@view("console-users-enterprise", "administrator")
def users_enterprise(stage: Stage, page: Page) -> None:
    at(stage, page, "Sample Enterprise")
    expect(console.row(page, "Suspended")).to_be_visible()


@view("console-users-none", "administrator")
def users_none(stage: Stage, page: Page) -> None:
    at(stage, page, LONG_ACCOUNT)
    expect(page.get_by_text("No users yet")).to_be_visible()


@view("console-users-chosen", "administrator")
def users_chosen(stage: Stage, page: Page) -> None:
    users(stage, page)
    console.choose(page, "Dave Davis", "Erin Evans", "frank@example.org")
    page.get_by_role("button", name="User actions").click()
    expect(page.get_by_role("menuitem", name="Remove user")).to_be_visible()


@view("console-users-denied", "stranger")
def users_denied(stage: Stage, page: Page) -> None:
    page.goto(f"/console/accounts/{stage.accounts['Sample Team']}/users")
    expect(page.get_by_text("You are not allowed to see this")).to_be_visible()


@view("console-invite", "administrator")
def invite(stage: Stage, page: Page) -> None:
    at(stage, page, LONG_ACCOUNT)
    page.get_by_role("button", name="Invite users").click()
    page.get_by_label("Email addresses").fill("gina@example.net; hugo@example.net")
    expect(page.get_by_text("2 addresses")).to_be_visible()


@view("console-invite-results", "administrator")
def invite_results(stage: Stage, page: Page) -> None:
    at(stage, page, "Sample Team")
    console.invite(page, "guest01@example.net; nonsense; alice@example.com; dave@example.org")


def dialog(stage: Stage, page: Page, entry: str, *chosen: str, account: str = "Sample Team") -> Locator:
    at(stage, page, account)
    console.choose(page, *chosen)
    opened = console.act(page, "User actions", entry)
    expect(opened).to_be_visible()
    return opened


@view("console-permission", "administrator")
def permission(stage: Stage, page: Page) -> None:
    dialog(stage, page, "Assign user permission", "Dave Davis", "Erin Evans")


@view("console-permission-done", "administrator")
def permission_done(stage: Stage, page: Page) -> None:
    opened = dialog(stage, page, "Assign user permission", "Dave Davis", "Erin Evans")
    opened.get_by_role("button", name="Assign").click()
    expect(console.notice(page)).to_contain_text("2 users have the permission")


@view("console-remove", "administrator")
def remove(stage: Stage, page: Page) -> None:
    dialog(stage, page, "Remove user", *(f"guest{number:02}@example.net" for number in range(10, 17)))


@view("console-suspend", "administrator")
def suspend(stage: Stage, page: Page) -> None:
    dialog(stage, page, "Suspend user", "Alice Adams", "Lee Leaver", account="Sample Enterprise")


@view("console-activate", "administrator")
def activate(stage: Stage, page: Page) -> None:
    dialog(stage, page, "Activate user", "Lee Leaver", account="Sample Enterprise")


@view("console-resend", "administrator")
def resend(stage: Stage, page: Page) -> None:
    dialog(stage, page, "Resend invitation", "frank@example.org")


@view("console-sign-out-everywhere", "administrator")
def sign_out_everywhere(stage: Stage, page: Page) -> None:
    dialog(stage, page, "Sign out everywhere", "Dave Davis")


@view("console-user", "administrator")
def user(stage: Stage, page: Page) -> None:
    at_user(stage, page, "alice@example.com")


@view("console-user-long-name", "administrator")
def user_long_name(stage: Stage, page: Page) -> None:
    at_user(stage, page, "wanda@example.com")


@view("console-user-unregistered", "administrator")
def user_unregistered(stage: Stage, page: Page) -> None:
    at_user(stage, page, "frank@example.org", "Sample Team")


@view("console-user-unknown", "administrator")
def user_unknown(stage: Stage, page: Page) -> None:
    page.goto(f"/console/accounts/{stage.accounts['Sample Team']}/users/unknown")
    expect(page.get_by_text("There is nothing here")).to_be_visible()


@view("console-pin", "administrator")
def pin(stage: Stage, page: Page) -> None:
    at_user(stage, page, "alice@example.com")
    expect(console.act(page, "User actions", "Reset personal PIN")).to_be_visible()


@view("console-account", "administrator")
def account(stage: Stage, page: Page) -> None:
    at(stage, page, "Sample Enterprise", "settings/account")


@view("console-account-long-name", "administrator")
def account_long_name(stage: Stage, page: Page) -> None:
    at(stage, page, LONG_ACCOUNT, "settings/account")


@view("console-rename", "administrator")
def rename(stage: Stage, page: Page) -> None:
    account_long_name(stage, page)
    opened = console.act(page, "Account actions", "Rename account")
    opened.get_by_label("Account name").fill("")
    expect(opened.get_by_text("Enter a name.")).to_be_visible()


@view("console-delete-not-yet", "administrator")
def delete_not_yet(stage: Stage, page: Page) -> None:
    account(stage, page)
    expect(console.act(page, "Account actions", "Delete account")).to_contain_text("cannot be deleted yet")


@view("console-delete", "administrator")
def delete(stage: Stage, page: Page) -> None:
    at(stage, page, "Empty rooms", "settings/account")
    opened = console.act(page, "Account actions", "Delete account")
    opened.get_by_label("To confirm").fill("Empty rooms")


@view("console-no-such-page", "administrator")
def no_such_page(stage: Stage, page: Page) -> None:
    page.goto("/console/no/such/page")
    expect(page.get_by_text("There is nothing here")).to_be_visible()


@view("console-sign-in-again")
def sign_in_again(stage: Stage, page: Page) -> None:
    console.sign_in(page, "reader", PASSWORD)
    expect(page.get_by_role("heading", name="Accounts")).to_be_visible()
    page.get_by_role("button", name="reader @").click()
    expect(page.get_by_role("menuitem", name="Sign out")).to_be_visible()
