"""The HTTP door as a dialogue: a request in, an answer out, a record kept."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

import msgspec
import pytest

from carillon.core.callers import SignInRequired
from carillon.core.calls import Call, Calls
from carillon.core.errors import Kind, Refusal
from carillon.core.trail import HIDDEN
from carillon.wire.http import PERSON, PUBLIC, Area, Cookie, Download, Reply, Route, Secret, allowed
from tests.kit.http_stand import HOST, SAME_SITE, HttpStand

BOB, ALICE = "carillon_client=client-1", "carillon_console=console-1"


class Wish(msgspec.Struct):
    name: str
    password: Secret = ""


class Thing(msgspec.Struct):
    name: str


class Key(msgspec.Struct):
    name: str
    teeth: Secret
    spare: Secret | None = None


class Query(msgspec.Struct):
    limit: int = 10


class ThingIsTaken(Refusal):
    """There is a thing called {name} already."""

    kind = Kind.CONFLICT


class Wait(Refusal):
    """Come back later."""

    kind = Kind.THROTTLED


async def make(call: Call, body: Wish) -> Thing:
    if body.name == "taken":
        raise ThingIsTaken(name=body.name)
    if body.name == "broken":
        raise KeyError(body.name)
    if body.name == "hasty":
        raise Wait(retry_after=7)
    return Thing(body.name)


async def put(call: Call, name: str, body: Wish) -> Thing:
    return Thing(name)


async def cut(call: Call, body: Wish) -> Key:
    return Key(body.name, body.password, body.password)


async def find(call: Call, thing_id: str, query: Query) -> Thing:
    return Thing(f"{thing_id} {query.limit}")


async def slowly(calls: Calls, body: Wish) -> None:
    async with calls.read():
        pass
    async with calls.write():
        pass
    async with calls.write():
        pass


async def enter(call: Call, body: Wish) -> Reply[Thing]:
    if body.name == "mallory":
        raise SignInRequired
    if body.name == "hasty":
        raise Wait(retry_after=7)
    return Reply(Thing("in"), (Cookie(Area.CLIENT, "client-1", 60),))


async def about_named_thing(call: Call, given: Mapping[str, Any]) -> str:
    return f"arn:aws:things::123456789012:thing/{given['name']}"


@pytest.fixture
def stand() -> HttpStand:
    return HttpStand(
        Route("POST", "/things", allowed("chime:CreateThing"), "CreateThing", 201, make),
        Route("GET", "/things/{thing_id}", allowed("chime:GetThing"), None, 200, find),
        Route("POST", "/slow", PERSON, "DoSlowly", 204, slowly),
        Route("POST", "/keys", PERSON, "CutKey", 201, cut),
        Route("POST", "/said", PERSON, None, 201, make),
        Route("POST", "/in", PUBLIC, "SignIn", 201, enter),
        Route("PUT", "/named/{name}", allowed("iam:PutThing", about_named_thing), "PutThing", 201, put),
    )


@pytest.mark.spec("TRAIL-13")
def test_a_change_is_answered_and_recorded_in_its_own_transaction_without_its_secret(stand: HttpStand) -> None:
    answer = stand.send("POST", "/things", {"name": "bell", "password": "sesame"}, ALICE)
    assert (answer.status, answer.body) == (201, {"name": "bell"})
    assert answer.headers["x-request-id"] == "request-1"
    assert answer.headers["cache-control"] == "no-store"
    [(how, record)] = stand.ledger.records
    assert how == "with the change"
    assert (record.event_source, record.event_name) == ("chime.amazonaws.com", "CreateThing")
    assert record.parameters == {"name": "bell", "password": HIDDEN}
    assert record.response == {"name": "bell"}
    assert stand.observed == [("POST", "/things", 201)]


def test_a_secret_in_the_answer_of_a_change_is_answered_and_not_recorded(stand: HttpStand) -> None:
    answer = stand.send("POST", "/keys", {"name": "cellar", "password": "sesame"}, BOB)
    assert answer.body == {"name": "cellar", "teeth": "sesame", "spare": "sesame"}
    [(_, record)] = stand.ledger.records
    assert record.response == {"name": "cellar", "teeth": HIDDEN, "spare": HIDDEN}


def test_a_read_of_the_console_is_recorded_under_the_name_of_its_action(stand: HttpStand) -> None:
    answer = stand.send("GET", "/things/t1?limit=5", cookie=ALICE)
    assert answer.body == {"name": "t1 5"}
    [(how, record)] = stand.ledger.records
    assert (how, record.event_name, record.read_only) == ("alone", "GetThing", True)
    assert record.parameters == {"thing_id": "t1", "limit": "5"}


def test_a_refusal_is_told_with_code_facts_and_request_id_and_recorded(stand: HttpStand) -> None:
    answer = stand.send("POST", "/things", {"name": "taken"}, ALICE)
    assert answer.status == 409
    assert answer.body == {
        "code": "ThingIsTaken",
        "message": "There is a thing called taken already.",
        "facts": {"name": "taken"},
        "request_id": "request-1",
    }
    [(how, record)] = stand.ledger.records
    assert (how, record.error_code) == ("alone", "ThingIsTaken")
    assert stand.ledger.committed == []


def test_of_strangers_only_wrong_credentials_are_on_record(stand: HttpStand) -> None:
    for noise in (b"not even JSON", {"name": "hasty"}):
        assert stand.send("POST", "/in", noise).status in (400, 429)
    assert stand.ledger.records == []
    stand.send("POST", "/in", {"name": "mallory"})
    [(how, record)] = stand.ledger.records
    assert (how, record.error_code) == ("alone", "SignInRequired")


def test_the_rule_is_asked_before_the_body_is_read(stand: HttpStand) -> None:
    stand.sessions.policy.denied = {"chime:CreateThing"}
    answer = stand.send("POST", "/things", b"not even JSON", ALICE)
    assert (answer.status, answer.body["code"]) == (403, "NotAllowed")
    assert answer.body["message"].endswith("is not authorized to perform: chime:CreateThing")
    stand.sessions.policy.denied = set()
    assert stand.send("POST", "/things", b"not even JSON", ALICE).body["code"] == "Malformed"


@pytest.mark.spec("IAM-49", "IAM-50")
def test_a_refusal_names_the_resource_where_a_request_is_about_one(stand: HttpStand) -> None:
    assert stand.send("PUT", "/named/bell", {"name": "x"}, ALICE).status == 201
    stand.sessions.policy.denied = {"iam:PutThing"}
    answer = stand.send("PUT", "/named/bell", {"name": "x"}, ALICE)
    arn = "arn:aws:things::123456789012:thing/bell"
    assert answer.status == 403
    assert answer.body["message"].endswith(f"is not authorized to perform: iam:PutThing on resource: {arn}")
    garbled = stand.send("PUT", "/named/bell", b"not even JSON", ALICE)
    assert garbled.body["message"].endswith("is not authorized to perform: iam:PutThing")
    assert stand.ledger.records[-1][1].error_code == "NotAllowed"


def test_each_area_has_a_session_of_its_own(stand: HttpStand) -> None:
    wish = {"name": "bell"}
    assert stand.send("POST", "/things", wish).body["code"] == "SignInRequired"
    assert stand.send("POST", "/things", wish, BOB).body["code"] == "SignInRequired"
    assert stand.send("POST", "/said", wish, ALICE).body["code"] == "SignInRequired"
    assert stand.send("POST", "/said", wish, BOB).status == 201
    assert stand.ledger.records == []


def test_what_a_page_of_another_site_sends_is_refused_and_reading_is_not(stand: HttpStand) -> None:
    foreign = {**SAME_SITE, "origin": "http://evil.example.net"}
    assert stand.send("POST", "/said", {"name": "bell"}, BOB, foreign).body["code"] == "ForeignOrigin"
    assert stand.send("POST", "/in", None, "", {"host": HOST}).body["code"] == "ForeignOrigin"
    assert stand.send("GET", "/things/t1", cookie=ALICE, headers={"host": HOST}).status == 200
    assert (
        stand.send("GET", "/things/t1", cookie=ALICE, headers={"host": "evil.example.net"}).body["code"]
        == "UnknownHost"
    )


def test_a_handler_with_several_transactions_is_recorded_in_the_first_it_commits(stand: HttpStand) -> None:
    assert stand.send("POST", "/slow", {"name": "x", "password": "sesame"}, BOB).status == 204
    [(how, record)] = stand.ledger.records
    assert (how, record.event_name) == ("with the change", "DoSlowly")
    assert record.parameters == {"name": "x", "password": HIDDEN}


def test_a_fault_of_our_own_tells_nothing_but_its_number(stand: HttpStand, capsys: pytest.CaptureFixture[str]) -> None:
    answer = stand.send("POST", "/things", {"name": "broken"}, ALICE)
    assert (answer.status, answer.body["code"]) == (500, "Unexpected")
    assert "KeyError" not in str(answer.body)
    assert answer.body["request_id"] == "request-1"
    assert stand.ledger.committed == []
    assert "request failed" in capsys.readouterr().out


def test_a_throttled_caller_is_told_when_to_come_back(stand: HttpStand) -> None:
    answer = stand.send("POST", "/things", {"name": "hasty"}, ALICE)
    assert (answer.status, answer.headers["retry-after"]) == (429, "7")


def test_a_reply_sets_its_cookies(stand: HttpStand) -> None:
    answer = stand.send("POST", "/in", {"name": "bob"})
    assert answer.body == {"name": "in"}
    assert answer.headers["set-cookie"].startswith("carillon_client=client-1; HttpOnly")


async def hand_out(call: Call) -> Download:
    return Download(b"<script>1</script>", 'naïve "name".html', "text/html")


async def hand_out_slowly(call: Call) -> Download:
    async def chunks() -> AsyncIterator[bytes]:
        yield b"one "
        yield b"two"

    return Download(chunks(), "numbers.zip", "application/zip", 7)


def test_a_large_file_is_sent_bit_by_bit_with_its_length() -> None:
    stand = HttpStand(Route("GET", "/file", PUBLIC, "GetFile", 200, hand_out_slowly))
    answer = stand.send("GET", "/file")
    assert (answer.body, answer.headers["content-length"]) == (b"one two", "7")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''numbers.zip"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_file_is_kept_by_the_browser_and_never_shown_as_a_page_of_ours() -> None:
    stand = HttpStand(Route("GET", "/file", PUBLIC, "GetFile", 200, hand_out))
    answer = stand.send("GET", "/file")
    assert answer.body == b"<script>1</script>"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''na%C3%AFve%20%22name%22.html"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox")
    assert answer.headers["cache-control"] == "no-store"
