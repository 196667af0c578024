"""The client as people use it: what they see named, pressed and written."""

from playwright.sync_api import Locator, Page, expect

from tests.integration.web.visitor import PASSWORD


def set_up(page: Page, link: str, organisation: str, name: str, email: str) -> None:
    """The wizard from the printed link to its end."""
    page.goto(link)
    page.get_by_label("Organisation name").fill(organisation)
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Your name").fill(name)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("radio", name="Just this machine")).to_be_checked()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Finish set-up").click()
    expect(page.get_by_role("heading", name="Carillon is ready")).to_be_visible()


def follow_invitation(page: Page, email: str) -> None:
    """From the outbox page to the page that the letter leads to."""
    page.goto("/development/mail")
    letter = page.get_by_role("listitem").filter(has_text=f"To {email}").first
    letter.get_by_role("link").click()


def register(page: Page, name: str) -> None:
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create my account").click()
    expect(page.get_by_role("heading", name="Home")).to_be_visible()


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def create_room(page: Page, name: str, *people: str) -> None:
    page.get_by_role("button", name="Create a room").first.click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_role("button", name="Create", exact=True).click()
    for person in people:
        page.get_by_role("combobox", name="People").fill(person)
        page.get_by_role("option", name=person).click()
        page.get_by_role("heading", name="Add people").click()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def open_room(page: Page, name: str) -> None:
    side_link(page, name).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def side_link(page: Page, name: str) -> Locator:
    return page.get_by_role("navigation", name="Places").get_by_role("link", name=name)


def composer(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Message to")


def say(page: Page, text: str) -> None:
    composer(page).fill(text)
    composer(page).press("Enter")
    expect(composer(page)).to_have_value("")


def timeline(page: Page) -> Locator:
    return page.get_by_role("log", name="Messages")


def expect_message(page: Page, text: str) -> None:
    """It is there once, and settled."""
    expect(timeline(page).get_by_text(text, exact=True)).to_have_count(1)
    expect(timeline(page).locator("[aria-busy=true]")).to_have_count(0)


def expect_unread(page: Page, room: str, count: int) -> None:
    words = "1 unread message" if count == 1 else f"{count} unread messages"
    expect(side_link(page, room)).to_contain_text(words)
