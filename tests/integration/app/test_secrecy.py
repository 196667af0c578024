"""What must not be seen is not seen: metrics by strangers, secrets in logs and in the trail."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.integration.web.visitor import ANOTHER, PASSWORD, Visitor, register, set_up, setup_secret
from tests.kit.clients import Credentials, chime
from tests.kit.server import DEVELOPMENT, Server

TOKEN = "the-token-of-the-metrics"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    config = f'{DEVELOPMENT}[server]\nmetrics_token = "{TOKEN}"\n[logs]\nlevel = "debug"\nformat = "json"\n'
    running = Server(tmp_path / "data", config=config).start()
    yield running
    running.stop()


def test_metrics_are_for_this_machine_or_the_token(server: Server) -> None:
    def ask(**headers: str) -> httpx2.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return httpx2.get(f"{server.url}/metrics", headers=named)

    assert "carillon_http_request_seconds" in ask().text
    assert ask(x_forwarded_for="203.0.113.9").status_code == 403
    assert ask(x_forwarded_for="203.0.113.9", authorization=f"Bearer {TOKEN}").status_code == 200
    assert ask(x_forwarded_for="203.0.113.9", authorization="Bearer wrong").status_code == 403


def test_no_secret_of_a_whole_story_is_in_the_log_or_in_the_trail(server: Server) -> None:
    """Every secret that a person or a program has seen, looked for in everything that was written down."""
    secrets = {TOKEN, PASSWORD, ANOTHER, "a wrong password", setup_secret(server)}
    alice = set_up(server)
    bob = register(server, alice, "bob@example.com", "Bob Baker")
    secrets.add(bob.secret("bob@example.com", about="Invitation"))
    bob.sign_in("bob@example.com", "a wrong password")
    bob.post("/password", {"current": PASSWORD, "new": ANOTHER})
    bob.post("/password/forgotten", {"email": "bob@example.com"})
    secrets.add(bob.secret("bob@example.com", about="assword", number=2))
    bob.post("/session", {"email": "bob@example.com", "password": {"not": PASSWORD}})
    for visitor in (alice, bob):
        secrets |= {value for value in visitor.cookies.values() if value}
    secrets |= _messages(bob)
    secrets |= _keys(server)
    secrets |= _commands(server)

    written = server.log.replace(setup_secret(server), "", 1)  # printed for the operator, once, and logged nowhere
    with closing(sqlite3.connect(server.data / "carillon.db")) as database:
        records = [repr(row) for row in database.execute("SELECT * FROM trail_records")]
    assert len(records) > 10
    assert len(secrets) > 12
    for secret in secrets:
        assert len(secret) >= 10
        assert secret not in written, f"{secret} is in the log"
        assert secret not in "\n".join(records), f"{secret} is in the trail"


def _messages(bob: Visitor) -> set[str]:
    room = bob.done("/rooms", {"name": "Room", "token": "room"})
    bob.done(f"/rooms/{room['id']}/messages", {"content": "between the two of us", "token": "message"})
    bob.post(f"/rooms/{room['id']}/messages", {"content": "said without a token"})
    return {"between the two of us", "said without a token"}


def _keys(server: Server) -> set[str]:
    made = server.json("keys", "create")
    secret = str(made["SecretAccessKey"])
    client: Any = chime(f"{server.url}/aws/chime", Credentials(str(made["AccessKeyId"]), secret))
    account = client.list_accounts()["Accounts"][0]["AccountId"]
    users = client.list_users(AccountId=account)["Users"]
    reset = client.reset_personal_pin(AccountId=account, UserId=users[0]["UserId"])["User"]
    liar: Any = chime(f"{server.url}/aws/chime", Credentials(str(made["AccessKeyId"]), "not the secret of it"))
    with pytest.raises(liar.exceptions.ClientError):
        liar.list_accounts()
    return {secret, "not the secret of it", str(reset["PersonalPIN"])}


def _commands(server: Server) -> set[str]:
    link = server.run("root", "reset").stdout.strip()
    server.run("master-key", "rotate")
    keys = re.findall(r"\S{40,}", (server.data / "master.key").read_text())
    return {link.partition("#")[2], *keys}


def test_the_passwords_of_sample_people_are_printed_and_nowhere_else(tmp_path: Path) -> None:
    installation = Server(tmp_path / "data").start()
    try:
        sample: Any = installation.json("sample")
        with closing(sqlite3.connect(installation.data / "carillon.db")) as database:
            records = "\n".join(repr(row) for row in database.execute("SELECT * FROM trail_records"))
        assert "CreateSample" in records
        for person in sample["people"]:
            assert person["password"] not in records + installation.log
    finally:
        installation.stop()
