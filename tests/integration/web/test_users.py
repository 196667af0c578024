"""The console's list of users as HTTP: filtered, sorted, jumped in, and acts on many with what they take along."""

import asyncio
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from tests.integration.web.visitor import PASSWORD, Visitor, set_up
from tests.kit.eventually import eventually
from tests.kit.server import DEVELOPMENT, Server

GENEROUS = DEVELOPMENT + "[signin]\nattempts_per_account = 1000\nattempts_per_address = 100000\n"
NUMBER = "+13125550100"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("users") / "data", GENEROUS).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


class Account:
    """An account of the console, and who came into it."""

    def __init__(self, server: Server, alice: Visitor, name: str) -> None:
        self._server, self._alice, self._name = server, alice, name
        self.id = str(alice.done("/console/accounts", {"name": name})["id"])
        self.path = f"/console/accounts/{self.id}"

    def invite(self, *emails: str) -> None:
        self._alice.done(f"{self.path}/invitations", {"addresses": ";".join(emails)})

    def member(self, email: str) -> Visitor:
        self.invite(email)
        visitor = Visitor(self._server)
        secret = visitor.secret(email, about=f"Invitation to {self._name}")
        name = email.partition("@")[0].title()
        visitor.done("/registration", {"secret": secret, "display_name": name, "password": PASSWORD})
        return visitor

    def read(self, what: str, **query: object) -> dict[str, Any]:
        answer = self._alice.get(f"{self.path}/{what}?{urlencode(query)}")
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def found(self, **query: object) -> list[str]:
        return [row["email"].partition("@")[0] for row in self.read("users", **query)["items"]]

    def preview(self, act: str, *user_ids: str) -> dict[str, int]:
        return dict(self._alice.done(f"{self.path}/users/preview", {"act": act, "user_ids": list(user_ids)}))


def id_of(visitor: Visitor) -> str:
    return str(visitor.get("/session").json()["user_id"])


@pytest.fixture(scope="module")
def firm(server: Server, alice: Visitor) -> Account:
    """Bob and Carol, who is Basic, and Dave and Erin, who were only invited."""
    firm = Account(server, alice, "Listed")
    firm.member("bob@listed.example")
    carol = firm.member("carol@listed.example")
    firm.invite("dave@listed.example", "erin@listed.example")
    alice.done(f"{firm.path}/users/licenses", {"user_ids": [id_of(carol)], "license": "Basic"})
    return firm


@pytest.mark.spec("USR-02", "USR-06")
def test_the_list_is_filtered_sorted_and_jumped_in(firm: Account) -> None:
    everybody = ["bob", "carol", "dave", "erin"]
    assert firm.found() == everybody
    assert firm.found(sort="email", descending="true") == everybody[::-1]
    assert firm.found(sort="name", descending="true")[:2] == ["carol", "bob"]
    assert firm.found(registration="Registered", permission="Basic") == ["carol"]
    assert firm.found(registration="Registered,Unregistered", search="@listed") == everybody
    assert firm.found(joined_from="2020-01-01T00:00:00Z") == ["bob", "carol"]
    assert firm.found(invited_before="2020-01-01T00:00:00Z") == []
    assert firm.found(limit=2, page=2) == ["dave", "erin"]
    assert firm.found(limit=2, page=3) == []


def test_a_page_is_not_counted_when_nobody_asks_and_the_count_stands_alone(firm: Account) -> None:
    page = firm.read("users", limit=2, counted="false")
    assert (len(page["items"]), page["total"]) == (2, None)
    assert [row["email"] for row in firm.read("users", limit=2, cursor=page["next_cursor"])["items"]] == [
        "dave@listed.example",
        "erin@listed.example",
    ]
    assert firm.read("user-count")["total"] == firm.read("users")["total"] == 4
    assert firm.read("user-count", permission="Basic")["total"] == 1


def test_all_whom_a_filter_finds_are_named_for_an_act_on_them(firm: Account) -> None:
    wanted = {row["id"] for row in firm.read("users", registration="Unregistered")["items"]}
    found = firm.read("user-ids", registration="Unregistered")
    assert (set(found["items"]), found["next_cursor"]) == (wanted, None)


@pytest.mark.parametrize(
    "query",
    [
        "registration=Alive",
        "permission=Gold",
        "joined_from=2026-01-01T00:00:00",
        "cursor=nowhere",
        "page=0",
        "sort=age",
    ],
)
def test_what_is_no_filter_order_or_place_is_refused(alice: Visitor, firm: Account, query: str) -> None:
    assert alice.get(f"{firm.path}/users?{query}").status_code == 400


@pytest.mark.spec("AMB-26")
def test_suspending_ends_as_many_sessions_as_its_preview_says(server: Server, alice: Visitor) -> None:
    firm = Account(server, alice, "Suspending")
    dora, emil = firm.member("dora@suspending.example"), firm.member("emil@elsewhere.example")
    again = Visitor(server)
    again.sign_in("dora@suspending.example")
    server.run("domains", "verify", firm.id, "suspending.example")
    ids = [id_of(dora), id_of(emil)]
    told = firm.preview("suspend", *ids)
    assert told == {"users": 1, "invitations": 0, "meetings": 0, "numbers": 0, "sessions": 2}
    results = alice.done(f"{firm.path}/users/suspend", {"user_ids": ids})["results"]
    assert sum(each["ok"] for each in results) == told["users"]
    asyncio.run(eventually(lambda: {dora.get("/session").status_code, again.get("/session").status_code} == {401}))
    assert firm.preview("suspend", *ids)["users"] == 0
    assert firm.preview("activate", *ids)["users"] == 1


@pytest.mark.spec("AMB-25")
def test_removing_gives_back_as_many_numbers_and_invitations_as_its_preview_says(
    server: Server, alice: Visitor
) -> None:
    team = Account(server, alice, "Removing")
    fay = team.member("fay@removing.example")
    team.invite("gus@removing.example")
    alice.done("/console/numbers/orders", {"product": "BusinessCalling", "numbers": [NUMBER]})
    number = f"/console/numbers/{quote(NUMBER, safe='')}"

    def status() -> str:
        answer = alice.get(number)
        return str(answer.json()["number"]["status"]) if answer.status_code == 200 else "not there"

    asyncio.run(eventually(lambda: status() == "Unassigned"))
    alice.done(f"{number}/assign", {"account_id": team.id, "user_id": id_of(fay)})
    assert [row["phone_number"] for row in team.read("users", search="fay")["items"]] == [NUMBER]
    ids = team.read("user-ids")["items"]
    told = team.preview("remove", *ids)
    assert told == {"users": 2, "invitations": 1, "meetings": 0, "numbers": 1, "sessions": 0}
    alice.done(f"{team.path}/users/remove", {"user_ids": ids})
    asyncio.run(eventually(lambda: status() == "Unassigned"))
    assert team.read("user-count")["total"] == 0


def test_a_preview_is_for_a_thousand_users_at_most(alice: Visitor, firm: Account) -> None:
    body = {"act": "remove", "user_ids": ["nobody"] * 1001}
    assert alice.post(f"{firm.path}/users/preview", body).status_code == 400


@pytest.mark.spec("USR-21")
def test_a_message_that_is_sent_counts_one_more_and_makes_the_sender_active(server: Server, alice: Visitor) -> None:
    team = Account(server, alice, "Writing")
    hana = team.member("hana@writing.example")
    detail = f"users/{id_of(hana)}"
    before = team.read(detail)
    room = hana.done("/rooms", {"name": "Plans", "token": "plans"})["id"]
    hana.done(f"/rooms/{room}/messages", {"content": "Hello", "token": "one"})
    after = team.read(detail)
    assert (before["messages_sent"], after["messages_sent"]) == (0, 1)
    hana.done(f"/rooms/{room}/messages", {"content": "Hello", "token": "one"})
    assert team.read(detail)["messages_sent"] == 1
    assert after["last_active_at"] >= before["last_active_at"] >= before["joined_at"]


@pytest.mark.spec("USR-16")
def test_whoever_hides_in_the_client_is_private_in_the_console(server: Server, alice: Visitor) -> None:
    team = Account(server, alice, "Hiding")
    ivan = team.member("ivan@hiding.example")
    detail = f"users/{id_of(ivan)}"
    assert (ivan.get("/privacy").json(), team.read(detail)["privacy"]) == ({"privacy": "Public"}, "Public")
    assert ivan.put("/privacy", {"privacy": "Private"}).status_code == 200
    assert (ivan.get("/privacy").json(), team.read(detail)["privacy"]) == ({"privacy": "Private"}, "Private")
    assert ivan.put("/privacy", {"privacy": "Invisible"}).status_code == 400


@pytest.mark.spec("IMP-13")
def test_who_has_hosted_nothing_has_no_active_days(server: Server, alice: Visitor) -> None:
    team = Account(server, alice, "Metered")
    jane = team.member("jane@metered.example")
    assert team.read(f"users/{id_of(jane)}/active-pro", month="2026-11") == {"month": "2026-11", "days": []}
    assert team.read("active-pro", month="2026-11") == {"month": "2026-11", "days": [], "total": 0}
    assert alice.get(f"{team.path}/active-pro?month=november").status_code == 400


@pytest.mark.spec("GS-08")
def test_an_account_is_created_without_its_administrator(server: Server, alice: Visitor) -> None:
    assert Account(server, alice, "Empty").read("user-count")["total"] == 0
