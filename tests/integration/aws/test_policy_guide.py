"""What the guide shows of policies is right, does what it says, and its commands run as they stand."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from carillon.features.access.model.documents import parse
from carillon.features.access.model.review import Use, review
from carillon.features.access.model.rights import Decision, Rights, Source
from carillon.features.access.model.vanity import Known
from carillon.features.access.service.actions import every_action
from tests.kit.clients import ROOT, Credentials, environment, installed
from tests.kit.server import Server

PAGE = (ROOT / "docs/guide/policies.md").read_text()
EXAMPLES = dict(re.findall(r"`([\w-]+\.json)`:\n\n```json\n(.*?)```", PAGE, re.S))
ADDRESS = "http://127.0.0.1:8420"
OFFICE = {"aws:sourceip": "192.0.2.7", "aws:securetransport": "true"}


def decide(example: str, action: str, context: dict[str, str], resource: str = "*") -> Decision:
    return Rights((Source(example, "user", parse(EXAMPLES[example])),)).decide(action, resource, context)


def test_all_examples_are_found() -> None:
    assert sorted(EXAMPLES) == ["office.json", "own.json", "second-factor.json", "trust.json"]
    assert PAGE.count("```json") == len(EXAMPLES)


@pytest.mark.spec("IAM-35")
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_editor_has_nothing_to_say_about_an_example(name: str) -> None:
    use = Use.TRUST if name == "trust.json" else Use.PERMISSIONS
    assert review(EXAMPLES[name], use, Known(frozenset(every_action()), "123456789012")) == ()


@pytest.mark.spec("IAM-27", "IAM-41")
def test_the_examples_do_what_the_page_says() -> None:
    assert decide("office.json", "chime:GetUser", OFFICE) is Decision.ALLOWED
    assert decide("office.json", "chime:GetUser", {**OFFICE, "aws:sourceip": "198.51.100.1"}) is (
        Decision.EXPLICITLY_DENIED
    )
    assert decide("second-factor.json", "chime:GetUser", {"aws:multifactorauthpresent": "true"}) is Decision.ALLOWED
    assert decide("second-factor.json", "chime:GetUser", {}) is Decision.EXPLICITLY_DENIED
    own = {"aws:username": "desk"}
    assert decide("own.json", "iam:GetUser", own, "arn:aws:iam::123456789012:user/desk") is Decision.ALLOWED
    assert decide("own.json", "iam:GetUser", own, "arn:aws:iam::123456789012:user/bob") is Decision.IMPLICITLY_DENIED


def test_the_commands_run_in_their_order(installation: Server, root_key: Credentials, tmp_path: Path) -> None:
    for name, text in EXAMPLES.items():
        (tmp_path / name).write_text(text)
    (commands,) = re.findall(r"^```sh\n(.*?)^```", PAGE, re.M | re.S)
    assert ADDRESS in commands
    path = f"{installed('cli')}/bin{os.pathsep}{os.defpath}"
    done = subprocess.run(
        ["sh", "-euc", commands.replace(ADDRESS, installation.url)],
        env={**environment(root_key), "PATH": path},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "chime:GetUser\tallowed\nchime:CreateBot\timplicitDeny\n" in done.stdout
