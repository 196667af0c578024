"""An administrator makes another one, who chooses a password, sets up a device and signs in with its code."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from pyotp.totp import TOTP

from carillon.core.clock import DevelopmentClock
from tests.e2e import console
from tests.e2e.conftest import Open
from tests.e2e.office import Office, seat
from tests.integration.web.visitor import ANOTHER, PASSWORD


def code(office: Office, seed: str, steps: int = 0) -> str:
    now = DevelopmentClock(office.server.data / "clock-offset").now()
    return TOTP(seed).at(now + timedelta(seconds=30 * steps))


def choose_password(page: Page, password: str) -> None:
    page.get_by_label("New password", exact=True).fill(password)
    page.get_by_label("New password again").fill(password)


def make_user(page: Page, name: str) -> None:
    page.goto("/console/iam/users")
    page.get_by_role("link", name="Create user").click()
    page.get_by_label("User name").fill(name)
    page.get_by_label("Let this user sign in to the console").check()
    choose_password(page, PASSWORD)
    page.get_by_role("button", name="Create user", exact=True).click()
    expect(console.notice(page)).to_contain_text(f"User “{name}” was created")


def set_up_device(office: Office, page: Page) -> str:
    """Answers its seed; the codes up to now are used up."""
    page.goto("/console/security-credentials")
    page.get_by_role("button", name="Set up MFA device").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Next").click()
    dialog.get_by_role("button", name="Enter the key by hand instead").click()
    seed = dialog.locator("code, [class*=code]").first.inner_text().replace(" ", "")
    dialog.get_by_label("First code").fill(code(office, seed, -1))
    dialog.get_by_label("Second code").fill(code(office, seed))
    dialog.get_by_role("button", name="Set up").click()
    expect(console.notice(page)).to_contain_text("The MFA device is set up")
    return seed


@pytest.mark.spec("IAM-06", "IAM-08")
def test_a_new_administrator_chooses_a_password_and_signs_in_with_a_device(office: Office, window_on: Open) -> None:
    window = window_on(office.server)
    seat(window, office.alice)
    make_user(window.page, "wilma")
    page = window_on(office.server).page
    console.sign_in(page, "wilma")
    choose_password(page, ANOTHER)
    page.get_by_role("button", name="Save and sign in").click()
    expect(page.get_by_text("You are not allowed to see this")).to_be_visible()
    seed = set_up_device(office, page)
    page.get_by_role("button", name="wilma @").click()
    page.get_by_role("menuitem", name="Sign out").click()
    console.sign_in(page, "wilma", ANOTHER)
    page.get_by_label("Code").fill("12345")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Enter the six digits.")).to_be_visible()
    page.get_by_label("Code").fill(code(office, seed, 1))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="wilma @")).to_be_visible()

    window.page.goto("/console/iam/users/wilma?tab=credentials")
    window.page.get_by_role("button", name="Remove phone").click()
    window.page.get_by_role("dialog").get_by_role("button", name="Remove", exact=True).click()
    expect(console.notice(window.page)).to_contain_text("The device “phone” was removed")
