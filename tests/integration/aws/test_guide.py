"""What the guide shows programmers runs as it stands, with each client's own program."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kit.clients import ROOT, Credentials, environment, installed
from tests.kit.server import Server

PAGE = ROOT / "docs/guide/code.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.M | re.S)
EXPORT = re.compile(r"(AWS_\w+)=(\S+)")
ADDRESS = "http://127.0.0.1:8420"


@pytest.fixture(scope="module")
def surroundings(installation: Server, root_key: Credentials) -> dict[str, str]:
    """What the page has its reader export, with this installation's address and key."""
    told = dict(EXPORT.findall(blocks("sh")[0]))
    assert set(told.values()) >= {"…", f"{ADDRESS}/aws/chime", f"{ADDRESS}/aws/iam", f"{ADDRESS}/aws/sts"}
    return {
        **environment(root_key),
        **{name: value.replace(ADDRESS, installation.url) for name, value in told.items() if value != "…"},
    }


def blocks(language: str) -> list[str]:
    return [text for kind, text in BLOCK.findall(PAGE.read_text()) if kind == language]


def printed(command: list[str], surroundings: dict[str, str], place: Path | None = None) -> str:
    done = subprocess.run(command, env=surroundings, cwd=place, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_command_lines_run(surroundings: dict[str, str]) -> None:
    path = f"{installed('cli')}/bin{os.pathsep}{os.defpath}"
    told = printed(["sh", "-euc", blocks("sh")[1]], {**surroundings, "PATH": path})
    assert ":root" in told
    assert "Acme\n" in told
    assert '"EventName": "CreateAccount"' in told


@pytest.mark.parametrize("release", ["today", "old"])
def test_the_python_runs(surroundings: dict[str, str], release: str) -> None:
    python = sys.executable if release == "today" else str(installed("old") / "bin/python")
    (text,) = blocks("python")
    assert printed([python, "-c", text], surroundings).splitlines() == [
        "bob@example.com Unregistered",
        "There is no user nobody in this account.",
    ]


def test_the_javascript_runs(surroundings: dict[str, str], tmp_path: Path) -> None:
    (text,) = blocks("js")
    (tmp_path / "node_modules").symlink_to(installed("js") / "node_modules")
    (tmp_path / "program.mjs").write_text(text)
    node = str(ROOT / ".tools/node/bin/node")
    assert printed([node, "program.mjs"], surroundings, tmp_path).splitlines() == [
        "Team",
        "There is no user nobody in this account.",
    ]
