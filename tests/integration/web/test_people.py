"""The console's account and user pages as HTTP, and what people keep who are removed."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from tests.integration.web.visitor import PASSWORD, Visitor, set_up
from tests.kit.eventually import eventually
from tests.kit.server import DEVELOPMENT, Server

GENEROUS = DEVELOPMENT + "[signin]\nattempts_per_account = 1000\nattempts_per_address = 100000\n"
NOWHERE = "00000000-0000-4000-8000-000000000000"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("people") / "data", GENEROUS).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


def new_account(alice: Visitor, name: str) -> str:
    return str(alice.done("/console/accounts", {"name": name})["id"])


def users(alice: Visitor, account_id: str, search: str = "") -> list[dict[str, Any]]:
    return list(alice.get(f"/console/accounts/{account_id}/users?search={search}").json()["items"])


def member(server: Server, alice: Visitor, account_id: str, email: str) -> Visitor:
    """Somebody new, invited into the account and registered."""
    name = alice.get(f"/console/accounts/{account_id}").json()["name"]
    alice.done(f"/console/accounts/{account_id}/invitations", {"addresses": email})
    visitor = Visitor(server)
    secret = visitor.secret(email, about=f"Invitation to {name}")
    shown = email.partition("@")[0].title()
    visitor.done("/registration", {"secret": secret, "display_name": shown, "password": PASSWORD})
    return visitor


def id_of(visitor: Visitor) -> str:
    return str(visitor.get("/session").json()["user_id"])


def act(alice: Visitor, account_id: str, what: str, *visitors: Visitor, **more: str) -> list[dict[str, Any]]:
    body: dict[str, object] = {"user_ids": [id_of(visitor) for visitor in visitors], **more}
    return list(alice.done(f"/console/accounts/{account_id}/users/{what}", body)["results"])


def test_accounts_are_searched_and_paged_with_their_users_counted(server: Server, alice: Visitor) -> None:
    made = [new_account(alice, f"Paged {number}") for number in range(3)]
    member(server, alice, made[1], "pat@example.com")
    seen: list[dict[str, Any]] = []
    cursor = ""
    for size in (2, 1):
        page = alice.get(f"/console/accounts?search=PAGED&limit=2{cursor}").json()
        assert (len(page["items"]), page["total"]) == (size, 3)
        seen += page["items"]
        cursor = f"&cursor={page['next_cursor']}"
    assert page["next_cursor"] is None
    assert [(row["id"], row["users"], row["type"]) for row in seen] == [
        (made[0], 0, "Team"),
        (made[1], 1, "Team"),
        (made[2], 0, "Team"),
    ]


def test_a_place_in_a_list_that_is_none_and_a_page_too_long_are_refused(alice: Visitor) -> None:
    account_id = new_account(alice, "Limits")
    for path in ("/console/accounts", f"/console/accounts/{account_id}/users"):
        assert alice.get(f"{path}?limit=200").status_code == 200
        assert alice.get(f"{path}?limit=201").status_code == 400
        assert alice.get(f"{path}?limit=0").status_code == 400
    assert alice.get("/console/accounts?cursor=nowhere").status_code == 400


@pytest.mark.spec("GS-10", "ACC-17")
def test_an_invitation_carries_the_name_that_the_account_has_now(alice: Visitor) -> None:
    account_id = new_account(alice, "Before")
    assert alice.done(f"/console/accounts/{account_id}/rename", {"name": " After "})["name"] == "After"
    told = alice.done(
        f"/console/accounts/{account_id}/invitations",
        {"addresses": "ann@example.com;ben@example.com, nonsense\nANN@example.com"},
    )
    assert [(each["address"], each["outcome"]) for each in told["results"]] == [
        ("ann@example.com", "invited"),
        ("ben@example.com", "invited"),
        ("nonsense", "invalid"),
    ]
    for address in ("ann@example.com", "ben@example.com"):
        assert alice.letter(address)["subject"] == "Invitation to After"
    assert alice.post(f"/console/accounts/{account_id}/invitations", {"addresses": " ; "}).status_code == 400


@pytest.mark.spec("USR-08", "USR-13", "USR-14")
def test_a_users_page_tells_all_fields_and_no_invitation_in_an_enterprise(server: Server, alice: Visitor) -> None:
    account_id = new_account(alice, "Fields")
    carol = member(server, alice, account_id, "carol@fields.example")
    address = f"/console/accounts/{account_id}/users/{id_of(carol)}"
    before = alice.get(address).json()
    known = {name: before[name] for name in ("display_name", "email", "registration", "license", "phone_number")}
    assert known == {
        "display_name": "Carol",
        "email": "carol@fields.example",
        "registration": "Registered",
        "license": "Pro",
        "phone_number": None,
    }
    assert before["account"] == {"id": account_id, "name": "Fields"}
    assert before["invited_at"] < before["joined_at"]
    assert (len(before["personal_pin"]), before["personal_pin"].isdecimal()) == (10, True)
    carol.delete("/session")
    Visitor(server).sign_in("carol@fields.example")
    server.run("domains", "verify", account_id, "fields.example")
    after = alice.get(address).json()
    assert after["invited_at"] is None
    assert after["joined_at"] == before["joined_at"]
    assert users(alice, account_id)[0]["invited_at"] is None


@pytest.mark.spec("ACC-12", "USR-40", "USR-42")
def test_the_console_suspends_in_an_enterprise_alone_and_activates_again(server: Server, alice: Visitor) -> None:
    team, firm = new_account(alice, "A team"), new_account(alice, "A firm")
    dora, emil = member(server, alice, team, "dora@example.com"), member(server, alice, firm, "emil@firm.example")
    server.run("domains", "verify", firm, "firm.example")
    refused = alice.post(f"/console/accounts/{team}/users/suspend", {"user_ids": [id_of(dora)]})
    assert (refused.status_code, refused.json()["code"]) == (403, "EnterpriseOnly")
    emils = id_of(emil)
    assert act(alice, firm, "suspend", emil) == [{"user_id": emils, "ok": True, "message": None}]
    asyncio.run(eventually(lambda: emil.get("/session").status_code == 401, within=1.0))
    told = Visitor(server).sign_in("emil@firm.example")
    assert (told.status_code, told.json()["code"]) == (403, "UserSuspended")
    alice.done(f"/console/accounts/{firm}/users/activate", {"user_ids": [emils]})
    assert Visitor(server).sign_in("emil@firm.example").status_code == 201
    external = alice.done(f"/console/accounts/{firm}/users/remove", {"user_ids": [emils, NOWHERE]})
    assert [each["ok"] for each in external["results"]] == [False, False]
    assert all(each["message"] for each in external["results"])


def test_a_license_is_one_of_two_and_told_for_each_user(server: Server, alice: Visitor) -> None:
    account_id = new_account(alice, "Licensing")
    fay = member(server, alice, account_id, "fay@example.com")
    (result,) = act(alice, account_id, "licenses", fay, license="Basic")
    assert result["ok"]
    assert fay.get("/session").json()["license"] == "Basic"
    wrong = alice.post(f"/console/accounts/{account_id}/users/licenses", {"user_ids": [], "license": "ProTrial"})
    assert (wrong.status_code, wrong.json()["code"]) == (400, "LicenseNotSupported")


def test_removed_people_keep_sign_in_history_and_rooms_and_find_nobody_new(server: Server, alice: Visitor) -> None:
    account_id = new_account(alice, "Leaving")
    gus, hana = (member(server, alice, account_id, f"{name}@example.com") for name in ("gus", "hana"))
    room = hana.done("/rooms", {"name": "Plans", "token": "plans"})["id"]
    hana.done(f"/rooms/{room}/members", {"user_ids": [id_of(gus)]})
    hana.done(f"/rooms/{room}/messages", {"content": "Hello Gus", "token": "one"})
    assert [each["ok"] for each in act(alice, account_id, "remove", gus)] == [True]
    assert users(alice, account_id, "gus") == []
    back = Visitor(server)
    assert back.sign_in("gus@example.com").status_code == 201
    me = back.get("/session").json()
    assert (me["account"], me["license"]) == (None, "Basic")
    assert [each["name"] for each in back.get("/rooms").json()["items"]] == ["Plans"]
    history = back.get(f"/rooms/{room}/messages").json()["items"]
    assert [each["content"] for each in history] == ["Hello Gus"]
    names = {each["display_name"] for each in back.get(f"/rooms/{room}/members").json()["items"]}
    assert names == {"Gus", "Hana"}
    back.done(f"/rooms/{room}/messages", {"content": "Still here", "token": "two"})
    assert back.get("/contacts?search=hana").json()["items"] == []
    assert hana.get("/contacts?search=gus").json()["items"] == []
    act(alice, account_id, "remove", hana)
    preview = alice.get(f"/console/accounts/{account_id}/deletion").json()
    assert (preview["possible"], preview["counts"]["users"]) == (True, 0)
    assert alice.delete(f"/console/accounts/{account_id}").status_code == 204
    assert alice.get(f"/console/accounts/{account_id}").status_code == 404
    for former in (back, hana):
        history = former.get(f"/rooms/{room}/messages").json()["items"]
        assert [each["content"] for each in history] == ["Hello Gus", "Still here"]
