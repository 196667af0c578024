"""Numbers beyond what a database can hold, given to every address that only reads: refused, and never a failure."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.integration.web.visitor import Visitor, set_up
from tests.kit.databases import Postgres
from tests.kit.server import DEVELOPMENT, Server

HUGE = (2**31, 2**63, -(2**63) - 1, 10**400)
WORDS = ("9" * 30, "1e308_x", "nan_x", "9999-12-31T23:59:59+00:00 " + "9" * 30)
"""What somebody might put into a cursor that is text."""

DESCRIPTION = Path(__file__).parents[3] / "web" / "shared" / "openapi.json"
PATHS: Mapping[str, Mapping[str, Any]] = json.loads(DESCRIPTION.read_text())["paths"]
READING = {
    path: operation["get"] for path, operation in PATHS.items() if "get" in operation and "/development/" not in path
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, postgres_server: Postgres
) -> Iterator[Server]:
    config = DEVELOPMENT
    if request.param == "postgresql":
        config += f'[database]\nurl = "{postgres_server.url(postgres_server.create())}"\n'
    started = Server(tmp_path_factory.mktemp("integers") / "data", config).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def browser(server: Server) -> Iterator[httpx2.Client]:
    """Alice's, who administers everything and has a profile of her own."""
    alice = set_up(server)
    with httpx2.Client(base_url=server.url, cookies=alice.cookies, timeout=30) as http:
        yield http


@pytest.fixture(scope="module")
def known(server: Server, browser: httpx2.Client) -> Mapping[str, str]:
    """Things that are there, by the labels of addresses: behind them the numbers reach the database."""
    alice = Visitor(server)
    alice.cookies = browser.cookies
    accounts = browser.get("/api/v1/console/accounts").json()["items"]
    account_id = next(each["id"] for each in accounts if each["users"])
    users = browser.get(f"/api/v1/console/accounts/{account_id}/users").json()["items"]
    sheet = browser.post(
        "/api/v1/console/sheets",
        params={"kind": "invitations", "account_id": account_id},
        headers={"origin": server.url, "content-type": "application/octet-stream"},
        content=b"email\nbob@example.com\n",
    )
    room = alice.done("/rooms", {"name": "Plans", "token": "plans"})
    return {
        "account_id": account_id,
        "user_id": users[0]["id"],
        "sheet_id": sheet.json()["id"],
        "room_id": room["id"],
    }


def address(path: str, known: Mapping[str, str]) -> str:
    return re.sub(r"{(\w+)}", lambda label: known.get(label[1], "9" * 30), path)


def asked(operation: Mapping[str, Any]) -> dict[str, str]:
    """What must be given, so that only the number is wrong."""
    return {
        each["name"]: str(each["schema"].get("enum", ["true" if each["schema"].get("type") == "boolean" else "x"])[0])
        for each in operation.get("parameters", ())
        if each["in"] == "query" and each.get("required")
    }


def test_whole_numbers_that_no_database_holds_are_refused_by_every_address(
    browser: httpx2.Client, known: Mapping[str, str]
) -> None:
    tried = 0
    for path, operation in READING.items():
        for each in operation.get("parameters", ()):
            if each["schema"].get("type") == "integer":
                for number in HUGE:
                    query = {**asked(operation), each["name"]: str(number)}
                    answer = browser.get(address(path, known), params=query)
                    is_fit = each["schema"]["minimum"] <= number <= each["schema"]["maximum"]
                    where = f"{path} {each['name']}={number}: {answer.text[:300]}"
                    assert answer.status_code == (200 if is_fit else 400), where
                    tried += 1
    assert tried > 80


@pytest.mark.parametrize("position", [0, -1, *HUGE])
def test_choices_for_lines_that_no_file_has_are_refused(
    browser: httpx2.Client, known: Mapping[str, str], server: Server, position: int
) -> None:
    answer = browser.post(
        f"/api/v1/console/sheets/{known['sheet_id']}/choices",
        headers={"origin": server.url, "content-type": "application/json"},
        content=json.dumps({"choice": "skip", "positions": [position]}),
    )
    assert answer.status_code == 400, answer.text


def test_cursors_of_text_that_no_list_gave_out_are_no_failure(browser: httpx2.Client, known: Mapping[str, str]) -> None:
    for path, operation in READING.items():
        for each in operation.get("parameters", ()):
            if each["in"] == "query" and each["schema"].get("type") != "integer":
                for word in WORDS:
                    answer = browser.get(address(path, known), params={**asked(operation), each["name"]: word})
                    assert answer.status_code < 500, f"{path} {each['name']}={word}: {answer.text}"


def test_ids_that_are_large_numbers_are_not_found(browser: httpx2.Client, known: Mapping[str, str]) -> None:
    for path, operation in READING.items():
        for label in re.findall(r"{(\w+)}", path):
            there = {other: id_ for other, id_ in known.items() if other != label}
            answer = browser.get(address(path, there), params=asked(operation))
            assert answer.status_code < 500, f"{path} {label}: {answer.text}"
