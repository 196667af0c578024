"""Accounts over HTTP: settings, names, the organisation's own page, reviews; and what belongs to people without one."""

from collections.abc import Iterator

import pytest

from tests.integration.web.test_people import act, id_of, member, new_account
from tests.integration.web.visitor import ANOTHER, PASSWORD, Visitor, let_walter_in, set_up
from tests.kit.server import DEVELOPMENT, Server

CONFIG = (
    DEVELOPMENT
    + '[media]\nregion = "milan"\n'
    + '[signin]\nsignup = "open"\nattempts_per_account = 1000\nattempts_per_address = 100000\n'
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("settings") / "data", CONFIG).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


def registered(server: Server, email: str) -> Visitor:
    """Somebody who has signed up alone."""
    visitor = Visitor(server)
    visitor.done("/signup", {"email": email})
    wish = {"secret": visitor.secret(email), "display_name": email.partition("@")[0], "password": PASSWORD}
    visitor.done("/registration", wish)
    return visitor


@pytest.mark.spec("GS-07", "MTG-01", "AMB-16")
def test_the_settings_of_meetings_are_shown_and_changed_one_group_at_a_time(alice: Visitor) -> None:
    account_id = new_account(alice, "Settled")
    address = f"/console/accounts/{account_id}/meeting-settings"
    assert alice.get(address).json() == {
        "policies": {"shared_control": True, "outbound_calling": False},
        "slack": {"associated": False, "allowed": False},
        "regions": {"available": ["milan"], "selected": None, "shares": [{"region": "milan", "percent": 100}]},
    }
    changed = alice.put(f"{address}/policies", {"shared_control": False, "outbound_calling": True})
    assert changed.json()["policies"] == {"shared_control": False, "outbound_calling": True}
    assert alice.put(f"{address}/regions", {"selected": ["milan"]}).json()["regions"]["selected"] == ["milan"]
    for path, body, code in (
        ("regions", {"selected": []}, "NoRegionChosen"),
        ("regions", {"selected": ["atlantis"]}, "RegionUnknown"),
        ("slack", {"allowed": True}, "WorkspaceMissing"),
    ):
        assert alice.put(f"{address}/{path}", body).json()["code"] == code
    kept = alice.get(address).json()
    assert (kept["policies"]["shared_control"], kept["regions"]["selected"]) == (False, ["milan"])
    assert alice.put(f"{address}/regions", {"selected": None}).json()["regions"]["selected"] is None


@pytest.mark.spec("GS-04")
def test_an_account_begins_with_regions_that_are_there(alice: Visitor) -> None:
    assert alice.get("/console/regions").json() == {"available": ["milan"]}
    made = alice.done("/console/accounts", {"name": "Milanese", "regions": ["milan"]})
    shown = alice.get(f"/console/accounts/{made['id']}/meeting-settings").json()
    assert shown["regions"]["selected"] == ["milan"]
    refused = alice.post("/console/accounts", {"name": "Nowhere", "regions": []})
    assert (refused.status_code, refused.json()["code"]) == (400, "NoRegionChosen")


@pytest.mark.spec("AMB-02")
def test_a_name_is_counted_and_given_twice(alice: Visitor) -> None:
    for number in range(2):
        assert alice.get("/console/account-names?name=Twin").json() == {"count": number}
        new_account(alice, "Twin")
    assert alice.get("/console/account-names?name=twin").json() == {"count": 2}


@pytest.mark.spec("AMB-06")
def test_the_switch_for_those_who_were_suspended_is_off_and_can_be_turned_on(alice: Visitor) -> None:
    account_id = new_account(alice, "Strict")
    place = f"/console/accounts/{account_id}"
    assert alice.get(place).json()["block_suspended_reregistration"] is False
    assert alice.put(f"{place}/reregistration", {"blocked": True}).status_code == 204
    assert alice.get(place).json()["block_suspended_reregistration"] is True


@pytest.mark.spec("PRE-04")
def test_the_organisation_has_a_page_of_its_own_and_another_name(server: Server, alice: Visitor) -> None:
    letter = alice.letter("alice@example.com", about="Carillon is set up")
    [link] = letter["links"]
    assert link.endswith(f":{server.url.rpartition(':')[2]}/console/my-account")
    home = alice.get("/console/my-account").json()
    assert (home["name"], home["root_name"], home["root_email"]) == ("Acme", "Alice Archer", "alice@example.com")
    accounts = alice.get("/console/accounts").json()
    assert (home["accounts"], home["users"]) == (accounts["total"], sum(each["users"] for each in accounts["items"]))
    assert alice.put("/console/my-account/name", {"name": "Acme North"}).json()["name"] == "Acme North"
    assert alice.get("/console/session").json()["organisation"]["name"] == "Acme North"
    assert alice.put("/console/my-account/name", {"name": " "}).status_code == 400


def test_reviews_are_for_whoever_runs_the_installation_alone(server: Server, alice: Visitor) -> None:
    assert alice.get("/console/operator/domain-reviews").json() == {"items": []}
    assert alice.get("/console/operator/domain-reviews/none").status_code == 404
    walter = let_walter_in(server)
    assert walter.get("/console/operator/domain-reviews").status_code == 403


@pytest.mark.spec("PRE-03")
def test_root_may_do_everything_and_the_set_up_made_an_administrative_user_for_daily_work(
    server: Server, alice: Visitor
) -> None:
    secret = server.run("root", "reset").stdout.strip().partition("#")[2]
    root = Visitor(server)
    root.done("/console/root/reset", {"secret": secret, "password": ANOTHER})
    me = root.done("/console/session", {"kind": "root", "name": "alice@example.com", "password": ANOTHER})
    daily = alice.get("/console/session").json()
    assert (me["kind"], daily["kind"]) == ("root", "user")
    assert set(me["may"]) >= set(daily["may"])
    assert root.get("/console/accounts").status_code == 200


@pytest.mark.spec("OVR-03")
def test_an_administrator_creates_an_account_and_looks_after_its_users_and_their_permissions(
    server: Server, alice: Visitor
) -> None:
    account_id = new_account(alice, "Looked after")
    assert account_id in {each["id"] for each in alice.get("/console/accounts?search=looked").json()["items"]}
    carol = member(server, alice, account_id, "carol@example.org")
    act(alice, account_id, "licenses", carol, license="Basic")
    [shown] = alice.get(f"/console/accounts/{account_id}/users").json()["items"]
    assert (shown["email"], shown["license"]) == ("carol@example.org", "Basic")


@pytest.mark.spec("OVR-08", "ACC-02")
def test_people_without_an_account_have_no_console_and_no_pro_after_their_trial(server: Server) -> None:
    bob = registered(server, "bob@example.com")
    assert bob.get("/session").json()["license"] == "ProTrial"
    for path in ("/console/session", "/console/accounts", "/console/my-account"):
        assert bob.get(path).status_code == 401
    entered = bob.post("/console/session", {"kind": "user", "name": "bob@example.com", "password": PASSWORD})
    assert entered.status_code == 401
    server.run("clock", "advance", "31d")
    assert bob.sign_in("bob@example.com").is_success
    me = bob.get("/session").json()
    assert (me["license"], me["account"]) == ("Basic", None)
    assert id_of(bob) == me["user_id"]
