"""Domains over HTTP, on a server that asks a real name server."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.integration.web.test_people import member, new_account, users
from tests.integration.web.visitor import PASSWORD, Visitor, set_up
from tests.kit.eventually import eventually
from tests.kit.name_server import NameServer, name_server
from tests.kit.server import DEVELOPMENT, Server

OPEN = '[signin]\nsignup = "open"\nattempts_per_account = 1000\nattempts_per_address = 100000\n'


@pytest.fixture(scope="module")
def zone() -> Iterator[NameServer]:
    with name_server() as running:
        yield running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, zone: NameServer) -> Iterator[Server]:
    config = f'{DEVELOPMENT}[dns]\nservers = ["{zone.address}"]\n{OPEN}'
    started = Server(tmp_path_factory.mktemp("domains") / "data", config).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


def soon(probe: Callable[[], bool], within: float = 20) -> None:
    """Within some seconds; the schedules of jobs are looked at again and again."""
    asyncio.run(eventually(probe, within))


def later(server: Server, alice: Visitor, time: str) -> None:
    """Let time pass, after which an administrator signs in anew."""
    server.run("clock", "advance", time)
    alice.done("/console/session", {"kind": "user", "name": "alice@example.com", "password": PASSWORD})


def place(account_id: str, domain: str, more: str = "") -> str:
    return f"/console/accounts/{account_id}/domains/{domain}{more}"


def claimed(alice: Visitor, account_id: str, domain: str) -> dict[str, Any]:
    """The claim, with the record to publish."""
    return dict(alice.done(f"/console/accounts/{account_id}/domains", {"name": domain})["claim"])


def own(alice: Visitor, zone: NameServer, account_id: str, domain: str) -> None:
    record = claimed(alice, account_id, domain)["record"]
    zone.says(record["name"], record["value"])
    assert alice.done(place(account_id, domain, "/look"), {})["status"] == "Verified"


def status(alice: Visitor, account_id: str, domain: str) -> str:
    return str(alice.get(place(account_id, domain)).json()["status"])


def registered(server: Server, email: str, number: int = 1) -> Visitor:
    """Somebody who has signed up without an invitation."""
    visitor = Visitor(server)
    visitor.done("/signup", {"email": email})
    secret = visitor.secret(email, number=number)
    visitor.done("/registration", {"secret": secret, "display_name": email.partition("@")[0], "password": PASSWORD})
    return visitor


def states(alice: Visitor, account_id: str) -> dict[str, str]:
    return {user["email"]: user["registration"] for user in users(alice, account_id)}


@pytest.mark.spec("DOM-03", "DOM-04", "CONV-01")
def test_a_claim_shows_a_record_and_is_pending_until_it_is_there(alice: Visitor, zone: NameServer) -> None:
    account_id = new_account(alice, "Acme")
    claim = claimed(alice, account_id, "Acme.example")
    record = claim["record"]
    assert (record["type"], record["name"], len(record["value"])) == ("TXT", "_carillon-verify.acme.example", 43)
    look = place(account_id, "acme.example", "/look")
    for texts, finding in (((), "absent"), (("wrong",), "other_value")):
        if texts:
            zone.says(record["name"], *texts)
        row = alice.done(look, {})
        assert (row["status"], row["claim"]["finding"], row["claim"]["seen"]) == ("Pending", finding, list(texts))
        assert alice.get(f"/console/accounts/{account_id}").json()["type"] == "Team"
    zone.says(record["name"], "wrong", record["value"])
    row = alice.done(look, {})
    assert (row["status"], row["claim"]) == ("Verified", None)
    assert row["verified_at"] is not None
    account = alice.get(f"/console/accounts/{account_id}").json()
    assert (account["type"], [each["name"] for each in account["domains"]]) == ("Enterprise", ["acme.example"])


@pytest.mark.spec("DOM-05")
def test_a_record_that_comes_a_day_later_is_found_without_anybody_asking(
    server: Server, alice: Visitor, zone: NameServer
) -> None:
    account_id = new_account(alice, "Patient")
    record = claimed(alice, account_id, "patient.example")["record"]
    later(server, alice, "23h")
    zone.says(record["name"], record["value"])
    later(server, alice, "1h")
    soon(lambda: status(alice, account_id, "patient.example") == "Verified", within=90)


@pytest.mark.spec("DOM-08")
def test_a_domain_of_another_account_is_refused_and_a_claim_is_given_up(alice: Visitor, zone: NameServer) -> None:
    mine, other = new_account(alice, "Mine"), new_account(alice, "Other")
    own(alice, zone, mine, "mine.example")
    address = f"/console/accounts/{other}/domains"
    for name, code, number in (
        ("mine.example", "DomainTaken", 409),
        ("no domain", "DomainWrong", 400),
    ):
        refused = alice.post(address, {"name": name})
        assert (refused.status_code, refused.json()["code"]) == (number, code)
    claimed(alice, other, "other.example")
    assert alice.post(address, {"name": "other.example"}).json()["code"] == "DomainClaimed"
    assert alice.delete(place(other, "other.example", "/claim")).status_code == 204
    assert alice.get(address).json() == {"items": []}
    assert alice.get(place(other, "other.example")).status_code == 404


@pytest.mark.spec("DOM-09", "ACC-10", "GS-09")
def test_a_verified_domain_takes_in_who_is_there_and_who_comes(
    server: Server, alice: Visitor, zone: NameServer
) -> None:
    registered(server, "uma@taken.example")
    team = new_account(alice, "Team")
    member(server, alice, team, "tom@taken.example")
    account_id = new_account(alice, "Taker")
    record = claimed(alice, account_id, "taken.example")["record"]
    counts = alice.get(place(account_id, "taken.example", "/impact")).json()["counts"]
    assert counts == {"joining": 2, "from_accounts": 1, "external": 0, "numbers": 0}
    zone.says(record["name"], record["value"])
    alice.done(place(account_id, "taken.example", "/look"), {})
    soon(lambda: len(users(alice, account_id)) == 2)
    assert users(alice, team) == []
    registered(server, "new@taken.example")
    assert set(states(alice, account_id)) == {"uma@taken.example", "tom@taken.example", "new@taken.example"}


@pytest.mark.spec("DOM-23", "DOM-28", "USR-11")
def test_a_removed_domain_signs_its_people_out_and_lets_them_come_anew(
    server: Server, alice: Visitor, zone: NameServer
) -> None:
    account_id = new_account(alice, "Leaving")
    own(alice, zone, account_id, "leaving.example")
    first = registered(server, "lea@leaving.example")
    second = Visitor(server)
    assert second.sign_in("lea@leaving.example").is_success
    preview = alice.get(place(account_id, "leaving.example", "/removal")).json()["counts"]
    assert (preview["released"], preview["sessions"]) == (1, 2)
    assert alice.delete(place(account_id, "leaving.example")).status_code == 204
    soon(lambda: [each.get("/session").status_code for each in (first, second)] == [401, 401])
    assert Visitor(server).sign_in("lea@leaving.example").json()["code"] == "SignInFailed"
    assert states(alice, account_id) == {"lea@leaving.example": "Released"}
    assert alice.get(f"/console/accounts/{account_id}").json()["type"] == "Enterprise"
    before = users(alice, account_id)[0]["id"]
    anew = registered(server, "lea@leaving.example", number=2)
    assert anew.get("/session").json()["user_id"] != before
    assert anew.get("/rooms").json()["items"] == []
    detail = alice.get(f"/console/accounts/{account_id}/users/{before}").json()
    assert detail["released_at"] is not None
    later(server, alice, "91d")
    soon(lambda: users(alice, account_id) == [], within=90)


@pytest.mark.spec("CONV-05")
def test_people_of_an_enterprise_without_a_directory_sign_in_as_before(
    server: Server, alice: Visitor, zone: NameServer
) -> None:
    account_id = new_account(alice, "Builtin")
    before = member(server, alice, account_id, "before@builtin.example")
    own(alice, zone, account_id, "builtin.example")
    soon(lambda: alice.get(f"/console/accounts/{account_id}").json()["type"] == "Enterprise")
    after = registered(server, "after@builtin.example")
    assert before.get("/session").is_success
    for email in ("before@builtin.example", "after@builtin.example"):
        assert Visitor(server).sign_in(email).is_success
    assert after.get("/session").json()["account"]["id"] == account_id
