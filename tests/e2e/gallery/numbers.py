"""The views of phone numbers."""

from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.e2e import console
from tests.e2e.gallery.stage import Stage
from tests.e2e.gallery.view import hold, opened, refuse, view

NUMBERS = "/console/numbers"
OWNED = [f"+120655501{line:02}" for line in range(12)]
FREE, HELD, DELETED, NAMED = OWNED[0], OWNED[1], OWNED[2], OWNED[3]


def text(number: str) -> str:
    return f"+1 {number[2:5]}-{number[5:8]}-{number[8:]}"


def prepare(stage: Stage) -> None:
    """Numbers to look at; what is there already stays."""
    administrator = stage.people["administrator"]
    if administrator.get(f"{NUMBERS}?limit=1").json()["total"] > 0:
        return
    administrator.done(f"{NUMBERS}/orders", {"product": "BusinessCalling", "numbers": OWNED})
    administrator.done(f"{NUMBERS}/orders", {"product": "BusinessCalling", "numbers": [FREE, "+12125550100"]})


def furnish(stage: Stage, page: Page) -> None:
    """The rest, once the carrier has answered."""
    administrator = stage.people["administrator"]
    prepare(stage)
    page.goto(f"{NUMBERS}?tab=orders")
    expect(console.row(page, "Partial")).to_be_visible()
    number = administrator.get(f"{NUMBERS}/{quote(HELD, safe='')}").json()["number"]
    if number["holder"] is None:
        home = administrator.get("/console/accounts?search=Sample").json()["items"][0]["id"]
        people = administrator.get(f"/console/accounts/{home}/users").json()["items"]
        user = next(each["id"] for each in people if each["registration"] == "Registered")
        holder = {"account_id": home, "user_id": user}
        administrator.done(f"{NUMBERS}/{quote(HELD, safe='')}/assign", holder)
        administrator.done(f"{NUMBERS}/names", {"phone_number_ids": [HELD, NAMED], "calling_name": "Jane Doe"})
        administrator.done(f"{NUMBERS}/delete", {"phone_number_ids": [DELETED]})
        administrator.put(f"{NUMBERS}/settings", {"calling_name": "Sample Company"})


def inventory(stage: Stage, page: Page, rest: str = "") -> None:
    furnish(stage, page)
    page.goto(f"{NUMBERS}{rest}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def one(stage: Stage, page: Page, number: str) -> None:
    inventory(stage, page, f"/{quote(number, safe='')}")
    expect(page.get_by_role("heading", name=text(number))).to_be_visible()


@view("console-numbers-start", "administrator")
def start(stage: Stage, page: Page) -> None:
    page.goto(f"{NUMBERS}/getting-started")
    expect(page.get_by_role("heading", name="Getting started", level=1)).to_be_visible()


@view("console-numbers", "administrator")
def numbers(stage: Stage, page: Page) -> None:
    inventory(stage, page)
    expect(console.row(page, text(HELD))).to_contain_text("Assigned")


@view("console-numbers-chosen", "administrator")
def numbers_chosen(stage: Stage, page: Page) -> None:
    inventory(stage, page)
    console.choose(page, text(FREE))
    page.get_by_role("button", name="Actions", exact=True).click()


@view("console-numbers-add-own", "administrator")
def numbers_add_own(stage: Stage, page: Page) -> None:
    inventory(stage, page)
    dialog = opened(page, "Add numbers you own")
    dialog.get_by_label("Phone numbers").fill(f"+12065550150\n{FREE}\n+12065550151")
    dialog.get_by_role("button", name="Check numbers").click()
    expect(dialog.get_by_text("2 numbers are new")).to_be_visible()


@view("console-numbers-no-match", "administrator")
def numbers_no_match(stage: Stage, page: Page) -> None:
    inventory(stage, page, "?search=999")
    expect(page.get_by_text("No matches")).to_be_visible()


@view("console-numbers-loading", "administrator")
def numbers_loading(stage: Stage, page: Page) -> None:
    page.route("**/console/numbers?*", hold)
    page.goto(NUMBERS)
    expect(page.get_by_role("heading", name="Phone number management")).to_be_visible()


@view("console-numbers-error", "administrator")
def numbers_error(stage: Stage, page: Page) -> None:
    page.route("**/console/numbers?*", refuse)
    page.goto(NUMBERS)
    expect(page.get_by_text("This could not be loaded")).to_be_visible()


@view("console-numbers-denied", "stranger")
def numbers_denied(stage: Stage, page: Page) -> None:
    page.goto(NUMBERS)
    expect(page.get_by_text("You are not allowed to see this")).to_be_visible()


@view("console-numbers-orders", "administrator")
def orders(stage: Stage, page: Page) -> None:
    inventory(stage, page, "?tab=orders")
    expect(console.row(page, "Partial")).to_be_visible()


@view("console-numbers-order-lines", "administrator")
def order_lines(stage: Stage, page: Page) -> None:
    orders(stage, page)
    console.row(page, "Partial").get_by_role("link").click()
    expect(page.get_by_text("It belongs to somebody already.")).to_be_visible()


@view("console-numbers-pending", "administrator")
def pending(stage: Stage, page: Page) -> None:
    inventory(stage, page, "?tab=pending")
    expect(page.get_by_text("Nothing is pending")).to_be_visible()


@view("console-numbers-queue", "administrator")
def queue(stage: Stage, page: Page) -> None:
    inventory(stage, page, "?tab=queue")
    expect(console.row(page, text(DELETED))).to_be_visible()


@view("console-numbers-assign", "administrator")
def assign(stage: Stage, page: Page) -> None:
    inventory(stage, page)
    console.choose(page, text(FREE))
    dialog = opened(page, "Assign")
    dialog.get_by_role("button", name="Account of the user").click()
    page.get_by_role("option").first.click()
    dialog.get_by_role("button", name="Next").click()
    page.get_by_role("dialog").get_by_role("button", name="User of").click()


@view("console-numbers-unassign", "administrator")
def unassign(stage: Stage, page: Page) -> None:
    one(stage, page, HELD)
    opened(page, "Unassign")


@view("console-numbers-delete", "administrator")
def delete(stage: Stage, page: Page) -> None:
    inventory(stage, page)
    console.choose(page, text(FREE), text(OWNED[5]))
    console.act(page, "Actions", "Delete phone number(s)")


@view("console-numbers-restore", "administrator")
def restore(stage: Stage, page: Page) -> None:
    queue(stage, page)
    console.choose(page, text(DELETED))
    opened(page, "Move to inventory")


@view("console-numbers-name", "administrator")
def name(stage: Stage, page: Page) -> None:
    inventory(stage, page)
    console.choose(page, text(FREE), text(NAMED))
    dialog = console.act(page, "Actions", "Update default calling name")
    dialog.get_by_role("textbox").fill("A name that is too long")


@view("console-number", "administrator")
def number_assigned(stage: Stage, page: Page) -> None:
    one(stage, page, HELD)
    expect(console.row(page, "AssociatePhoneNumberWithUser")).to_be_visible()


@view("console-number-deleted", "administrator")
def number_deleted(stage: Stage, page: Page) -> None:
    one(stage, page, DELETED)
    expect(page.get_by_text("This number is in the deletion queue")).to_be_visible()


@view("console-number-permissions", "administrator")
def number_permissions(stage: Stage, page: Page) -> None:
    one(stage, page, HELD)
    opened(page, "Change permissions")


@view("console-numbers-order-product", "administrator")
def order_product(stage: Stage, page: Page) -> None:
    page.goto(f"{NUMBERS}/order")
    expect(page.get_by_role("radio", name="Business Calling")).to_be_visible()


@view("console-numbers-order-search", "administrator")
def order_search(stage: Stage, page: Page) -> None:
    order_product(stage, page)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("textbox", name="Area code").fill("503")
    page.locator("#content").get_by_role("button", name="Search").click()
    page.get_by_role("checkbox", name="+1 503-555-0101").check()
    page.get_by_role("checkbox", name="+1 503-555-0102").check()


@view("console-numbers-order-fault", "administrator")
def order_fault(stage: Stage, page: Page) -> None:
    order_product(stage, page)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("radio", name="City and state").check()
    page.locator("#content").get_by_role("button", name="Search").click()
    page.get_by_role("button", name="Provision", exact=True).click()
    expect(page.get_by_text("Choose at least one number.").locator("visible=true").first).to_be_visible()


@view("console-numbers-countries", "administrator")
def countries(stage: Stage, page: Page) -> None:
    page.goto(f"{NUMBERS}/countries")
    expect(console.row(page, "Australia").first).to_be_visible()
