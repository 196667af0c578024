"""The guide about moving in, typed as it stands there: taken out by the AWS command line, brought into another home."""

import re
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from tests.integration.aws.office import member, new_account
from tests.kit.clients import Credentials, environment, installed
from tests.kit.server import DEVELOPMENT, Server
from tests.kit.sheets import csv

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient

PAGE = Path(__file__).parents[3] / "docs/guide/moving-in.md"
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)


def test_every_command_of_the_page_does_what_it_is_asked(
    installation: Server, root: "ChimeClient", door: str, root_key: Credentials, tmp_path: Path
) -> None:
    account_id = new_account(root, "Sales")
    user_id, _ = member(root, installation, account_id, "bob@example.com")
    home = Server(tmp_path / "data", DEVELOPMENT)
    home.run("keys", "create")  # the first command makes the organisation
    told: dict[str, dict[str, object]] = {}
    (tmp_path / "members.csv").write_bytes(csv("name,email,role", "Bob,bob@example.com,Administrator"))
    for line in "".join(BLOCK.findall(PAGE.read_text())).splitlines():
        command, _, file = line.replace("ACCOUNT_ID", account_id).partition(" > ")
        words = shlex.split(command)
        if words[0] == "aws":
            (tmp_path / file).write_text(taken_out(door, root_key, words[1:]))
        else:
            told[line] = home.json(
                *(str(tmp_path / word) if word.endswith(("json", "csv")) else word for word in words[1:])
            )
    assert len(told) == 4
    for line, answer in told.items():
        assert answer["stage"] == ("done" if "--carry-out" in line else "ready"), (line, answer)
    users = told["carillon import users users.json --account ACCOUNT_ID --no-invite --carry-out"]
    assert (users["reasons"], users["outcomes"]) == ({"UserNew": 1}, {"done": 1})
    assert user_id in (tmp_path / "users.json").read_text()


def taken_out(door: str, key: Credentials, words: list[str]) -> str:
    command = [str(installed("cli") / "bin/aws"), "--endpoint-url", door, *words]
    done = subprocess.run(command, env=environment(key), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout
