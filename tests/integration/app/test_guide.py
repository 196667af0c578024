"""The guide for operators, typed as it stands there."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.app.test_commands import give_up
from tests.kit.server import Server

PAGE = Path(__file__).parent.parent.parent.parent / "docs/guide/operations.md"
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path / "data").start()
    yield running
    running.stop()


def test_every_command_of_the_page_does_what_it_is_asked(server: Server, tmp_path: Path) -> None:
    give_up(server, "job-1")
    team = server.json("sample")["accounts"]
    assert isinstance(team, dict)
    organisations: Any = server.json("organisation", "list")["organisations"]
    stands_for = {
        "ORGANISATION_ID": str(organisations[0]["id"]),
        "Acme": str(organisations[0]["name"]),
        "ACCOUNT_ID": str(team["enterprise"]["id"]),
        "JOB_ID": "job-1",
        "KEY_ID": str(server.json("keys", "create")["AccessKeyId"]),
        "/var/backups/carillon.backup": str(tmp_path / "carillon.backup"),
        "/var/lib/carillon-new": str(tmp_path / "new"),
    }
    lines = [line for block in BLOCK.findall(PAGE.read_text()) for line in block.splitlines()]
    assert len(lines) > 10
    for line in lines:
        program, *words = [stands_for.get(word, word) for word in shlex.split(line)]
        assert program == "carillon"
        # The last --data counts, and restore names its own.
        done = server.command(*words) if "--data" not in words else _elsewhere(words)
        assert done
    assert (tmp_path / "new" / "carillon.db").exists()


def _elsewhere(words: list[str]) -> bool:
    at = words.index("--data")
    folder = Path(words[at + 1])
    return Server(folder).command(*words[:at]).returncode == 0
