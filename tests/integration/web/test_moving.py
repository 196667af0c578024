"""Files of lines as HTTP, through a crash too; and invitations as the console shows and withdraws them."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from tests.integration.web.visitor import API, PASSWORD, Visitor, let_walter_in, set_up
from tests.kit.eventually import eventually
from tests.kit.server import DEVELOPMENT, Server
from tests.kit.sheets import USER_ID, csv, user, users

GENEROUS = DEVELOPMENT + "[signin]\nattempts_per_account = 1000\nattempts_per_address = 100000\n"
SHEETS = "/console/sheets"
MANY = 5_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("moving") / "data", GENEROUS).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


def account(alice: Visitor, name: str) -> str:
    return str(alice.done("/console/accounts", {"name": name})["id"])


def upload(server: Server, visitor: Visitor, body: bytes, **query: str) -> httpx2.Response:
    headers = {"origin": server.url, "content-type": "application/octet-stream"}
    with httpx2.Client(headers=headers, cookies=visitor.cookies, timeout=60) as http:
        return http.post(f"{server.url}{API}{SHEETS}", params=query, content=body)


def until(alice: Visitor, sheet_id: str, stage: str) -> dict[str, Any]:
    def there() -> dict[str, Any] | None:
        found: dict[str, Any] = alice.get(f"{SHEETS}/{sheet_id}").json()
        return found if found["sheet"]["stage"] == stage else None

    found = asyncio.run(eventually(there, within=60))
    assert found is not None
    return found


def tried(server: Server, alice: Visitor, body: bytes, **query: str) -> dict[str, Any]:
    answer = upload(server, alice, body, **query)
    assert answer.status_code == 201, answer.text
    return until(alice, answer.json()["id"], "ready")


def carried_out(alice: Visitor, sheet: dict[str, Any]) -> dict[str, Any]:
    alice.done(f"{SHEETS}/{sheet['sheet']['id']}/start", {})
    return until(alice, sheet["sheet"]["id"], "done")


def acts(alice: Visitor, name: str) -> list[Any]:
    return list(alice.get(f"/console/events?event_name={name}").json()["items"])


def secret_of(visitor: Visitor, email: str, number: int = 1) -> str:
    return visitor.secret(email, about="Invitation", number=number)


@pytest.mark.spec("USR-29", "AMB-23")
def test_a_file_is_tried_decided_upon_carried_out_and_kept_as_a_report(server: Server, alice: Visitor) -> None:
    sales, other = account(alice, "Sales"), account(alice, "Other")
    alice.done(f"/console/accounts/{other}/invitations", {"addresses": "dave@example.com"})
    dave = Visitor(server)
    body = {"secret": secret_of(dave, "dave@example.com"), "display_name": "Dave", "password": PASSWORD}
    dave.done("/registration", body)
    moving = users(user(1, "dave@example.com"), user(2, "eve@example.com"))
    sheet = tried(server, alice, moving, kind="users", name="users.json", account_id=sales)
    assert (sheet["standings"], sheet["going"]) == ({"conflicting": 1, "new": 1}, 1)
    address = f"{SHEETS}/{sheet['sheet']['id']}"
    (line,) = alice.get(f"{address}/lines?standing=conflicting").json()["items"]
    assert (line["subject"], line["reason"], line["choice"]) == ("dave@example.com", "ElsewhereHere", "skip")
    assert line["choices"] == ["skip", "id_only", "invite"]
    assert alice.done(f"{address}/choices", {"choice": "invite", "positions": [line["position"]]}) == {"lines": 1}
    assert alice.get(address).json()["going"] == 2
    done = carried_out(alice, sheet)
    assert (done["outcomes"], done["sheet"]["carried_out"]) == ({"done": 2}, 2)
    report = alice.get(f"{address}/report")
    assert report.headers["content-disposition"] == "attachment; filename*=UTF-8''users-report.csv"
    assert len(report.text.splitlines()) == 3
    assert alice.post(f"{address}/start", {}).status_code == 409
    assert [each["id"] for each in alice.get(f"{SHEETS}?moving=true&account_id={sales}").json()["items"]] == [
        sheet["sheet"]["id"]
    ]
    assert alice.get(f"{SHEETS}?moving=false&account_id={sales}").json()["items"] == []
    for name in ("UploadSheet", "ChooseForSheet", "CarryOutSheet"):
        assert acts(alice, name)
    assert alice.delete(address).status_code == 204
    assert alice.get(address).status_code == 404


@pytest.mark.spec("MIG-01", "MIG-02", "AMB-54")
def test_who_joins_another_team_is_warned_before_and_root_hears_of_it(server: Server, alice: Visitor) -> None:
    source, destination = account(alice, "Source"), account(alice, "Destination")
    mia = Visitor(server)
    for place in (source, destination):
        alice.done(f"/console/accounts/{place}/invitations", {"addresses": "mia@example.com"})
        if place == source:
            secret = mia.secret("mia@example.com", about="Source")
            offer = mia.done("/registration/check", {"secret": secret})
            assert (offer["existing"], offer["leaves"]) == (False, None)
            mia.done("/registration", {"secret": secret, "display_name": "Mia", "password": PASSWORD})
    secret = mia.secret("mia@example.com", about="Destination")
    offer = mia.done("/registration/check", {"secret": secret})
    assert (offer["existing"], offer["account_name"], offer["leaves"]) == (True, "Destination", "Source")
    mia.done("/registration", {"secret": secret, "password": PASSWORD})
    letter = alice.letter("alice@example.com", about="mia@example.com has left Source")
    assert "no longer a member of Source" in letter["text"]
    assert alice.get(f"/console/accounts/{source}/users").json()["items"] == []
    (moved,) = alice.get(f"/console/accounts/{destination}/users").json()["items"]
    assert moved["email"] == "mia@example.com"


@pytest.mark.spec("GS-10", "AMB-23")
def test_open_invitations_are_listed_sent_again_and_withdrawn_at_once(server: Server, alice: Visitor) -> None:
    team = account(alice, "Invited")
    alice.done(f"/console/accounts/{team}/invitations", {"addresses": "ann@example.net;ben@example.net;cy@example.net"})
    address = f"/console/accounts/{team}/invitations"
    page = alice.get(f"{address}?limit=2").json()
    assert (page["total"], [row["email"] for row in page["items"]]) == (3, ["ann@example.net", "ben@example.net"])
    (cy,) = alice.get(f"{address}?limit=2&cursor={page['next_cursor']}").json()["items"]
    assert (cy["state"], cy["invited_by"].rpartition(":")[2]) == ("pending", "user/Alice.Archer")
    assert cy["invited_at"] < cy["expires_at"]
    ann = page["items"][0]
    assert alice.post(f"/console/accounts/{team}/users/{ann['user_id']}/invitation", {}).status_code == 204
    links = [secret_of(alice, "ann@example.net"), secret_of(alice, "ann@example.net", number=2)]
    both = {"user_ids": [ann["user_id"], cy["user_id"], "nobody"]}
    results = alice.done(f"{address}/withdraw", both)["results"]
    assert [(each["user_id"], each["ok"]) for each in results] == [
        (ann["user_id"], True),
        (cy["user_id"], True),
        ("nobody", False),
    ]
    for secret in (*links, secret_of(alice, "cy@example.net")):
        assert Visitor(server).post("/registration/check", {"secret": secret}).status_code == 410
    assert [row["email"] for row in alice.get(address).json()["items"]] == ["ben@example.net"]
    assert alice.get(f"{address}?search=BEN&state=expired").json()["total"] == 0
    assert acts(alice, "WithdrawInvitations")


def test_each_kind_of_file_asks_for_its_own_permission(server: Server, alice: Visitor) -> None:
    sales = account(alice, "Closed")
    sheet = tried(server, alice, csv("email", "x@example.com"), kind="invitations", account_id=sales)
    walter = let_walter_in(server)
    assert upload(server, walter, b"email", kind="invitations", account_id=sales).status_code == 403
    assert walter.get(f"{SHEETS}/{sheet['sheet']['id']}").status_code == 403
    assert walter.post(f"{SHEETS}/{sheet['sheet']['id']}/start", {}).status_code == 403
    assert walter.get(f"{SHEETS}?moving=false").json()["items"] == []
    may(alice, "chime:CreateRoomMembership")
    members = {"kind": "members", "account_id": sales, "room_name": "Launch"}
    assert "chime:CreateRoom" in upload(server, walter, csv("email", "y@example.com"), **members).text
    may(alice, "chime:CreateRoomMembership", "chime:CreateRoom")
    assert "chime:InviteUsers" in upload(server, walter, csv("email", "y@example.com"), **members).text
    assert upload(server, walter, csv("email", "y@example.com"), **members, invites="false").status_code == 201
    sheet = tried(server, alice, csv("email", "y@example.com"), **members)
    assert walter.get(f"{SHEETS}/{sheet['sheet']['id']}").status_code == 200
    assert walter.post(f"{SHEETS}/{sheet['sheet']['id']}/start", {}).status_code == 403


def may(alice: Visitor, *actions: str) -> None:
    """What Walter is allowed from now on."""
    statement = {"Effect": "Allow", "Action": actions, "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    answer = alice.put("/console/iam/users/walter/inline-policies/files", {"document": document})
    assert answer.status_code < 300, answer.text


def test_what_is_no_such_file_is_refused_in_words(server: Server, alice: Visitor) -> None:
    sales = account(alice, "Wrong")
    limits = alice.get(f"{SHEETS}/limits").json()
    assert limits == {"bytes": 32_000_000, "lines": 100_000}
    too_large = upload(server, alice, b"x" * (limits["bytes"] + 1), kind="invitations", account_id=sales)
    too_long = upload(server, alice, b"email\n" + b"a@b.c\n" * 100_001, kind="invitations", account_id=sales)
    unreadable = upload(server, alice, b"\xff\xfe", kind="users", account_id=sales)
    homeless = upload(server, alice, b"{}", kind="users")
    told = [(answer.status_code, answer.json()["code"]) for answer in (too_large, too_long, unreadable, homeless)]
    assert told[1:] == [(400, "TooManyLines"), (400, "FileUnreadable"), (400, "AccountMissing")]
    assert told[0][0] in (400, 413)


def test_a_server_that_is_killed_in_the_middle_carries_out_every_line_once(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    server = Server(tmp_path_factory.mktemp("killed") / "data", GENEROUS).start()
    try:
        alice = set_up(server)
        sales = account(alice, "Large")
        body = json.dumps(
            {"Users": [user(1, f"u{n}@example.com", UserId=f"u-{n}", PersonalPIN=f"{n:010}") for n in range(MANY)]}
        ).encode()
        sheet = tried(server, alice, body, kind="users", account_id=sales, invites="false")
        assert sheet["going"] == MANY
        address = f"{SHEETS}/{sheet['sheet']['id']}"
        alice.done(f"{address}/start", {})

        def in_the_middle() -> bool:
            done = alice.get(address).json()["sheet"]["carried_out"]
            return bool(0 < done < MANY)

        asyncio.run(eventually(in_the_middle, within=30))
        server.kill()
        server.start()
        done = until(alice, sheet["sheet"]["id"], "done")
        assert done["outcomes"] == {"done": MANY}
        assert alice.get(f"/console/accounts/{sales}/users?limit=1").json()["total"] == MANY
        assert alice.get(f"/console/accounts/{sales}/users/u-{MANY - 1}").json()["id"] == f"u-{MANY - 1}"
    finally:
        server.stop()


def test_old_ids_open_the_pages_of_the_console(server: Server, alice: Visitor) -> None:
    me = alice.get("/session").json()["user_id"]
    own = str(alice.get("/session").json()["account"]["id"])
    sheet = tried(server, alice, users(user(7, "alice@example.com", AccountId=own)), kind="users", account_id=own)
    carried_out(alice, sheet)
    answer = alice.get(f"/console/accounts/{own}/users/{USER_ID.format(7)}")
    assert (answer.status_code, answer.json().get("id")) == (200, me), answer.text


def test_expired_invitations_stay_listed_as_such(alice: Visitor, server: Server) -> None:
    team = account(alice, "Late")
    address = f"/console/accounts/{team}/invitations"
    alice.done(address, {"addresses": "late@example.net"})
    alice.letter("late@example.net")
    server.run("clock", "advance", "31d")
    alice.done("/console/session", {"kind": "user", "name": "Alice.Archer", "password": PASSWORD})
    (row,) = alice.get(f"{address}?state=expired").json()["items"]
    assert (row["email"], row["state"]) == ("late@example.net", "expired")
