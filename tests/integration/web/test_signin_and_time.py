"""Signing in where the operator has a hand in it: time that passes, domains, root, and who may register."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.integration.web.visitor import ANOTHER, PASSWORD, Visitor, register, set_up
from tests.kit.server import DEVELOPMENT, Server

OPEN = DEVELOPMENT + '[signin]\nsignup = "open"\nattempts_per_account = 3\nattempts_per_address = 6\n'


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    started = Server(tmp_path / "data", OPEN).start()
    yield started
    started.stop()


@pytest.fixture
def alice(server: Server) -> Visitor:
    return set_up(server)


def outcomes(visitor: Visitor, emails: list[str]) -> list[int]:
    return [visitor.sign_in(email, "wrong").status_code for email in emails]


def test_the_limits_are_what_the_operator_says_and_pass_with_time(server: Server, alice: Visitor) -> None:
    assert alice.get("/session").status_code == 200
    visitor = Visitor(server)
    assert outcomes(visitor, ["alice@example.com"] * 4) == [401, 401, 401, 429]
    refused = visitor.sign_in("alice@example.com")
    assert (refused.status_code, refused.json()["code"]) == (429, "Throttled")
    assert outcomes(visitor, [f"person-{number}@example.com" for number in range(4)]) == [401, 401, 401, 429]
    server.run("clock", "advance", f"{refused.headers['retry-after']}s")
    assert visitor.sign_in("alice@example.com").status_code == 201


@pytest.mark.spec("GS-01", "AMB-24", "GS-02")
def test_who_registers_alone_is_pro_for_thirty_days_and_again_once_invited(server: Server, alice: Visitor) -> None:
    assert alice.get("/signup").json() == {"open": True}
    bob = Visitor(server)
    bob.done("/signup", {"email": "bob@example.com"})
    wish = {"secret": bob.secret("bob@example.com"), "display_name": "Bob Baker", "password": PASSWORD}
    me = bob.done("/registration", wish)
    assert (me["license"], me["account"]) == ("ProTrial", None)
    server.run("clock", "advance", "29d")
    assert bob.get("/session").json()["license"] == "ProTrial"
    server.run("clock", "advance", "1d1m")
    assert bob.get("/session").json()["license"] == "Basic"
    account = Visitor(server)
    account.sign_in("alice@example.com")
    administrator = Visitor(server)
    administrator.done("/console/session", {"kind": "user", "name": "alice@example.com", "password": PASSWORD})
    account_id = account.get("/session").json()["account"]["id"]
    administrator.done(f"/console/accounts/{account_id}/invitations", {"addresses": "bob@example.com"})
    secret = bob.secret("bob@example.com", about="Invitation")
    joined = bob.done("/registration/join", {"secret": secret})
    assert (joined["user_id"], joined["license"], joined["account"]["id"]) == (me["user_id"], "Pro", account_id)


@pytest.mark.spec("USR-40", "AMB-26")
def test_a_suspended_person_is_out_within_a_second_and_reads_why(server: Server, alice: Visitor) -> None:
    bob = register(server, alice, "bob@example.com", "Bob Baker")
    me = bob.get("/session").json()
    account = f"/console/accounts/{me['account']['id']}"
    server.run("domains", "verify", me["account"]["id"], "example.com")
    cookies = "; ".join(f"{name}={value}" for name, value in bob.cookies.items())
    address = f"ws://127.0.0.1:{server.port}/ws"
    with connect(address, additional_headers={"Cookie": cookies}, origin=Origin(server.url)) as socket:
        assert json.loads(socket.recv(timeout=5))["type"] == "hello"
        began = time.monotonic()
        (result,) = alice.done(f"{account}/users/suspend", {"user_ids": [me["user_id"]]})["results"]
        assert result["ok"] is True
        assert json.loads(socket.recv(timeout=1)) == {"type": "signed_out"}
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=1)
        assert socket.close_code == 4401
        while bob.get("/session").status_code != 401:
            assert time.monotonic() - began < 1
        assert time.monotonic() - began < 1
    refused = bob.sign_in("bob@example.com")
    assert (refused.status_code, refused.json()["code"]) == (403, "UserSuspended")
    assert bob.sign_in("bob@example.com", "wrong").status_code == 401
    alice.done(f"{account}/users/activate", {"user_ids": [me["user_id"]]})
    assert bob.sign_in("bob@example.com").status_code == 201


def test_root_gets_its_password_from_the_operator(server: Server, alice: Visitor) -> None:
    assert alice.get("/session").status_code == 200
    root = Visitor(server)
    credentials = {"kind": "root", "name": "alice@example.com", "password": ANOTHER}
    assert root.post("/console/session", credentials).status_code == 401
    link = server.run("root", "reset").stdout.strip()
    assert "/console/root-reset#" in link
    secret = link.partition("#")[2]
    assert root.post("/console/root/reset", {"secret": secret, "password": "short"}).status_code == 400
    assert root.post("/console/root/reset", {"secret": secret, "password": ANOTHER}).status_code == 204
    assert root.post("/console/root/reset", {"secret": secret, "password": PASSWORD}).status_code == 403
    me = root.done("/console/session", credentials)
    assert (me["kind"], me["name"]) == ("root", "Alice Archer")
    assert me["arn"].endswith(":root")
    late = server.run("root", "reset").stdout.strip().partition("#")[2]
    server.run("clock", "advance", "1h")
    assert root.post("/console/root/reset", {"secret": late, "password": PASSWORD}).status_code == 410


def test_a_session_survives_a_restart_of_the_server(server: Server, alice: Visitor) -> None:
    before = alice.get("/session").json()
    server.kill()
    server.start()
    assert alice.get("/session").json() == before
    assert alice.get("/console/session").status_code == 200
