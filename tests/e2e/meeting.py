"""Meetings as people use them: what they see named, pressed and written."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e import client


def start_from_room(page: Page, room: str) -> None:
    """One click, then the preview."""
    page.goto("/")
    client.open_room(page, room)
    page.get_by_role("button", name="Start meeting").click()
    expect(join_button(page)).to_be_visible()


def arrive_from_room(page: Page, room: str) -> None:
    page.goto("/")
    client.open_room(page, room)
    page.get_by_role("link", name="Join meeting").click()
    expect(join_button(page)).to_be_visible()


def arrive_by_link(page: Page, link: str, name: str) -> None:
    """As a guest, as far as the button that joins."""
    page.goto(link)
    page.get_by_label("Your name").fill(name)


def arrive_by_number(page: Page, number: str, name: str) -> None:
    page.goto("/meet")
    page.get_by_label("Meeting ID or link").fill(number)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Your name").fill(name)


def join(page: Page) -> None:
    join_button(page).click()
    expect_inside(page)


def join_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Join now")


def expect_inside(page: Page) -> None:
    expect(control(page, "Leave")).to_be_visible()
    expect(page.get_by_text("Joining…")).to_be_hidden()


def expect_heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", name=words, exact=True)).to_be_visible()


def controls(page: Page) -> Locator:
    return page.get_by_role("group", name="Meeting controls")


def control(page: Page, name: str) -> Locator:
    return controls(page).get_by_role("button", name=re.compile(f"^{name}"))


def expect_microphone(page: Page, *, on: bool) -> None:
    expect(control(page, "Microphone")).to_have_attribute("aria-pressed", "true" if on else "false")


def tile(page: Page, name: str) -> Locator:
    return page.get_by_role("list", name="Pictures").get_by_role("listitem").filter(has_text=name)


def shared_screen(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"Screen of {name}")


def choose_in_more(page: Page, item: str) -> None:
    control(page, "More").click()
    page.get_by_role("menuitem", name=item, exact=True).click()


def choose_for(page: Page, name: str, item: str) -> None:
    """Out of what can be done about somebody in the list of people."""
    open_people(page).get_by_role("button", name=f"Act on {name}", exact=True).click()
    page.get_by_role("menuitem", name=item, exact=True).click()


def open_people(page: Page) -> Locator:
    people = page.get_by_role("complementary", name="People")
    if not people.is_visible():
        control(page, "People").click()
    return people


def confirm(page: Page, act: str) -> None:
    page.get_by_role("dialog").get_by_role("button", name=act, exact=True).click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def leave(page: Page) -> None:
    control(page, "Leave").click()
    host_choice = page.get_by_role("menuitem", name="Leave the meeting")
    after = page.get_by_role("heading", name="You left the meeting")
    expect(host_choice.or_(after).first).to_be_visible()
    if host_choice.is_visible():
        host_choice.click()
    expect(after).to_be_visible()


def end_for_all(page: Page) -> None:
    control(page, "Leave").click()
    page.get_by_role("menuitem", name="End for everybody…").click()
    confirm(page, "End for everybody")
