"""The views of policies, roles and the policy simulator."""

import json
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from playwright.sync_api import Page, expect

from tests.e2e import console
from tests.e2e.gallery.identities import prepare as prepare_identities
from tests.e2e.gallery.stage import Stage
from tests.e2e.gallery.view import hold, opened, refuse, view

POLICIES = "/console/iam/policies"
ROLES = "/console/iam/roles"
SIMULATOR = "/console/iam/simulator"
LONG_NAME = "Look-after-everybody-who-rings-the-bells-on-holidays-and-at-night-" + "x" * 60
CARLA = "/console/iam/users/carla"


def text(*statements: Mapping[str, object]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def statement(effect: str, *actions: str, **more: object) -> dict[str, object]:
    return {"Effect": effect, "Action": list(actions), "Resource": "*", **more}


def organisation(stage: Stage) -> str:
    return str(stage.people["administrator"].get("/console/session").json()["organisation"]["id"])


def arn(stage: Stage, name: str) -> str:
    return f"arn:aws:iam::{organisation(stage)}:policy/{name}"


def prepare(stage: Stage) -> None:
    """Policies and roles to look at; what is there already stays."""
    prepare_identities(stage)
    administrator = stage.people["administrator"]
    if administrator.get(f"{ROLES}/Reporting").is_success:
        return
    desk = text(
        statement("Allow", "chime:List*", "chime:Get*", "chime:InviteUsers", Sid="LookAfterUsers"),
        statement("Deny", "chime:ListBots", Sid="NoBots"),
    )
    for name, description in (("HelpDesk", "What the help desk needs of users."), (LONG_NAME, "")):
        administrator.done(POLICIES, {"policy_name": name, "document": desk, "description": description})
    newer = {"policy_arn": arn(stage, "HelpDesk"), "document": desk, "in_force": True}
    administrator.done("/console/iam/policy/versions", newer)
    administrator.done(f"{CARLA}/policies", {"policy_arn": arn(stage, "HelpDesk")})
    administrator.put(f"{CARLA}/inline-policies/nights", {"document": text(statement("Allow", "chime:LogoutUser"))})
    administrator.put(f"{CARLA}/boundary", {"policy_arn": "arn:aws:iam::aws:policy/AmazonChimeFullAccess"})
    trust = {"Effect": "Allow", "Principal": {"AWS": organisation(stage)}, "Action": "sts:AssumeRole"}
    role = {"role_name": "Reporting", "trust": text(trust), "description": "Numbers for the month's end."}
    administrator.done(ROLES, {**role, "session_seconds": 7200})
    administrator.done(f"{ROLES}/Reporting/policies", {"policy_arn": "arn:aws:iam::aws:policy/AmazonChimeReadOnly"})
    administrator.done("/console/iam/service-roles", {"service": "chime.amazonaws.com"})


def at(stage: Stage, page: Page, address: str, heading: str) -> None:
    prepare(stage)
    page.goto(address)
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()


def policy_at(stage: Stage, name: str = "HelpDesk") -> str:
    return f"{POLICIES}/{quote(arn(stage, name), safe='')}"


@view("console-policies", "administrator")
def policies(stage: Stage, page: Page) -> None:
    at(stage, page, POLICIES, "Policies")
    expect(console.row(page, "HelpDesk")).to_be_visible()


@view("console-policies-own", "administrator")
def policies_own(stage: Stage, page: Page) -> None:
    at(stage, page, f"{POLICIES}?kind=customer", "Policies")
    expect(console.row(page, LONG_NAME)).to_be_visible()


@view("console-policies-none", "administrator")
def policies_none(stage: Stage, page: Page) -> None:
    at(stage, page, f"{POLICIES}?search=nothing-of-this-name", "Policies")
    expect(page.get_by_text("No matches")).to_be_visible()


@view("console-policies-loading", "administrator")
def policies_loading(stage: Stage, page: Page) -> None:
    page.route("**/console/iam/policies?*", hold)
    page.goto(POLICIES)
    expect(page.get_by_role("heading", name="Policies", level=1)).to_be_visible()


@view("console-policies-error", "administrator")
def policies_error(stage: Stage, page: Page) -> None:
    page.route("**/console/iam/policies?*", refuse)
    page.goto(POLICIES)
    expect(page.get_by_text("This could not be loaded")).to_be_visible()


@view("console-policies-denied", "stranger")
def policies_denied(stage: Stage, page: Page) -> None:
    page.goto(POLICIES)
    expect(page.get_by_text("No statement of your policies allows it.")).to_be_visible()


@view("console-policies-denied-by-statement", "administrator")
def policies_denied_by_statement(stage: Stage, page: Page) -> None:
    prepare(stage)
    who = f"arn:aws:iam::{organisation(stage)}:user/carla"
    facts = {
        "arn": who,
        "action": "iam:ListPolicies",
        "why": "deny",
        "policy": "HelpDesk",
        "policy_arn": arn(stage, "HelpDesk"),
        "statement": 2,
        "sid": "NoBots",
    }
    message = f"User: {who} is not authorized to perform: iam:ListPolicies"
    body = {"code": "NotAllowed", "message": message, "facts": facts, "request_id": "r"}
    page.route("**/console/iam/policies?*", lambda route: route.fulfill(status=403, json=body))
    page.goto(POLICIES)
    expect(page.get_by_role("link", name="See the policy")).to_be_visible()


@view("console-policies-help", "administrator")
def policies_help(stage: Stage, page: Page) -> None:
    policies(stage, page)
    page.get_by_role("button", name="Help about Policies").click()


@view("console-policy", "administrator")
def policy(stage: Stage, page: Page) -> None:
    at(stage, page, policy_at(stage), "HelpDesk")
    expect(page.get_by_text("In force", exact=True)).to_be_visible()


@view("console-policy-versions", "administrator")
def policy_versions(stage: Stage, page: Page) -> None:
    policy(stage, page)
    expect(page.get_by_role("link", name="carla")).to_be_visible()
    page.get_by_role("link", name="carla").scroll_into_view_if_needed()


@view("console-policy-delete-not-yet", "administrator")
def policy_delete_not_yet(stage: Stage, page: Page) -> None:
    policy(stage, page)
    expect(opened(page, "Delete")).to_contain_text("cannot be deleted yet")


@view("console-policy-that-came-along", "administrator")
def policy_that_came_along(stage: Stage, page: Page) -> None:
    address = f"{POLICIES}/{quote('arn:aws:iam::aws:policy/AmazonChimeReadOnly', safe='')}"
    at(stage, page, address, "AmazonChimeReadOnly")
    expect(page.get_by_text("Used by")).to_be_visible()


@view("console-policy-long-name", "administrator")
def policy_long_name(stage: Stage, page: Page) -> None:
    at(stage, page, policy_at(stage, LONG_NAME), LONG_NAME)


@view("console-policy-missing", "administrator")
def policy_missing(stage: Stage, page: Page) -> None:
    prepare(stage)
    page.goto(policy_at(stage, "Nowhere"))
    expect(page.get_by_text("There is nothing here")).to_be_visible()


@view("console-policy-edit", "administrator")
def policy_edit(stage: Stage, page: Page) -> None:
    at(stage, page, f"{policy_at(stage)}/edit", "Edit HelpDesk")
    expect(page.get_by_text("The policy can be saved.")).to_be_visible()


@view("console-new-policy", "administrator")
def new_policy(stage: Stage, page: Page) -> None:
    at(stage, page, "/console/iam/new-policy", "Create policy")
    expect(page.get_by_text("The policy can be saved.")).to_be_visible()


@view("console-new-policy-wrong", "administrator")
def new_policy_wrong(stage: Stage, page: Page) -> None:
    new_policy(stage, page)
    wrong = text(
        {"Action": "chime:GetUsr", "Resource": "*"},
        statement("Allow", "s3:GetObject", "chime:ListUsers"),
    ).replace("2012", "2008")
    page.get_by_label("Policy", exact=True).fill(json.dumps(json.loads(wrong), indent=2))
    expect(page.get_by_text("errors: the policy cannot be saved")).to_be_visible()
    page.get_by_text("errors: the policy cannot be saved").scroll_into_view_if_needed()


@view("console-new-policy-warnings", "administrator")
def new_policy_warnings(stage: Stage, page: Page) -> None:
    new_policy(stage, page)
    vain = text(statement("Allow", "s3:GetObject", "chime:GetUsr", "chime:ListUsers"))
    page.get_by_label("Policy", exact=True).fill(json.dumps(json.loads(vain), indent=2))
    expect(page.get_by_text("2 warnings")).to_be_visible()
    page.get_by_text("2 warnings").scroll_into_view_if_needed()


@view("console-iam-user-policies", "administrator")
def user_policies(stage: Stage, page: Page) -> None:
    at(stage, page, CARLA, "carla")
    expect(page.get_by_text("nights")).to_be_visible()
    page.get_by_role("link", name="AmazonChimeFullAccess").scroll_into_view_if_needed()


@view("console-iam-user-attach", "administrator")
def user_attach(stage: Stage, page: Page) -> None:
    user_policies(stage, page)
    opened(page, "Attach policies").get_by_role("button", name="Policies").click()
    expect(page.get_by_role("option", name="AdministratorAccess")).to_be_visible()


@view("console-iam-user-inline", "administrator")
def user_inline(stage: Stage, page: Page) -> None:
    user_policies(stage, page)
    expect(opened(page, "Edit nights").get_by_text("The policy can be saved.")).to_be_visible()


@view("console-iam-user-boundary", "administrator")
def user_boundary(stage: Stage, page: Page) -> None:
    user_policies(stage, page)
    opened(page, "Change boundary")


@view("console-roles", "administrator")
def roles(stage: Stage, page: Page) -> None:
    at(stage, page, ROLES, "Roles")
    expect(console.row(page, "Reporting")).to_be_visible()


@view("console-roles-help", "administrator")
def roles_help(stage: Stage, page: Page) -> None:
    roles(stage, page)
    page.get_by_role("button", name="Help about Roles").click()


@view("console-roles-none", "administrator")
def roles_none(stage: Stage, page: Page) -> None:
    nothing = {"items": [], "next_cursor": None, "total": 0}
    page.route("**/console/iam/roles?*", lambda route: route.fulfill(json=nothing))
    page.goto(ROLES)
    expect(page.get_by_text("No roles yet")).to_be_visible()


@view("console-roles-denied", "stranger")
def roles_denied(stage: Stage, page: Page) -> None:
    page.goto(ROLES)
    expect(page.get_by_text("You are not allowed to see this")).to_be_visible()


@view("console-roles-of-services", "administrator")
def roles_of_services(stage: Stage, page: Page) -> None:
    roles(stage, page)
    page.get_by_role("button", name="More ways to create a role").click()
    page.get_by_role("menuitem", name="Create role of a service").click()
    expect(page.get_by_role("dialog").get_by_text("It has its role already.")).to_be_visible()


@view("console-role", "administrator")
def role(stage: Stage, page: Page) -> None:
    at(stage, page, f"{ROLES}/Reporting", "Reporting")
    expect(page.get_by_text("No boundary")).to_be_visible()


@view("console-role-trust", "administrator")
def role_trust(stage: Stage, page: Page) -> None:
    role(stage, page)
    expect(opened(page, "Edit trust policy").get_by_text("The policy can be saved.")).to_be_visible()


@view("console-role-delete-not-yet", "administrator")
def role_delete_not_yet(stage: Stage, page: Page) -> None:
    role(stage, page)
    expect(opened(page, "Delete")).to_contain_text("cannot be deleted yet")


@view("console-role-of-service", "administrator")
def role_of_service(stage: Stage, page: Page) -> None:
    name = "AWSServiceRoleForAmazonChime"
    at(stage, page, f"{ROLES}/{name}", name)
    expect(page.get_by_text("Its permissions and its trust are fixed")).to_be_visible()


@view("console-new-role", "administrator")
def new_role(stage: Stage, page: Page) -> None:
    at(stage, page, "/console/iam/new-role", "Create role")
    page.get_by_label("One user or role").check()
    page.get_by_role("button", name="Create role", exact=True).click()
    expect(page.get_by_text("Enter the ARN of a user or a role.")).to_be_visible()


@view("console-simulator", "administrator")
def simulator(stage: Stage, page: Page) -> None:
    at(stage, page, SIMULATOR, "Policy simulator")


@view("console-simulator-results", "administrator")
def simulator_results(stage: Stage, page: Page) -> None:
    prepare(stage)
    asked = {
        "source": f"arn:aws:iam::{organisation(stage)}:user/carla",
        "action": "chime:GetUser,chime:ListBots,chime:DeleteAccount,iam:CreateUser",
        "ip": "192.0.2.7",
        "mfa": "true",
    }
    at(stage, page, f"{SIMULATOR}?{urlencode(asked)}", "Policy simulator")
    page.get_by_role("button", name="Simulate", exact=True).click()
    results = page.get_by_role("grid", name="Results")
    expect(results.get_by_text("Denied by a statement")).to_be_visible()
    results.get_by_role("button", name="Its text").nth(1).click()


@view("console-simulator-help", "administrator")
def simulator_help(stage: Stage, page: Page) -> None:
    simulator(stage, page)
    page.get_by_role("button", name="Help about Policy simulator").click()
