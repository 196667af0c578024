"""Support over HTTP: requests of administrators, the desk, logs of clients, and how much of it all there may be."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import httpx2
import pytest

from carillon.features.support.model.attachments import LARGEST, MOST
from tests.integration.web.visitor import API, Visitor, let_walter_in, register, set_up
from tests.kit.server import DEVELOPMENT, Server

REQUESTS = "/console/support/requests"
DESK = "/console/desk/requests"
OTHER = "210987654321"
CONFIG = f'{DEVELOPMENT}[support]\ncentre = "https://help.example.com"\ndesk_mail = "desk@example.com"\n'
LOGS: dict[str, Any] = {
    "client_version": "0.1",
    "browser": "Firefox",
    "language": "en",
    "zone": "Europe/Zurich",
    "screen": "1440x900",
    "errors": [{"at": "2026-11-21T03:00:00Z", "text": "TypeError"}],
    "connections": [{"at": "2026-11-21T03:00:00Z", "state": "offline"}],
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("support") / "data", CONFIG).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


@pytest.fixture(scope="module")
def bob(server: Server, alice: Visitor) -> Visitor:
    return register(server, alice, "bob@example.com", "Bob Brown")


def issue(**changes: Any) -> dict[str, Any]:
    told = {"category": "Meetings", "subject": "No sound", "description": "Nobody hears me."}
    return {**told, "contact": {"email": "alice@example.com"}, **changes}


def asked(alice: Visitor, **changes: Any) -> str:
    return str(alice.done(REQUESTS, issue(**changes))["id"])


def refusal(visitor: Visitor, path: str, body: dict[str, Any]) -> tuple[int, str]:
    answer = visitor.post(path, body)
    return answer.status_code, answer.json()["code"]


def attach(server: Server, visitor: Visitor, request_id: str, name: str, body: bytes) -> Any:
    address = f"{server.url}{API}{REQUESTS}/{request_id}/attachments"
    headers = {"origin": server.url, "content-type": "application/octet-stream"}
    with httpx2.Client(headers=headers, cookies=visitor.cookies, timeout=60) as http:
        return http.post(address, params={"name": name}, content=body)


def acts(alice: Visitor, name: str) -> list[Any]:
    return list(alice.get(f"/console/events?event_name={name}").json()["items"])


@pytest.mark.spec("SUP-01", "SUP-02", "SUP-03")
def test_a_request_is_submitted_seen_and_answered(alice: Visitor) -> None:
    about = alice.get("/console/support").json()
    assert (about["centre"], about["largest_attachment"], about["most_attachments"]) == (
        "https://help.example.com",
        LARGEST,
        MOST,
    )
    request_id = asked(alice, contact={"email": "alice@example.com", "additional": ["carol@example.com"]})
    assert refusal(alice, REQUESTS, issue(description=" ")) == (400, "DescriptionWrong")
    (row,) = alice.get(f"{REQUESTS}?search={request_id}").json()["items"]
    assert (row["subject"], row["status"], row["opened_by"]) == ("No sound", "open", "Alice.Archer")
    assert request_id in alice.letter("desk@example.com")["subject"]
    alice.done(f"{DESK}/{request_id}/replies", {"text": "Turn it on.", "status": "waiting"})
    assert "Turn it on." in alice.letter("carol@example.com", number=2)["text"]
    seen = alice.get(f"{REQUESTS}/{request_id}").json()
    assert (seen["request"]["status"], seen["moves"]) == ("waiting", ["open", "closed"])
    alice.done(f"{REQUESTS}/{request_id}/replies", {"text": "Thank you."})
    alice.done(f"{REQUESTS}/{request_id}/status", {"status": "closed"})
    assert refusal(alice, f"{REQUESTS}/{request_id}/replies", {"text": "And?"}) == (409, "RequestIsClosed")
    assert refusal(alice, f"{DESK}/{request_id}/status", {"status": "solved"}) == (409, "MoveNotPossible")
    assert alice.done(f"{REQUESTS}/{request_id}/status", {"status": "open"})["status"] == "open"
    for name in ("SubmitSupportRequest", "AnswerSupportRequest", "ReplyToSupportRequest", "UpdateSupportRequest"):
        assert acts(alice, name), name


@pytest.mark.spec("SUP-04", "SUP-07")
def test_the_time_needs_a_zone_and_the_meeting_must_be_known(alice: Visitor) -> None:
    time = {"occurred_at": "2026-11-20T12:00:00Z"}
    assert refusal(alice, REQUESTS, issue(**time)) == (400, "ZoneWrong")
    assert refusal(alice, REQUESTS, issue(meeting_id="0000000000")) == (400, "MeetingUnknown")
    meeting = alice.done("/meetings", {"title": "Weekly", "token": "support-1"})
    number = str(meeting["number"])
    spaced = f"{number[:4]} {number[4:]}"
    request_id = asked(alice, **time, zone="Europe/Zurich", meeting_id=spaced)
    seen = alice.get(f"{REQUESTS}/{request_id}").json()
    assert (seen["zone"], seen["meeting_id"]) == ("Europe/Zurich", number)


@pytest.mark.spec("INTL-05", "INTL-06", "INTL-09")
def test_international_numbers_need_all_five_facts(alice: Visitor) -> None:
    numbers = {"applicant": "business", "name": "Acme", "type": "local", "country": "DE", "count": 3}
    for missing in numbers:
        part = {name: value for name, value in numbers.items() if name != missing}
        assert alice.post(REQUESTS, issue(category="Other", numbers=part)).status_code == 400
    assert alice.request("PUT", "/console/support/operations-contact", {"email": "ops@example.com"}).is_success
    request_id = asked(alice, category="Other", subject="", numbers=numbers)
    seen = alice.get(f"{REQUESTS}/{request_id}").json()
    assert (seen["request"]["subject"], seen["numbers"]) == ("Provisioning International Numbers", numbers)
    assert "2 to 6 weeks" in alice.letter("ops@example.com")["text"]
    alice.done(f"{DESK}/{request_id}/replies", {"text": "We can provide them.", "status": "solved"})
    assert "We can provide them." in alice.letter("ops@example.com", number=2)["text"]


@pytest.mark.spec("INTL-08")
def test_attachments_are_bounded_to_the_byte_and_come_back_as_files(server: Server, alice: Visitor) -> None:
    request_id = asked(alice)
    too_large = attach(server, alice, request_id, "large.bin", b"x" * (LARGEST + 1))
    assert (too_large.status_code, too_large.json()["code"]) == (400, "TooLarge")
    large = attach(server, alice, request_id, "large.bin", b"x" * LARGEST)
    assert (large.status_code, large.json()["size"], large.json()["scanned"]) == (201, LARGEST, False)
    for number in range(MOST - 1):
        assert attach(server, alice, request_id, f"page-{number}.html", b"<script>").status_code == 201
    one_more = attach(server, alice, request_id, "more.txt", b"x")
    assert (one_more.status_code, one_more.json()["code"]) == (409, "TooManyAttachments")
    page = alice.get(f"{REQUESTS}/{request_id}").json()["attachments"][1]
    for where in (REQUESTS, DESK):
        file = alice.get(f"{where}/{request_id}/attachments/{page['id']}")
        assert (file.content, file.headers["content-type"]) == (b"<script>", "application/octet-stream")
        assert file.headers["content-disposition"].startswith("attachment;")
        assert file.headers["x-content-type-options"] == "nosniff"


def test_requests_of_another_organisation_are_not_found_and_the_desk_sees_them(server: Server, alice: Visitor) -> None:
    request_id = asked(alice)
    with closing(sqlite3.connect(server.data / "carillon.db", isolation_level=None)) as database:
        row = f"('{OTHER}', 'Guests', '2026-01-01 00:00:00.000000')"
        database.execute(f"INSERT INTO organisations (id, name, created_at) VALUES {row}")
        database.execute("UPDATE support_requests SET organisation_id = ? WHERE id = ?", (OTHER, request_id))
    body = {"text": "Hello"}
    answers = [
        alice.get(f"{REQUESTS}/{request_id}"),
        alice.post(f"{REQUESTS}/{request_id}/replies", body),
        alice.post(f"{REQUESTS}/{request_id}/status", {"status": "closed"}),
        alice.get(f"{REQUESTS}/{request_id}/attachments/1"),
        attach(server, alice, request_id, "a.txt", b"a"),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(404, "RequestNotFound")] * 5
    assert alice.get(f"{REQUESTS}?search={request_id}").json()["items"] == []
    seen = alice.get(f"{DESK}/{request_id}").json()["request"]
    assert (seen["organisation"], seen["id"]) == ("Guests", request_id)
    with closing(sqlite3.connect(server.data / "carillon.db", isolation_level=None)) as database:
        (home,) = database.execute("SELECT id FROM organisations WHERE home = 1").fetchone()
        database.execute("UPDATE organisations SET home = NULL WHERE id = ?", (home,))
        database.execute("UPDATE organisations SET home = 1 WHERE id = ?", (OTHER,))
        try:
            for answer in (alice.get(DESK), alice.get(f"{DESK}/{request_id}"), alice.post(f"{DESK}/1/notes", body)):
                assert (answer.status_code, answer.json()["code"]) == (403, "OperatorOnly")
            parts = alice.get("/console/support/diagnostics").json()["items"]
            assert [part["part"] for part in parts] == ["versions", "refused_calls"]
        finally:
            database.execute("UPDATE organisations SET home = NULL WHERE id = ?", (OTHER,))
            database.execute("UPDATE organisations SET home = 1 WHERE id = ?", (home,))


def test_the_desk_notes_assigns_and_filters(alice: Visitor) -> None:
    request_id = asked(alice, category="Chat")
    assert alice.get("/console/desk/administrators").json()["names"]
    assert refusal(alice, f"{DESK}/{request_id}/assignee", {"name": "nobody"}) == (400, "AssigneeUnknown")
    assert alice.done(f"{DESK}/{request_id}/assignee", {"name": "Alice.Archer"})["assignee"] == "Alice.Archer"
    alice.done(f"{DESK}/{request_id}/notes", {"text": "Ask Walter."})
    assert "Ask Walter." not in alice.get(f"{REQUESTS}/{request_id}").text
    assert "Ask Walter." in alice.get(f"{DESK}/{request_id}").text
    assert [each["id"] for each in alice.get(f"{DESK}?assignee=Alice.Archer").json()["items"]] == [request_id]
    alice.done(f"{DESK}/{request_id}/status", {"status": "solved"})
    assert alice.get(f"{DESK}?category=Chat").json()["total"] == 0
    assert alice.get(f"{DESK}?category=Chat&all=true").json()["total"] == 1
    assert alice.get(f"{DESK}?category=Chat&status=solved").json()["total"] == 1


def test_diagnostics_are_shown_before_and_sent_as_they_were_shown(server: Server, alice: Visitor) -> None:
    offered = alice.get("/console/support/diagnostics").json()["items"]
    texts = {part["part"]: part["text"] for part in offered}
    assert list(texts) == ["versions", "configuration", "findings", "refused_calls"]
    assert "Carillon " in texts["versions"]
    assert 'support.centre = "https://help.example.com"' in texts["configuration"]
    assert "database: ok" in texts["findings"]
    request_id = asked(alice, enclosures=offered[:2])
    assert alice.get(f"{DESK}/{request_id}").json()["enclosures"] == offered[:2]
    assert alice.get(f"{DESK}/{asked(alice)}").json()["enclosures"] == []
    walter = let_walter_in(server)
    assert walter.get(REQUESTS).status_code == 403


@pytest.mark.spec("SUP-06")
def test_logs_of_a_client_are_opened_at_the_desk_by_their_reference(alice: Visitor, bob: Visitor) -> None:
    reference = bob.done("/diagnostics", {"content": json.dumps({**LOGS, "messages": ["secret"]})})["reference"]
    assert refusal(bob, "/diagnostics", {"content": "{}"}) == (400, "LogsWrong")
    bundle = alice.get(f"/console/desk/diagnostics/{reference.lower()}").json()
    assert (bundle["reference"], bundle["email"]) == (reference, "bob@example.com")
    assert json.loads(bundle["content"]) == LOGS
    assert alice.get("/console/desk/diagnostics/UNKNOWN").json()["code"] == "BundleNotFound"
    assert refusal(alice, REQUESTS, issue(log_reference="UNKNOWN")) == (400, "LogReferenceUnknown")
    seen = alice.get(f"{REQUESTS}/{asked(alice, log_reference=reference)}").json()
    assert seen["log_reference"] == reference
    assert "TypeError" not in json.dumps(acts(alice, "SendDiagnosticLogs"))
