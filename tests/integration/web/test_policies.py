"""Policies, roles, the simulator and the reasons of refusals over HTTP."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.integration.web.visitor import Visitor, let_walter_in, set_up
from tests.kit.server import Server

TRUST = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}}'
NEW: Mapping[str, dict[str, object]] = {"group": {}, "role": {"trust": TRUST}}
READ_ONLY = "arn:aws:iam::aws:policy/AmazonChimeReadOnly"
WALTER = "/console/iam/users/walter"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("policies") / "data").start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    """Administrator."""
    return set_up(server)


@pytest.fixture(scope="module")
def walter(server: Server, alice: Visitor) -> Visitor:
    """An IAM user who is given policies and loses them."""
    assert alice.cookies
    return let_walter_in(server)


def policy(*statements: Mapping[str, object]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action: str, resource: str = "*") -> dict[str, object]:
    return {"Effect": "Allow", "Action": action, "Resource": resource}


def created(alice: Visitor, name: str, document: str) -> str:
    body = {"policy_name": name, "document": document, "description": f"For {name}."}
    return str(alice.done("/console/iam/policies", body)["policy_arn"])


def ok(answer: Any) -> Any:
    assert answer.is_success, answer.text
    return answer.json() if answer.content else None


def code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


@pytest.mark.spec("IAM-12", "IAM-16")
def test_a_policy_works_from_the_next_call_on_and_ends_with_its_detaching(alice: Visitor, walter: Visitor) -> None:
    assert walter.get("/console/accounts").status_code == 403
    alice.done(f"{WALTER}/policies", {"policy_arn": READ_ONLY})
    assert walter.get("/console/accounts").status_code == 200
    [attached] = ok(alice.get(f"{WALTER}/policies"))["items"]
    assert attached == {"arn": READ_ONLY, "name": "AmazonChimeReadOnly", "kind": "aws"}
    ok(alice.delete(f"{WALTER}/policies?policy_arn={READ_ONLY}"))
    assert walter.get("/console/accounts").status_code == 403
    assert code(alice.delete(f"{WALTER}/policies?policy_arn={READ_ONLY}")) == (404, "NotAttached")


def test_an_inline_policy_is_put_read_and_removed(alice: Visitor, walter: Visitor) -> None:
    text = policy(allow("chime:ListAccounts"))
    path = f"{WALTER}/inline-policies/office"
    ok(alice.put(path, {"document": text}))
    assert walter.get("/console/accounts").status_code == 200
    assert ok(alice.get(f"{WALTER}/inline-policies"))["names"] == ["office"]
    assert ok(alice.get(path)) == {"name": "office", "document": text}
    assert code(alice.put(path, {"document": "{}"})) == (400, "PolicyMalformed")
    ok(alice.delete(path))
    assert walter.get("/console/accounts").status_code == 403


@pytest.mark.spec("IAM-21")
def test_a_boundary_takes_away_and_the_refusal_names_it(alice: Visitor, walter: Visitor) -> None:
    edge = created(alice, "Edge", policy(allow("chime:GetUser")))
    alice.done(f"{WALTER}/policies", {"policy_arn": READ_ONLY})
    ok(alice.put(f"{WALTER}/boundary", {"policy_arn": edge}))
    assert ok(alice.get(f"{WALTER}/boundary"))["policy"]["name"] == "Edge"
    facts = walter.get("/console/accounts").json()["facts"]
    assert (facts["why"], facts["policy"], facts["policy_arn"]) == ("boundary", "Edge", edge)
    ok(alice.delete(f"{WALTER}/boundary"))
    assert walter.get("/console/accounts").status_code == 200
    ok(alice.delete(f"{WALTER}/policies?policy_arn={READ_ONLY}"))
    assert ok(alice.get(f"{WALTER}/boundary"))["policy"] is None


@pytest.mark.spec("IAM-49", "IAM-50")
def test_a_refusal_tells_the_console_which_statement_decided_and_no_text(alice: Visitor, walter: Visitor) -> None:
    refused = walter.get("/console/accounts").json()
    assert refused["facts"]["why"] == "none"
    assert refused["message"].endswith("user/walter is not authorized to perform: chime:ListAccounts")
    denying = created(
        alice, "NoLists", policy(allow("chime:Get*"), allow("chime:*") | {"Effect": "Deny", "Sid": "Stop"})
    )
    alice.done(f"{WALTER}/policies", {"policy_arn": denying})
    facts = walter.get("/console/accounts").json()["facts"]
    assert facts == {
        "arn": facts["arn"],
        "action": "chime:ListAccounts",
        "why": "deny",
        "policy": "NoLists",
        "policy_arn": denying,
        "policy_kind": "user-managed",
        "statement": 2,
        "sid": "Stop",
    }
    ok(alice.delete(f"{WALTER}/policies?policy_arn={denying}"))


@pytest.mark.spec("IAM-14", "IAM-41")
def test_a_policy_about_ones_own_name_opens_ones_own_permissions_and_nobody_elses(
    alice: Visitor, walter: Visitor
) -> None:
    own = policy(allow("iam:List*", "arn:aws:iam::*:user/${aws:username}"))
    ok(alice.put(f"{WALTER}/inline-policies/own", {"document": own}))
    assert walter.get(f"{WALTER}/policies").status_code == 200
    refused = walter.get("/console/iam/users/somebody/policies")
    assert code(refused) == (403, "NotAllowedOn")
    assert refused.json()["facts"]["resource"].endswith(":user/somebody")
    ok(alice.delete(f"{WALTER}/inline-policies/own"))


def test_the_pages_of_one_policy_and_one_role_tell_what_is_allowed_about_just_that_one(
    alice: Visitor, walter: Visitor
) -> None:
    mine, other = (created(alice, name, policy(allow("chime:GetUser"))) for name in ("WaltersOwn", "NotWalters"))
    trust = policy({"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": f"{mine.split(':')[4]}"}})
    alice.done("/console/iam/roles", {"role_name": "WaltersRole", "trust": trust})
    own = policy(
        allow("iam:Get*"),
        allow("iam:DeletePolicy", mine),
        allow("iam:DeleteRole", "arn:aws:iam::*:role/WaltersRole"),
    )
    ok(alice.put(f"{WALTER}/inline-policies/own", {"document": own}))
    assert "iam:DeletePolicy" in ok(walter.get(f"/console/iam/policy?policy_arn={mine}"))["may"]
    assert "iam:DeletePolicy" not in ok(walter.get(f"/console/iam/policy?policy_arn={other}"))["may"]
    assert "iam:DeletePolicy" not in ok(walter.get("/console/session"))["may"]
    assert "iam:DeleteRole" in ok(walter.get("/console/iam/roles/WaltersRole"))["may"]
    ok(alice.delete(f"{WALTER}/inline-policies/own"))


@pytest.mark.spec("IAM-17")
def test_what_came_with_carillon_is_listed_and_never_changed(alice: Visitor) -> None:
    rows = ok(alice.get("/console/iam/policies?kind=aws"))["items"]
    assert {row["name"] for row in rows} >= {"AmazonChimeReadOnly", "AmazonChimeFullAccess", "AdministratorAccess"}
    assert {row["kind"] for row in rows} == {"aws"}
    body = {"policy_arn": READ_ONLY, "document": policy(allow("*")), "in_force": True}
    assert code(alice.post("/console/iam/policy/versions", body)) == (403, "PolicyFixed")
    assert code(alice.delete(f"/console/iam/policy?policy_arn={READ_ONLY}")) == (403, "PolicyFixed")


def test_the_list_is_searched_and_walked_page_by_page(alice: Visitor) -> None:
    for number in range(3):
        created(alice, f"Walk{number}", policy(allow("chime:GetUser")))
    first = ok(alice.get("/console/iam/policies?search=walk&limit=2"))
    assert (first["total"], [row["name"] for row in first["items"]]) == (3, ["Walk0", "Walk1"])
    query = f"search=walk&limit=2&cursor={first['next_cursor']}"
    second = ok(alice.get(f"/console/iam/policies?{query}"))
    assert ([row["name"] for row in second["items"]], second["next_cursor"]) == (["Walk2"], None)
    beyond = ok(alice.get("/console/iam/policies?search=walk&limit=2&cursor=walk9"))
    assert (beyond["items"], beyond["next_cursor"]) == ([], None)


def test_a_policy_has_versions_of_which_one_is_in_force(alice: Visitor) -> None:
    arn = created(alice, "Versions", policy(allow("chime:GetUser")))
    assert code(alice.post("/console/iam/policies", {"policy_name": "versions", "document": policy(allow("*"))})) == (
        409,
        "PolicyExists",
    )
    newer = {"policy_arn": arn, "document": policy(allow("chime:ListUsers")), "in_force": True}
    assert alice.done("/console/iam/policy/versions", newer)["id"] == "v2"
    assert "ListUsers" in ok(alice.get(f"/console/iam/policy?policy_arn={arn}"))["document"]
    assert "GetUser" in ok(alice.get(f"/console/iam/policy/version?policy_arn={arn}&version=v1"))["document"]
    assert code(alice.delete(f"/console/iam/policy?policy_arn={arn}")) == (409, "PolicyInUse")
    ok(alice.put("/console/iam/policy/version", {"policy_arn": arn, "version": "v1"}))
    items = ok(alice.get(f"/console/iam/policy/versions?policy_arn={arn}"))["items"]
    assert [(each["id"], each["in_force"]) for each in items] == [("v2", False), ("v1", True)]
    ok(alice.delete(f"/console/iam/policy/version?policy_arn={arn}&version=v2"))
    ok(alice.delete(f"/console/iam/policy?policy_arn={arn}"))
    assert code(alice.get(f"/console/iam/policy?policy_arn={arn}")) == (404, "PolicyNotFound")


def test_who_has_a_policy_is_told(alice: Visitor, walter: Visitor) -> None:
    assert walter.cookies
    arn = created(alice, "Shared", policy(allow("chime:GetUser")))
    alice.done(f"{WALTER}/policies", {"policy_arn": arn})
    ok(alice.put(f"{WALTER}/boundary", {"policy_arn": arn}))
    used = ok(alice.get(f"/console/iam/policy/used-by?policy_arn={arn}"))["items"]
    assert used == [
        {"kind": "user", "name": "walter", "as_boundary": False},
        {"kind": "user", "name": "walter", "as_boundary": True},
    ]
    ok(alice.delete(f"{WALTER}/boundary"))
    ok(alice.delete(f"{WALTER}/policies?policy_arn={arn}"))


@pytest.mark.spec("IAM-35", "IAM-36")
def test_a_text_is_checked_with_line_and_column(alice: Visitor) -> None:
    text = '{\n  "Version": "2008-10-17",\n  "Statement": []\n}'
    told = alice.done("/console/iam/policies/check", {"document": text, "place": "user"})
    assert told["limit"] == 2048
    assert told["remarks"][0] == {
        "severity": "error",
        "message": "Version 2008-10-17 is not supported. Write 2012-10-17.",
        "line": 2,
        "column": 14,
    }
    foreign = policy(allow("iam:GetUser", "arn:aws:iam::999999999999:user/alice"))
    [remark] = alice.done("/console/iam/policies/check", {"document": foreign})["remarks"]
    assert (remark["severity"], "matches nothing" in remark["message"]) == ("warning", True)
    for template in ok(alice.get("/console/iam/policies/templates"))["items"]:
        checked = alice.done("/console/iam/policies/check", {"document": template["document"]})
        assert checked["remarks"] == [], template["id"]


@pytest.mark.spec("IAM-10", "IAM-51")
def test_a_role_is_created_changed_and_deleted_once_it_has_no_policies(alice: Visitor) -> None:
    organisation = alice.get("/console/session").json()["organisation"]["id"]
    statement = {"Effect": "Allow", "Principal": {"AWS": organisation}, "Action": "sts:AssumeRole"}
    new = {"role_name": "Reporting", "trust": policy(statement), "description": "Reports", "session_seconds": 7200}
    role = alice.done("/console/iam/roles", new)
    assert (role["trusted"], role["session_seconds"], role["last_used_at"]) == ([organisation], 7200, None)
    assert code(alice.post("/console/iam/roles", new)) == (409, "RoleExists")
    path = "/console/iam/roles/Reporting"
    arn = f"arn:aws:iam::{organisation}:user/walter"
    trust = policy({**statement, "Principal": {"AWS": arn}})
    assert ok(alice.put(f"{path}/trust", {"document": trust}))["trusted"] == [arn]
    assert ok(alice.put(f"{path}/description", {"description": "Numbers"}))["description"] == "Numbers"
    assert ok(alice.put(f"{path}/session", {"seconds": 3600}))["session_seconds"] == 3600
    assert code(alice.put(f"{path}/session", {"seconds": 60})) == (400, "SessionLengthInvalid")
    alice.done(f"{path}/policies", {"policy_arn": READ_ONLY})
    assert ok(alice.get(f"{path}/deletion")) == {"attached": 1, "inline": 0}
    assert code(alice.delete(path)) == (409, "RoleInUse")
    ok(alice.delete(f"{path}/policies?policy_arn={READ_ONLY}"))
    ok(alice.delete(path))
    assert code(alice.get(path)) == (404, "RoleNotFound")


@pytest.mark.spec("IAM-32", "SLR-11", "SLR-14")
def test_the_role_of_a_service_is_seen_described_and_deleted_and_nothing_else(alice: Visitor) -> None:
    path = "/console/iam/roles/AWSServiceRoleForAmazonChime"
    alice.done("/console/iam/service-roles", {"service": "chime.amazonaws.com"})
    services = ok(alice.get("/console/iam/service-roles"))["items"]
    assert [each["service"] for each in services if each["exists"]] == ["chime.amazonaws.com"]
    assert ok(alice.get(path))["service"] == "chime.amazonaws.com"
    assert ok(alice.put(f"{path}/description", {"description": "Devices"}))["description"] == "Devices"
    assert code(alice.post(f"{path}/policies", {"policy_arn": READ_ONLY})) == (403, "RoleOfService")
    assert code(alice.put(f"{path}/trust", {"document": policy()})) == (403, "RoleOfService")
    assert code(alice.delete(path)) == (403, "RoleOfService")
    done = ok(alice.delete("/console/iam/service-roles/AWSServiceRoleForAmazonChime"))
    assert (done["status"], done["reason"]) == ("SUCCEEDED", None)
    assert code(alice.get(path)) == (404, "RoleNotFound")


def test_the_simulator_names_the_statement_and_shows_its_text(alice: Visitor, walter: Visitor) -> None:
    organisation = walter.get("/console/session").json()["organisation"]["id"]
    only_here: dict[str, object] = {"Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}}
    text = policy(allow("chime:GetUser") | only_here, allow("chime:List*") | {"Effect": "Deny", "Sid": "NoLists"})
    ok(alice.put(f"{WALTER}/inline-policies/office", {"document": text}))
    asked: dict[str, object] = {
        "policy_source_arn": f"arn:aws:iam::{organisation}:user/walter",
        "actions": ["chime:GetUser", "chime:ListUsers", "chime:CreateUser"],
        "context": {"aws:SourceIp": "192.0.2.7"},
    }
    items = alice.done("/console/iam/simulator/principal", asked)["items"]
    assert [each["decision"] for each in items] == ["allowed", "explicitDeny", "implicitDeny"]
    [statement] = items[1]["statements"]
    assert (statement["policy"], statement["number"], statement["sid"]) == ("office", 2, "NoLists")
    assert json.loads(statement["text"])["Effect"] == "Deny"
    outside = alice.done("/console/iam/simulator/principal", {**asked, "context": {}})["items"]
    assert outside[0]["decision"] == "implicitDeny"
    ok(alice.delete(f"{WALTER}/inline-policies/office"))
    pasted = {"document": text, "actions": ["chime:ListUsers"]}
    assert alice.done("/console/iam/simulator/policy", pasted)["items"][0]["decision"] == "explicitDeny"
    assert code(alice.post("/console/iam/simulator/policy", {**pasted, "document": "{"})) == (400, "PolicyMalformed")


@pytest.mark.spec("IAM-14")
def test_whoever_may_simulate_some_users_gets_at_nobody_else_by_another_path(alice: Visitor, walter: Visitor) -> None:
    organisation = walter.get("/console/session").json()["organisation"]["id"]
    dev = f"arn:aws:iam::{organisation}:user/dev/"
    text = policy(allow("iam:SimulatePrincipalPolicy", f"{dev}*"))
    ok(alice.put(f"{WALTER}/inline-policies/simulate", {"document": text}))
    path = "/console/iam/simulator/principal"
    asked: dict[str, object] = {"actions": ["iam:GetUser"]}
    assert code(walter.post(path, {**asked, "policy_source_arn": f"{dev}alice"})) == (404, "UserNotFound")
    for kind, unknown in (("group", "GroupNotFound"), ("role", "RoleNotFound")):
        name = alice.done(f"/console/iam/{kind}s", {**NEW[kind], f"{kind}_name": "Elsewhere"})["name"]
        arn = f"arn:aws:iam::{organisation}:{kind}/"
        assert code(alice.post(path, {**asked, "policy_source_arn": f"{arn}dev/{name}"})) == (404, unknown)
        alice.done(path, {**asked, "policy_source_arn": f"{arn}{name}"})
    ok(alice.delete(f"{WALTER}/inline-policies/simulate"))


def test_a_text_that_no_policy_could_have_is_not_looked_at(walter: Visitor) -> None:
    answer = walter.post("/console/iam/policies/check", {"document": " " * 40_001})
    assert code(answer) == (400, "Malformed")


def test_what_cannot_be_counted_or_kept_is_refused(alice: Visitor) -> None:
    eternal = {"role_name": "Eternal", "trust": TRUST, "session_seconds": 10**15}
    assert code(alice.post("/console/iam/roles", eternal)) == (400, "Malformed")
    endless = {"user_name": "endless", "email": "e" * 255}
    assert code(alice.post("/console/iam/users", endless)) == (400, "Malformed")
