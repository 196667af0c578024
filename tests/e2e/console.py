"""The console as administrators use it: what they see named, pressed and written."""

from playwright.sync_api import Locator, Page, expect

from tests.integration.web.visitor import PASSWORD


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.goto("/console/sign-in")
    page.get_by_label("User name or e-mail address").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def create_account(page: Page, name: str) -> None:
    page.goto("/console/accounts")
    page.get_by_role("link", name="New account").click()
    page.get_by_label("Account Name").fill(name)
    page.get_by_role("button", name="Create account").click()
    expect(notice(page)).to_contain_text(f"Account “{name}” was created")


def invite(page: Page, addresses: str) -> Locator:
    """Answers the table of results."""
    page.get_by_role("button", name="Invite users").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Email addresses").fill(addresses)
    dialog.get_by_role("button", name="Invite users").click()
    results = dialog.get_by_role("table", name="Results")
    expect(results).to_be_visible()
    return results


def close_dialog(page: Page) -> None:
    page.get_by_role("dialog").get_by_role("button", name="Close").last.click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def notice(page: Page) -> Locator:
    return page.get_by_role("region", name="Results")


def row(page: Page, text: str) -> Locator:
    return page.get_by_role("row").filter(has_text=text)


def choose(page: Page, *names: str) -> None:
    """Tick the rows of these people."""
    for name in names:
        page.get_by_role("checkbox", name=name).check()


def choose_all(page: Page) -> None:
    """Tick the box in the head, wherever the table shows it: a copy of the head covers it, so that it can stick."""
    page.get_by_role("checkbox", name="Select all").click(force=True)
    for box in page.get_by_role("checkbox").all():
        expect(box).to_be_checked()


def act(page: Page, menu: str, entry: str) -> Locator:
    """Choose an entry of an actions menu; answers the dialog that it opens."""
    page.get_by_role("button", name=menu).click()
    page.get_by_role("menuitem", name=entry).click()
    return page.get_by_role("dialog")


def value_of(page: Page, label: str) -> Locator:
    """What stands beside a label among the details."""
    return page.locator("dt", has_text=label).locator("xpath=following-sibling::dd[1]")
