"""Browsers of people in meetings: one process each, a camera that shows a clock, a microphone that beeps."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, Playwright

from tests.e2e.media_probe import MediaProof, prove
from tests.e2e.windows import CHROMIUM, Window, open_window
from tests.kit.homes import ADDRESS, Home

PICTURES = 5
"""A second: enough to see them move, and four browsers fit on two cores."""
ON_LOOPBACK = "--allow-loopback-in-peer-connection"
"""What a browser needs where there is no other interface; browsers of users do not have it."""
HERE = ("localhost", "127.0.0.1")


@dataclass(slots=True)
class MediaWindow:
    """One person's browser in meetings."""

    window: Window
    proof: MediaProof

    @property
    def page(self) -> Page:
        return self.window.page

    @property
    def ticket(self) -> str:
        """What was shown at the gate last."""
        shown = [parse_qs(urlsplit(address).query) for address in self.window.witness.addresses]
        return next(query["access_token"][0] for query in reversed(shown) if "access_token" in query)

    def close(self) -> None:
        self.window.close()

    def judge(self) -> None:
        self.window.judge()
        self.proof.judge([*HERE, ADDRESS, urlsplit(self.window.witness.origin).hostname or ""])


@dataclass(slots=True)
class MediaWindows:
    """Browsers in meetings that are closed and judged together; `folder` takes what starts one at somebody's home."""

    playwright: Playwright
    folder: Path
    pictures: int = PICTURES
    opened: list[MediaWindow] = field(default_factory=list[MediaWindow])

    def open(
        self, origin: str, *, with_flag: bool = True, home: Home | None = None, width: int = 1280, height: int = 800
    ) -> MediaWindow:
        """At `home` the name in the address leads to this machine."""
        devices = [f"--use-fake-device-for-media-stream=fps={self.pictures}", "--use-fake-ui-for-media-stream"]
        flags = [*devices, *([ON_LOOPBACK] if with_flag else [])]
        program = CHROMIUM
        if home is not None:
            program = home.program(self.folder / f"chromium-at-home-{home.number}", str(CHROMIUM))
            flags.append(f"--host-resolver-rules=MAP {urlsplit(origin).hostname} {ADDRESS}")
        window = open_window(self.playwright, origin, flags=flags, program=program, width=width, height=height)
        self.opened.append(MediaWindow(window, prove(window.context, window.page)))
        return self.opened[-1]

    def close(self) -> None:
        for each in self.opened:
            each.close()

    def judge(self) -> None:
        for each in self.opened:
            each.judge()
