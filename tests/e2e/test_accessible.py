"""Both faces for those who see or read differently: axe finds nothing on any page, in light and in dark."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Playwright

from tests.e2e.gallery.stage import Stage, open_stage
from tests.e2e.gallery.tour import Tour, views

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WANTED = {
    "light": {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]},
    # Nothing else is another one in the dark.
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]},
}
ROUTES = {"client": "web/client/src/app/routes.tsx", "console": "web/console/src/app/*route*.ts"}
LOOKED_AT = {
    "client": """
        setup-3-address sign-in-wrong sign-up forgotten reset register-nothing-entered outbox email-link-used
        download no-such-page home-unread rooms room-members room-member-menu room-add-people room-delete
        create-room palette shortcuts settings-about settings-time-zone settings-email-waiting
        settings-data-managed settings-data-password settings-erase-wrong sign-in-erased
        meetings-id-unknown meeting-find meeting-door meeting-guest-door meeting-one
    """,
    "console": """
        console-sign-in-wrong console-root-reset console-accounts console-new-account console-account
        console-rename console-delete console-account-name-taken console-users-chosen console-remove
        console-user console-user-erase console-erasures console-invitations console-bulk console-bulk-file
        console-moving console-moving-file console-domains console-domains-remove console-domain-pending
        console-getting-started-verify console-domain-reviews console-meeting-settings console-retention
        console-my-account console-numbers-start console-numbers console-numbers-assign console-number
        console-numbers-order-search console-numbers-order-lines console-numbers-countries
        console-port-in-form-missing console-port-in console-port-upload
        console-port-out console-desk-port-ins console-desk-port-in console-desk-port-outs
        console-iam-users console-new-iam-user console-iam-user console-iam-user-credentials console-iam-groups
        console-iam-group console-own-credentials console-own-device-codes console-policies console-policy
        console-policy-edit console-new-policy-wrong console-roles console-role console-new-role
        console-simulator-results console-events console-events-chain console-event console-connect
        console-support-submit-numbers console-support-requests console-support-request console-desk
        console-desk-request console-desk-logs console-desk-logs-open console-operations console-operations-discard
        console-desk-request-provide console-numbers-add-own
        console-palette-found console-no-such-page
    """,
}
"""Views of the gallery: every address, with something on it, and the dialogs of the main acts."""
OTHER_WAYS = {
    "/console/",
    "/console/accounts/$accountId",
    "/console/accounts/$accountId/settings/domains",
}
"""Addresses that show the page of another address."""


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    opened = open_stage(tmp_path_factory.mktemp("stage"))
    yield opened
    opened.stop()


@pytest.fixture(scope="module")
def tour(playwright: Playwright, stage: Stage) -> Iterator[Tour]:
    opened = Tour(playwright, stage, 1440, 900)
    yield opened
    opened.close()
    assert [each.strangers() + each.complaints for each in opened.witnesses.values() if each.complaints] == []


@pytest.fixture(scope="module")
def visited() -> dict[str, set[str]]:
    return {face: set() for face in LOOKED_AT}


@pytest.mark.parametrize(
    ("face", "names"), [(face, line.split()) for face, text in LOOKED_AT.items() for line in text.strip().split("\n")]
)
def test_axe_finds_nothing_on_these_pages(
    face: str, names: list[str], stage: Stage, tour: Tour, visited: dict[str, set[str]]
) -> None:
    shown = {view.name: view for view in views(face)}
    found: list[str] = []
    for name in names:
        with tour.page(shown[name]) as page:
            shown[name].show(stage, page)
            found += faults(page, name)
            visited[face].add(urlsplit(page.url).path)
    assert found == []


@pytest.mark.parametrize("face", LOOKED_AT)
def test_no_page_was_left_out(face: str, visited: dict[str, set[str]]) -> None:
    """A new route has to be shown by a view that is listed above. Needs the tests before it."""
    assert unvisited(routes(face) - OTHER_WAYS, visited[face]) == set()


def faults(page: Page, name: str) -> Iterable[str]:
    """What axe says of the page in light, and of its colours in dark."""
    page.evaluate("scrollTo(0, 0)")  # what stands half under the top bar is not too small by itself
    for scheme, wanted in WANTED.items():
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        for rule in Axe().run(page, options=wanted).response["violations"]:
            yield from (f"{name} in {scheme}: {rule['id']} {node['html']}" for node in rule["nodes"])


def routes(face: str) -> set[str]:
    """The addresses as the router has them, with names for what varies."""
    texts = (file.read_text() for file in Path().glob(ROUTES[face]))
    return {route for text in texts for route in re.findall(r"\bpath: '([^']+)'", text)}


def unvisited(known: set[str], visited: set[str]) -> set[str]:
    return known - {closest(known, address) for address in visited}


def closest(known: set[str], address: str) -> str:
    """Of the routes that an address fits, the one with the fewest names for what varies."""
    fitting = [route for route in known if re.fullmatch(pattern(route), address)]
    return min(fitting, key=lambda route: (route.endswith("/$"), route.count("$")), default="")


def pattern(route: str) -> str:
    return re.sub(r"\\\$\w+", "[^/]+", re.escape(route)).removesuffix(r"\$") + (".+" if route.endswith("/$") else "")
