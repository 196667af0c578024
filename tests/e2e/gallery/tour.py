"""Goes through the views, each on a page of its own in the browser of whoever sees it."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.e2e.gallery import (
    desk,
    developers,
    domains,
    dossiers,
    gates,
    identities,
    meetings,
    moving,
    numbers,
    operating,
    permissions,
    porting,
    rooms,
    settings,
    support,
    users,
    waits,
)
from tests.e2e.gallery.stage import Stage
from tests.e2e.gallery.view import VIEWS, View, let_go
from tests.e2e.media_windows import ON_LOOPBACK
from tests.e2e.windows import CHROMIUM, FLAGS, PATIENCE, TELL_VIOLATIONS, Witness, printed_address

PARTS = (
    gates,
    rooms,
    settings,
    meetings,
    desk,
    domains,
    developers,
    identities,
    moving,
    numbers,
    porting,
    permissions,
    dossiers,
    support,
    operating,
    users,
    waits,
)
"""Importing them has filled VIEWS."""
DEVICES = ("--use-fake-device-for-media-stream=fps=5", "--use-fake-ui-for-media-stream")
"""A camera that shows a clock, and a microphone that beeps, without a question."""


class Tour:
    """One browser at one size, with a context for everybody who sees something."""

    def __init__(self, playwright: Playwright, stage: Stage, width: int, height: int) -> None:
        flags = [*FLAGS, *DEVICES, ON_LOOPBACK]
        self._browser: Browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        self._stage = stage
        self._width, self._height = width, height
        self._contexts: dict[str, BrowserContext] = {}
        self.witnesses: dict[str, Witness] = {}

    @contextmanager
    def page(self, view: View, scheme: str = "light") -> Generator[Page]:
        """A new page of whoever sees the view, not yet there."""
        page = self._context(view.who).new_page()
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        self.witnesses[view.who].watch(page)
        try:
            yield page
        finally:
            let_go()
            page.close()

    def close(self) -> None:
        self._browser.close()

    def _context(self, who: str) -> BrowserContext:
        if who not in self._contexts:
            self._contexts[who] = self._new_context(who)
        return self._contexts[who]

    def _new_context(self, who: str) -> BrowserContext:
        origin = printed_address(self._stage.server_of(who))
        context = self._browser.new_context(
            base_url=origin,
            viewport={"width": self._width, "height": self._height},
            locale="en-GB",
            timezone_id="Europe/Zurich",
        )
        context.set_default_timeout(PATIENCE)
        context.add_init_script(TELL_VIOLATIONS)
        cookies: Mapping[str, str | None] = dict(self._stage.people[who].cookies.items())
        context.add_cookies([{"name": name, "value": str(value), "url": origin} for name, value in cookies.items()])
        self.witnesses[who] = Witness(origin)
        return context


def views(faces: str = "") -> list[View]:
    """Those of the console, those of the client, or all."""
    if faces == "console":
        return [view for view in VIEWS if view.name.startswith("console-")]
    if faces == "client":
        return [view for view in VIEWS if not view.name.startswith("console-")]
    return VIEWS
