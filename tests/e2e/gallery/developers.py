"""The views of the console about programs and events."""

from playwright.sync_api import Page, expect

from tests.e2e.gallery.stage import Stage
from tests.e2e.gallery.view import hold, refuse, view
from tests.integration.aws.conftest import new_key
from tests.kit.clients import Credentials, chime


def refused_calls(stage: Stage) -> Credentials:
    """A key of the administrator's with a good call, a denied one, and one with a wrong secret."""
    name = stage.people["administrator"].get("/console/session").json()["name"]
    key = new_key(stage.server, "--user", name)
    endpoint = f"{stage.server.url}/aws/chime"
    chime(endpoint, key).list_accounts()
    for credentials in (key, Credentials(key.access_key_id, "wrong" * 8), Credentials("AKIAMADEUPMADEUPMADE", "x")):
        program = chime(endpoint, credentials)
        try:
            program.get_account(AccountId="no-such-account")
        except program.exceptions.ClientError:
            continue
    return key


@view("console-events", "administrator")
def events(stage: Stage, page: Page) -> None:
    page.goto("/console/events")
    expect(page.get_by_role("row").nth(3)).to_be_visible()
    expect(page.get_by_text("sealed").first).to_be_visible()


@view("console-events-all-chosen", "administrator")
def events_chosen(stage: Stage, page: Page) -> None:
    page.goto("/console/events?read_only=any&last=7d")
    page.get_by_role("row").nth(2).get_by_role("checkbox").check()
    page.get_by_role("button", name="Download 1 event").click()
    expect(page.get_by_text("Download CSV")).to_be_visible()


@view("console-events-filter", "administrator")
def events_filter(stage: Stage, page: Page) -> None:
    events(stage, page)
    page.get_by_role("combobox", name="Filter events").click()
    expect(page.get_by_role("option", name="Event name").first).to_be_visible()


@view("console-events-time", "administrator")
def events_time(stage: Stage, page: Page) -> None:
    events(stage, page)
    page.get_by_role("button", name="Time of the events").click()
    page.get_by_text("Absolute mode").click()
    expect(page.get_by_text("Times are those of Europe/Zurich.").first).to_be_visible()


@view("console-events-chain", "administrator")
def events_chain(stage: Stage, page: Page) -> None:
    events(stage, page)
    page.get_by_role("button", name="Chain of").click()
    expect(page.get_by_text("The end of the chain")).to_be_visible()


@view("console-events-none-found", "administrator")
def events_none_found(stage: Stage, page: Page) -> None:
    page.goto("/console/events?user_name=nobody&refused=true")
    expect(page.get_by_text("No matches")).to_be_visible()


@view("console-events-none", "administrator")
def events_none(stage: Stage, page: Page) -> None:
    page.route("**/console/events?*", lambda route: route.fulfill(json={"items": [], "next_cursor": None}))
    page.goto("/console/events")
    expect(page.get_by_text("No events yet")).to_be_visible()


@view("console-events-loading", "administrator")
def events_loading(stage: Stage, page: Page) -> None:
    page.route("**/console/events?*", hold)
    page.goto("/console/events")
    expect(page.get_by_role("heading", name="Event history")).to_be_visible()


@view("console-events-error", "administrator")
def events_error(stage: Stage, page: Page) -> None:
    page.route("**/console/events?*", refuse)
    page.goto("/console/events")
    expect(page.get_by_text("This could not be loaded")).to_be_visible()


@view("console-events-not-allowed", "stranger")
def events_not_allowed(stage: Stage, page: Page) -> None:
    page.goto("/console/events")
    expect(page.get_by_text("You are not allowed to see this")).to_be_visible()


@view("console-events-help", "administrator")
def events_help(stage: Stage, page: Page) -> None:
    events(stage, page)
    page.get_by_role("button", name="Help about Event history").click()
    expect(page.get_by_role("heading", name="Event history", level=2)).to_be_visible()


@view("console-event", "administrator")
def event(stage: Stage, page: Page) -> None:
    events(stage, page)
    page.get_by_role("row").nth(2).get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Event record")).to_be_visible()


@view("console-event-denied", "administrator")
def event_denied(stage: Stage, page: Page) -> None:
    stage.people["stranger"].get("/console/events")
    page.goto("/console/events?read_only=any&error_code=NotAllowed")
    page.get_by_role("row").nth(1).get_by_role("link").first.click()
    expect(page.get_by_text("Why:")).to_be_visible()


@view("console-event-missing", "administrator")
def event_missing(stage: Stage, page: Page) -> None:
    page.goto("/console/events/no-such-event")
    expect(page.get_by_text("There is nothing here")).to_be_visible()


@view("console-connect", "administrator")
def connect(stage: Stage, page: Page) -> None:
    key = refused_calls(stage)
    page.goto(f"/console/connect?key={key.access_key_id}")
    expect(page.get_by_role("table", name="Last calls").get_by_text("NotFoundException")).to_be_visible()


@view("console-connect-calls", "administrator")
def connect_calls(stage: Stage, page: Page) -> None:
    connect(stage, page)
    page.get_by_role("table", name="Turned away").scroll_into_view_if_needed()
    page.get_by_role("table", name="Unknown keys").scroll_into_view_if_needed()


@view("console-connect-cli", "administrator")
def connect_cli(stage: Stage, page: Page) -> None:
    page.goto("/console/connect")
    page.get_by_role("tab", name="AWS CLI", exact=True).click()
    expect(page.get_by_text("~/.aws/config")).to_be_visible()


@view("console-connect-no-key", "stranger")
def connect_no_key(stage: Stage, page: Page) -> None:
    page.goto("/console/connect")
    expect(page.get_by_text("You have no access key yet.")).to_be_visible()


@view("console-connect-help", "administrator")
def connect_help(stage: Stage, page: Page) -> None:
    page.goto("/console/connect")
    page.get_by_role("button", name="Help about Connect your code").click()
    expect(page.get_by_role("heading", name="Connect your code", level=2)).to_be_visible()
