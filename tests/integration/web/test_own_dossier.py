"""People take their data out and go for good, over HTTP and by the operator's command, on both databases."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import httpx2
import pytest

from tests.integration.web.sockets import Live
from tests.integration.web.visitor import PASSWORD, Visitor, register, set_up
from tests.kit.databases import Postgres
from tests.kit.server import DEVELOPMENT, Server

GENEROUS = DEVELOPMENT + "[signin]\nattempts_per_account = 1000\nattempts_per_address = 100000\n"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, postgres_server: Postgres
) -> Iterator[Server]:
    config = GENEROUS
    if request.param == "postgresql":
        config += f'[database]\nurl = "{postgres_server.url(postgres_server.create())}"\n'
    started = Server(tmp_path_factory.mktemp("own-data") / "data", config).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


def leaver(server: Server, alice: Visitor, name: str) -> Visitor:
    """Somebody who was removed from Alice's account, and left a message in a room of hers."""
    person = register(server, alice, f"{name}@example.com", name.title())
    user_id = me(person)["user_id"]
    room = alice.done("/rooms", {"name": f"With {name}", "token": f"token-room-{name}"})["id"]
    alice.done(f"/rooms/{room}/members", {"user_ids": [user_id]})
    person.done(f"/rooms/{room}/messages", {"content": f"words of {name}", "token": f"token-{name}"})
    alice.done(f"/console/accounts/{me(alice)['account']['id']}/users/remove", {"user_ids": [user_id]})
    assert me(person)["account"] is None
    return person


def me(visitor: Visitor) -> dict[str, Any]:
    return dict(visitor.get("/session").json())


def code(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, str(answer.json()["code"])


def exported(visitor: Visitor) -> ZipFile:
    visitor.done("/profile/exports", {"password": PASSWORD})
    visitor.letter(me(visitor)["email"], about="Personal data is ready")
    export_id = visitor.get("/profile/exports").json()["items"][0]["id"]
    return ZipFile(BytesIO(visitor.get(f"/profile/exports/{export_id}/file").content))


def record_of(alice: Visitor, erasure_id: str, email: str) -> dict[str, Any]:
    """The erasure as the console's list has it, when the letter at its end has come."""
    letter = alice.letter(email, about="Your Carillon profile is erased")
    done = dict(alice.get(f"/console/erasures/{erasure_id}").json())
    assert done["finished_at"] is not None
    assert done["user_id"] in letter["text"]
    return done


def some(counts: dict[str, int]) -> dict[str, int]:
    return {name: number for name, number in counts.items() if number}


def events(alice: Visitor, name: str) -> list[dict[str, Any]]:
    return [
        json.loads(each["record"]) for each in alice.get(f"/console/events/records?event_name={name}").json()["items"]
    ]


def test_a_person_takes_everything_out_with_the_password(server: Server, alice: Visitor) -> None:
    bob = leaver(server, alice, "bob")
    assert code(bob.post("/profile/exports", {"password": "not the one"})) == (403, "PasswordWrong")
    assert bob.get("/profile/exports").json() == {"items": []}
    with exported(bob) as archive:
        assert [row["text"] for row in json.loads(archive.read("messages.json"))] == ["words of bob"]
        names = set(archive.namelist())
    assert {"README.txt", "profile.json", "sessions.json", "audit-trail.json"} <= names
    assert "/settings" in bob.letter("bob@example.com", about="Personal data is ready")["text"]


def test_a_file_is_for_the_session_of_its_person_alone(server: Server, alice: Visitor) -> None:
    carol = leaver(server, alice, "carol")
    exported(carol)
    path = f"/profile/exports/{carol.get('/profile/exports').json()['items'][0]['id']}/file"
    assert code(alice.get(path)) == (404, "ExportNotFound")
    assert Visitor(server).get(path).status_code == 401
    assert events(alice, "DownloadOwnData")


def test_a_person_goes_for_good_and_is_unknown_afterwards(server: Server, alice: Visitor) -> None:
    dora = leaver(server, alice, "dora")
    elsewhere = Visitor(server)
    assert elsewhere.sign_in("dora@example.com").status_code == 201
    live = Live(server, elsewhere).greeted()
    preview = dora.get("/profile/erasure").json()
    assert (preview["confirmation"], preview["administrator"]) == ("dora@example.com", False)
    assert (preview["counts"]["messages"], preview["counts"]["sessions"]) == (1, 2)
    wish = {"password": PASSWORD, "confirmation": "dora@example.com"}
    assert code(dora.post("/profile/erasure", wish | {"password": "wrong"})) == (403, "PasswordWrong")
    assert code(dora.post("/profile/erasure", wish | {"confirmation": "dora"})) == (400, "ConfirmationWrong")
    answer = dora.post("/profile/erasure", wish)
    assert answer.status_code == 202
    assert "carillon_client=" in answer.headers["set-cookie"]
    assert dora.get("/session").status_code == elsewhere.get("/session").status_code == 401
    done = record_of(alice, answer.json()["id"], "dora@example.com")
    assert some(done["counts"]) == some(preview["counts"])
    assert (done["requested_by"], done["account_id"], done["reason"]) == ("the person", None, "request")
    while live.hear()["type"] != "signed_out":
        pass
    (act,) = [each for each in events(alice, "EraseOneself") if "errorCode" not in each]
    assert "dora" not in json.dumps(act)
    assert PASSWORD not in json.dumps(act)
    known, stranger = (Visitor(server).sign_in(email) for email in ("dora@example.com", "nobody@example.com"))
    assert code(known) == code(stranger) == (401, "SignInFailed")


def test_a_page_of_another_site_erases_nobody(server: Server, alice: Visitor) -> None:
    emil = leaver(server, alice, "emil")
    foreign = Visitor(server, "https://evil.example.com")
    foreign.cookies = emil.cookies
    wish = {"password": PASSWORD, "confirmation": "emil@example.com"}
    assert code(foreign.post("/profile/erasure", wish)) == (403, "ForeignOrigin")
    assert code(foreign.post("/profile/exports", {"password": PASSWORD})) == (403, "ForeignOrigin")
    assert Visitor(server).post("/profile/erasure", wish).status_code == 401
    assert emil.get("/session").status_code == 200


def test_users_of_an_account_are_told_whom_to_ask(server: Server, alice: Visitor) -> None:
    preview = alice.get("/profile/erasure")
    assert code(preview) == (403, "BelongsToAccount")
    assert "Acme" in preview.json()["message"]
    wish = {"password": PASSWORD, "confirmation": "alice@example.com"}
    assert code(alice.post("/profile/erasure", wish)) == (403, "BelongsToAccount")
    assert alice.get("/session").status_code == 200


def test_the_operator_hands_out_and_erases_a_person_who_writes_a_letter(
    server: Server, alice: Visitor, tmp_path: Path
) -> None:
    user_id = me(leaver(server, alice, "frank"))["user_id"]
    file = tmp_path / "frank.zip"
    said = server.run("person", "export", "Frank@example.com", "--to", str(file)).stdout
    assert str(file) in said
    assert file.stat().st_mode & 0o777 == 0o600
    with ZipFile(file) as archive:
        assert "words of frank" in archive.read("messages.json").decode()
    again = server.run("person", "export", "frank@example.com", "--to", str(file), check=False)
    assert (again.returncode, "is there already" in again.stderr) == (1, True)
    wrong = server.run("person", "erase", "frank@example.com", "--email", "bob@example.com", check=False)
    assert (wrong.returncode, "just as it is shown" in wrong.stderr) == (1, True)
    said = server.run("person", "erase", "frank@example.com", "--email", "frank@example.com").stdout
    assert "        1  messages\n" in said
    record = record_of(alice, said.split("The erasure ")[1].split()[0], "frank@example.com")
    assert (record["user_id"], record["counts"]["messages"]) == (user_id, 1)
    gone = server.run("person", "erase", "frank@example.com", "--email", "frank@example.com", check=False)
    assert gone.stderr == "carillon: Nobody is registered with the address frank@example.com.\n"


@pytest.mark.parametrize("act", ["export", "erase"])
def test_the_operator_leaves_users_of_accounts_to_their_administrators(
    server: Server, alice: Visitor, act: str, tmp_path: Path
) -> None:
    assert me(alice)["account"]["name"] == "Acme"
    words = ("--to", str(tmp_path / "alice.zip")) if act == "export" else ("--email", "alice@example.com")
    refused = server.run("person", act, "alice@example.com", *words, check=False)
    assert refused.returncode == 1
    assert refused.stderr.startswith("carillon: alice@example.com is a user of the account Acme.")
    assert list(tmp_path.iterdir()) == []
