"""Every route times every kind of caller: the table of rules is what happens."""

import re
from collections.abc import Iterator

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from carillon.app import doors
from carillon.wire.http import Route
from carillon.wire.http.routes import Area
from tests.integration.web.visitor import Visitor, let_walter_in, set_up
from tests.kit.server import Server

ROUTES = doors.routes(with_development=True)
DENIAL = re.compile(
    r"User: arn:aws:iam::\d{12}:user/walter is not authorized to perform: (\w+:\w+)( on resource: arn:\S+)?"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("rules") / "data").start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    """Administrator and person."""
    return set_up(server)


@pytest.fixture(scope="module")
def walter(server: Server, alice: Visitor) -> Visitor:
    """An IAM user with a console password and no policy at all."""
    assert alice.cookies
    return let_walter_in(server)


def ask(visitor: Visitor, route: Route) -> tuple[int, str, str]:
    """Status, code and message of a request with no sensible body: it must fail on the rule before the body is read."""
    path = re.sub(r"{\w+}", "00000000-0000-4000-8000-000000000000", route.path)
    answer = visitor.request(route.method, path)
    told = answer.json() if answer.content and answer.status_code >= 400 else {}
    return answer.status_code, told.get("code", ""), told.get("message", "")


def name(route: Route) -> str:
    return f"{route.method} {route.path}"


@pytest.mark.parametrize("route", [route for route in ROUTES if route.rule.area is not Area.NONE], ids=name)
def test_without_a_session_everything_but_the_public_is_closed(server: Server, route: Route) -> None:
    assert ask(Visitor(server), route)[:2] == (401, "SignInRequired")


@pytest.mark.parametrize("route", [route for route in ROUTES if route.rule.area is Area.NONE], ids=name)
def test_the_public_routes_ask_for_no_session(server: Server, route: Route) -> None:
    assert ask(Visitor(server), route)[1] != "SignInRequired"


@pytest.mark.spec("IAM-13", "IAM-34", "IAM-49")
@pytest.mark.parametrize("route", [route for route in ROUTES if route.rule.action and not route.rule.own], ids=name)
def test_an_administrator_without_policies_may_do_nothing_and_reads_why(walter: Visitor, route: Route) -> None:
    status, code, message = ask(walter, route)
    assert (status, code) in ((403, "NotAllowed"), (403, "NotAllowedOn"))
    told = DENIAL.fullmatch(message)
    assert told is not None
    assert told[1] == route.rule.action


@pytest.mark.parametrize("route", [route for route in ROUTES if route.rule.action], ids=name)
def test_an_administrator_with_the_policy_gets_past_the_rule(alice: Visitor, route: Route) -> None:
    assert ask(alice, route)[1] not in ("NotAllowed", "NotAllowedOn", "SignInRequired")


def test_a_console_session_opens_no_client_route_and_the_other_way_round(walter: Visitor) -> None:
    person_routes = [route for route in ROUTES if route.rule.area is Area.CLIENT]
    assert {ask(walter, route)[1] for route in person_routes} == {"SignInRequired"}


def test_every_change_has_a_name_for_the_trail_or_a_reason_to_have_none() -> None:
    unnamed = {name(route) for route in ROUTES if route.method != "GET" and route.act is None}
    assert unnamed == {
        "POST /console/accounts/{account_id}/users/preview",
        "POST /console/desk/requests/{request_id}/numbers/check",
        "POST /console/iam/policies/check",
        "POST /console/numbers/own/check",
        "POST /email-change/check",
        "POST /meet/find",
        "POST /meetings/find",
        "POST /registration/check",
        "POST /rooms/{room_id}/messages",
        "POST /setup/check",
        "PUT /rooms/{room_id}/read",
    }


def test_a_socket_anywhere_else_is_turned_away_and_leaves_no_fault_in_the_log(server: Server) -> None:
    for path in ("/api/v1/rooms", "/rooms", "/console/x", "/metrics"):
        with pytest.raises(InvalidStatus), connect(f"ws://127.0.0.1:{server.port}{path}"):
            pass
    assert "Traceback" not in server.log
