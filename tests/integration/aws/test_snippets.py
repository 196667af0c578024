"""The texts of the page “Connect your code”, run as they stand: in a shell, with boto3, the AWS CLI and JavaScript."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.aws.conftest import new_key
from tests.integration.web.visitor import Visitor, set_up
from tests.kit.clients import LIMIT_SECONDS, ROOT, Credentials, chime, environment, installed
from tests.kit.server import Server

SNIPPETS = ROOT / "web/console/src/features/connect/snippets"
NODE = ROOT / ".tools/node/bin"


@pytest.fixture(scope="module")
def alice(installation: Server) -> Visitor:
    return set_up(installation)


@pytest.fixture(scope="module")
def key(installation: Server, alice: Visitor) -> Credentials:
    key = new_key(installation, "--user", alice.get("/console/session").json()["name"])
    chime(f"{installation.url}/aws/chime", key).create_account(Name="Harbour")
    return key


class Desk:
    """A developer's own folder, with the addresses and the key as the page fills them in."""

    def __init__(self, home: Path, alice: Visitor, key: Credentials) -> None:
        self.home = home
        self._secret = key.secret_access_key
        endpoints = alice.get("/console/connect").json()["endpoints"]
        self._values = {"key": key.access_key_id, **{each["service"]: each["url"] for each in endpoints}}

    def text(self, name: str) -> str:
        return re.sub(r"{{(\w+)}}", lambda found: self._values[found[1]], (SNIPPETS / f"{name}.txt").read_text())

    def write(self, name: str, place: str) -> Path:
        file = self.home / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self.text(name))
        return file

    def shell(self, script: str, *programs: Path) -> str:
        """What bash prints; who is asked for the secret types it."""
        path = os.pathsep.join([*map(str, programs), os.defpath])
        known = {name: value for name, value in environment().items() if not name.startswith("AWS_")}
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            input=f"{self._secret}\n",
            env={**known, "HOME": str(self.home), "PATH": path, "AWS_EC2_METADATA_DISABLED": "true"},
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=LIMIT_SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def desk(tmp_path: Path, alice: Visitor, key: Credentials) -> Desk:
    return Desk(tmp_path, alice, key)


@pytest.mark.parametrize("release", ["newest", "old"])
def test_the_python_program_lists_accounts(desk: Desk, release: str) -> None:
    desk.write("boto3.py", "program.py")
    python = sys.executable if release == "newest" else str(installed("old") / "bin/python")
    assert "Harbour" in desk.shell(f"{desk.text('environment.sh')}\n{python} program.py")


def test_the_whole_text_can_be_pasted_because_it_asks_for_the_secret_at_its_end(desk: Desk, key: Credentials) -> None:
    """A terminal hands the lines that follow to whatever reads, and so to the question for the secret."""
    typed = f"{desk.text('environment.sh').rstrip()}\n{key.secret_access_key}\nexport -p\n"
    (desk.home / "typed").write_text(typed)
    told = desk.shell("bash < typed")
    assert f'AWS_SECRET_ACCESS_KEY="{key.secret_access_key}"' in told
    assert 'AWS_ENDPOINT_URL_CHIME="http' in told


def test_the_addresses_in_the_environment_are_enough_for_boto3(desk: Desk) -> None:
    program = (
        "import boto3; print(boto3.client('sts').get_caller_identity()['Arn'], boto3.client('chime').meta.endpoint_url)"
    )
    told = desk.shell(f'{desk.text("environment.sh")}\n{sys.executable} -c "{program}"')
    assert "arn:aws:iam::" in told
    assert "/aws/chime" in told


@pytest.mark.parametrize("release", ["cli", "old"])
def test_the_command_line_calls_by_its_profile(desk: Desk, release: str) -> None:
    desk.write("cli-config.ini", ".aws/config")
    told = desk.shell(f"{desk.text('cli-key.sh')}\n{desk.text('cli-new.sh')}", installed(release) / "bin")
    assert "Harbour" in told
    assert "secret" not in (desk.home / ".aws/config").read_text()


def test_the_command_line_calls_by_an_address_in_the_command(desk: Desk) -> None:
    assert "Harbour" in desk.shell(
        f"{desk.text('environment.sh')}\n{desk.text('cli-old.sh')}", installed("old") / "bin"
    )


def test_the_javascript_program_lists_accounts(desk: Desk) -> None:
    (desk.home / "node_modules").symlink_to(installed("js") / "node_modules")
    desk.write("javascript.mjs", "program.mjs")
    assert "Harbour" in desk.shell(f"{desk.text('environment.sh')}\nnode program.mjs", NODE)
