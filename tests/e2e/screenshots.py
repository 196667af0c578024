"""Takes a picture of every view into screenshots/: `scripts/screenshots` all, `scripts/screenshots room-` some."""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error, Page, Playwright, expect, sync_playwright
from playwright.sync_api import TimeoutError as PatienceEnded

from tests.e2e.gallery.stage import Stage, open_stage
from tests.e2e.gallery.tour import PSEUDO, Tour, views
from tests.e2e.windows import PATIENCE
from tests.kit.homes import NoInterface, second_interface

FOLDER = Path("screenshots")
CHOOSE_PSEUDO = f"() => {{ {PSEUDO} }}"
CHOOSE_NONE = "() => localStorage.removeItem('carillon.language')"


@dataclass(frozen=True, slots=True)
class Album:
    """The views of one face at one size."""

    face: str
    width: int
    height: int
    pseudo: bool = False
    schemes: tuple[str, ...] = ("light", "dark")


ALBUMS = (Album("client", 1440, 900, pseudo=True), Album("client", 390, 844), Album("console", 1440, 900, pseudo=True))


def main(wanted: Sequence[str]) -> int:
    with ExitStack() as network:
        # Without it only the views with many people in a meeting are not reached.
        with suppress(NoInterface):
            network.enter_context(second_interface())
        return take_all(wanted)


def take_all(wanted: Sequence[str]) -> int:
    folder = Path(tempfile.mkdtemp(prefix="carillon-screenshots-"))
    expect.set_options(timeout=PATIENCE)
    try:
        stage = open_stage(folder)
        try:
            with sync_playwright() as playwright:
                missed = [name for album in ALBUMS for name in fill(playwright, stage, album, wanted)]
        finally:
            stage.stop()
    finally:
        shutil.rmtree(folder)
    for name in missed:
        print(f"not reached: {name}", file=sys.stderr)
    return 1 if missed else 0


def fill(playwright: Playwright, stage: Stage, album: Album, wanted: Sequence[str]) -> list[str]:
    """Answers the views that could not be reached; they are seen as far as one came."""
    tour = Tour(playwright, stage, album.width, album.height)
    missed: list[str] = []
    translated: set[str] = set()
    for view in views(album.face):
        if wanted and not any(word in view.name for word in wanted):
            continue
        with tour.page(view) as page:
            try:
                view.show(stage, page)
            except (AssertionError, Error) as error:
                missed.append(f"{view.name} at {album.width}: {str(error).splitlines()[0]}")
            take(page, view.name, album)
            address = f"{view.who} {page.url}"
            if album.pseudo and address not in translated:
                translated.add(address)
                take_in_pseudo(page, view.name, album)
    tour.close()
    return missed


def take(page: Page, name: str, album: Album) -> None:
    for scheme in album.schemes:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        page.wait_for_function("document.fonts.status === 'loaded'")
        save(page, f"{album.face}-{album.width}-{scheme}", name)


def take_in_pseudo(page: Page, name: str, album: Album) -> None:
    """Each page once more in the made-up language: what stays plain English is not in the catalogue."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.unroute_all()
    page.evaluate(CHOOSE_PSEUDO)
    page.reload()
    # The next page is looked at even when this one goes on asking.
    with suppress(PatienceEnded):
        page.wait_for_load_state("networkidle", timeout=5_000)
    save(page, f"{album.face}-{album.width}-pseudo", name)
    page.evaluate(CHOOSE_NONE)


def save(page: Page, folder: str, name: str) -> None:
    page.screenshot(path=FOLDER / folder / f"{name}.png", animations="disabled", caret="initial")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
