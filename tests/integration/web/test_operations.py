"""The operator's pages as HTTP: how the installation stands, what was given up and tried again, and guests."""

import json
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest

from carillon.core.letters import Reader
from tests.integration.web.visitor import Visitor, set_up
from tests.kit.eventually import eventually
from tests.kit.server import Server

HOME = "/console/operator/operations"
JOBS = "/console/operator/jobs"
LATEST_AT = "2026-01-01 00:00:00.000000"

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("operations") / "data").start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


def give_up(server: Server, job_id: str, kind: str = "SendReset", **argument: str) -> None:
    """A row as a worker leaves it that has tried often enough."""
    with closing(sqlite3.connect(server.data / "carillon.db", isolation_level=None)) as database:
        database.execute(
            "INSERT INTO jobs (id, kind, version, argument, state, run_at, attempts, fence, priority, last_error,"
            f" created_at, finished_at) VALUES (?, ?, 1, ?, 'dead', '{LATEST_AT}', 8, 8, 0, ?, '{LATEST_AT}',"
            f" '{LATEST_AT}')",
            (job_id, kind, json.dumps(argument), "MailRefused: This message cannot be delivered: 550 no such mailbox"),
        )


def dead(alice: Visitor, of: str = "mail") -> Any:
    answer = alice.get(f"{JOBS}?of={of}")
    assert answer.is_success, answer.text
    return answer.json()


def ids(page: Any) -> list[str]:
    return [row["id"] for row in page["items"]]


def standing(alice: Visitor) -> Any:
    answer = alice.get(HOME)
    assert answer.is_success, answer.text
    return answer.json()


async def test_the_operator_sees_versions_space_and_that_there_is_no_backup(server: Server, alice: Visitor) -> None:
    found = standing(alice)
    assert found["versions"]["database"].startswith("SQLite 3.")
    assert found["versions"]["schema"].isdigit()
    space = found["space"]
    assert 0 < space["used"] < space["total"]
    assert 0 < space["free"] < space["total"]
    assert "carillon.db" in [piece["name"] for piece in space["pieces"]]
    assert (found["space"]["folder"], found["mail_goes"]) == (
        str(server.data),
        f"Mail goes to the development outbox in {server.data / 'outbox'}.",
    )
    assert (found["backup"], found["backup_is_late"], found["certificate_ends_at"]) == (None, True, None)
    assert found["mail"]["dead"] == 0


async def test_a_backup_is_found_with_its_age_and_place(server: Server, alice: Visitor) -> None:
    file = server.data.parent / "carillon.backup"
    server.run("backup", str(file))
    found = standing(alice)
    assert found["backup"]["file"] == str(file)
    assert (found["backup"]["size"], found["backup"]["is_here"]) == (file.stat().st_size, True)
    assert found["backup_is_late"] is False
    file.unlink()
    assert standing(alice)["backup"]["is_here"] is False


async def test_the_findings_are_those_of_the_doctor(server: Server, alice: Visitor) -> None:
    told = json.loads(server.run("doctor", "--json").stdout)["parts"]
    found = alice.get(f"{HOME}/findings").json()["items"]
    assert [part["name"] for part in found] == [part["name"] for part in told]
    assert {part["name"]: part["state"] for part in found}["server"] == "ok"


async def test_findings_and_where_mail_goes_are_told_in_the_language_that_is_asked_for(
    server: Server, alice: Visitor
) -> None:
    italian, klingon = speaking(alice, server, "it-CH,it;q=0.9,en;q=0.8"), speaking(alice, server, "tlh")
    assert details(italian)["server"] == Reader("it").say("carillon serve is running.") != "carillon serve is running."
    assert details(alice)["server"] == details(klingon)["server"] == "carillon serve is running."
    goes = Reader("it").say("Mail goes to the development outbox in {path}.", path=str(server.data / "outbox"))
    assert standing(italian)["mail_goes"] == details(italian)["mail"] == goes


def speaking(who: Visitor, server: Server, languages: str) -> Visitor:
    """The same browser, set to other languages."""
    other = Visitor(server, headers={"accept-language": languages})
    other.cookies = who.cookies
    return other


def details(who: Visitor) -> dict[str, str]:
    return {part["name"]: part["detail"] for part in who.get(f"{HOME}/findings").json()["items"]}


async def test_a_failed_mail_is_seen_and_a_retry_really_sends_it(server: Server, alice: Visitor) -> None:
    give_up(server, "mail-1", email="alice@example.com", letter_id="letter-1")
    assert standing(alice)["mail"]["dead"] == 1
    (row,) = dead(alice)["items"]
    assert (row["id"], row["kind"], row["attempts"]) == ("mail-1", "SendReset", 8)
    assert json.loads(row["argument"])["email"] == "alice@example.com"
    assert "550" in row["last_error"]
    assert row["given_up_at"].startswith("2026-01-01")
    assert dead(alice, "other")["items"] == []
    assert alice.done(f"{JOBS}/retry", {"of": "mail", "job_ids": ["mail-1"]}) == {"count": 1}
    assert alice.letter("alice@example.com", about="assword")["message_id"] == "letter-1"
    assert dead(alice)["items"] == []
    await eventually(lambda: standing(alice)["mail"]["waiting"] == 0)


async def test_what_fails_again_is_given_up_again(server: Server, alice: Visitor) -> None:
    give_up(server, "mail-2", email="not an address", letter_id="letter-2", surplus="x")
    give_up(server, "mail-3", argument="has no e-mail address")
    assert alice.done(f"{JOBS}/retry", {"of": "mail"}) == {"count": 2}
    await eventually(lambda: ids(dead(alice)) == ["mail-3"])
    (row,) = dead(alice)["items"]
    assert row["last_error"].startswith("ValidationError")
    assert alice.done(f"{JOBS}/discard", {"of": "mail"}) == {"count": 1}


async def test_work_is_discarded_one_by_one_or_all_at_once_and_that_is_on_record(
    server: Server, alice: Visitor
) -> None:
    for number in range(3):
        give_up(server, f"work-{number}", "DeliverTrail")
    give_up(server, "mail-4", email="alice@example.com", letter_id="letter-4")
    assert (dead(alice, "other")["total"], ids(dead(alice, "other"))) == (3, ["work-2", "work-1", "work-0"])
    first = alice.get(f"{JOBS}?of=other&limit=2").json()
    assert ids(alice.get(f"{JOBS}?of=other&cursor={first['next_cursor']}").json()) == ["work-0"]
    assert alice.done(f"{JOBS}/discard", {"of": "other", "job_ids": ["work-0"]}) == {"count": 1}
    assert alice.done(f"{JOBS}/discard", {"of": "other"}) == {"count": 2}
    assert ids(dead(alice)) == ["mail-4"]
    events = alice.get("/console/events?event_name=DiscardJobs").json()["items"]
    assert len(events) >= 2


async def test_a_guest_organisation_sees_nothing_of_it(server: Server, alice: Visitor) -> None:
    assert alice.get("/console/session").json()["operates"] is True
    with _somebody_elses_home(server):
        assert alice.get("/console/session").json()["operates"] is False
        body = {"of": "mail"}
        answers = [
            alice.get(HOME),
            alice.get(f"{HOME}/findings"),
            alice.get(JOBS),
            alice.post(f"{JOBS}/retry", body),
            alice.post(f"{JOBS}/discard", body),
        ]
        assert [(each.status_code, each.json()["code"]) for each in answers] == [(403, "OperatorOnly")] * 5
    assert alice.get(HOME).is_success


@contextmanager
def _somebody_elses_home(server: Server) -> Generator[None]:
    """While it is, the administrator's organisation is a guest of the installation."""
    with closing(sqlite3.connect(server.data / "carillon.db", isolation_level=None)) as database:
        (home,) = database.execute("SELECT id FROM organisations WHERE home = 1").fetchone()
        database.execute("UPDATE organisations SET home = NULL")
        database.execute(
            f"INSERT INTO organisations (id, home, name, created_at) VALUES ('210987654321', 1, 'Host', '{LATEST_AT}')"
        )
        try:
            yield
        finally:
            database.execute("DELETE FROM organisations WHERE home = 1")
            database.execute("UPDATE organisations SET home = 1 WHERE id = ?", (home,))
