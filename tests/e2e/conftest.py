"""Fixtures of the browser ring: browsers that are closed and judged, and a server with people at work."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect, sync_playwright

from tests.e2e.media_windows import MediaWindows
from tests.e2e.office import Office, open_office
from tests.e2e.windows import PATIENCE, Window, open_window, printed_address
from tests.kit.server import Server

Open = Callable[[Server], Window]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as started:
        yield started


@pytest.fixture
def window_on(playwright: Playwright) -> Iterator[Open]:
    """Opens browsers on a server, one process each; all of them are judged at the end."""
    windows: list[Window] = []

    def open_on(server: Server) -> Window:
        windows.append(open_window(playwright, printed_address(server)))
        return windows[-1]

    yield open_on
    for window in windows:
        window.close()
    for window in windows:
        window.judge()


@pytest.fixture
def media_windows(playwright: Playwright, tmp_path: Path) -> Iterator[MediaWindows]:
    """Opens browsers with camera and microphone, one process each; all of them are judged at the end."""
    windows = MediaWindows(playwright, tmp_path)
    yield windows
    windows.close()
    windows.judge()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A server that is set up, where Alice administers and Bob and Carol are in her account."""
    opened = open_office(tmp_path_factory.mktemp("office") / "data")
    yield opened
    opened.server.stop()
