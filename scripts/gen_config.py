"""Writes the configuration's reference page and example file from `carillon/core/config.py`; with --check, compares."""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Literal, cast, get_args, get_origin

from carillon.core.config import Config
from carillon.core.options import Option, as_toml, options, sections

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "configuration.md"
EXAMPLE = ROOT / "carillon.example.toml"

INTRODUCTION = """\
# Configuration

This page is written by `scripts/gen` from `carillon/core/config.py`.

Carillon reads one TOML file: the one named by `--config`, else `carillon.toml` in the data folder, if it is there.
Every option can also be given as an environment variable, which wins over the file; lists are written there with
commas. A mistake, also an unknown option, stops the start, and all mistakes are reported together.
Changes apply at the next start. `carillon.example.toml` has every option with its default.
"""


def page() -> str:
    return "\n".join([INTRODUCTION, *_page_sections()])


def example() -> str:
    lines = ["# Every option of Carillon with its default; take the # away in front of those that you change."]
    for name, group in groupby(options(Config), key=lambda one: one.section):
        if name:
            lines += ["", f"# {_says(name)}", f"[{name}]"]
        for one in group:
            lines += ["", f"# {one.rule.says}", f"# {one.name} = {_default(one)}"]
    return "\n".join(lines) + "\n"


def _page_sections() -> Iterator[str]:
    for name, group in groupby(options(Config), key=lambda one: one.section):
        yield f"## {name or 'At the top'}\n"
        if name:
            yield f"{_says(name)}\n"
        yield "| option | default | what it does | values | variable |"
        yield "|---|---|---|---|---|"
        for one in group:
            yield f"| `{one.name}` | `{_default(one)}` | {one.rule.says} | {_values(one)} | `{one.variable}` |"
        yield ""


def _says(section: str) -> str:
    return sections(Config)[section].__doc__ or ""


def _default(one: Option) -> str:
    return as_toml(cast(str | int | tuple[str, ...], one.default))


def _values(one: Option) -> str:
    if get_origin(one.type) is Literal:
        return ", ".join(f"`{choice}`" for choice in get_args(one.type))
    if get_origin(one.type) is tuple:
        return "list of texts"
    if one.rule.least is not None:
        return f"{one.rule.least} to {one.rule.most}"
    return {bool: "`true`, `false`", str: "secret text" if one.rule.secret else "text"}.get(one.type, "number")


def main(arguments: list[str]) -> int:
    written = {PAGE: page(), EXAMPLE: example()}
    if "--check" not in arguments:
        for path, text in written.items():
            path.write_text(text, encoding="utf-8")
        return 0
    stale = [path for path, text in written.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        sys.stderr.write(f"{path.relative_to(ROOT)} is stale: run scripts/gen.\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
