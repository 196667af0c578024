"""What an operator types beside `carillon serve`, while it serves."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from carillon.app.commands.clock import SpanWrong, parse
from tests.integration.web.visitor import Visitor, set_up
from tests.kit.clients import Credentials, chime
from tests.kit.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("commands") / "data").start()
    yield started
    started.stop()


def refused(server: Server, *words: str) -> str:
    """The one sentence with which a command ends."""
    done = server.run(*words, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("carillon: ")
    assert done.stderr.count("\n") == 1
    return done.stderr.removeprefix("carillon: ").strip()


def client(server: Server) -> Any:
    made = server.json("keys", "create")
    credentials = Credentials(str(made["AccessKeyId"]), str(made["SecretAccessKey"]))
    return chime(f"{server.url}/aws/chime", credentials)


def trail(server: Server) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(server.data / "carillon.db")) as database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(trail_records)")]
        rows = database.execute("SELECT * FROM trail_records").fetchall()
    return [dict(zip(columns, row, strict=True)) for row in rows]


def test_the_sample_is_made_once_and_everybody_in_it_can_sign_in(server: Server) -> None:
    made: Any = server.json("sample")
    assert server.json("sample") == made
    team, enterprise = made["accounts"]["team"], made["accounts"]["enterprise"]
    for person in made["people"]:
        visitor = Visitor(server)
        me = visitor.done("/session", {"email": person["email"], "password": person["password"]})
        assert (me["user_id"], me["display_name"]) == (person["user_id"], person["name"])
        assert me["account"]["id"] == person["account_id"]
    assert {person["account_id"] for person in made["people"]} == {team["id"], enterprise["id"]}
    console = Visitor(server)
    console.done(
        "/console/session",
        {"kind": "user", "name": made["console"]["user"], "password": made["console"]["password"]},
    )
    accounts = {each["id"]: each["type"] for each in console.get("/console/accounts").json()["items"]}
    assert accounts == {team["id"]: "Team", enterprise["id"]: "Enterprise"}


def test_the_sample_takes_nobody_over(tmp_path: Path) -> None:
    installation = Server(tmp_path / "data").start()
    try:
        set_up(installation)
        refused = installation.run("sample", check=False)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "alice@example.com is registered here already" in refused.stderr
        assert Visitor(installation).sign_in("alice@example.com").status_code == 201
    finally:
        installation.stop()


def test_the_sample_has_a_story_in_rooms_and_somebody_who_was_invited(server: Server) -> None:
    made: Any = server.json("sample")
    alice = Visitor(server)
    alice.done("/session", {name: made["people"][0][name] for name in ("email", "password")})
    rooms = alice.get("/rooms").json()["items"]
    assert {room["name"]: room["last_sequence"] for room in rooms} == {"Launch": 5, "Lunch": 4, "Reading room": 1}
    assert {room["member_count"] for room in rooms} == {3}
    users = client(server).list_users(AccountId=made["accounts"]["team"]["id"])["Users"]
    assert [each["PrimaryEmail"] for each in users if each["UserRegistrationStatus"] == "Unregistered"] == [
        "frank@example.org"
    ]


def test_a_verified_domain_makes_the_account_enterprise_and_is_on_record(server: Server) -> None:
    account = client(server).create_account(Name="Acme")["Account"]
    assert account["AccountType"] == "Team"
    told = server.json("domains", "verify", account["AccountId"], "Acme.Example.NET")
    assert (told["type"], told["domains"]) == ("Enterprise", ["acme.example.net"])
    assert server.json("domains", "verify", account["AccountId"], "acme.example.net") == told
    other = client(server).create_account(Name="Other")["Account"]
    sentence = refused(server, "domains", "verify", other["AccountId"], "acme.example.net")
    assert sentence == "The domain acme.example.net belongs to another account."
    assert refused(server, "domains", "verify", "unknown", "example.net") == "There is no account unknown."
    assert "VerifyDomain" in str(trail(server))


def test_the_clock_of_the_running_server_moves(server: Server) -> None:
    def now() -> datetime:
        key = client(server)
        answer = key.create_account(Name="Clock")["Account"]["CreatedTimestamp"]
        assert isinstance(answer, datetime)
        return answer

    before = now()
    said = server.run("clock", "advance", "1d12h").stdout
    assert before + timedelta(days=1, hours=12) <= now() < before + timedelta(days=1, hours=13)
    assert said.startswith("It is now ")
    assert refused(server, "clock", "advance", "30") == SpanWrong(span="30", most=3650).message


@pytest.mark.parametrize("wrong", ["30", "d", "-1d", "0d", "1w", "99999d", "1d 2h", ""])
def test_other_forms_of_time_are_refused(wrong: str) -> None:
    with pytest.raises(SpanWrong):
        parse(wrong)
    assert parse("90m") == parse("1h30m") == timedelta(minutes=90)


def test_the_clock_moves_in_development_mode_only(tmp_path: Path) -> None:
    closed = Server(tmp_path / "data", config="")
    assert refused(closed, "clock", "advance", "30d").startswith("The clock moves in development mode only")


def test_root_gets_a_new_password_by_the_printed_link(server: Server) -> None:
    link = server.run("root", "reset").stdout.strip()
    address, _, secret = link.partition("#")
    assert address == f"http://localhost:{server.port}/console/root-reset"
    visitor = Visitor(server)
    answer = visitor.post("/console/root/reset", {"secret": secret, "password": "a long enough one"})
    assert answer.status_code == 204
    again = visitor.post("/console/root/reset", {"secret": secret, "password": "another long one"})
    assert again.status_code in (403, 410)
    assert secret not in str(trail(server)) + server.log


def test_a_test_mail_goes_where_mails_go(server: Server) -> None:
    said = server.run("mail", "test", "alice@example.com").stdout
    assert said.startswith("A message to alice@example.com was taken over.")
    letter = Visitor(server).letter("alice@example.com", about="Carillon can send mail")
    assert "can send mail" in letter["text"]


def test_without_a_mail_server_the_test_says_so(tmp_path: Path) -> None:
    silent = Server(tmp_path / "data", config="")
    assert "No mail server is configured" in refused(silent, "mail", "test", "alice@example.com")


def test_keys_work_under_a_new_master_key_while_the_server_runs(server: Server) -> None:
    key = client(server)
    file = server.data / "master.key"
    before = file.read_text()
    assert "The master key is new" in server.run("master-key", "rotate").stdout
    assert before not in file.read_text()
    assert len(file.read_text().splitlines()) == 1
    assert file.stat().st_mode & 0o777 == 0o600
    key.list_accounts()
    client(server).list_accounts()


def keys_of(server: Server, user: str) -> list[dict[str, Any]]:
    told: Any = server.json("keys", "list")
    return [key for key in told["keys"] if key["UserName"] == user]


@pytest.mark.spec("IAM-08")
def test_a_key_is_listed_switched_off_and_taken_away(server: Server) -> None:
    first, second = (server.json("keys", "create", "--user", "bob", "--policy", "AmazonChimeReadOnly") for _ in "12")
    assert refused(server, "keys", "create", "--user", "bob").startswith("Cannot exceed quota")
    leaked = str(first["AccessKeyId"])
    by_leaked = chime(f"{server.url}/aws/chime", Credentials(leaked, str(first["SecretAccessKey"])))
    by_leaked.list_accounts()
    listed = keys_of(server, "bob")
    assert [key["AccessKeyId"] for key in listed] == [leaked, second["AccessKeyId"]]
    assert {key["Status"] for key in listed} == {"Active"}
    assert not any(str(made["SecretAccessKey"]) in str(listed) for made in (first, second))
    assert "switched off" in server.run("keys", "disable", leaked).stdout
    with pytest.raises(ClientError):
        by_leaked.list_accounts()
    assert [key["Status"] for key in keys_of(server, "bob")] == ["Inactive", "Active"]
    assert "switched on" in server.run("keys", "enable", leaked).stdout
    by_leaked.list_accounts()
    server.run("keys", "delete", leaked)
    assert [key["AccessKeyId"] for key in keys_of(server, "bob")] == [second["AccessKeyId"]]
    server.json("keys", "create", "--user", "bob")
    assert {"UpdateAccessKey", "DeleteAccessKey"} <= {str(row["event_name"]) for row in trail(server)}


def test_a_key_that_is_not_there_is_named_in_one_sentence(tmp_path: Path) -> None:
    fresh = Server(tmp_path / "data")
    assert fresh.json("keys", "list") == {"keys": []}
    for act in ("disable", "delete"):
        sentence = refused(fresh, "keys", act, "AKIA0000000000000000")
        assert sentence == "The Access Key with id AKIA0000000000000000 cannot be found."


def test_a_job_that_was_given_up_is_seen_and_tried_again(server: Server) -> None:
    assert server.run("jobs", "dead").stdout == "No job was given up.\n"
    give_up(server, "job-1")
    assert "job-1" in server.run("jobs", "dead").stdout
    (told,) = [json.loads(line) for line in server.run("jobs", "dead", "--json").stdout.splitlines()]
    assert (told["id"], told["error"]) == ("job-1", "The mail server is gone.")
    parts = doctor(server)
    assert parts["jobs"]["state"] == "failed"
    assert "carillon jobs retry" in parts["jobs"]["fix"]
    server.run("jobs", "retry", "job-1")
    assert server.run("jobs", "dead").stdout == "No job was given up.\n"
    assert refused(server, "jobs", "retry", "job-1") == "There is no job job-1 that was given up."


def give_up(server: Server, job_id: str) -> None:
    """A row as a worker leaves it that has tried often enough; of a kind that no process here knows."""
    with closing(sqlite3.connect(server.data / "carillon.db", isolation_level=None)) as database:
        database.execute(
            "INSERT INTO jobs (id, kind, version, argument, state, run_at, attempts, fence, priority, last_error,"
            " created_at, finished_at) VALUES (?, 'Unknown', 1, '{}', 'dead', :at, 8, 8, 0, ?, :at, :at)".replace(
                ":at", "'2026-01-01 00:00:00.000000'"
            ),
            (job_id, "The mail server is gone."),
        )


def doctor(server: Server, *, status: int = 0) -> dict[str, dict[str, Any]]:
    done = server.run("doctor", "--json", check=False)
    assert done.returncode == status, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert told["status"] == ("failed" if status else "ok")
    return {part["name"]: part for part in told["parts"]}


def test_doctor_lists_every_part_of_what_is_served(server: Server) -> None:
    parts = doctor(server)
    assert {name for name, part in parts.items() if part["essential"]} == {
        "configuration",
        "data folder",
        "sqlite",
        "database",
        "schema",
        "master key",
    }
    assert {name: part["state"] for name, part in parts.items() if not part["essential"]} == {
        "server": "ok",
        "certificate": "off",
        "backup": "off",
        "front ends": parts["front ends"]["state"],
        "media engine": parts["media engine"]["state"],
        "media address": "ok",
        "media ports": "ok",
        "disk": "ok",
        "mail": "ok",
        "jobs": "ok",
    }
    shown = server.run("doctor").stdout
    assert all(name in shown for name in parts)


def test_doctor_changes_nothing_where_nothing_is_yet(tmp_path: Path) -> None:
    absent = Server(tmp_path / "data")
    parts = doctor(absent)
    assert (parts["database"]["state"], parts["server"]["state"]) == ("off", "off")
    assert "carillon serve" in parts["database"]["fix"]
    assert {file.name for file in absent.data.iterdir()} <= {"carillon.toml", "outbox"}


def test_doctor_names_what_has_failed_and_the_fix(tmp_path: Path) -> None:
    broken = Server(tmp_path / "data")
    broken.json("keys", "create")
    assert doctor(broken)["master key"]["state"] == "ok"
    (broken.data / "master.key").rename(tmp_path / "kept")
    assert "Restore it from a backup" in doctor(broken, status=1)["master key"]["fix"]
    (broken.data / "master.key").write_text("nonsense\n")
    (broken.data / "master.key").chmod(0o600)
    assert "not a master-key file" in doctor(broken, status=1)["master key"]["detail"]
    (broken.data / "carillon.toml").write_text("colour = 1\n")
    assert "colour: there is no such option" in doctor(broken, status=1)["configuration"]["detail"]


def test_doctor_sees_a_schema_from_the_future(tmp_path: Path) -> None:
    newer = Server(tmp_path / "data")
    newer.json("keys", "create")
    with closing(sqlite3.connect(newer.data / "carillon.db", isolation_level=None)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "made by a newer Carillon" in doctor(newer, status=1)["schema"]["detail"]
    assert "made by a newer Carillon" in refused(newer, "keys", "create")
