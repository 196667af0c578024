"""The examples that the AWS CLI brings for `chime` are run as they stand, with ids that exist put in their places."""

import json
import re
import shlex
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.aws.office import employee, enterprise
from tests.kit.clients import Credentials, environment, installed
from tests.kit.server import Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient

COMMAND = re.compile(r"^ +aws (chime .*(?:\n(?! *$).*)*)", re.M)
BROKEN_LINE = re.compile(r"\s*\\?\s*\n\s*")
ACCOUNTS = ("12a3456b-7c89-012d-3456-78901e23fg45", "a1b2c3d4-5678-90ab-cdef-11111EXAMPLE")
USERS = ("1ab2345c-67de-8901-f23g-45h678901j2k", "a1b2c3d4-5678-90ab-cdef-22222EXAMPLE")
OTHERS = (
    "2ab2345c-67de-8901-f23g-45h678901j2k",
    "a1b2c3d4-5678-90ab-cdef-33333EXAMPLE",
    "a1b2c3d4-5678-90ab-cdef-44444EXAMPLE",
)
ROOM, BOT = "abcd1e2d-3e45-6789-01f2-3g45h67i890j", "123abcd4-5ef6-789g-0h12-34j56789012k"
ORDER = "abc12345-de67-89f0-123g-h45i678j9012"

CHAPTERS = {
    "accounts": "create-account list-accounts get-account update-account get-account-settings update-account-settings "
    "invite-users delete-account",
    "users": "create-user list-users get-user update-user batch-update-user reset-personal-pin logout-user "
    "update-user-settings get-user-settings batch-suspend-user batch-unsuspend-user",
    "rooms": "create-room get-room update-room list-rooms create-room-membership batch-create-room-membership "
    "list-room-memberships update-room-membership delete-room-membership delete-room",
    "bots": "create-bot get-bot list-bots regenerate-security-token update-bot "
    "associate-signin-delegate-groups-with-account disassociate-signin-delegate-groups-from-account",
    "numbers": "search-available-phone-numbers create-phone-number-order get-phone-number-order "
    "list-phone-number-orders list-phone-numbers get-phone-number update-phone-number batch-update-phone-number "
    "associate-phone-number-with-user disassociate-phone-number-from-user "
    "delete-phone-number restore-phone-number batch-delete-phone-number",
    "settings": "update-phone-number-settings get-phone-number-settings get-global-settings update-global-settings",
}
"""Each chapter stands alone; in it, what makes something comes before what needs it."""

LEARNED = {
    "create-room": (ROOM, ("Room", "RoomId")),
    "create-bot": (BOT, ("Bot", "BotId")),
    "create-phone-number-order": (ORDER, ("PhoneNumberOrder", "PhoneNumberOrderId")),
}
"""Which id of the examples is which of an answer."""

OF_A_TEAM = ("invite-users", "delete-account")
"""An Enterprise account invites nobody and is not deleted while it has a domain."""

MISPRINTED = {
    "list-bots": "a list is shown as one bot",
    "list-rooms": "a list is shown as one room",
    "batch-create-room-membership": "the envelope of an SDK is shown with the answer",
}
"""Examples whose printed answer is not what the service's model says."""

NOT_OURS = {"%2B14013143874", "%2B14013144061"}
"""Numbers of an example that no carrier for practice has: they come back among the errors."""


@cache
def folder() -> Path:
    (found,) = installed("cli").glob("lib/python3*/site-packages/awscli/examples/chime")
    return found


def commands(text: str) -> Iterator[list[str]]:
    for found in COMMAND.finditer(text):
        yield shlex.split(BROKEN_LINE.sub(" ", found[1]))


def printed(text: str) -> set[str]:
    """The members of the answer that the example shows; none where it shows nothing."""
    _, told, answer = text.partition("Output::")
    return set(re.findall(r'^ {8}"(\w+)"', answer, re.M)) if told else set()


def test_every_example_has_its_turn() -> None:
    told_of = [name for chapter in CHAPTERS.values() for name in chapter.split()]
    assert sorted(told_of) == sorted(file.stem for file in folder().glob("*.rst"))


@pytest.fixture(scope="module")
def places(installation: Server, root: "ChimeClient") -> dict[str, str]:
    """What stands for the ids of the examples: an Enterprise account and three of its people."""
    account = enterprise(root, installation, "Examples", "example.com")
    alice, bob, carol = (
        employee(root, installation, account, f"{name}@example.com")[0] for name in ("alice", "bob", "carol")
    )
    return {
        **dict.fromkeys(ACCOUNTS, account),
        **dict.fromkeys(USERS, alice),
        **dict(zip(OTHERS, (bob, bob, carol), strict=True)),
    }


@pytest.mark.spec("GS-16")
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_examples_of_the_command_line_work(
    chapter: str, places: dict[str, str], door: str, root_key: Credentials
) -> None:
    learned, team = dict[str, str](), ""
    for name in CHAPTERS[chapter].split():
        text, answer = (folder() / f"{name}.rst").read_text(), dict[str, Any]()
        here = {**places, **learned, **(dict.fromkeys(ACCOUNTS, team) if name in OF_A_TEAM else {})}
        for words in commands(text):
            answer = told(door, root_key, [placed(word, here) for word in words])
            if name not in MISPRINTED:
                assert printed(text) <= answer.keys(), name
            failed = {each["PhoneNumberId"] for each in answer.get("PhoneNumberErrors", [])}
            assert failed <= NOT_OURS, (name, answer)
        if name == "create-account":
            team = answer["Account"]["AccountId"]
        if name in LEARNED:
            theirs, (kind, member) = LEARNED[name]
            learned[theirs] = answer[kind][member]


def placed(word: str, places: dict[str, str]) -> str:
    for theirs, ours in places.items():
        word = word.replace(theirs, ours)
    return word


def told(door: str, key: Credentials, words: list[str]) -> dict[str, Any]:
    command = [str(installed("cli") / "bin/aws"), "--endpoint-url", door, *words]
    done = subprocess.run(command, env=environment(key), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, (words, done.stderr)
    return json.loads(done.stdout or "{}")
