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
WANTED = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
ROUTES = {"client": "web/client/src/app/routes.tsx", "console": "web/console/src/app/*route*.ts"}
LOOKED_AT = {
    "client": """
        setup-3-address sign-in-wrong sign-up forgotten reset register-nothing-entered outbox email-link-used download
        no-such-page home-unread home-nothing-yet rooms room-formats room-members room-member-menu room-add-people
        room-rename room-delete create-room palette shortcuts settings-about settings-time-zone settings-email-form
        settings-email-waiting meetings-id-unknown meeting-door meeting-find-wrong meeting-guest-door meeting-one
    """,
    "console": """
        console-sign-in-wrong console-root-reset
        console-accounts console-accounts-chosen console-accounts-help console-accounts-preferences
        console-accounts-denied console-new-account console-account console-rename console-delete
        console-account-name-taken console-users-chosen console-users-filtered console-invite-results
        console-permission-done console-remove console-suspend console-user console-pin console-user-export
        console-user-erase console-erasures console-invitations console-bulk console-bulk-file
        console-moving console-moving-file
        console-domains console-domains-claim console-domains-remove console-domain-pending
        console-getting-started-verify console-domain-reviews
        console-meeting-settings console-retention console-retention-outlook console-my-account
        console-numbers-start console-numbers console-numbers-order-lines console-numbers-pending console-numbers-queue
        console-numbers-assign console-numbers-delete console-numbers-name console-number console-numbers-order-search
        console-numbers-countries console-port-in-form-missing console-port-in console-port-upload console-port-out
        console-desk-port-ins console-desk-port-in console-desk-port-outs
        console-iam-users console-new-iam-user console-iam-user console-iam-user-attach console-iam-user-groups
        console-iam-user-credentials console-iam-groups console-iam-group console-own-credentials
        console-own-device-codes console-policies console-policy console-policy-edit console-new-policy-wrong
        console-roles console-role console-new-role console-simulator-results
        console-events console-events-filter console-events-chain console-event console-connect
        console-support-submit-numbers console-support-requests console-support-request console-desk
        console-desk-request console-desk-logs console-desk-logs-open
        console-operations console-operations-mail console-operations-discard
        console-palette-found console-shortcuts console-no-such-page
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


@pytest.mark.parametrize("face", LOOKED_AT)
def test_axe_finds_nothing_on_any_page(face: str, stage: Stage, playwright: Playwright) -> None:
    """A new route has to be shown by a view that is listed above."""
    tour = Tour(playwright, stage, 1440, 900)
    shown = {view.name: view for view in views(face)}
    found: list[str] = []
    visited: set[str] = set()
    for name in LOOKED_AT[face].split():
        with tour.page(shown[name]) as page:
            shown[name].show(stage, page)
            found += faults(page, name)
            visited.add(urlsplit(page.url).path)
    tour.close()
    assert found == []
    assert unvisited(routes(face) - OTHER_WAYS, visited) == set()
    assert [each.strangers() + each.complaints for each in tour.witnesses.values() if each.complaints] == []


def faults(page: Page, name: str) -> Iterable[str]:
    """What axe says of the page, first in light and then in dark."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        for rule in Axe().run(page, options=WANTED).response["violations"]:
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
