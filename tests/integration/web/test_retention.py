"""The retention page as HTTP: seen, looked ahead, set, and refused to Team accounts."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.integration.web.visitor import Visitor, set_up
from tests.kit.eventually import eventually
from tests.kit.server import Server

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("retention") / "data").start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


def account(alice: Visitor, name: str) -> str:
    return str(alice.done("/console/accounts", {"name": name})["id"])


@pytest.fixture(scope="module")
def acme(server: Server, alice: Visitor) -> str:
    """An Enterprise account."""
    account_id = account(alice, "Acme Enterprise")
    server.run("domains", "verify", account_id, "acme.example")
    return account_id


def told(alice: Visitor, account_id: str) -> Any:
    answer = alice.get(f"/console/accounts/{account_id}/retention")
    assert answer.is_success, answer.text
    return answer.json()


@pytest.mark.spec("RET-01", "RET-24", "RET-25")
async def test_both_periods_are_saved_together_and_turned_off_again(alice: Visitor, acme: str) -> None:
    path = f"/console/accounts/{acme}/retention"
    assert told(alice, acme)["periods"] == {"conversations": None, "rooms": None}
    saved = alice.put(path, {"conversations": 14, "rooms": 5475}).json()
    assert saved["periods"] == {"conversations": 14, "rooms": 5475}
    assert saved == told(alice, acme)
    assert saved["deletion_begins_at"] is not None
    assert alice.put(path, {"conversations": None, "rooms": None}).json()["deletion_begins_at"] is None
    events = alice.get("/console/events?event_name=PutRetentionSettings").json()["items"]
    assert len(events) == 2


@pytest.mark.spec("RET-03")
@pytest.mark.parametrize("days", [0, -1, 5476, 1.5, "7"])
async def test_periods_out_of_range_are_refused_and_change_nothing(alice: Visitor, acme: str, days: object) -> None:
    path = f"/console/accounts/{acme}/retention"
    for answer in (
        alice.put(path, {"conversations": None, "rooms": days}),
        alice.post(f"{path}/outlook", {"conversations": days, "rooms": None}),
    ):
        assert answer.status_code == 400, answer.text
    assert told(alice, acme)["periods"] == {"conversations": None, "rooms": None}


async def test_the_outlook_is_there_before_anything_is_set(alice: Visitor, acme: str) -> None:
    found = alice.done(f"/console/accounts/{acme}/retention/outlook", {"conversations": None, "rooms": 1})
    assert found["rooms"]["final_at"] is not None
    assert {name: found["rooms"][name] for name in ("hidden", "shown_again", "deleted")} == {
        "hidden": 0,
        "shown_again": 0,
        "deleted": 0,
    }
    assert found["conversations"]["final_at"] is None
    assert told(alice, acme)["periods"]["rooms"] is None


@pytest.mark.spec("CONV-06", "RET-26")
async def test_a_team_account_has_no_retention(alice: Visitor) -> None:
    team = account(alice, "Team of Retention")
    path = f"/console/accounts/{team}/retention"
    periods = {"conversations": None, "rooms": 1}
    answers = [alice.get(path), alice.put(path, periods), alice.post(f"{path}/outlook", periods)]
    assert [(each.status_code, each.json()["code"]) for each in answers] == [(403, "OnlyInEnterprise")] * 3


async def test_users_are_found_across_accounts_by_part_of_address_or_name(alice: Visitor) -> None:
    for name, address in (("North", "zoe.north@example.com"), ("South", "amy.zoe@example.com")):
        alice.done(f"/console/accounts/{account(alice, name)}/invitations", {"addresses": address})
    await eventually(lambda: len(alice.get("/console/users?search=ZOE").json()["items"]) == 2)
    found = alice.get("/console/users?search=ZOE").json()["items"]
    assert [(each["email"], each["account_name"]) for each in found] == [
        ("zoe.north@example.com", "North"),
        ("amy.zoe@example.com", "South"),
    ]
    assert [each["email"] for each in alice.get("/console/users?search=Archer").json()["items"]] == [
        "alice@example.com"
    ]
    assert alice.get("/console/users?search=%20").json()["items"] == []
    assert len(alice.get("/console/users?search=example&limit=1").json()["items"]) == 1
