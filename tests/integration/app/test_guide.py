"""The guide for operators, typed as it stands there."""

import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.integration.app.test_commands import give_up
from tests.kit.server import Server

PAGE = Path(__file__).parent.parent.parent.parent / "docs/guide/operations.md"
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)
LINES = [line for block in BLOCK.findall(PAGE.read_text()) for line in block.splitlines()]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("guide") / "data").start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def stands_for(server: Server) -> Mapping[str, str]:
    """What the page's names are here."""
    give_up(server, "job-1")
    team = server.json("sample")["accounts"]
    assert isinstance(team, dict)
    organisations: Any = server.json("organisation", "list")["organisations"]
    folder = server.data.parent
    return {
        "ORGANISATION_ID": str(organisations[0]["id"]),
        "Acme": str(organisations[0]["name"]),
        "ACCOUNT_ID": str(team["enterprise"]["id"]),
        "JOB_ID": "job-1",
        "KEY_ID": str(server.json("keys", "create")["AccessKeyId"]),
        "/var/backups/carillon.backup": str(folder / "carillon.backup"),
        "/var/lib/carillon-new": str(folder / "new"),
    }


@pytest.mark.parametrize("line", LINES)
def test_a_command_of_the_page_does_what_it_is_asked(server: Server, stands_for: Mapping[str, str], line: str) -> None:
    """In the order of the page: what one leaves behind the next may need."""
    program, *words = [stands_for.get(word, word) for word in shlex.split(line)]
    assert program == "carillon"
    if "--data" not in words:
        server.command(*words)
        return
    # The last --data counts, and restore names its own.
    at = words.index("--data")
    folder = Path(words[at + 1])
    Server(folder).command(*words[:at])
    assert (folder / "carillon.db").exists()
