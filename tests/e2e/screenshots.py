"""Takes a picture of every view into screenshots/: `scripts/screenshots` all, `scripts/screenshots room-` some."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Error, Page, Playwright, expect, sync_playwright
from playwright.sync_api import TimeoutError as PatienceEnded

from tests.e2e.gallery.stage import Stage, open_stage
from tests.e2e.gallery.tour import Tour, views
from tests.e2e.windows import PATIENCE
from tests.e2e.words import LANGUAGES
from tests.kit.homes import NoInterface, second_interface

FOLDER = Path("screenshots")
CHOOSE = "(language) => localStorage.setItem('carillon.language', language)"
CHOOSE_NONE = "() => localStorage.removeItem('carillon.language')"


@dataclass(frozen=True, slots=True)
class Album:
    """The views of one face at one size."""

    face: str
    width: int
    height: int
    schemes: tuple[str, ...] = ("light", "dark")

    @property
    def name(self) -> str:
        return f"{self.face}-{self.width}"


ALBUMS = (
    Album("client", 1440, 900),
    Album("client", 390, 844),
    Album("console", 1440, 900),
    Album("console", 390, 844, schemes=("light",)),
)


@dataclass(slots=True)
class Order:
    """Which views are wanted, of which albums, and in which language they are shown once more."""

    names: list[str] = field(default_factory=list[str])
    albums: list[str] = field(default_factory=list[str])
    language: str = "fr"

    def has(self, name: str) -> bool:
        return not self.names or any(word in name for word in self.names)


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of names of views; all without any")
    parser.add_argument("--album", dest="albums", action="append", choices=[album.name for album in ALBUMS], default=[])
    parser.add_argument("--language", choices=[*LANGUAGES, "pseudo"], default="fr", help="the second one")
    order = parser.parse_args(words, namespace=Order())
    with ExitStack() as network:
        # Without it only the views with many people in a meeting are not reached.
        with suppress(NoInterface):
            network.enter_context(second_interface())
        return take_all(order)


def take_all(order: Order) -> int:
    folder = Path(tempfile.mkdtemp(prefix="carillon-screenshots-"))
    expect.set_options(timeout=PATIENCE)
    try:
        stage = open_stage(folder)
        try:
            with sync_playwright() as playwright:
                albums = [album for album in ALBUMS if not order.albums or album.name in order.albums]
                missed = [name for album in albums for name in fill(playwright, stage, album, order)]
        finally:
            stage.stop()
    finally:
        shutil.rmtree(folder)
    for name in missed:
        print(f"not reached: {name}", file=sys.stderr)
    return 1 if missed else 0


def fill(playwright: Playwright, stage: Stage, album: Album, order: Order) -> list[str]:
    """Answers the views that could not be reached; they are seen as far as one came."""
    tour = Tour(playwright, stage, album.width, album.height)
    missed: list[str] = []
    translated: set[str] = set()
    for view in views(album.face):
        if not order.has(view.name):
            continue
        with tour.page(view) as page:
            try:
                view.show(stage, page)
            except (AssertionError, Error) as error:
                missed.append(f"{view.name} at {album.width}: {str(error).splitlines()[0]}")
            take(page, view.name, album)
            address = f"{view.who} {page.url}"
            if address not in translated:
                translated.add(address)
                take_translated(page, view.name, album, order.language)
    tour.close()
    return missed


def take(page: Page, name: str, album: Album) -> None:
    for scheme in album.schemes:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        # Not waited for by a predicate: the pages' policy lets nothing be evaluated a second time.
        page.evaluate("async () => { await document.fonts.ready }")
        save(page, f"{album.name}-{scheme}", name)


def take_translated(page: Page, name: str, album: Album, language: str) -> None:
    """Each page once more in another language, as it is at rest: in the made-up one, plain English has no catalogue."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.unroute_all()
    page.evaluate(CHOOSE, language)
    page.reload()
    # The next page is looked at even when this one goes on asking.
    with suppress(PatienceEnded):
        page.wait_for_load_state("networkidle", timeout=5_000)
    save(page, f"{album.name}-{language}", name)
    page.evaluate(CHOOSE_NONE)


def save(page: Page, folder: str, name: str) -> None:
    page.screenshot(path=FOLDER / folder / f"{name}.png", animations="disabled", caret="initial")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
