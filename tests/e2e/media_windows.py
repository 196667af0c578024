"""Browsers of people in meetings: one process each, a camera that shows a clock, a microphone that beeps."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Playwright

from tests.e2e.media_probe import MediaProof, prove
from tests.e2e.windows import CHROMIUM, Window, open_window
from tests.kit.homes import ADDRESS, Home

DEVICES = ("--use-fake-device-for-media-stream=fps=10", "--use-fake-ui-for-media-stream")
"""Ten pictures a second: enough to see them move, and four browsers fit on two cores."""
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

    def close(self) -> None:
        self.window.close()

    def judge(self) -> None:
        self.window.judge()
        self.proof.judge([*HERE, ADDRESS, urlsplit(self.window.witness.origin).hostname or ""])


def open_media_window(
    playwright: Playwright,
    origin: str,
    *,
    with_flag: bool = True,
    home: Home | None = None,
    folder: Path | None = None,
    width: int = 1280,
    height: int = 800,
) -> MediaWindow:
    """At `home` the name in the address leads to this machine; `folder` takes a script that starts a browser there."""
    flags = [*DEVICES, *([ON_LOOPBACK] if with_flag else [])]
    program = CHROMIUM
    if home is not None and folder is not None:
        program = home.program(folder / f"chromium-at-home-{home.number}", str(CHROMIUM))
        flags.append(f"--host-resolver-rules=MAP {urlsplit(origin).hostname} {ADDRESS}")
    window = open_window(playwright, origin, flags=flags, program=program, width=width, height=height)
    return MediaWindow(window, prove(window.context, window.page))
