"""A person's own browser: one process for each, and a witness of what it asks for and complains about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, WebSocket

from tests.kit.server import Server

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BROWSERS_OWN = ("Failed to load resource", "WebSocket connection to")
"""How Chromium words a refusal or a cut: news about the network, and no fault of the page."""
MEDIA_CLIENTS_OWN = " {room: "
"""With this the media client's own log names where it was when a connection failed; what is decoded tells the rest."""
VIOLATION = "Forbidden by the content security policy:"
TELL_VIOLATIONS = f"""addEventListener('securitypolicyviolation', (event) =>
    console.error('{VIOLATION}', event.violatedDirective, event.blockedURI))"""
PATIENCE = 20_000


@dataclass
class Witness:
    """What one browser asked for and complained about; without slots, because Playwright notes its listeners here."""

    origin: str
    addresses: list[str] = field(default_factory=list[str])
    complaints: list[str] = field(default_factory=list[str])

    def watch(self, page: Page) -> None:
        page.on("request", lambda request: self.addresses.append(request.url))
        page.on("websocket", self._note_socket)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))

    def strangers(self) -> list[str]:
        """Addresses anywhere else than at the server under test."""
        own = urlsplit(self.origin).netloc
        asked = [urlsplit(address) for address in self.addresses]
        return [parts.geturl() for parts in asked if parts.scheme not in {"data", "blob"} and parts.netloc != own]

    def _note_socket(self, socket: WebSocket) -> None:
        self.addresses.append(socket.url)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not is_news(message.text):
            self.complaints.append(message.text)


def is_news(text: str) -> bool:
    return text.startswith(BROWSERS_OWN) or MEDIA_CLIENTS_OWN in text


@dataclass(slots=True)
class Window:
    """One browser process with one page, and what became of it."""

    browser: Browser
    context: BrowserContext
    page: Page
    witness: Witness

    def close(self) -> None:
        self.browser.close()

    def judge(self) -> None:
        """No request left the origin, no script failed, and nothing was forbidden by the content security policy."""
        strangers, complaints = self.witness.strangers(), self.witness.complaints
        assert not strangers, f"asked elsewhere: {strangers}"
        assert not complaints, f"complained: {complaints}"


def printed_address(server: Server) -> str:
    """Where a server of just this machine says that it is, in what it prints and in its mail."""
    return f"http://localhost:{server.port}"


def open_window(
    playwright: Playwright,
    origin: str,
    *,
    width: int = 1440,
    height: int = 900,
    scheme: str = "light",
    touch: bool = False,
    flags: Sequence[str] = (),
    program: Path = CHROMIUM,
) -> Window:
    browser = playwright.chromium.launch(executable_path=program, headless=True, args=[*FLAGS, *flags])
    context = browser.new_context(
        base_url=origin,
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        has_touch=touch,
        is_mobile=touch,
        locale="en-GB",
        timezone_id="Europe/Zurich",
        ignore_https_errors=True,
    )
    context.set_default_timeout(PATIENCE)
    context.add_init_script(TELL_VIOLATIONS)
    witness = Witness(origin)
    page = context.new_page()
    witness.watch(page)
    return Window(browser, context, page, witness)
