"""Checks that the documentation describes this tree: links lead somewhere, excerpts and the map are as the code is."""

import ast
import configparser
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.tree import ROOT, files, report

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
NAMED = re.compile(r"`((?:carillon|web|tests|scripts|docs|deploy|changes|bench|requirements)/[\w./\[\]-]*\w/?)`")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)
EXCERPT = re.compile(r"^```\w+\n(?:#|//) ((?:\w+/)+[\w.-]+)\n(.*?)^```", re.M | re.S)
LEFT_OUT = "…"
MAP = Path("docs/map.md")
ROW = re.compile(r"^\| `(\w+)` \| (.*) \|$", re.M)


def main() -> int:
    pages = [page for page in files("*.md") if page.parts[0] != "web"]
    lost = [complaint for page in pages for complaint in lost_in(page, (ROOT / page).read_text())]
    lost += [complaint for page in pages for complaint in misquoted((ROOT / page).read_text(), page)]
    features = {row: said_of(row) for row in checked_rows((ROOT / ".importlinter").read_text())}
    return report([*lost, *strange_rows((ROOT / MAP).read_text(), features)])


def lost_in(page: Path, text: str) -> Iterator[str]:
    prose = FENCE.sub("", text)
    for target in LINK.findall(prose):
        if "://" not in target and not target.startswith("mailto:") and not (ROOT / page.parent / target).exists():
            yield f"{page} links to {target}, which does not exist"
    for path in NAMED.findall(prose):
        if not (ROOT / path).exists():
            yield f"{page} names {path}, which does not exist"


def misquoted(text: str, page: Path) -> Iterator[str]:
    """Excerpts whose first line names a file: each piece between two … stands there word for word."""
    for file, excerpt in EXCERPT.findall(text):
        original = (ROOT / file).read_text() if (ROOT / file).is_file() else ""
        for piece in excerpt.split(f"{LEFT_OUT}\n"):
            if piece not in original:
                yield f"{page} quotes {file}, which has no longer:\n{piece}"


def checked_rows(contracts: str) -> list[str]:
    parser = configparser.ConfigParser()
    parser.read_string(contracts)
    # Features of one row are parted by a stroke there; the table has them one under the other.
    return parser["importlinter:contract:rows"]["layers"].replace("|", " ").split()


def said_of(feature: str) -> str:
    """A feature's own sentence about itself."""
    face = ROOT / "carillon/features" / feature / "__init__.py"
    return (ast.get_docstring(ast.parse(face.read_text())) or "").partition("\n")[0]


def strange_rows(page: str, features: dict[str, str]) -> Iterator[str]:
    """The map's table of features that stand: the checked order, from the top, in the features' own words."""
    told = dict(ROW.findall(page))
    if list(told) != list(features):
        yield f"{MAP} has the features {', '.join(told)}; .importlinter has {', '.join(features)}"
    for feature, sentence in features.items():
        if told.get(feature, sentence) != sentence:
            yield f"{MAP} says of {feature} “{told[feature]}”; the feature says “{sentence}”"


if __name__ == "__main__":
    sys.exit(main())
