"""What the guide tells operators to type exists."""

import re
from pathlib import Path

import pytest
import typer.main

from carillon.app.cli import app

ROOT = Path(__file__).parent.parent.parent
COMMAND = re.compile(r"(?:`|bin/|^)carillon((?: [a-z][a-z-]*){1,2})(?![\w/])", re.M)


def told() -> list[str]:
    pages = [ROOT / "README.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").glob("**/*.md"))]
    lines = {found.strip() for page in pages for found in COMMAND.findall(page.read_text())}
    names = known()
    return sorted({first if (first := line.split()[0]) in names else line for line in lines})


def known() -> set[str]:
    """Commands as they are typed; a group's own name is none."""
    names: set[str] = set()
    for name, command in getattr(typer.main.get_command(app), "commands", {}).items():
        names |= {f"{name} {inner}" for inner in getattr(command, "commands", {})} or {name}
    return names


@pytest.mark.parametrize("command", told())
def test_a_command_of_the_guide_exists(command: str) -> None:
    assert command in known()


def test_every_command_is_in_the_guide() -> None:
    assert known() - set(told()) == set()
