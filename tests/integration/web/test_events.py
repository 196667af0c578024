"""The event history over HTTP: searched, paged, read whole, closed to whoever may not, and free of secrets."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from botocore.exceptions import ClientError

from tests.integration.aws.conftest import new_key
from tests.integration.web.visitor import ANOTHER, PASSWORD, Visitor, let_walter_in, register, set_up
from tests.kit.clients import Credentials, chime, iam
from tests.kit.eventually import eventually
from tests.kit.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("events") / "data").start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


@pytest.fixture(scope="module")
def root_key(server: Server, alice: Visitor) -> Credentials:
    assert alice.cookies
    return new_key(server)


@pytest.fixture(scope="module")
def walter(server: Server, alice: Visitor) -> Visitor:
    """An IAM user with a console password and no policy."""
    assert alice.cookies
    return let_walter_in(server)


def events(visitor: Visitor, path: str = "", **wanted: object) -> Any:
    answer = visitor.get(f"/console/events{path}?{urlencode(wanted)}")
    assert answer.is_success, answer.text
    return answer.json()


def names(visitor: Visitor, **wanted: str) -> list[str]:
    return [each["name"] for each in events(visitor, **wanted)["items"]]


@pytest.mark.spec("TRAIL-01", "TRAIL-03", "TRAIL-04")
def test_the_same_act_by_page_and_by_program_is_found_with_all_that_it_was_about(
    server: Server, alice: Visitor, root_key: Credentials
) -> None:
    account_id = alice.done("/console/accounts", {"name": "Harbour"})["id"]
    chime(f"{server.url}/aws/chime", root_key).update_account(AccountId=account_id, Name="Haven")
    by_page, by_program = events(alice, event_name="CreateAccount", read_only="false")["items"][0], None
    found = events(alice, resource_name=account_id, read_only="false")["items"]
    assert [each["name"] for each in found] == ["UpdateAccount", "CreateAccount"]
    by_program = found[0]
    assert (by_page["access_key_id"], by_program["access_key_id"]) == (None, root_key.access_key_id)
    assert by_program["resources"] == [{"type": "AWS::Chime::Account", "name": account_id}]
    assert names(alice, access_key_id=root_key.access_key_id, event_name="UpdateAccount") == ["UpdateAccount"]
    assert names(alice, access_key_id=root_key.access_key_id, event_name="CreateAccount") == []
    assert names(alice, start="2100-01-01T00:00:00Z") == []
    assert alice.get("/console/events?start=2026-01-01T00:00:00").status_code == 400


def test_pages_follow_each_other_and_a_made_up_cursor_is_refused(alice: Visitor) -> None:
    for number in range(5):
        alice.done("/console/accounts", {"name": f"Page {number}"})
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = events(alice, event_name="CreateAccount", limit=2, **cursor)
        seen += [each["id"] for each in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert len(seen) == len(set(seen)) >= 5
    for wrong in ("x", "2026-01-01T00:00:00 1", "2026-01-01T00:00:00+00:00 x", f"2026-01-01T00:00:00+00:00 {'9' * 40}"):
        assert alice.get(f"/console/events?{urlencode({'cursor': wrong})}").json()["code"] == "CursorWrong"
    early, late = "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"
    assert alice.get(f"/console/events?{urlencode({'cursor': f'{early} 1'})}").json()["code"] == "CursorWrong"
    assert [each["id"] for each in events(alice, event_name="CreateAccount", start=early, end=late)["items"]] == seen
    assert events(alice, end=early)["items"] == events(alice, start=late)["items"] == []


@pytest.mark.anyio
async def test_an_event_is_read_whole_and_shows_when_it_is_sealed(alice: Visitor) -> None:
    account_id = alice.done("/console/accounts", {"name": "Sealed"})["id"]
    (row, *_) = events(alice, event_name="CreateAccount")["items"]

    def sealed() -> bool:
        return events(alice, f"/{row['id']}")["event"]["sealed"]

    await eventually(sealed)
    event = events(alice, f"/{row['id']}")
    record = json.loads(event["record"])
    assert (record["eventID"], record["responseElements"]["id"]) == (row["id"], account_id)
    assert (event["seal_number"] > 0, len(event["seal_digest"])) == (True, 64)
    state = events(alice, "/sealing")
    assert state["head_number"] >= event["seal_number"]
    assert (len(state["head_digest"]), state["unsealed"] >= 0) == (64, True)
    kept = events(alice, "/records", event_id=row["id"])["items"]
    assert [each["record"] for each in kept] == [event["record"]]
    assert alice.get("/console/events/no-such-event").json()["code"] == "EventNotFound"


@pytest.mark.spec("IAM-13", "TRAIL-15")
def test_a_refusal_is_told_with_its_reason_to_whoever_may_read_events_and_to_nobody_else(
    server: Server, alice: Visitor, root_key: Credentials, walter: Visitor
) -> None:
    refused = walter.get("/console/events")
    assert (refused.status_code, refused.json()["code"]) == (403, "NotAllowed")
    identities = iam(server.url, root_key)
    made = identities.create_access_key(UserName="walter")["AccessKey"]
    code = chime(f"{server.url}/aws/chime", Credentials(made["AccessKeyId"], made["SecretAccessKey"]))
    with pytest.raises(ClientError):
        code.list_accounts()
    by_page = events(alice, user_name="walter", event_name="LookupEvents", refused="true")["items"][0]
    by_program = events(alice, access_key_id=made["AccessKeyId"], refused="true")["items"][0]
    assert (by_page["error_code"], by_program["error_code"]) == ("NotAllowed", "AccessDeniedException")
    for denied in (by_page, by_program):
        assert denied["denial"]
        assert denied["denial"] not in refused.text


@pytest.mark.spec("TRAIL-04")
def test_no_secret_no_pin_and_no_message_stands_in_any_record(
    server: Server, alice: Visitor, root_key: Credentials
) -> None:
    bob = register(server, alice, "bob@example.com", "Bob Baker")
    bob.done("/password", {"current": PASSWORD, "new": ANOTHER})
    room = bob.done("/rooms", {"name": "Kitchen", "token": "t1"})
    bob.done(f"/rooms/{room['id']}/messages", {"content": "the cake is in the oven", "token": "m1"})
    account_id = alice.get("/session").json()["account"]["id"]
    user_id = bob.get("/session").json()["user_id"]
    program = chime(f"{server.url}/aws/chime", root_key)
    pin = program.reset_personal_pin(AccountId=account_id, UserId=user_id)["User"].get("PersonalPIN", "")
    identities = iam(server.url, root_key)
    identities.create_user(UserName="dave")
    identities.create_login_profile(UserName="dave", Password=PASSWORD)
    key = identities.create_access_key(UserName="dave")["AccessKey"]
    alice.post("/console/session", {"kind": "user", "name": "dave", "password": "wrong horse"})
    everything = json.dumps(events(alice, "/records", limit=500))
    assert pin
    for act in ("ResetPersonalPIN", "CreateAccessKey", "CreateUser"):
        assert act in everything
    for secret in (
        PASSWORD,
        ANOTHER,
        "wrong horse",
        "the cake",
        pin,
        key["SecretAccessKey"],
        root_key.secret_access_key,
    ):
        assert f'"{secret}' not in everything, secret
